package app.balcao.channel.email.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.TNEFAttribute;
import org.apache.poi.hmef.attribute.TNEFProperty;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.jspecify.annotations.Nullable;

/** The winmail.dat that Outlook sends: the files and the text inside it. */
final class Tnef {

    record Content(MessageBody.Text text, List<MailPart> files) {}

    private Tnef() {}

    static boolean is(MimeNode.Leaf leaf) {
        String name = leaf.disposition().get("filename");
        name = name == null ? leaf.type().get("name") : name;
        return leaf.mediaType().matches("application/(vnd\\.)?ms-tnef")
                || (name != null && name.toLowerCase(Locale.ROOT).matches("(win|att)mail\\.dat|winmail\\d*\\.dat"));
    }

    /** What is inside; null when it cannot be read, and the file is kept as it came. */
    static @Nullable Content read(byte[] bytes) {
        try {
            HMEFMessage message = new HMEFMessage(new ByteArrayInputStream(bytes));
            List<MailPart> files = new ArrayList<>();
            for (Attachment attachment : message.getAttachments()) {
                MailPart file = file(attachment, files.size() + 1);
                if (file != null) {
                    files.add(file);
                }
            }
            return new Content(text(message), files);
        } catch (IOException | RuntimeException broken) {
            return null;
        }
    }

    private static @Nullable MailPart file(Attachment attachment, int number) {
        byte[] content;
        try {
            content = attachment.getContents();
        } catch (IllegalArgumentException empty) {
            return null;
        }
        String name = attachment.getLongFilename();
        name = name == null ? attachment.getFilename() : name;
        return new MailPart(
                CleanText.fileName(name == null ? "" : name.replace("\0", ""), "file-" + number + ".bin"),
                "application/octet-stream",
                null,
                content);
    }

    private static MessageBody.Text text(HMEFMessage message) {
        MAPIAttribute html = message.getMessageMAPIAttribute(MAPIProperty.BODY_HTML);
        if (html != null && html.getData() != null) {
            return new MessageBody.Text(CleanText.body(Charsets.decode(html.getData(), null)), null);
        }
        MAPIAttribute plain = message.getMessageMAPIAttribute(MAPIProperty.BODY);
        if (plain != null && plain.getData() != null) {
            boolean wide = plain.getType() == 0x1f;
            byte[] data = plain.getData();
            return plain(wide ? new String(data, StandardCharsets.UTF_16LE) : Charsets.decode(data, null));
        }
        TNEFAttribute body = message.getMessageAttribute(TNEFProperty.ID_BODY);
        return body == null ? MessageBody.Text.NONE : plain(Charsets.decode(body.getData(), null));
    }

    private static MessageBody.Text plain(String text) {
        String clean = CleanText.body(text);
        return clean.isBlank() ? MessageBody.Text.NONE : new MessageBody.Text(null, clean);
    }
}
