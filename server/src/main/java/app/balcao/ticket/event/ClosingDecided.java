package app.balcao.ticket.event;

import app.balcao.ticket.Actor;
import app.balcao.ticket.TicketState;
import java.util.UUID;

/**
 * A ticket that was asked to be closed goes on; that it is closed is a {@link TicketClosed}.
 *
 * @param reason why it was sent back; empty when the request was taken back
 */
public record ClosingDecided(TicketState ticket, Actor actor, What what, UUID askedBy, String reason)
        implements TicketEvent {

    public enum What {
        RETURNED,
        WITHDRAWN
    }
}
