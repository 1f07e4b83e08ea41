package app.balcao.ticket.bulk;

import app.balcao.people.ActingAgent;
import java.util.UUID;

/** Carries out one action with one ticket, as if the agent did it by hand. */
interface BulkStep {

    TicketBulk.Action action();

    /**
     * @return whether it is done, or only asked for
     * @throws app.balcao.platform.errors.Problem when the ticket or the agent's rights do not allow it
     */
    TicketBulk.Outcome apply(ActingAgent acting, UUID ticketId, TicketBulk.Choice choice);
}
