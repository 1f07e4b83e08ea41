package app.balcao.access;

import app.balcao.people.ActingAgent;
import app.balcao.people.OnBehalfOf;
import app.balcao.platform.security.ApiScope;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** The authentication of a request that carries an API token. Its name is the id of the agent it acts as. */
public final class ProgramSignedIn extends AbstractAuthenticationToken implements OnBehalfOf {

    private static final long serialVersionUID = 1L;

    private final transient ActingAgent agent;
    private final UUID tokenId;
    private final String tokenName;
    private final Set<ApiScope> scopes;

    ProgramSignedIn(ActingAgent agent, UUID tokenId, String tokenName, Set<ApiScope> scopes) {
        super(List.of());
        this.agent = agent;
        this.tokenId = tokenId;
        this.tokenName = tokenName;
        this.scopes = Set.copyOf(scopes);
        setAuthenticated(true);
    }

    @Override
    public ActingAgent agent() {
        return agent;
    }

    public UUID tokenId() {
        return tokenId;
    }

    public String tokenName() {
        return tokenName;
    }

    public boolean has(ApiScope scope) {
        return scopes.contains(scope);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return agent;
    }

    @Override
    public String getName() {
        return agent.id().toString();
    }
}
