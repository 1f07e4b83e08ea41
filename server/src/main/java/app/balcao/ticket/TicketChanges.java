package app.balcao.ticket;

import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.event.TicketChanged;
import app.balcao.ticket.store.MessageRepository;
import app.balcao.ticket.store.TicketRepository;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * For modules that keep something of their own about tickets, such as when work on them begins: lends them the ticket, and
 * has what they did stand in its history. The ticket itself does not change by it. Always inside of their transaction.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class TicketChanges {

    private final TicketRepository tickets;
    private final MessageRepository messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketChanges(TicketRepository tickets, MessageRepository messages, ApplicationEventPublisher events, Clock clock) {
        this.tickets = tickets;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /** @throws Problem not-found, also when the agent does not see it */
    public TicketState find(ActingAgent acting, UUID id) {
        return tickets.find(id).filter(found -> found.isSeenBy(acting)).orElseThrow(Problem::notFound);
    }

    /** The same, kept from others until the transaction ends. */
    public TicketState lock(ActingAgent acting, UUID id) {
        return tickets.findForUpdate(id).filter(found -> found.isSeenBy(acting)).orElseThrow(Problem::notFound);
    }

    /** Adds to the ticket's history, and tells who looks at it. */
    public void record(TicketState ticket, ActingAgent acting, HistoryEntry.Kind kind, Map<String, ?> data) {
        Actor actor = Actor.agent(acting);
        messages.record(ticket.id(), HistoryLines.line(kind, actor, data), OffsetDateTime.now(clock));
        events.publishEvent(new TicketChanged(ticket, actor, TicketChanged.What.SCHEDULE));
    }

    /** The refusal of what cannot be done to a ticket that is over. */
    public static Problem closed() {
        return TicketWork.wrongSituation("ticket.problem.closed");
    }
}
