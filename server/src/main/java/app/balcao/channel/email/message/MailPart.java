package app.balcao.channel.email.message;

import org.jspecify.annotations.Nullable;

/** A file inside a message. */
public final class MailPart {

    private final String name;
    private final String mediaType;
    private final @Nullable String contentId;
    private final byte[] content;

    /**
     * @param name safe to show and to save under; never empty
     * @param mediaType lower case, as declared; the content may be something else
     * @param contentId without brackets
     */
    public MailPart(String name, String mediaType, @Nullable String contentId, byte[] content) {
        this.name = name;
        this.mediaType = mediaType;
        this.contentId = contentId;
        this.content = content;
    }

    public String name() {
        return name;
    }

    public String mediaType() {
        return mediaType;
    }

    public @Nullable String contentId() {
        return contentId;
    }

    /** The bytes themselves, not a copy. */
    public byte[] content() {
        return content;
    }

    public int size() {
        return content.length;
    }

    @Override
    public String toString() {
        return name + " (" + mediaType + ", " + content.length + " bytes)";
    }
}
