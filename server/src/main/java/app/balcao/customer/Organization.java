package app.balcao.customer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organization's whole record.
 *
 * @param parent the organization it is part of (Organização matriz)
 * @param domains e-mail domains whose unknown senders become its customers (CUS-17)
 * @param customers how many belong to it
 */
public record Organization(
        UUID id,
        String name,
        @Nullable OrganizationName parent,
        List<String> domains,
        int customers,
        String notes,
        Instant createdAt,
        int version) {}
