package app.balcao.legal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document as anybody reads it.
 *
 * @param externalUrl where it stands; the text is empty then
 * @param since when the text came into force
 */
public record PublicDocument(
        String companyName,
        String language,
        @Nullable String externalUrl,
        String html,
        int number,
        @Nullable Instant since) {}
