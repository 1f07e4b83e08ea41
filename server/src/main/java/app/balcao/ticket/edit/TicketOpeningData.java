package app.balcao.ticket.edit;

import app.balcao.field.FieldValue;
import app.balcao.people.PersonalData;
import app.balcao.ticket.Named;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket was opened with, as it is now.
 *
 * @param html the first message, clean
 * @param customer null for an internal ticket
 * @param fields what was filled in of the custom fields of opening
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
        List<FieldValue> fields,
        int version) {

    /** Whom it is for. */
    public record Customer(UUID id, @PersonalData.Within String name) {}
}
