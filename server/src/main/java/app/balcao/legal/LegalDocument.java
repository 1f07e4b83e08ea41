package app.balcao.legal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document as administrators see it.
 *
 * @param draftHtml what is being written, not in force yet where it differs from the text that is
 * @param externalUrl where it stands outside; wins over the text (TRM-6)
 * @param liveHtml the text in force; empty for none
 * @param liveNumber which version that is; 0 for none
 * @param address where customers find it; null for nowhere
 */
public record LegalDocument(
        LegalKind kind,
        String draftHtml,
        @Nullable String externalUrl,
        String liveHtml,
        int liveNumber,
        @Nullable Instant liveSince,
        @Nullable String address,
        int version) {}
