package app.balcao.customer;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer as lists show them; see {@link Customer}. */
public record CustomerRow(
        UUID id,
        String name,
        List<String> emails,
        @Nullable String phone,
        @Nullable OrganizationName organization,
        @Nullable String externalId,
        boolean active,
        boolean canOpenTickets,
        int openTickets,
        int version) {}
