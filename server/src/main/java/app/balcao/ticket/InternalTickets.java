package app.balcao.ticket;

import app.balcao.field.FieldChange;
import app.balcao.field.FieldPlace;
import app.balcao.field.FieldTarget;
import app.balcao.field.FieldValues;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.people.Sight;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.store.MessageRepository.NewMessage;
import app.balcao.ticket.store.MessageRepository.NewRow;
import app.balcao.ticket.store.OpeningFacts;
import app.balcao.ticket.store.TicketRepository;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens internal tickets: an agent asks a department for something (OPN 7.3). */
@Service
@Transactional
public class InternalTickets {

    private final TicketRepository tickets;
    private final TicketOpening opening;
    private final MessageFiles files;
    private final FieldValues fields;
    private final Clock clock;

    InternalTickets(
            TicketRepository tickets, TicketOpening opening, MessageFiles files, FieldValues fields, Clock clock) {
        this.tickets = tickets;
        this.opening = opening;
        this.files = files;
        this.fields = fields;
        this.clock = clock;
    }

    /**
     * Opens an internal ticket. Who asks is the agent (OPN-19), in the name of one of their departments; with one only it
     * is that one (OPN-18).
     *
     * @throws Problem validation naming each bad field; forbidden without the permission, and for choosing an agent
     *     without leading the department; too-large for more than 25 MB of files
     */
    public OpenedTicket open(ActingAgent acting, NewInternalTicket wanted) {
        acting.require(Permission.TICKET_CREATE_INTERNAL);
        return open(acting, wanted, null);
    }

    /**
     * The same for who may escalate a ticket.
     *
     * @param parent the ticket it belongs to; its department speaks, unless the agent says otherwise or is not of it
     */
    OpenedTicket open(ActingAgent acting, NewInternalTicket wanted, @Nullable TicketState parent) {
        FieldChecks checks = new FieldChecks();
        checks.required("departmentId", wanted.departmentId());
        String subject = checks.subject(wanted.subject());
        List<UUID> fileIds = checks.files(wanted.attachmentIds());
        MessageText text = checks.html(wanted.html(), wanted.html() != null && !fileIds.isEmpty());
        UUID represented = represented(
                acting, wanted.representedDepartmentId(), parent == null ? null : parent.departmentId(), checks);
        OpeningFacts facts = tickets.openingFacts(wanted.departmentId(), wanted.categoryId(), null, wanted.agentId());
        Placement place = Placement.of(
                new Placement.Wanted(wanted.departmentId(), wanted.categoryId(), wanted.priority(), wanted.agentId()),
                facts,
                OpeningFacts.Department::acceptsInternal,
                checks);
        UUID department = wanted.departmentId();
        List<FieldChange> asked = department == null
                ? List.of()
                : fields.checkNew(
                        acting,
                        FieldTarget.TICKET_OPENING,
                        new FieldPlace(department, place.categoryId()),
                        wanted.fields(),
                        checks::add);
        checks.refuse();
        if (department == null) {
            throw new IllegalStateException("Checked above");
        }
        if (wanted.agentId() != null) {
            TicketOpening.requireChoice(acting, department, facts);
        }
        Actor actor = Actor.agent(acting);
        NewMessage message = new NewMessage(
                TicketMessage.Kind.REPLY,
                actor,
                text.html(),
                null,
                text.text(),
                text.preview(),
                null,
                files.claim(acting.id(), fileIds, text.html()),
                facts.searchConfiguration(),
                OffsetDateTime.now(clock));
        NewRow row = new NewRow(
                Origin.AGENT.name(),
                subject,
                department,
                place.categoryId(),
                place.priority(),
                null,
                new Sight.Requester(acting.id(), represented),
                parent == null ? null : parent.id(),
                wanted.agentId(),
                wanted.agentId() == null ? Situation.NEW : Situation.AWAITING_AGENT,
                actor,
                false,
                false,
                null,
                null,
                TicketOpening.replyToken(),
                message);
        return opening.write(row, TicketOpening.history(row, facts.agentName(), null), asked);
    }

    private @Nullable UUID represented(
            ActingAgent acting, @Nullable UUID wanted, @Nullable UUID usual, FieldChecks checks) {
        Set<UUID> own = new TreeSet<>(acting.worksIn());
        own.addAll(acting.manages());
        if (wanted != null) {
            // Administrators, who need not be of any, speak for whichever they say.
            if (!own.contains(wanted) && !(acting.administrator() && tickets.isDepartment(wanted))) {
                checks.add("representedDepartmentId", "unknown", "problem.field.unknown");
            }
            return wanted;
        }
        if (usual != null && own.contains(usual)) {
            return usual;
        }
        if (own.size() > 1) {
            checks.add("representedDepartmentId", "required", "problem.field.required");
        }
        return own.size() == 1 ? own.iterator().next() : null;
    }
}
