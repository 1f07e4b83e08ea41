package app.balcao.ticket.handover;

import app.balcao.ticket.Actor;
import app.balcao.ticket.HistoryEntry;
import app.balcao.ticket.HistoryLines;
import app.balcao.ticket.Named;
import app.balcao.ticket.Situation;
import app.balcao.ticket.TicketState;
import app.balcao.ticket.event.TicketBound;
import app.balcao.ticket.event.TicketReleased;
import app.balcao.ticket.store.MessageRepository;
import app.balcao.ticket.store.TicketRepository;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes a ticket from its agent, for another one or for the queue; always inside a transaction. */
@Component
public class TicketHandOver {

    private final TicketRepository tickets;
    private final MessageRepository messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketHandOver(
            TicketRepository tickets, MessageRepository messages, ApplicationEventPublisher events, Clock clock) {
        this.tickets = tickets;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Hands a ticket over, unless it is over or somebody else's by now.
     *
     * @param from who has it
     * @param to who gets it; null, or somebody who may no longer have it, is the queue
     * @return whether another agent has it now
     */
    public boolean handOver(UUID ticketId, UUID from, @Nullable UUID to, Actor actor) {
        TicketState before = tickets.findForUpdate(ticketId)
                .filter(found ->
                        from.equals(found.agentId()) && !found.situation().over())
                .orElse(null);
        if (before == null) {
            return false;
        }
        Optional<Named> heir = to == null ? Optional.empty() : tickets.responsibleCandidate(to, before.departmentId());
        if (heir.isPresent()) {
            rebind(before, from, heir.get(), actor);
        } else {
            release(before, from, actor);
        }
        return heir.isPresent();
    }

    private void rebind(TicketState before, UUID from, Named heir, Actor actor) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Situation next = before.situation().after(Situation.Step.REBIND).orElseThrow();
        TicketState after = before.with(next, heir.id(), before.notifyAgent());
        tickets.bind(after, actor.id(), now);
        messages.record(after.id(), HistoryLines.bound(actor, named(from), heir), now);
        events.publishEvent(new TicketBound(after, actor, from, heir.id(), true));
    }

    private void release(TicketState before, UUID from, Actor actor) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Situation next = before.situation().after(Situation.Step.RELEASE).orElseThrow();
        TicketState after = before.with(next, null, false);
        tickets.bind(after, actor.id(), now);
        messages.record(
                after.id(),
                HistoryLines.line(HistoryEntry.Kind.RELEASED, actor, Map.of("fromAgent", named(from))),
                now);
        events.publishEvent(new TicketReleased(after, actor, from));
    }

    private Named named(UUID agentId) {
        return new Named(agentId, tickets.agentName(agentId));
    }
}
