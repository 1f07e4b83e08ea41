package app.balcao.legal;

import java.time.Instant;

/**
 * A text that is or was in force.
 *
 * @param html empty where the document was taken away
 */
public record LegalVersion(int number, String html, Instant publishedAt, String publishedBy) {}
