package app.balcao.platform.files;

/** Content that is kept. */
public record StoredContent(Sha256 sha256, long sizeBytes) {}
