package app.balcao.ticket.portal;

import app.balcao.field.FieldValues;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.ticket.Situation;
import app.balcao.ticket.store.CustomerPageReads;
import app.balcao.ticket.store.CustomerReads;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tickets for the customers whose they are. The caller answers for who that is. */
@Service
public class CustomerTickets {

    private static final int MESSAGES = 50;

    private final CustomerReads reads;
    private final CustomerPageReads pages;
    private final FieldValues fields;
    private final Clock clock;

    CustomerTickets(CustomerReads reads, CustomerPageReads pages, FieldValues fields, Clock clock) {
        this.reads = reads;
        this.pages = pages;
        this.fields = fields;
        this.clock = clock;
    }

    /** A customer's own tickets, the latest written to first; internal ones are left out. */
    @Transactional(readOnly = true)
    public Page<CustomerTicket> list(UUID customerId, PageRequest page) {
        return reads.list(customerId, page);
    }

    /**
     * The page of a customer's own ticket (POR-13).
     *
     * @param address where the customer reads a file of it
     * @throws Problem not-found, also for another's and for internal ones
     */
    @Transactional(readOnly = true)
    public CustomerTicketPage page(UUID customerId, long number, Function<UUID, String> address) {
        UUID id = find(customerId, number);
        CustomerPageReads.Head head = pages.head(id);
        Situation situation = Situation.of(head.situation());
        Instant reopensUntil = reopensUntil(head, situation);
        Page<CustomerTicketPage.Message> newest = pages.messages(customerId, id, null, MESSAGES, address);
        return new CustomerTicketPage(
                reads.ticket(id),
                head.department(),
                head.category(),
                head.closedAt() == null ? null : head.closedAt().toInstant(),
                head.closeReason(),
                !situation.over() || reopensUntil != null,
                !situation.over(),
                reopensUntil,
                fields.shownOfTicket(id).stream()
                        .map(CustomerTicketPage.Field::of)
                        .toList(),
                head.statuses(),
                newest.items().reversed(),
                newest.nextCursor());
    }

    /** Earlier answers, oldest first; the page's cursor asks for those before them. @throws Problem not-found */
    @Transactional(readOnly = true)
    public Page<CustomerTicketPage.Message> earlier(
            UUID customerId, long number, PageRequest request, Function<UUID, String> address) {
        Cursor before = request.after();
        Page<CustomerTicketPage.Message> page = pages.messages(
                customerId, find(customerId, number), before == null ? null : before.uuid(0), request.limit(), address);
        return new Page<>(page.items().reversed(), page.nextCursor());
    }

    /** @throws Problem not-found, unless the customer reads the file in the ticket's thread */
    @Transactional(readOnly = true)
    public void requireFile(UUID customerId, long number, UUID attachmentId) {
        if (!pages.shows(customerId, find(customerId, number), attachmentId)) {
            throw Problem.notFound();
        }
    }

    private UUID find(UUID customerId, long number) {
        return reads.find(customerId, number).orElseThrow(Problem::notFound);
    }

    // What was merged goes on elsewhere.
    private @Nullable Instant reopensUntil(CustomerPageReads.Head head, Situation situation) {
        if (head.closedAt() == null
                || head.merged()
                || head.reopenDays() == 0
                || situation.after(Situation.Step.REOPEN).isEmpty()) {
            return null;
        }
        Instant until = head.closedAt().plusDays(head.reopenDays()).toInstant();
        return until.isBefore(clock.instant()) ? null : until;
    }
}
