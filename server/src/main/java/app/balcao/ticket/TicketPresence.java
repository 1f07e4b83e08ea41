package app.balcao.ticket;

import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.Topics;
import app.balcao.ticket.store.PresenceRepository;
import app.balcao.ticket.store.TicketReads;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who looks at a ticket and who writes in it now (RPL-20). It is kept in the database, and changes are told on the ticket's
 * topic, so that agents on different nodes see each other. A tab that falls silent is gone after {@link #LASTS}.
 */
@Service
@Transactional
public class TicketPresence {

    public static final Duration LASTS = Duration.ofSeconds(40);

    /** What is older is removed whenever somebody comes. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private static final Pattern TAB = Pattern.compile("[A-Za-z0-9-]{1,40}");

    private final PresenceRepository repository;
    private final TicketReads tickets;
    private final Realtime realtime;
    private final Clock clock;

    TicketPresence(PresenceRepository repository, TicketReads tickets, Realtime realtime, Clock clock) {
        this.repository = repository;
        this.tickets = tickets;
        this.realtime = realtime;
        this.clock = clock;
    }

    /** What somebody writes. */
    public enum Kind {
        REPLY,
        COMMENT
    }

    /**
     * An agent who has the ticket open.
     *
     * @param writing what they are writing; null for who looks only
     */
    public record Present(
            UUID id,
            String name,
            @Nullable String photoUrl,
            @Nullable Kind writing) {}

    /**
     * The other agents who have a ticket open, by name.
     *
     * @throws Problem not-found
     */
    @Transactional(readOnly = true)
    public List<Present> others(ActingAgent acting, UUID ticketId) {
        requireSight(acting, ticketId);
        return repository.others(ticketId, acting.id(), now().minus(LASTS));
    }

    /**
     * Says that a tab of the agent's shows the ticket, to be repeated while it does.
     *
     * @return the others who do
     * @throws Problem not-found; validation
     */
    public List<Present> arrive(ActingAgent acting, UUID ticketId, String tab, @Nullable Kind writing) {
        requireSight(acting, ticketId);
        if (!TAB.matcher(tab).matches()) {
            throw Problem.validation(FieldProblem.of("tab", "invalid", "problem.field.type"));
        }
        OffsetDateTime now = now();
        if (repository.put(ticketId, acting.id(), tab, writing, now, now.minus(LASTS))) {
            repository.removeOlder(now.minus(KEPT));
            told(ticketId);
        }
        return repository.others(ticketId, acting.id(), now.minus(LASTS));
    }

    /**
     * Says that a tab does not show it any more.
     *
     * @throws Problem not-found
     */
    public void leave(ActingAgent acting, UUID ticketId, String tab) {
        requireSight(acting, ticketId);
        if (repository.remove(ticketId, acting.id(), tab)) {
            told(ticketId);
        }
    }

    private void told(UUID ticketId) {
        realtime.publish(Topics.ticket(ticketId), "presence-changed", Map.of("ticketId", ticketId));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private void requireSight(ActingAgent acting, UUID ticketId) {
        if (tickets.standing(ticketId)
                .filter(ticket -> ticket.isSeenBy(acting.sight()))
                .isEmpty()) {
            throw Problem.notFound();
        }
    }
}
