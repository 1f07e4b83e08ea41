package app.balcao.ticket;

import java.time.Instant;

/**
 * A ticket as its customer sees it in a list (POR-4): nothing of comments, parts that other departments work on, or
 * who works on it.
 *
 * @param lastMessageAt when customer or agent wrote last
 */
public record CustomerTicket(long number, String subject, Standing standing, Instant createdAt, Instant lastMessageAt) {

    /** Where the ticket stands, in what matters to the customer. */
    public enum Standing {
        /** The company has it. */
        WITH_US,
        /** The company waits for the customer. */
        WITH_YOU,
        CLOSED,
        CANCELLED;

        static Standing of(Situation situation) {
            return switch (situation) {
                case AWAITING_CUSTOMER -> WITH_YOU;
                case CLOSED -> CLOSED;
                case CANCELLED -> CANCELLED;
                case AWAITING_AGENT,
                        NEW,
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
            long number, String subject, int situation, Instant createdAt, Instant lastMessageAt) {
        return new CustomerTicket(number, subject, Standing.of(Situation.of(situation)), createdAt, lastMessageAt);
    }
}
