package app.balcao.platform.realtime;

import java.util.UUID;

/** Whose a live connection is. */
sealed interface Who permits Who.AgentSession, Guest {

    UUID accountId();

    /** An agent, by the session that opened it, and where it comes from. */
    record AgentSession(UUID accountId, UUID agentId, UUID sessionId, String address) implements Who {

        SignedInSessions.Place place() {
            return new SignedInSessions.Place(sessionId, address);
        }
    }
}
