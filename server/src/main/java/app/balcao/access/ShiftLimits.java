package app.balcao.access;

import app.balcao.access.store.ShiftRepository;
import app.balcao.access.store.ShiftRepository.AtWork;
import app.balcao.calendar.CalendarChanged;
import app.balcao.calendar.WorkShifts;
import app.balcao.people.ActingAgent;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.tenant.Tenant;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Keeps agents to their work shift (SEC-22, SEC-23). The owner, administrators and agents without a shift may work at
 * any time (SEC-24, SEC-25).
 */
@Service
public class ShiftLimits {

    // How long a node may go on with what it knew of a shift: bounds a change of its hours that another node made.
    private static final Duration TRUST = Duration.ofSeconds(5);

    private final ShiftRepository repository;
    private final WorkShifts shifts;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Cache<Shift, WorkShifts.State> known =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(TRUST).build();

    ShiftLimits(ShiftRepository repository, WorkShifts shifts, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.shifts = shifts;
        this.events = events;
        this.clock = clock;
    }

    private record Shift(UUID accountId, UUID id) {}

    /** Whether an agent of the current account is outside of their shift now; inside a transaction. */
    boolean closed(ActingAgent agent) {
        UUID shift = shiftOf(agent);
        return shift != null && closed(shift);
    }

    /** Whether a shift of the current account does not work now; inside a transaction. */
    boolean closed(UUID shiftId) {
        return !state(shiftId).open();
    }

    /** When the shift of an agent opens again; absent when not within a year, or for whom none binds. */
    @Transactional(readOnly = true)
    Optional<Instant> opensAt(ActingAgent agent) {
        UUID shift = shiftOf(agent);
        return shift == null ? Optional.empty() : shifts.opensAt(shift, clock.instant());
    }

    /**
     * Until when an agent may work.
     *
     * @param closesAt when their shift ends; null while nothing limits them
     */
    public record ShiftEnd(@Nullable Instant closesAt) {}

    /** When the shift ends that the agent works in. */
    @Transactional(readOnly = true)
    public ShiftEnd end(ActingAgent agent) {
        UUID shift = shiftOf(agent);
        WorkShifts.State state = shift == null ? null : state(shift);
        return new ShiftEnd(state == null || !state.open() ? null : state.changesAt());
    }

    /** What was known of the account's shifts holds no longer, from the moment the change does. */
    @TransactionalEventListener
    void forget(CalendarChanged event) {
        UUID account = Tenant.id();
        known.asMap().keySet().removeIf(each -> each.accountId().equals(account));
    }

    /** Ends the sessions of agents of the current account whose shift is over. */
    @Transactional
    public void endClosed(Sessions sessions) {
        for (AtWork each : repository.boundAgentsAtWork(clock.instant())) {
            if (closed(each.shiftId())) {
                end(sessions, each.agentId(), each.name());
            }
        }
    }

    /** Ends all sessions of an agent whose shift is over; inside a transaction. */
    void end(Sessions sessions, UUID agentId, String name) {
        sessions.endByRule(agentId, "SHIFT_ENDED");
        events.publishEvent(AuditableAction.of(Actor.SYSTEM, "session.ended", "agent", agentId)
                .changing(Map.of(), Map.of("name", name, "reason", "SHIFT_ENDED")));
    }

    private @Nullable UUID shiftOf(ActingAgent agent) {
        return agent.owner() || agent.administrator() ? null : repository.shiftOf(agent.id());
    }

    private WorkShifts.State state(UUID shiftId) {
        Instant now = clock.instant();
        Shift key = new Shift(Tenant.id(), shiftId);
        WorkShifts.State state = known.getIfPresent(key);
        if (state == null || (state.changesAt() != null && !now.isBefore(state.changesAt()))) {
            state = shifts.state(shiftId, now);
            known.put(key, state);
        }
        return state;
    }
}
