package app.balcao.customer;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@link CustomerFields} that kept every rule a single record can keep, in the form in which they are stored. */
public record CleanCustomer(
        String name,
        List<String> emails,
        @Nullable String phone,
        @Nullable UUID organizationId,
        @Nullable String externalId,
        @Nullable String language,
        boolean canOpenTickets,
        boolean active,
        String notes) {}
