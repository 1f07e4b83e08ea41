package app.balcao.access;

import app.balcao.people.ActingAgent;
import java.util.List;
import java.util.UUID;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** The authentication of a request that carries a valid session. Its name is the agent's id. */
public final class SignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient ActingAgent agent;
    private final UUID sessionId;

    public SignedIn(ActingAgent agent, UUID sessionId) {
        super(List.of());
        this.agent = agent;
        this.sessionId = sessionId;
        setAuthenticated(true);
    }

    public ActingAgent agent() {
        return agent;
    }

    public UUID sessionId() {
        return sessionId;
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
