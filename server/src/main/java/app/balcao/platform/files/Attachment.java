package app.balcao.platform.files;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A named file that somebody sent (RPL-16).
 *
 * @param name safe to show and to save
 * @param mediaType what its bytes are
 * @param uploadedBy the agent or customer; null when it came from outside
 * @param claimed whether something carries it, such as a message
 */
public record Attachment(
        UUID id,
        String name,
        String mediaType,
        long sizeBytes,
        Sha256 sha256,
        @Nullable UUID uploadedBy,
        boolean claimed) {

    /** Where its content is served. */
    public String url() {
        return url(id);
    }

    /** Where an attachment's content is served. */
    public static String url(UUID id) {
        return "/api/v1/attachments/" + id + "/content";
    }

    /** Whether it is a picture that a page may show: PNG, JPEG, GIF or WebP. */
    public boolean shownInline() {
        return MediaTypes.isShownInline(mediaType);
    }
}
