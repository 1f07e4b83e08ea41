package app.balcao.customer;

import java.util.UUID;

/** An organization as others mention it. */
public record OrganizationName(UUID id, String name) {}
