package app.balcao.ticket;

import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.ticket.store.MessageReads;
import app.balcao.ticket.store.TicketReads;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads single tickets for those who may see them. */
@Service
@Transactional(readOnly = true)
public class TicketPages {

    private static final int MESSAGES = 100;

    private final TicketReads tickets;
    private final MessageReads messages;

    TicketPages(TicketReads tickets, MessageReads messages) {
        this.tickets = tickets;
        this.messages = messages;
    }

    /** @throws Problem not-found, when it does not exist or is not for the agent to see */
    public TicketPage page(ActingAgent acting, UUID id) {
        return page(acting, tickets.page(acting, id).orElseThrow(Problem::notFound));
    }

    /** The same by the number people read. */
    public TicketPage page(ActingAgent acting, long number) {
        return page(acting, tickets.page(acting, number).orElseThrow(Problem::notFound));
    }

    private TicketPage page(ActingAgent acting, TicketReads.Head head) {
        Ticket ticket = head.ticket();
        if (!ticket.standing().isSeenBy(acting.sight())) {
            throw Problem.notFound();
        }
        Page<TicketMessage> newest =
                messages.newest(ticket.id(), !ticket.joins().merged().isEmpty(), MESSAGES);
        return new TicketPage(ticket, newest.items().reversed(), newest.nextCursor(), head.events(), head.realtime());
    }

    /** The ticket alone, as commands answer with it. The caller has checked that the agent may have it. */
    public Ticket ticket(ActingAgent acting, UUID id) {
        return tickets.ticket(acting, id).orElseThrow(Problem::notFound);
    }

    /** Earlier messages, oldest first; the page's cursor asks for those before them. */
    public Page<TicketMessage> earlier(ActingAgent acting, UUID ticketId, PageRequest request) {
        requireSight(acting, ticketId);
        Cursor before = request.after();
        Page<TicketMessage> page = messages.before(ticketId, before == null ? null : before.uuid(0), request.limit());
        return new Page<>(page.items().reversed(), page.nextCursor());
    }

    /** One message, as commands answer with it. */
    public TicketMessage message(UUID ticketId, UUID messageId) {
        return messages.find(ticketId, messageId).orElseThrow(Problem::notFound);
    }

    /**
     * The SHA-256 under which the e-mail of a message is kept.
     *
     * @throws Problem not-found, also for a message that came by no e-mail; forbidden for who may not see personal
     *     data, which its header is full of (PRV-3)
     */
    public byte[] source(ActingAgent acting, UUID ticketId, UUID messageId) {
        requireSight(acting, ticketId);
        acting.require(Permission.CUSTOMER_PERSONAL_VIEW);
        byte @Nullable [] sha256 = messages.source(ticketId, messageId);
        if (sha256 == null) {
            throw Problem.notFound();
        }
        return sha256;
    }

    private void requireSight(ActingAgent acting, UUID ticketId) {
        if (tickets.standing(ticketId)
                .filter(ticket -> ticket.isSeenBy(acting.sight()))
                .isEmpty()) {
            throw Problem.notFound();
        }
    }
}
