package app.balcao.customer;

import app.balcao.field.FieldValue;
import app.balcao.people.PersonalData;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer's whole record.
 *
 * @param emails in their one form, the first is the one that is written to; may be empty
 * @param externalId the customer's key in the company's own system (Identificador)
 * @param active may sign in to the portal
 * @param canOpenTickets may open tickets over channels of their own (CUS-5)
 * @param openTickets how many tickets of theirs are not closed
 * @param fields what they have in custom fields (FLD-3)
 * @param language BCP 47 tag; null follows the account
 */
public record Customer(
        UUID id,
        @PersonalData.Within String name,
        @PersonalData List<String> emails,
        @PersonalData @Nullable String phone,
        @Nullable OrganizationName organization,
        @PersonalData @Nullable String externalId,
        boolean active,
        boolean canOpenTickets,
        int openTickets,
        @Nullable String language,
        String notes,
        List<FieldValue> fields,
        Instant createdAt,
        int version) {}
