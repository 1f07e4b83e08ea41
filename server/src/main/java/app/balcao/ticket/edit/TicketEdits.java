package app.balcao.ticket.edit;

import app.balcao.field.FieldChange;
import app.balcao.field.FieldTarget;
import app.balcao.field.FieldValue;
import app.balcao.field.FieldValues;
import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.Actor;
import app.balcao.ticket.FieldChecks;
import app.balcao.ticket.HistoryEntry;
import app.balcao.ticket.HistoryLines;
import app.balcao.ticket.MessageFile;
import app.balcao.ticket.MessageFiles;
import app.balcao.ticket.MessageText;
import app.balcao.ticket.Named;
import app.balcao.ticket.Situation;
import app.balcao.ticket.TicketRights;
import app.balcao.ticket.TicketState;
import app.balcao.ticket.event.TicketChanged;
import app.balcao.ticket.event.TicketTransferred;
import app.balcao.ticket.status.AppliedStatuses;
import app.balcao.ticket.store.EditRepository;
import app.balcao.ticket.store.EditRepository.Editable;
import app.balcao.ticket.store.MessageRepository;
import app.balcao.ticket.store.OpeningFacts;
import app.balcao.ticket.store.TicketRepository;
import app.balcao.ticket.store.TicketRepository.Writable;
import app.balcao.ticket.store.TransferRepository;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes what a ticket was opened with (Edição, EDT). */
@Service
@Transactional
public class TicketEdits {

    private final TicketRepository tickets;
    private final EditRepository repository;
    private final TransferRepository places;
    private final MessageRepository messages;
    private final MessageFiles files;
    private final AppliedStatuses statuses;
    private final FieldValues fields;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketEdits(
            TicketRepository tickets,
            EditRepository repository,
            TransferRepository places,
            MessageRepository messages,
            MessageFiles files,
            AppliedStatuses statuses,
            FieldValues fields,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.repository = repository;
        this.places = places;
        this.messages = messages;
        this.files = files;
        this.statuses = statuses;
        this.fields = fields;
        this.events = events;
        this.clock = clock;
    }

    /** What somebody changed, for the history (EDT-5). */
    record Change(
            String field, @Nullable Object from, @Nullable Object to) {}

    /** @throws Problem not-found */
    @Transactional(readOnly = true)
    public TicketOpeningData opening(ActingAgent acting, UUID id) {
        return tickets.find(id)
                .filter(found -> found.isSeenBy(acting))
                .flatMap(found -> repository.find(found.id()))
                .map(Editable::data)
                .orElseThrow(Problem::notFound);
    }

    /**
     * Changes a ticket. While nobody is responsible, subject, message, department, category and priority (EDT-2);
     * afterwards also customer, notices to the customer and custom fields (EDT-3), and only departments of the agent
     * who is responsible.
     *
     * @param version of the ticket that the change was made from
     * @return the opening as it is then
     * @throws Problem not-found; forbidden; version-conflict (412), with the opening as it is now; validation naming
     *     each bad field; too-large
     */
    public TicketOpeningData edit(ActingAgent acting, UUID id, TicketEdit wanted, int version) {
        Writable loaded = tickets.findToWrite(id)
                .filter(found -> found.ticket().isSeenBy(acting))
                .orElseThrow(Problem::notFound);
        TicketState before = loaded.ticket();
        requireRight(acting, before);
        Editable current = repository.find(id).orElseThrow(Problem::notFound);
        if (before.version() != version) {
            throw Problem.versionConflict(current.data());
        }
        FieldChecks checks = new FieldChecks();
        TicketState after = check(before, wanted, checks);
        List<UUID> fileIds = checks.files(wanted.attachmentIds());
        MessageText text = wanted.html() == null
                ? MessageText.ofClean(current.data().html())
                : checks.html(wanted.html(), current.hasFiles());
        List<FieldChange> asked = asked(acting, before, after, wanted, checks);
        checks.refuse();
        List<MessageFile> added = files.claim(acting.id(), fileIds, text.html());
        if (added.isEmpty()
                && asked.isEmpty()
                && same(before, after)
                && text.html().equals(current.data().html())) {
            return current.data();
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        repository.write(
                after,
                current,
                new EditRepository.Text(text.html(), text.text(), text.preview()),
                added,
                loaded.searchConfiguration());
        fields.storeOfTicket(id, asked);
        List<FieldChange> told = new ArrayList<>(asked);
        boolean moved = !before.departmentId().equals(after.departmentId());
        if (moved) {
            places.moveMessages(before, after);
            told.addAll(fields.dropFromTicket(id, after.place()));
            statuses.endUnoffered(acting, after, now);
        }
        TicketOpeningData result = repository.find(id).orElseThrow().data();
        List<Change> changes = changes(current.data(), result, told);
        Actor actor = Actor.agent(acting);
        messages.record(id, HistoryLines.line(HistoryEntry.Kind.EDITED, actor, Map.of("changes", changes)), now);
        events.publishEvent(
                moved
                        ? new TicketTransferred(after, actor, before)
                        : new TicketChanged(after, actor, TicketChanged.What.EDITED));
        return result;
    }

    // Before somebody is responsible, only what the new place asks and the former one did not (FLD-4, FLD-5).
    private List<FieldChange> asked(
            ActingAgent acting, TicketState before, TicketState after, TicketEdit wanted, FieldChecks checks) {
        return before.agentId() == null
                ? fields.checkMoved(acting, before.id(), before.place(), after.place(), wanted.fields(), checks::add)
                : fields.checkOfTicket(
                        acting, before.id(), FieldTarget.TICKET_OPENING, after.place(), wanted.fields(), checks::add);
    }

    private static boolean same(TicketState before, TicketState after) {
        return before.subject().equals(after.subject())
                && before.place().equals(after.place())
                && before.priority() == after.priority()
                && Objects.equals(before.customerId(), after.customerId())
                && before.notifyCustomer() == after.notifyCustomer();
    }

    private static void requireRight(ActingAgent acting, TicketState ticket) {
        if (TicketRights.mayEdit(acting, ticket.departmentId(), ticket.agentId(), ticket.situation())) {
            return;
        }
        boolean onlyWhileOpen =
                TicketRights.mayEdit(acting, ticket.departmentId(), ticket.agentId(), Situation.AWAITING_AGENT);
        throw onlyWhileOpen
                ? Problem.of(HttpStatus.FORBIDDEN, "forbidden", "ticket.problem.edit-closed")
                : Problem.forbidden();
    }

    private TicketState check(TicketState before, TicketEdit wanted, FieldChecks checks) {
        String subject = wanted.subject() == null ? before.subject() : checks.subject(wanted.subject());
        UUID department = wanted.departmentId() == null ? before.departmentId() : wanted.departmentId();
        int priority = checks.priority(wanted.priority(), before.priority());
        UUID customer = customer(before, wanted, checks);
        boolean notify = before.agentId() == null || before.customerId() == null || wanted.notifyCustomer() == null
                ? before.notifyCustomer()
                : wanted.notifyCustomer();
        OpeningFacts facts = tickets.openingFacts(department, wanted.categoryId(), customer, before.agentId());
        checkPlace(before, wanted, department, facts, checks);
        boolean changesCustomer = customer != null && !customer.equals(before.customerId());
        if (changesCustomer && (facts.customer() == null || !facts.customer().active())) {
            checks.add("customerId", "unknown", "problem.field.unknown");
        }
        return before.change()
                .place(department, wanted.categoryId())
                .opening(subject, priority, customer, notify)
                .done();
    }

    private static @Nullable UUID customer(TicketState before, TicketEdit wanted, FieldChecks checks) {
        UUID asked = wanted.customerId();
        if (asked == null || asked.equals(before.customerId())) {
            return before.customerId();
        }
        if (before.agentId() == null || before.customerId() == null) {
            checks.add("customerId", "fixed", "ticket.field.customer-fixed");
            return before.customerId();
        }
        return asked;
    }

    // What the ticket has already may stay, though nothing new could be there.
    private static void checkPlace(
            TicketState before, TicketEdit wanted, UUID department, OpeningFacts facts, FieldChecks checks) {
        boolean moves = !department.equals(before.departmentId());
        OpeningFacts.Department place = facts.department();
        boolean offered = place != null && (before.requester() == null ? place.offered() : place.acceptsInternal());
        if (moves && !offered) {
            checks.add("departmentId", "unknown", "problem.field.unknown");
            return;
        }
        if (moves && before.agentId() != null && !facts.agent()) {
            checks.add("departmentId", "not-theirs", "ticket.field.department-of-agent");
        }
        boolean newCategory = moves || !Objects.equals(wanted.categoryId(), before.categoryId());
        if (newCategory && wanted.categoryId() != null && !facts.category()) {
            checks.add("categoryId", "unknown", "ticket.field.category");
        } else if (newCategory && wanted.categoryId() == null && place != null && place.categoryRequired()) {
            checks.add("categoryId", "required", "problem.field.required");
        }
    }

    private static List<Change> changes(TicketOpeningData before, TicketOpeningData after, List<FieldChange> asked) {
        List<Change> changes = new ArrayList<>();
        add(changes, "subject", before.subject(), after.subject());
        if (!before.html().equals(after.html())) {
            changes.add(new Change("message", text(before.html()), text(after.html())));
        }
        add(
                changes,
                "department",
                before.department().name(),
                after.department().name());
        add(changes, "category", name(before.category()), name(after.category()));
        add(changes, "priority", before.priority(), after.priority());
        add(changes, "customer", name(before.customer()), name(after.customer()));
        add(changes, "notifyCustomer", before.notifyCustomer(), after.notifyCustomer());
        for (FieldChange each : asked) {
            changes.add(new Change(each.field().name(), shown(each.before()), shown(each.after())));
        }
        return changes;
    }

    private static void add(List<Change> changes, String field, @Nullable Object from, @Nullable Object to) {
        if (!Objects.equals(from, to)) {
            changes.add(new Change(field, from, to));
        }
    }

    // The history is read by who may not see personal data, too.
    private static @Nullable String shown(@Nullable FieldValue value) {
        if (value == null) {
            return null;
        }
        if (value.classification().protectedData()) {
            return "•••••";
        }
        return value.labels().isEmpty() ? String.valueOf(value.value()) : String.join(", ", value.labels());
    }

    private static String text(String html) {
        return MessageText.ofClean(html).text();
    }

    private static @Nullable String name(@Nullable Named named) {
        return named == null ? null : named.name();
    }

    private static @Nullable String name(TicketOpeningData.@Nullable Customer customer) {
        return customer == null ? null : customer.name();
    }
}
