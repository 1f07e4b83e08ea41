package app.balcao.customer;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An organization as lists show it; see {@link Organization}. */
public record OrganizationRow(
        UUID id, String name, @Nullable OrganizationName parent, List<String> domains, int customers, int version) {}
