package app.balcao.ticket.event;

import app.balcao.ticket.Actor;
import app.balcao.ticket.TicketState;

/**
 * Something happened to a ticket that another one was escalated to (ESC-9).
 *
 * @param ticket the one that was escalated
 * @param child the one that something happened to
 */
public record ChildNews(TicketState ticket, Actor actor, TicketState child, What what) implements TicketEvent {

    public enum What {
        ANSWERED,
        CLOSED,
        CANCELLED,
        REOPENED
    }
}
