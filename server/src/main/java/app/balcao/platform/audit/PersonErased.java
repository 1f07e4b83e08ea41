package app.balcao.platform.audit;

import java.util.List;
import java.util.UUID;

/**
 * A customer's data was erased at their wish, and must not live on in what the audit keeps (AUD-7).
 * Heard after they are gone.
 *
 * @param addresses where they had mail
 */
public record PersonErased(UUID customerId, List<String> addresses) {}
