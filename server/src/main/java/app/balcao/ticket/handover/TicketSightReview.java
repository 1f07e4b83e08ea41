package app.balcao.ticket.handover;

import app.balcao.people.ActingAgent;
import app.balcao.people.RightsReview;
import app.balcao.people.SightReason;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.Named;
import app.balcao.ticket.Ticket;
import app.balcao.ticket.store.TicketReads;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells administrators whether an agent sees a ticket, and why. */
@Service
@Transactional(readOnly = true)
public class TicketSightReview {

    private final RightsReview rights;
    private final TicketReads tickets;

    TicketSightReview(RightsReview rights, TicketReads tickets) {
        this.rights = rights;
        this.tickets = tickets;
    }

    /** @param responsible the ticket's agent; null while nobody is */
    public record Seen(
            long number,
            String subject,
            Named department,
            @Nullable Named responsible,
            boolean seen,
            SightReason reason) {}

    /** @throws Problem forbidden; not-found, without such an agent or ticket */
    public Seen of(ActingAgent acting, UUID agentId, long number) {
        ActingAgent agent = rights.whoever(acting, agentId);
        Ticket ticket =
                tickets.page(acting, number).orElseThrow(Problem::notFound).ticket();
        UUID responsible = ticket.agent() == null ? null : ticket.agent().id();
        UUID department = ticket.department().id();
        return new Seen(
                number,
                ticket.subject(),
                ticket.department(),
                ticket.agent(),
                ticket.standing().isSeenBy(agent.sight()),
                SightReason.ofTicket(
                        agent, department, responsible, ticket.standing().requester()));
    }
}
