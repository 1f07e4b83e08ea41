package app.balcao.channel.email;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail about a ticket will not reach whom it was for. Published inside the transaction.
 *
 * @param messageId the ticket's message that it carried; null for a notice
 * @param agentId who is responsible for the ticket; null while it waits in the queue
 */
public record DeliveryFailed(
        UUID ticketId,
        long number,
        String subject,
        UUID departmentId,
        @Nullable UUID agentId,
        @Nullable UUID messageId,
        String to,
        String error) {}
