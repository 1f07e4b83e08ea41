package app.balcao.channel.email.message;

import app.balcao.channel.email.message.IncomingMessage.DeliveryReport;
import app.balcao.platform.html.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes one body and a list of files out of a message's structure. */
final class MessageBody {

    private static final Set<String> SIGNATURES = Set.of(
            "application/pgp-signature",
            "application/pkcs7-signature",
            "application/x-pkcs7-signature",
            "application/applefile");
    private static final int MAX_BODY = 1_000_000;

    /** Text found in a part of the structure: formatted, plain or both. */
    record Text(@Nullable String html, @Nullable String plain) {
        static final Text NONE = new Text(null, null);

        boolean isEmpty() {
            return html == null && plain == null;
        }

        String asHtml() {
            return html != null ? html : PlainText.toHtml(plain == null ? "" : plain);
        }

        String asPlain() {
            return plain != null ? plain : PlainText.fromHtml(html == null ? "" : html);
        }
    }

    final List<MailPart> files = new ArrayList<>();

    @Nullable
    DeliveryReport report;

    private boolean bodySeen;

    /** Collects files on the way and answers the body. */
    Text read(MimeNode root) {
        return switch (root) {
            case MimeNode.Leaf leaf -> readLeaf(leaf);
            case MimeNode.Multipart multipart -> readMultipart(multipart);
        };
    }

    private Text readMultipart(MimeNode.Multipart multipart) {
        return switch (multipart.subtype()) {
            case "alternative" -> readAlternative(multipart);
            case "report" -> readReport(multipart);
            default -> readInOrder(multipart.children());
        };
    }

    private Text readInOrder(List<MimeNode> children) {
        List<Text> texts = new ArrayList<>();
        for (MimeNode child : children) {
            Text text = read(child);
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        if (texts.size() <= 1) {
            return texts.isEmpty() ? Text.NONE : texts.getFirst();
        }
        boolean formatted = texts.stream().anyMatch(text -> text.html() != null);
        boolean plain = texts.stream().anyMatch(text -> text.plain() != null);
        return new Text(
                formatted ? String.join("\n", texts.stream().map(Text::asHtml).toList()) : null,
                plain ? String.join("\n\n", texts.stream().map(Text::asPlain).toList()) : null);
    }

    // The last form that can be shown is the sender's best; files hidden in a form are kept all the same.
    private Text readAlternative(MimeNode.Multipart multipart) {
        String html = null;
        String plain = null;
        boolean before = bodySeen;
        for (MimeNode child : multipart.children()) {
            bodySeen = before;
            Text text = read(child);
            html = text.html() != null && !text.html().isBlank() ? text.html() : html;
            plain = text.plain() != null && !text.plain().isBlank() ? text.plain() : plain;
        }
        bodySeen = true;
        return new Text(html, plain);
    }

    private Text readReport(MimeNode.Multipart multipart) {
        String type = multipart.type().get("report-type");
        String status = "";
        Headers original = null;
        List<MimeNode> human = new ArrayList<>();
        for (MimeNode child : multipart.children()) {
            String mediaType = child instanceof MimeNode.Leaf leaf ? leaf.mediaType() : "";
            if (child instanceof MimeNode.Leaf leaf
                    && mediaType.matches("message/(global-)?(delivery|disposition).*")) {
                status = CleanText.body(Charsets.decode(leaf.content(), null));
            } else if (child instanceof MimeNode.Leaf leaf
                    && mediaType.matches("message/rfc822(-headers)?|text/rfc822-headers|message/global.*")) {
                original = MessageParser.headersOf(leaf.content());
            } else {
                human.add(child);
            }
        }
        report = new DeliveryReport(type == null ? "" : type.toLowerCase(Locale.ROOT), status, original);
        return readInOrder(human);
    }

    private Text readLeaf(MimeNode.Leaf leaf) {
        String mediaType = leaf.mediaType();
        if (SIGNATURES.contains(mediaType)) {
            return Text.NONE;
        }
        if (mediaType.equals("message/delivery-status") && report == null) {
            report = new DeliveryReport("delivery-status", Charsets.decode(leaf.content(), null), null);
            return Text.NONE;
        }
        if (isBody(leaf)) {
            String text = CleanText.body(leaf.text());
            if (text.length() <= MAX_BODY) {
                bodySeen |= !text.isBlank();
                return mediaType.equals("text/html")
                        ? new Text(text, null)
                        : new Text(null, isFlowed(leaf) ? FlowedText.join(text, isDelSp(leaf)) : text);
            }
        }
        if (Tnef.is(leaf)) {
            Tnef.Content content = Tnef.read(leaf.content());
            if (content != null) {
                files.addAll(content.files());
                return bodySeen ? Text.NONE : content.text();
            }
        }
        if (leaf.content().length > 0 || hasName(leaf)) {
            files.add(file(leaf));
        }
        return Text.NONE;
    }

    private static boolean isFlowed(MimeNode.Leaf leaf) {
        return "flowed".equalsIgnoreCase(leaf.type().get("format"));
    }

    private static boolean isDelSp(MimeNode.Leaf leaf) {
        return "yes".equalsIgnoreCase(leaf.type().get("delsp"));
    }

    // A name in Content-Type alone does not make a file of the first text: some senders name their body.
    private boolean isBody(MimeNode.Leaf leaf) {
        String mediaType = leaf.mediaType();
        if (!mediaType.equals("text/plain") && !mediaType.equals("text/html")) {
            return false;
        }
        if (leaf.disposition().value().equals("attachment")
                || leaf.disposition().get("filename") != null) {
            return false;
        }
        return leaf.type().get("name") == null || !bodySeen;
    }

    private static boolean hasName(MimeNode.Leaf leaf) {
        return leaf.disposition().get("filename") != null || leaf.type().get("name") != null;
    }

    private MailPart file(MimeNode.Leaf leaf) {
        String name = leaf.disposition().get("filename");
        name = name == null || name.isBlank() ? leaf.type().get("name") : name;
        String contentId = MessageIds.one(leaf.headers().first("content-id"));
        return new MailPart(
                CleanText.fileName(name == null ? "" : name, FileNames.otherwise(leaf, files.size() + 1)),
                leaf.mediaType(),
                contentId,
                leaf.content());
    }
}
