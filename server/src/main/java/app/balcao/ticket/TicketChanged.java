package app.balcao.ticket;

/**
 * Something about a ticket changed that neither moves it to another queue nor is written to anybody.
 *
 * @param what as browsers are told
 */
public record TicketChanged(TicketState ticket, Actor actor, What what) implements TicketEvent {

    public enum What {
        EDITED,
        ESCALATED,
        STATUS
    }
}
