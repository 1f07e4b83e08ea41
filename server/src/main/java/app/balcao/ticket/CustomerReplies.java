package app.balcao.ticket;

import app.balcao.platform.errors.Problem;
import app.balcao.ticket.store.MessageRepository;
import app.balcao.ticket.store.MessageRepository.NewEntry;
import app.balcao.ticket.store.MessageRepository.NewMessage;
import app.balcao.ticket.store.TicketRepository;
import app.balcao.ticket.store.TicketRepository.Writable;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes what customers write to tickets that exist. */
@Service
@Transactional
public class CustomerReplies {

    private final TicketRepository tickets;
    private final MessageRepository messages;
    private final MessageFiles files;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CustomerReplies(
            TicketRepository tickets,
            MessageRepository messages,
            MessageFiles files,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.messages = messages;
        this.files = files;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Adds a customer's message to a ticket (RPL-7). A closed one comes back when it was closed within the account's
     * days for that, to the agent it was with or, when that one no longer fits, to the queue; closed longer ago it
     * stays closed, and the caller opens a new ticket that names it as the previous one (CLS-7).
     *
     * @param message its department, category, priority, subject, mailbox and previous ticket are not used
     * @throws Problem not-found, when there is no such ticket or customer
     */
    public FollowUp append(UUID ticketId, CustomerMessage message) {
        Writable loaded = tickets.findToWrite(ticketId).orElseThrow(Problem::notFound);
        TicketState before = loaded.ticket();
        OffsetDateTime now = OffsetDateTime.now(clock);
        Actor actor = Actor.customer(message.customerId(), nameOf(message.customerId(), loaded));
        boolean reopens = before.situation().over();
        Optional<TicketState> after = reopens ? reopened(loaded, now) : replied(before);
        if (after.isEmpty()) {
            return new FollowUp.TooLate(before.id(), before.departmentId());
        }
        TicketState ticket = after.get();
        if (reopens) {
            tickets.reopen(ticket, null, now);
        }
        UUID messageId = messages.reply(
                ticket,
                !reopens && ticket.situation() != before.situation(),
                compose(message, actor, loaded.searchConfiguration(), now),
                history(actor, reopens));
        if (reopens) {
            events.publishEvent(new TicketReopened(ticket, actor));
        }
        events.publishEvent(new CustomerReplied(ticket, actor, messageId, reopens));
        return new FollowUp.Appended(ticket.id(), ticket.number(), messageId, reopens);
    }

    private String nameOf(UUID customerId, Writable loaded) {
        String name = loaded.customerName();
        return name != null && customerId.equals(loaded.ticket().customerId())
                ? name
                : tickets.customerName(customerId).orElseThrow(Problem::notFound);
    }

    private static Optional<TicketState> replied(TicketState before) {
        return before.situation().after(Situation.Step.CUSTOMER_REPLY).map(before::with);
    }

    private static Optional<TicketState> reopened(Writable loaded, OffsetDateTime now) {
        OffsetDateTime closedAt = loaded.ticket().closedAt();
        boolean inTime =
                closedAt != null && !closedAt.plusDays(loaded.reopenDays()).isBefore(now);
        return loaded.reopenDays() > 0 && inTime ? TicketWork.reopened(loaded) : Optional.empty();
    }

    private NewMessage compose(CustomerMessage message, Actor actor, String configuration, OffsetDateTime now) {
        MessageText text = MessageText.ofClean(message.html());
        return new NewMessage(
                TicketMessage.Kind.REPLY,
                actor,
                text.html(),
                message.quotedHtml(),
                text.text(),
                text.preview(),
                message.sourceSha256(),
                files.claim(message.attachments()),
                configuration,
                now);
    }

    private static List<NewEntry> history(Actor actor, boolean reopens) {
        List<NewEntry> lines = new ArrayList<>();
        if (reopens) {
            lines.add(HistoryLines.line(HistoryEntry.Kind.REOPENED, actor, Map.of()));
        }
        lines.add(HistoryLines.line(HistoryEntry.Kind.CUSTOMER_REPLIED, actor, Map.of()));
        return lines;
    }
}
