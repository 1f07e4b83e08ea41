package app.balcao.access;

import app.balcao.people.ActingAgent;
import app.balcao.people.OnBehalfOf;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** The authentication of a request that carries a valid session. Its name is the agent's id. */
public final class SignedIn extends AbstractAuthenticationToken implements OnBehalfOf {

    private static final long serialVersionUID = 1L;

    private final transient ActingAgent agent;
    private final UUID sessionId;
    private final transient Proof proof;

    /**
     * What the session knows of its agent's proofs.
     *
     * @param signedInBy how they came in, such as {@code PASSWORD}
     * @param confirmedAt when they last proved to be there; null for a session older than such proofs
     * @param mustSetUp whether they must set up a second factor before anything else
     */
    public record Proof(String signedInBy, @Nullable Instant confirmedAt, boolean mustSetUp) {

        boolean confirmedSince(Instant since) {
            return confirmedAt != null && confirmedAt.isAfter(since);
        }
    }

    public SignedIn(ActingAgent agent, UUID sessionId, Proof proof) {
        super(List.of());
        this.agent = agent;
        this.sessionId = sessionId;
        this.proof = proof;
        setAuthenticated(true);
    }

    @Override
    public ActingAgent agent() {
        return agent;
    }

    public UUID sessionId() {
        return sessionId;
    }

    public Proof proof() {
        return proof;
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
