package app.balcao.customer;

import app.balcao.people.PersonalData;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer who may be the one that somebody is about to add.
 *
 * @param email the first of their addresses
 */
public record LookAlike(
        UUID id,
        @PersonalData.Within String name,
        @PersonalData @Nullable String email,
        @Nullable OrganizationName organization) {}
