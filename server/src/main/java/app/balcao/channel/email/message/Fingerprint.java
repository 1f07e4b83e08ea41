package app.balcao.channel.email.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What makes two sources one message (EML-4): the same id, sender, date and subject, whatever way they travelled. The
 * id alone would let anybody who guesses it suppress a message. Without an id the
 * content decides, together with the date; without a date as well, the whole source.
 */
public final class Fingerprint {

    private Fingerprint() {}

    /** SHA-256 over what tells the message from others; 32 bytes. */
    public static byte[] of(IncomingMessage message, byte[] source) {
        if (message.messageId() == null) {
            // With neither id nor date, as devices send their alerts, only the way tells one from the next.
            return message.headers().has("date")
                    ? digest(
                            "source",
                            body(source),
                            header(message, "from"),
                            header(message, "date") + "\n" + header(message, "subject"))
                    : digest("whole", source, "", "");
        }
        return digest(
                "id",
                message.messageId().getBytes(StandardCharsets.UTF_8),
                header(message, "from"),
                header(message, "date") + "\n" + header(message, "subject"));
    }

    /** As {@link #of}, of a source that cannot be read. */
    public static byte[] ofUnreadable(byte[] source) {
        return digest("unreadable", source, "", "");
    }

    /** Of a message that was not fetched: where it lies is all that is known of it. */
    public static byte[] ofPlace(UUID mailboxId, long uidValidity, long uid) {
        String place = mailboxId + "/" + uidValidity + "/" + uid;
        return digest("place", place.getBytes(StandardCharsets.UTF_8), "", "");
    }

    // Relays add to the headers and may change line ends; what is below the first empty line stays.
    private static byte[] body(byte[] source) {
        String text = new String(source, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        int start = text.indexOf("\n\n");
        return text.substring(Math.max(start, 0)).strip().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String header(IncomingMessage message, String name) {
        @Nullable String value = message.headers().first(name);
        return value == null ? "" : value.replaceAll("\\s+", " ");
    }

    private static byte[] digest(String kind, byte[] first, String second, String third) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(kind.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(first);
            for (String next : new String[] {second, third}) {
                digest.update((byte) 0);
                digest.update(next.getBytes(StandardCharsets.UTF_8));
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
