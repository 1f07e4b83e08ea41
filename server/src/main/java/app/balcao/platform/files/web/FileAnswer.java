package app.balcao.platform.files.web;

import app.balcao.platform.files.Attachment;
import app.balcao.platform.files.FileNames;
import java.io.InputStream;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A file that people sent, as an answer: it is what its bytes are, runs nothing, and is shown only if it is a picture. */
public final class FileAnswer {

    // Nothing of what was sent may run, load anything, or touch the site it came from.
    private static final String CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private FileAnswer() {}

    /** What tells one content from another, for the ETag header. */
    public static String tag(Attachment attachment) {
        return "\"" + attachment.sha256() + "\"";
    }

    /** @param content closed once it was sent */
    public static ResponseEntity<Resource> of(Attachment attachment, InputStream content, CacheControl cache) {
        return of(attachment, content, cache, "same-origin");
    }

    /** The same, which pages of other sites may show too. */
    public static ResponseEntity<Resource> forAnySite(Attachment attachment, InputStream content, CacheControl cache) {
        return of(attachment, content, cache, "cross-origin");
    }

    private static ResponseEntity<Resource> of(
            Attachment attachment, InputStream content, CacheControl cache, String resourcePolicy) {
        String disposition = attachment.shownInline()
                ? FileNames.inlineDisposition(attachment.name())
                : FileNames.attachmentDisposition(attachment.name());
        return ResponseEntity.ok()
                .cacheControl(cache)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", CONTENT_POLICY)
                .header("Cross-Origin-Resource-Policy", resourcePolicy)
                .contentType(MediaType.parseMediaType(attachment.mediaType()))
                .contentLength(attachment.sizeBytes())
                .body(new InputStreamResource(content));
    }
}
