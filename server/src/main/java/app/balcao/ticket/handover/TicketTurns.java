package app.balcao.ticket.handover;

import app.balcao.access.AgentsAtWork;
import app.balcao.access.AgentsAtWork.Presence;
import app.balcao.platform.Replay;
import app.balcao.ticket.Actor;
import app.balcao.ticket.HistoryLines;
import app.balcao.ticket.Named;
import app.balcao.ticket.Situation;
import app.balcao.ticket.TicketState;
import app.balcao.ticket.event.TicketBound;
import app.balcao.ticket.event.TicketEvent;
import app.balcao.ticket.event.TicketOpened;
import app.balcao.ticket.event.TicketSplit;
import app.balcao.ticket.store.MessageRepository;
import app.balcao.ticket.store.TicketRepository;
import app.balcao.ticket.store.TurnRepository;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Gives new tickets out in turn where their department wants it (DEP-7), in the transaction that opens them: to those
 * who are there, then to those within their shift, and at last to all, so that what comes at night is spread too.
 */
@Component
class TicketTurns {

    private final TurnRepository turns;
    private final AgentsAtWork atWork;
    private final TicketRepository tickets;
    private final MessageRepository messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketTurns(
            TurnRepository turns,
            AgentsAtWork atWork,
            TicketRepository tickets,
            MessageRepository messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.turns = turns;
        this.atWork = atWork;
        this.tickets = tickets;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    // After all others have heard of the ticket, since they hear of its agent next.
    @EventListener({TicketOpened.class, TicketSplit.class})
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(TicketEvent opened) {
        TicketState ticket = opened.ticket();
        if (ticket.situation() == Situation.NEW && !Replay.isRunning()) {
            next(ticket.departmentId()).ifPresent(agent -> bind(ticket, agent));
        }
    }

    private Optional<Named> next(UUID departmentId) {
        if (!turns.inTurn(departmentId)) {
            return Optional.empty();
        }
        List<Named> waiting = turns.waiting(departmentId);
        Map<UUID, Presence> presences =
                atWork.presences(waiting.stream().map(Named::id).toList());
        // Of those who can be reached equally soon, min answers the first, who waits longest.
        Optional<Named> next = waiting.stream().min(Comparator.comparing(agent -> presences.get(agent.id())));
        next.ifPresent(agent -> turns.taken(departmentId, agent.id()));
        return next;
    }

    private void bind(TicketState ticket, Named agent) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        TicketState after = ticket.with(Situation.AWAITING_AGENT, agent.id(), ticket.notifyAgent());
        tickets.bind(after, null, now);
        messages.record(after.id(), HistoryLines.bound(Actor.SYSTEM, null, agent), now);
        events.publishEvent(new TicketBound(after, Actor.SYSTEM, null, agent.id(), false));
    }
}
