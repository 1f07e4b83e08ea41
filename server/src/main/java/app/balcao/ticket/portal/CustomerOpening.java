package app.balcao.ticket.portal;

import app.balcao.field.CustomField;
import app.balcao.field.CustomFields;
import app.balcao.field.FieldChange;
import app.balcao.field.FieldPlace;
import app.balcao.field.FieldTarget;
import app.balcao.field.FieldValues;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.Actor;
import app.balcao.ticket.FieldChecks;
import app.balcao.ticket.MessageFiles;
import app.balcao.ticket.MessageText;
import app.balcao.ticket.OpenedTicket;
import app.balcao.ticket.Origin;
import app.balcao.ticket.Placement;
import app.balcao.ticket.Situation;
import app.balcao.ticket.TicketMessage;
import app.balcao.ticket.TicketOpening;
import app.balcao.ticket.store.CustomerFormReads;
import app.balcao.ticket.store.CustomerReads;
import app.balcao.ticket.store.MessageRepository.NewMessage;
import app.balcao.ticket.store.MessageRepository.NewRow;
import app.balcao.ticket.store.OpeningFacts;
import app.balcao.ticket.store.TicketRepository;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens tickets for the customers who ask for them at the portal (POR-12). The caller answers for who they are. */
@Service
@Transactional
public class CustomerOpening {

    private final TicketRepository tickets;
    private final CustomerReads customers;
    private final CustomerFormReads forms;
    private final TicketOpening opening;
    private final MessageFiles files;
    private final CustomFields fields;
    private final FieldValues values;
    private final Clock clock;

    CustomerOpening(
            TicketRepository tickets,
            CustomerReads customers,
            CustomerFormReads forms,
            TicketOpening opening,
            MessageFiles files,
            CustomFields fields,
            FieldValues values,
            Clock clock) {
        this.tickets = tickets;
        this.customers = customers;
        this.forms = forms;
        this.opening = opening;
        this.files = files;
        this.fields = fields;
        this.values = values;
        this.clock = clock;
    }

    /** What a customer is asked; of custom fields those that customers may edit (FLD-9). */
    @Transactional(readOnly = true)
    public CustomerForm form(UUID customerId) {
        List<CustomerForm.Department> departments = forms.departments();
        return new CustomerForm(
                forms.mayOpen(customerId),
                departments,
                fields.asked(FieldTarget.TICKET_OPENING, null).stream()
                        .filter(CustomField::editableByCustomers)
                        .filter(each -> CustomerForm.Field.isAsked(each, departments))
                        .map(each -> CustomerForm.Field.of(each, departments))
                        .toList());
    }

    /**
     * Opens a ticket, which waits in the department's queue (OPN-23).
     *
     * @param zone in which the customer's days begin
     * @throws Problem forbidden for who may not open tickets (CUS-5); validation naming each bad field; too-large for
     *     more than 25 MB of files
     */
    public OpenedTicket open(UUID customerId, ZoneId zone, NewCustomerTicket wanted) {
        UUID department = wanted.departmentId();
        OpeningFacts facts = tickets.openingFacts(department, wanted.categoryId(), customerId, null);
        OpeningFacts.Customer customer = facts.customer();
        if (customer == null || !customer.mayOpenTickets()) {
            throw Problem.of(HttpStatus.FORBIDDEN, "forbidden", "ticket.problem.customer-barred");
        }
        FieldChecks checks = new FieldChecks();
        checks.required("departmentId", department);
        String subject = checks.subject(wanted.subject());
        List<UUID> fileIds = checks.files(wanted.attachmentIds());
        MessageText text = checks.plain(wanted.text(), !fileIds.isEmpty());
        UUID previous = previous(customerId, wanted.previousNumber(), checks);
        Placement place = Placement.of(
                new Placement.Wanted(department, wanted.categoryId(), null, null),
                facts,
                CustomerOpening::isOffered,
                checks);
        List<FieldChange> asked = department == null || facts.department() == null || !isOffered(facts.department())
                ? List.of()
                : values.checkNewByCustomer(
                        FieldTarget.TICKET_OPENING,
                        zone,
                        new FieldPlace(department, place.categoryId()),
                        wanted.fields(),
                        checks::add);
        checks.refuse();
        if (department == null) {
            throw new IllegalStateException("Checked above");
        }
        Actor actor = Actor.customer(customerId, customer.name());
        NewMessage message = new NewMessage(
                TicketMessage.Kind.REPLY,
                actor,
                text.html(),
                null,
                text.text(),
                text.preview(),
                null,
                files.claim(customerId, fileIds, text.html()),
                facts.searchConfiguration(),
                OffsetDateTime.now(clock));
        NewRow row = new NewRow(
                Origin.PORTAL.name(),
                subject,
                department,
                place.categoryId(),
                place.priority(),
                customerId,
                null,
                null,
                null,
                Situation.NEW,
                actor,
                true,
                false,
                previous,
                null,
                TicketOpening.replyToken(),
                message);
        return opening.write(
                row, TicketOpening.history(row, null, previous == null ? null : wanted.previousNumber()), asked);
    }

    private @Nullable UUID previous(UUID customerId, @Nullable Long number, FieldChecks checks) {
        UUID previous =
                number == null ? null : customers.find(customerId, number).orElse(null);
        if (number != null && previous == null) {
            checks.add("previousNumber", "unknown", "problem.field.unknown");
        }
        return previous;
    }

    private static boolean isOffered(OpeningFacts.Department department) {
        return department.offered() && department.visibleToCustomers();
    }
}
