package app.balcao.customer;

import app.balcao.people.PersonalData;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer as lists show them; see {@link Customer}. */
public record CustomerRow(
        UUID id,
        @PersonalData.Within String name,
        @PersonalData List<String> emails,
        @PersonalData @Nullable String phone,
        @Nullable OrganizationName organization,
        @PersonalData @Nullable String externalId,
        boolean active,
        boolean canOpenTickets,
        int openTickets,
        int version) {}
