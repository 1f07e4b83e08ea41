package app.balcao.platform.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/** What a file is, by its bytes. What its sender says it is counts for nothing. */
public final class MediaTypes {

    public static final String UNKNOWN = "application/octet-stream";

    /** Pictures that no browser takes for a document or runs script from. SVG is not among them. */
    private static final Set<String> SHOWN_INLINE = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private static final int PREFIX = 64 * 1024;

    // Families whose bytes alone do not tell the members apart. Only among these does the name decide, and
    // only for a member of the family: a text may be a CSV, a ZIP a spreadsheet, never a picture or a page.
    private static final Set<String> FAMILIES =
            Set.of("application/zip", "application/x-tika-ooxml", "application/x-tika-msoffice", "text/plain");

    private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml", "image/svg+xml");

    private static final MimeTypes KNOWN = MimeTypes.getDefaultMimeTypes();
    private static final MediaTypeRegistry REGISTRY = KNOWN.getMediaTypeRegistry();

    private MediaTypes() {}

    /**
     * The type of some content.
     *
     * @param name safe name, which only refines what the bytes say
     */
    public static String sniff(InputStream content, String name) throws IOException {
        byte[] prefix = content.readNBytes(PREFIX);
        if (prefix.length == 0) {
            return UNKNOWN;
        }
        MediaType byBytes = detect(prefix, null);
        if (FAMILIES.contains(byBytes.toString())) {
            MediaType byName = detect(prefix, name);
            if (REGISTRY.isSpecializationOf(byName, byBytes) && !PAGES.contains(byName.toString())) {
                return served(byName);
            }
        }
        return served(byBytes);
    }

    /** Whether a browser may show this type in place; everything else is only ever saved. */
    public static boolean isShownInline(String mediaType) {
        return SHOWN_INLINE.contains(mediaType);
    }

    private static MediaType detect(byte[] prefix, @Nullable String name) throws IOException {
        Metadata metadata = new Metadata();
        if (name != null) {
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        }
        return KNOWN.detect(new ByteArrayInputStream(prefix), metadata);
    }

    // Names that only Tika uses mean nothing to a browser.
    private static String served(MediaType type) {
        return type.getSubtype().startsWith("x-tika-")
                ? UNKNOWN
                : type.getBaseType().toString();
    }
}
