package app.balcao.channel.email.message;

import java.util.Map;

/** Names for files that were sent without one. */
final class FileNames {

    private static final Map<String, String> EXTENSIONS = Map.ofEntries(
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/jpg", "jpg"),
            Map.entry("image/png", "png"),
            Map.entry("image/gif", "gif"),
            Map.entry("image/webp", "webp"),
            Map.entry("image/svg+xml", "svg"),
            Map.entry("image/bmp", "bmp"),
            Map.entry("application/pdf", "pdf"),
            Map.entry("application/zip", "zip"),
            Map.entry("text/calendar", "ics"),
            Map.entry("text/plain", "txt"),
            Map.entry("text/html", "html"),
            Map.entry("text/csv", "csv"),
            Map.entry("text/x-vcard", "vcf"),
            Map.entry("text/vcard", "vcf"),
            Map.entry("application/ms-tnef", "dat"),
            Map.entry("message/rfc822", "eml"));

    private FileNames() {}

    /** A message is named after its subject, anything else by number and type. */
    static String otherwise(MimeNode.Leaf leaf, int number) {
        String type = leaf.mediaType();
        if (type.equals("message/rfc822")) {
            Headers inner = MessageParser.headersOf(leaf.content());
            String subject = inner == null ? null : inner.first("subject");
            if (subject != null) {
                return CleanText.fileName(EncodedWords.decode(subject).replace('/', '-'), "message-" + number) + ".eml";
            }
        }
        String stem = type.startsWith("image/") ? "image" : type.startsWith("message/") ? "message" : "file";
        return stem + "-" + number + "." + extension(type);
    }

    static String extension(String mediaType) {
        return EXTENSIONS.getOrDefault(mediaType, mediaType.startsWith("text/") ? "txt" : "bin");
    }
}
