package app.balcao.ticket.event;

import app.balcao.ticket.Actor;
import app.balcao.ticket.TicketState;

/**
 * Something about a ticket changed that neither moves it to another queue nor is written to anybody.
 *
 * @param what as browsers are told
 */
public record TicketChanged(TicketState ticket, Actor actor, What what) implements TicketEvent {

    public enum What {
        EDITED,
        ESCALATED,
        STATUS,
        WORKED,
        SCHEDULE,
        TAGS,
        LINKS,
        FOLLOWERS,
        COPIES,
        MERGED,
        SPLIT
    }
}
