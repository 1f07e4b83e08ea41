package app.balcao.ticket.portal;

import app.balcao.ticket.Situation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as its customer sees it in a list (POR-4): nothing of comments, parts that other departments work on, or
 * who works on it.
 *
 * @param mergedInto the number of the ticket it was merged into, when that one is the same customer's; null otherwise
 * @param lastMessageAt when customer or agent wrote last
 */
public record CustomerTicket(
        long number,
        String subject,
        Standing standing,
        @Nullable Long mergedInto,
        Instant createdAt,
        Instant lastMessageAt) {

    /** Where the ticket stands, in what matters to the customer. */
    public enum Standing {
        /** Nobody has taken it up yet. */
        QUEUED,
        /** The company works on it. */
        WITH_US,
        /** The company waits for the customer. */
        WITH_YOU,
        CLOSED,
        CANCELLED;

        static Standing of(Situation situation) {
            return switch (situation) {
                case NEW -> QUEUED;
                case AWAITING_CUSTOMER -> WITH_YOU;
                case CLOSED -> CLOSED;
                case CANCELLED -> CANCELLED;
                case AWAITING_AGENT,
                        CUSTOMER_REPLIED,
                        REASSIGNED,
                        ESCALATED,
                        AWAITING_MANAGER,
                        AWAITING_MANAGER_AGAIN -> WITH_US;
            };
        }
    }

    /** As it is read from the database. */
    public static CustomerTicket of(
            long number,
            String subject,
            int situation,
            @Nullable Long mergedInto,
            Instant createdAt,
            Instant lastMessageAt) {
        return new CustomerTicket(
                number, subject, Standing.of(Situation.of(situation)), mergedInto, createdAt, lastMessageAt);
    }
}
