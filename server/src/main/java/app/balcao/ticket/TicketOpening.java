package app.balcao.ticket;

import app.balcao.field.FieldChange;
import app.balcao.field.FieldPlace;
import app.balcao.field.FieldTarget;
import app.balcao.field.FieldValues;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.security.RandomTokens;
import app.balcao.platform.text.ShortText;
import app.balcao.ticket.copy.Addressee;
import app.balcao.ticket.copy.TicketCopies;
import app.balcao.ticket.event.TicketOpened;
import app.balcao.ticket.store.MessageRepository;
import app.balcao.ticket.store.MessageRepository.NewEntry;
import app.balcao.ticket.store.MessageRepository.NewMessage;
import app.balcao.ticket.store.MessageRepository.NewRow;
import app.balcao.ticket.store.OpeningFacts;
import app.balcao.ticket.store.TicketRepository;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens tickets: by an agent for a customer (OPN 7.2), or by a customer's own message (OPN 7.5). */
@Service
@Transactional
public class TicketOpening {

    private static final int REPLY_TOKEN_BYTES = 8;

    private final TicketRepository tickets;
    private final MessageRepository messages;
    private final MessageFiles files;
    private final FieldValues fields;
    private final TicketCopies copies;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketOpening(
            TicketRepository tickets,
            MessageRepository messages,
            MessageFiles files,
            FieldValues fields,
            TicketCopies copies,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.messages = messages;
        this.files = files;
        this.fields = fields;
        this.copies = copies;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Opens a ticket for a customer. Without an agent it waits in the department's queue (OPN-13); with one it is
     * theirs at once (OPN-14).
     *
     * @throws Problem validation naming each bad field; forbidden without the permission in the department, and for
     *     choosing an agent without leading it; too-large for more than 25 MB of files
     */
    public OpenedTicket open(ActingAgent acting, NewTicket wanted) {
        return open(acting, wanted, Origin.AGENT);
    }

    /** The same of what came to the agent in another way. */
    public OpenedTicket open(ActingAgent acting, NewTicket wanted, Origin origin) {
        if (!acting.maySomewhere(Permission.TICKET_CREATE)) {
            throw Problem.forbidden();
        }
        FieldChecks checks = new FieldChecks();
        checks.required("customerId", wanted.customerId());
        checks.required("departmentId", wanted.departmentId());
        String subject = checks.subject(wanted.subject());
        List<UUID> fileIds = checks.files(wanted.attachmentIds());
        MessageText text = checks.html(wanted.html(), wanted.html() != null && !fileIds.isEmpty());
        OpeningFacts facts =
                tickets.openingFacts(wanted.departmentId(), wanted.categoryId(), wanted.customerId(), wanted.agentId());
        Placement place = placement(wanted, facts, checks);
        List<FieldChange> asked = wanted.departmentId() == null
                ? List.of()
                : fields.checkNew(
                        acting,
                        FieldTarget.TICKET_OPENING,
                        new FieldPlace(wanted.departmentId(), place.categoryId()),
                        wanted.fields(),
                        checks::add);
        List<Addressee> inCopy = copies.checkedNew(wanted.copies(), wanted.customerId(), checks);
        UUID customer = wanted.customerId();
        UUID department = wanted.departmentId();
        checks.refuse();
        if (customer == null || department == null) {
            throw new IllegalStateException("Checked above");
        }
        acting.require(Permission.TICKET_CREATE, department);
        if (wanted.agentId() != null) {
            requireChoice(acting, department, facts);
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        Actor actor = Actor.agent(acting);
        List<MessageFile> claimed = files.claim(acting.id(), fileIds, text.html());
        NewMessage message = new NewMessage(
                TicketMessage.Kind.REPLY,
                actor,
                text.html(),
                null,
                text.text(),
                text.preview(),
                null,
                claimed,
                facts.searchConfiguration(),
                now);
        NewRow row = new NewRow(
                origin.name(),
                subject,
                department,
                place.categoryId(),
                place.priority(),
                customer,
                null,
                null,
                wanted.agentId(),
                wanted.agentId() == null ? Situation.NEW : Situation.AWAITING_AGENT,
                actor,
                !Boolean.FALSE.equals(wanted.notifyCustomer()),
                Boolean.TRUE.equals(wanted.notifyAgent()),
                null,
                null,
                replyToken(),
                message);
        return write(row, history(row, facts.agentName(), null), asked, inCopy);
    }

    /**
     * Opens a ticket from a customer's message. The channel has made sure that the customer may open tickets.
     * A department, category or priority that does not fit any more gives way to what does.
     */
    public OpenedTicket open(CustomerMessage wanted) {
        OpeningFacts facts =
                tickets.openingFacts(wanted.departmentId(), wanted.categoryId(), wanted.customerId(), null);
        OpeningFacts.Customer customer = facts.customer();
        OpeningFacts.Department department = facts.department();
        if (customer == null || department == null) {
            throw Problem.notFound();
        }
        Long previous = wanted.previousTicketId() == null
                ? null
                : tickets.find(wanted.previousTicketId())
                        .map(TicketState::number)
                        .orElse(null);
        Actor actor = Actor.customer(wanted.customerId(), customer.name());
        MessageText text = MessageText.ofClean(wanted.html());
        String subject = FieldChecks.oneLine(wanted.subject());
        NewMessage message = new NewMessage(
                TicketMessage.Kind.REPLY,
                actor,
                text.html(),
                wanted.quotedHtml(),
                text.text(),
                text.preview(),
                wanted.sourceSha256(),
                files.claim(wanted.attachments()),
                facts.searchConfiguration(),
                OffsetDateTime.now(clock));
        NewRow row = new NewRow(
                wanted.origin().name(),
                fit(ShortText.invisible(subject) ? text.preview() : subject),
                wanted.departmentId(),
                facts.category() ? wanted.categoryId() : department.defaultCategoryId(),
                Math.clamp(wanted.priority(), 1, 4),
                wanted.customerId(),
                null,
                null,
                null,
                Situation.NEW,
                actor,
                true,
                false,
                previous == null ? null : wanted.previousTicketId(),
                wanted.mailboxId(),
                replyToken(),
                message);
        return write(row, history(row, null, previous), List.of());
    }

    public OpenedTicket write(NewRow row, List<NewEntry> history, List<FieldChange> asked) {
        return write(row, history, asked, List.of());
    }

    private OpenedTicket write(NewRow row, List<NewEntry> history, List<FieldChange> asked, List<Addressee> inCopy) {
        OpenedTicket opened = messages.open(row, history);
        fields.storeOfTicket(opened.id(), asked);
        copies.store(opened.id(), inCopy, row.message().at());
        TicketState state = new TicketState(
                opened.id(),
                opened.number(),
                row.requester() == null ? TicketKind.EXTERNAL : TicketKind.INTERNAL,
                row.subject(),
                row.departmentId(),
                row.categoryId(),
                row.priority(),
                row.customerId(),
                row.requester(),
                row.parentId(),
                null,
                row.agentId(),
                row.situation(),
                null,
                null,
                row.notifyCustomer(),
                row.notifyAgent(),
                row.mailboxId(),
                row.replyToken(),
                1);
        events.publishEvent(new TicketOpened(
                state,
                row.by(),
                Origin.valueOf(row.origin()),
                opened.messageId(),
                row.message().html(),
                row.message().files().stream().map(MessageFile::id).toList(),
                row.previousTicketId()));
        return opened;
    }

    private static Placement placement(NewTicket wanted, OpeningFacts facts, FieldChecks checks) {
        OpeningFacts.Customer customer = facts.customer();
        if (wanted.customerId() != null && (customer == null || !customer.active())) {
            checks.add("customerId", "unknown", "problem.field.unknown");
        } else if (customer != null && !customer.mayOpenTickets()) {
            checks.add("customerId", "barred", "ticket.field.customer-barred");
        }
        Placement.Wanted place =
                new Placement.Wanted(wanted.departmentId(), wanted.categoryId(), wanted.priority(), wanted.agentId());
        return Placement.of(place, facts, OpeningFacts.Department::offered, checks);
    }

    public static void requireChoice(ActingAgent acting, UUID department, OpeningFacts facts) {
        if (!TicketRights.mayBindOthers(acting, department) || !facts.agent()) {
            throw Problem.of(HttpStatus.FORBIDDEN, "forbidden", "ticket.problem.choosing-agent");
        }
    }

    public static List<NewEntry> history(NewRow row, @Nullable String agentName, @Nullable Long previousNumber) {
        List<NewEntry> lines = new ArrayList<>();
        lines.add(HistoryLines.line(HistoryEntry.Kind.OPENED, row.by(), Map.of()));
        if (row.agentId() != null && agentName != null) {
            lines.add(HistoryLines.bound(row.by(), null, new Named(row.agentId(), agentName)));
        }
        if (previousNumber != null) {
            lines.add(HistoryLines.line(HistoryEntry.Kind.LINKED, row.by(), Map.of("previousNumber", previousNumber)));
        }
        return lines;
    }

    private static String fit(String subject) {
        if (subject.isEmpty()) {
            return "—";
        }
        return subject.length() <= FieldChecks.SUBJECT_LENGTH
                ? subject
                : subject.substring(0, FieldChecks.SUBJECT_LENGTH - 1) + "…";
    }

    // Lower case throughout: mail servers may change the case of what stands before an @.
    public static String replyToken() {
        return HexFormat.of().formatHex(RandomTokens.newSecret(), 0, REPLY_TOKEN_BYTES);
    }
}
