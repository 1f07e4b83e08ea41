package app.balcao.ticket;

import java.util.UUID;

/** What became of a customer's message to a ticket that exists (CLS-7). */
public sealed interface FollowUp {

    /** It stands in the ticket now. */
    record Appended(UUID ticketId, long number, UUID messageId, boolean reopened) implements FollowUp {}

    /** The ticket was closed too long ago, or for good: the caller opens another that goes on from it. */
    record TooLate(UUID ticketId, UUID departmentId) implements FollowUp {}
}
