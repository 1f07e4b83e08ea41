package app.balcao.customer;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@link OrganizationFields} that kept every rule a single record can keep, in the form in which they are stored. */
public record CleanOrganization(String name, @Nullable UUID parentId, List<String> domains, String notes) {}
