package app.balcao.ticket;

import app.balcao.people.PersonalData;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket was opened with, as it is now.
 *
 * @param html the first message, clean
 * @param customer null for an internal ticket
 */
public record TicketOpeningData(
        UUID id,
        String subject,
        String html,
        Named department,
        @Nullable Named category,
        int priority,
        @Nullable Customer customer,
        boolean notifyCustomer,
        int version) {

    /** Whom it is for. */
    public record Customer(UUID id, @PersonalData.Within String name) {}
}
