package app.balcao.ticket;

import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.event.TicketCancelled;
import app.balcao.ticket.store.CustomerReads;
import app.balcao.ticket.store.FamilyRepository;
import app.balcao.ticket.store.MessageRepository;
import app.balcao.ticket.store.TicketRepository;
import app.balcao.ticket.store.TicketRepository.Writable;
import app.balcao.ticket.work.Stopwatches;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends tickets without service, for good (CLS-6): what nobody needs any more, or what came by mistake. */
@Service
@Transactional
public class TicketCancelling {

    private final TicketRepository tickets;
    private final CustomerReads customers;
    private final FamilyRepository families;
    private final MessageRepository messages;
    private final Escalations escalations;
    private final Stopwatches stopwatches;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketCancelling(
            TicketRepository tickets,
            CustomerReads customers,
            FamilyRepository families,
            MessageRepository messages,
            Escalations escalations,
            Stopwatches stopwatches,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.customers = customers;
        this.families = families;
        this.messages = messages;
        this.escalations = escalations;
        this.stopwatches = stopwatches;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Cancels a ticket by an agent's hand.
     *
     * @throws Problem not-found; forbidden for who is not in charge or lacks the permission; wrong-situation when it is
     *     over; open-children; validation without a reason
     */
    public void cancel(ActingAgent acting, UUID id, @Nullable String reason) {
        Writable loaded = tickets.findToWrite(id)
                .filter(found -> found.ticket().isSeenBy(acting))
                .orElseThrow(Problem::notFound);
        TicketWork.requireCharge(acting, loaded);
        acting.require(Permission.TICKET_CANCEL, loaded.ticket().departmentId());
        TicketClosing.requireOpen(loaded.ticket());
        escalations.requireNoOpenChild(id);
        end(loaded.ticket(), Actor.agent(acting), acting.id(), FieldChecks.requiredReason(reason));
    }

    /**
     * Cancels a customer's own ticket by theirs.
     *
     * @param reason may be missing
     * @throws Problem not-found, also for another's; wrong-situation when it is over, or other departments still work on
     *     parts of it, which is not said; validation
     */
    public void cancel(UUID customerId, long number, @Nullable String reason) {
        UUID id = customers.find(customerId, number).orElseThrow(Problem::notFound);
        Writable loaded = tickets.findToWrite(id).orElseThrow(Problem::notFound);
        TicketClosing.requireOpen(loaded.ticket());
        if (!families.openChildren(id).isEmpty()) {
            throw TicketWork.wrongSituation("ticket.problem.not-to-cancel");
        }
        FieldChecks checks = new FieldChecks();
        String why = checks.reason(reason);
        checks.refuse();
        String name = loaded.customerName();
        end(loaded.ticket(), Actor.customer(customerId, name == null ? "" : name), null, why);
    }

    private void end(TicketState before, Actor actor, @Nullable UUID by, @Nullable String why) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Situation next = before.situation().after(Situation.Step.CANCEL).orElseThrow();
        stopwatches.stopAll(before.id(), now);
        TicketState after = before.with(next).closed(now);
        tickets.close(after, by, why, now);
        messages.record(
                after.id(),
                HistoryLines.line(HistoryEntry.Kind.CANCELLED, actor, why == null ? Map.of() : Map.of("reason", why)),
                now);
        events.publishEvent(new TicketCancelled(after, actor, why));
    }
}
