package app.balcao.ticket.event;

import app.balcao.ticket.Actor;
import app.balcao.ticket.TicketState;

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
                TicketCancelled,
                ClosingRequested,
                ClosingDecided,
                TicketReopened,
                TicketDiscarded,
                TicketRestored,
                TicketMerged,
                TicketMergeUndone,
                TicketSplit,
                TicketSplitUndone,
                ChildNews,
                TicketChanged {

    /** The ticket as it is after it. */
    TicketState ticket();

    /** Who did it. */
    Actor actor();
}
