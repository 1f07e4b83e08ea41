package app.balcao.access;

import app.balcao.access.store.SessionRepository;
import app.balcao.people.AgentRightsChanged;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.SignedInSessions;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps live connections to what sessions and rights allow. */
@Service
class LiveSessions implements SignedInSessions {

    private final SessionRepository repository;
    private final Realtime realtime;
    private final Clock clock;

    LiveSessions(SessionRepository repository, Realtime realtime, Clock clock) {
        this.repository = repository;
        this.realtime = realtime;
        this.clock = clock;
    }

    @Override
    public UUID sessionId(Principal principal) {
        if (principal instanceof SignedIn signedIn) {
            return signedIn.sessionId();
        }
        throw new IllegalArgumentException("Only sessions open live connections");
    }

    @Override
    @Transactional(readOnly = true)
    public Set<UUID> alive(Collection<UUID> sessionIds) {
        Instant now = clock.instant();
        return repository.alive(sessionIds, now, now.minus(Sessions.IDLE));
    }

    @EventListener
    void on(AgentRightsChanged event) {
        realtime.recheckRights(event.agentId());
    }
}
