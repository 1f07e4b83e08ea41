package app.balcao.access;

import app.balcao.access.store.SessionRepository;
import app.balcao.access.store.ShiftRepository;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells who of the agents is there to work: within their shift, and signed in. */
@Service
public class AgentsAtWork {

    private final SessionRepository sessions;
    private final ShiftRepository shifts;
    private final ShiftLimits limits;
    private final Clock clock;

    AgentsAtWork(SessionRepository sessions, ShiftRepository shifts, ShiftLimits limits, Clock clock) {
        this.sessions = sessions;
        this.shifts = shifts;
        this.limits = limits;
        this.clock = clock;
    }

    /** How an agent can be reached, the sooner the earlier. */
    public enum Presence {
        /** Within their shift, or without one, and signed in. */
        SIGNED_IN,
        /** Within their shift, or without one. */
        ON_SHIFT,
        /** Kept out by their shift (SEC-22). */
        OFF_SHIFT
    }

    /** How agents of the current account are there now. */
    @Transactional(readOnly = true)
    public Map<UUID, Presence> presences(Collection<UUID> agents) {
        Map<UUID, UUID> bound = shifts.shiftsOf(agents);
        Set<UUID> signedIn = sessions.signedIn(agents, clock.instant());
        return agents.stream().distinct().collect(Collectors.toMap(agent -> agent, agent -> {
            UUID shift = bound.get(agent);
            if (shift != null && limits.closed(shift)) {
                return Presence.OFF_SHIFT;
            }
            return signedIn.contains(agent) ? Presence.SIGNED_IN : Presence.ON_SHIFT;
        }));
    }
}
