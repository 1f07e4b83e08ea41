package app.balcao.platform.audit;

import java.util.UUID;

/** A customer's data was erased at their wish, and must not live on in what the audit keeps (AUD-7). */
public record PersonErased(UUID customerId) {}
