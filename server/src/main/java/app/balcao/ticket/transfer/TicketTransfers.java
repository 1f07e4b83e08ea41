package app.balcao.ticket.transfer;

import app.balcao.field.FieldChange;
import app.balcao.field.FieldTexts;
import app.balcao.field.FieldValues;
import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.Actor;
import app.balcao.ticket.FieldChecks;
import app.balcao.ticket.HistoryEntry;
import app.balcao.ticket.HistoryLines;
import app.balcao.ticket.Named;
import app.balcao.ticket.Situation;
import app.balcao.ticket.TicketRights;
import app.balcao.ticket.TicketState;
import app.balcao.ticket.TicketWork;
import app.balcao.ticket.event.TicketTransferred;
import app.balcao.ticket.status.AppliedStatuses;
import app.balcao.ticket.store.MessageRepository;
import app.balcao.ticket.store.TicketRepository;
import app.balcao.ticket.store.TransferRepository;
import app.balcao.ticket.store.TransferRepository.Destination;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Passes tickets on to other departments and agents (Transferência, TRF). */
@Service
@Transactional
public class TicketTransfers {

    private final TicketRepository tickets;
    private final TransferRepository repository;
    private final MessageRepository messages;
    private final AppliedStatuses statuses;
    private final FieldValues fields;
    private final FieldTexts texts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketTransfers(
            TicketRepository tickets,
            TransferRepository repository,
            MessageRepository messages,
            AppliedStatuses statuses,
            FieldValues fields,
            FieldTexts texts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.repository = repository;
        this.messages = messages;
        this.statuses = statuses;
        this.fields = fields;
        this.texts = texts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Passes a ticket on: with an agent it is theirs to go on with, without one it waits in the department's queue
     * (TRF-3). A category that the department does not have is cleared (TRF-6), and so
     * is what custom fields ask nowhere there (FLD-11); a status that is not offered there ends (STA-8). To where it is already, nothing happens.
     *
     * @throws Problem not-found; forbidden (TRF-2); validation for a department or an agent that is not active, or an
     *     agent of another department (TRF-4); wrong-situation when the ticket is closed
     */
    public void transfer(ActingAgent acting, UUID id, Transfer wanted) {
        TicketState before = tickets.findForUpdate(id)
                .filter(found -> found.isSeenBy(acting))
                .orElseThrow(Problem::notFound);
        if (!TicketRights.mayTransfer(acting, before.departmentId(), before.agentId())) {
            throw Problem.forbidden();
        }
        Situation next = before.situation()
                .after(wanted.agentId() == null ? Situation.Step.TRANSFER_TO_QUEUE : Situation.Step.TRANSFER)
                .orElseThrow(() -> TicketWork.over(before));
        UUID departmentId = wanted.departmentId() == null ? before.departmentId() : wanted.departmentId();
        Destination to = repository.destination(departmentId, before.categoryId(), wanted.agentId());
        String note = check(wanted, to);
        if (departmentId.equals(before.departmentId()) && Objects.equals(wanted.agentId(), before.agentId())) {
            return;
        }
        TicketState after = before.change()
                .situation(next)
                .agent(wanted.agentId(), false)
                .place(departmentId, to.category() ? before.categoryId() : null)
                .done();
        OffsetDateTime now = OffsetDateTime.now(clock);
        Actor actor = Actor.agent(acting);
        repository.move(before, after, acting.id(), now);
        Map<String, Object> told = told(before, after, to, note);
        List<FieldChange> dropped = fields.dropFromTicket(id, after.place());
        if (!dropped.isEmpty()) {
            told.put("droppedFields", texts.before(acting, dropped));
        }
        messages.record(id, HistoryLines.line(HistoryEntry.Kind.TRANSFERRED, actor, told), now);
        statuses.endUnoffered(acting, after, now);
        events.publishEvent(new TicketTransferred(after, actor, before));
    }

    private static @Nullable String check(Transfer wanted, Destination to) {
        FieldChecks checks = new FieldChecks();
        if (wanted.departmentId() == null && wanted.agentId() == null) {
            checks.add("departmentId", "required", "ticket.field.transfer");
        }
        // A ticket may stay in a department that takes no new ones.
        if (wanted.departmentId() != null && to.activeDepartment() == null) {
            checks.add("departmentId", "unknown", "problem.field.unknown");
        } else if (wanted.agentId() != null && to.agent() == null) {
            checks.add("agentId", "unknown", "ticket.field.agent");
        }
        String note = checks.note(wanted.note());
        checks.refuse();
        return note;
    }

    private Map<String, Object> told(TicketState before, TicketState after, Destination to, @Nullable String note) {
        Map<String, Object> data = new LinkedHashMap<>();
        if (!before.departmentId().equals(after.departmentId()) && to.activeDepartment() != null) {
            data.put("fromDepartment", repository.department(before.departmentId()));
            data.put("toDepartment", to.activeDepartment());
        }
        if (before.agentId() != null) {
            data.put("fromAgent", new Named(before.agentId(), tickets.agentName(before.agentId())));
        }
        if (to.agent() != null) {
            data.put("toAgent", to.agent());
        }
        if (note != null) {
            data.put("note", note);
        }
        return data;
    }
}
