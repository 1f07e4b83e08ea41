package app.balcao.portal;

import app.balcao.account.Accounts;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.files.Attachment;
import app.balcao.platform.files.Attachments;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.ticket.CustomerReplies;
import app.balcao.ticket.FollowUp;
import app.balcao.ticket.OpenedTicket;
import app.balcao.ticket.TicketCancelling;
import app.balcao.ticket.portal.CustomerForm;
import app.balcao.ticket.portal.CustomerOpening;
import app.balcao.ticket.portal.CustomerTicket;
import app.balcao.ticket.portal.CustomerTicketPage;
import app.balcao.ticket.portal.CustomerTickets;
import app.balcao.ticket.portal.CustomerWriting;
import app.balcao.ticket.portal.NewCustomerTicket;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What a customer who is signed in does with their tickets (POR-12 to POR-15). */
@Service
public class PortalTickets {

    private final Accounts accounts;
    private final CustomerTickets tickets;
    private final CustomerOpening opening;
    private final CustomerReplies replies;
    private final TicketCancelling cancelling;
    private final Attachments attachments;
    private final PortalLimits limits;
    private final TransactionTemplate transaction;

    PortalTickets(
            Accounts accounts,
            CustomerTickets tickets,
            CustomerOpening opening,
            CustomerReplies replies,
            TicketCancelling cancelling,
            Attachments attachments,
            PortalLimits limits,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.tickets = tickets;
        this.opening = opening;
        this.replies = replies;
        this.cancelling = cancelling;
        this.attachments = attachments;
        this.limits = limits;
        this.transaction = transaction;
    }

    public CustomerForm form(PortalCustomer customer) {
        return opening.form(customer.customerId());
    }

    /** @throws Problem as {@link CustomerOpening#open}; rate-limited */
    public OpenedTicket open(PortalCustomer customer, NewCustomerTicket wanted) {
        limits.write(customer.customerId());
        return transaction.execute(status ->
                opening.open(customer.customerId(), ZoneId.of(accounts.current().timeZone()), wanted));
    }

    public Page<CustomerTicket> list(PortalCustomer customer, PageRequest page) {
        return tickets.list(customer.customerId(), page);
    }

    /** @throws Problem not-found */
    public CustomerTicketPage page(PortalCustomer customer, long number) {
        return transaction.execute(status -> tickets.page(customer.customerId(), number, address(number)));
    }

    /** @throws Problem not-found */
    public Page<CustomerTicketPage.Message> earlier(PortalCustomer customer, long number, PageRequest page) {
        return transaction.execute(status -> tickets.earlier(customer.customerId(), number, page, address(number)));
    }

    /** @throws Problem as {@link CustomerReplies#write}; rate-limited */
    public FollowUp.Appended write(PortalCustomer customer, long number, CustomerWriting writing) {
        limits.write(customer.customerId());
        return replies.write(customer.customerId(), number, writing);
    }

    /** @throws Problem as {@link TicketCancelling#cancel(UUID, long, String)} */
    public void cancel(PortalCustomer customer, long number, @Nullable String reason) {
        cancelling.cancel(customer.customerId(), number, reason);
    }

    /** A file in a ticket of the customer's own. @throws Problem not-found */
    public Attachment file(PortalCustomer customer, long number, UUID id) {
        tickets.requireFile(customer.customerId(), number, id);
        return attachments.find(List.of(id)).stream().findFirst().orElseThrow(Problem::notFound);
    }

    /** The bytes of a file. The caller closes the stream. */
    public InputStream open(Attachment file) {
        return attachments.open(file);
    }

    /** Takes a file from the customer, who then has a day to put it into something. @throws Problem too-large; rate-limited */
    public Attachment upload(PortalCustomer customer, @Nullable String name, InputStream content) throws IOException {
        limits.upload(customer.customerId());
        return attachments.upload(customer.customerId(), name, content);
    }

    private Function<UUID, String> address(long number) {
        String tickets = "/api/v1/portal/" + accounts.current().loginName() + "/tickets/";
        return id -> tickets + number + "/attachments/" + id;
    }
}
