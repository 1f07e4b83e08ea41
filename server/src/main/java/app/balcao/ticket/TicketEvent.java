package app.balcao.ticket;

/** Something that happened to a ticket. Published inside the transaction that made it true. */
public sealed interface TicketEvent
        permits TicketOpened,
                TicketBound,
                TicketReleased,
                TicketTransferred,
                TicketReplied,
                TicketCommented,
                CustomerReplied,
                TicketClosed,
                TicketReopened,
                TicketDiscarded,
                TicketRestored,
                ChildNews,
                TicketChanged {

    /** The ticket as it is after it. */
    TicketState ticket();

    /** Who did it. */
    Actor actor();
}
