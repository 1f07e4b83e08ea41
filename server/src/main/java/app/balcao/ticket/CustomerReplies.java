package app.balcao.ticket;

import app.balcao.platform.errors.Problem;
import app.balcao.ticket.event.CustomerReplied;
import app.balcao.ticket.event.TicketReopened;
import app.balcao.ticket.portal.CustomerWriting;
import app.balcao.ticket.store.CustomerReads;
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
    private final CustomerReads customers;
    private final MessageRepository messages;
    private final MessageFiles files;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CustomerReplies(
            TicketRepository tickets,
            CustomerReads customers,
            MessageRepository messages,
            MessageFiles files,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.customers = customers;
        this.messages = messages;
        this.files = files;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Adds a customer's message to a ticket (RPL-7). A closed one comes back when it was closed within the account's
     * days for that, to the agent it was with or, when that one no longer fits, to the queue; closed longer ago it
     * stays closed, and the caller opens a new ticket that names it as the previous one (CLS-7). What is written to one
     * that was merged goes to where its messages are (MRG-6).
     *
     * @param message its department, category, priority, subject, mailbox and previous ticket are not used
     * @throws Problem not-found, when there is no such ticket or customer
     */
    public FollowUp append(UUID ticketId, CustomerMessage message) {
        return append(
                home(ticketId),
                message.customerId(),
                (actor, configuration, now) -> compose(message, actor, configuration, now));
    }

    /**
     * Adds what a customer writes at the portal to a ticket of their own, by the same rules.
     *
     * @throws Problem not-found, also for another's; validation naming each bad field; wrong-situation, when it was
     *     cancelled, or closed too long ago to come back; too-large for more than 25 MB of files
     */
    public FollowUp.Appended write(UUID customerId, long number, CustomerWriting writing) {
        UUID id = customers.find(customerId, number).orElseThrow(Problem::notFound);
        FieldChecks checks = new FieldChecks();
        List<UUID> fileIds = checks.files(writing.attachmentIds());
        MessageText text = checks.plain(writing.text(), !fileIds.isEmpty());
        checks.refuse();
        Writable loaded = home(id);
        if (loaded.ticket().situation() == Situation.CANCELLED) {
            throw TicketWork.over(loaded.ticket());
        }
        FollowUp done = append(
                loaded,
                customerId,
                (actor, configuration, now) -> new NewMessage(
                        TicketMessage.Kind.REPLY,
                        actor,
                        text.html(),
                        null,
                        text.text(),
                        text.preview(),
                        null,
                        files.claim(customerId, fileIds, text.html()),
                        configuration,
                        now));
        if (done instanceof FollowUp.Appended appended) {
            return appended;
        }
        throw TicketWork.wrongSituation("ticket.problem.too-late-to-reopen");
    }

    /** Makes the message, once it is known that it will be added. */
    private interface Composer {
        NewMessage compose(Actor actor, String configuration, OffsetDateTime now);
    }

    private FollowUp append(Writable loaded, UUID customerId, Composer composer) {
        TicketState before = loaded.ticket();
        if (before.mergedInto() != null) {
            // Where its messages are lies in the trash.
            return new FollowUp.TooLate(before.id(), before.departmentId());
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        Actor actor = Actor.customer(customerId, nameOf(customerId, loaded));
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
                composer.compose(actor, loaded.searchConfiguration(), now),
                history(actor, reopens));
        if (reopens) {
            events.publishEvent(new TicketReopened(ticket, actor));
        }
        events.publishEvent(new CustomerReplied(ticket, actor, messageId, reopens));
        return new FollowUp.Appended(ticket.id(), ticket.number(), messageId, reopens);
    }

    /** Of a ticket that is merged while one waits for it, the other is taken instead. */
    private Writable home(UUID ticketId) {
        Writable first = tickets.findHomeToWrite(ticketId).orElseThrow(Problem::notFound);
        return first.ticket().mergedInto() == null
                ? first
                : tickets.findHomeToWrite(first.ticket().id()).orElseThrow(Problem::notFound);
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
        return loaded.reopenDays() > 0 && inTime ? TicketClosing.reopened(loaded) : Optional.empty();
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
