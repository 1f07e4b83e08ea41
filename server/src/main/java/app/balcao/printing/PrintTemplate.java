package app.balcao.printing;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A version of a company's template.
 *
 * @param version 0 for the product's own, where nobody saved any
 * @param body Mustache and HTML
 * @param standard whether the body is the product's own
 * @param savedAt null where nobody saved any
 */
public record PrintTemplate(
        int version,
        String body,
        boolean standard,
        Looks looks,
        @Nullable OffsetDateTime savedAt,
        @Nullable String savedBy) {}
