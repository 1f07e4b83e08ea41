package app.balcao.access;

import app.balcao.access.IpRule.Panel;
import app.balcao.access.store.SessionRepository;
import app.balcao.access.store.SessionRepository.Alive;
import app.balcao.people.AgentRightsChanged;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.SignedInSessions;
import java.security.Principal;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps live connections to what sessions and rights allow. */
@Service
class LiveSessions implements SignedInSessions {

    private final SessionRepository repository;
    private final IpRules ipRules;
    private final Realtime realtime;
    private final Clock clock;

    LiveSessions(SessionRepository repository, IpRules ipRules, Realtime realtime, Clock clock) {
        this.repository = repository;
        this.ipRules = ipRules;
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
    public Set<Place> alive(Collection<Place> places) {
        Set<UUID> asked = places.stream().map(Place::sessionId).collect(Collectors.toSet());
        Map<UUID, Alive> alive =
                repository.alive(asked, clock.instant()).stream().collect(Collectors.toMap(Alive::id, each -> each));
        return places.stream()
                .filter(each -> {
                    Alive session = alive.get(each.sessionId());
                    return session != null && (session.exempt() || ipRules.allows(Panel.AGENT, each.address()));
                })
                .collect(Collectors.toSet());
    }

    @EventListener
    void on(AgentRightsChanged event) {
        realtime.recheckRights(event.agentId());
    }
}
