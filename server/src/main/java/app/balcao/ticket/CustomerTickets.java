package app.balcao.ticket;

import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.ticket.store.CustomerReads;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tickets for the customers whose they are. The caller answers for who that is. */
@Service
public class CustomerTickets {

    private final CustomerReads reads;

    CustomerTickets(CustomerReads reads) {
        this.reads = reads;
    }

    /** A customer's own tickets, the latest written to first; internal ones are left out. */
    @Transactional(readOnly = true)
    public Page<CustomerTicket> list(UUID customerId, PageRequest page) {
        return reads.list(customerId, page);
    }
}
