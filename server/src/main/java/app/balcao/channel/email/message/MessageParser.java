package app.balcao.channel.email.message;

import app.balcao.channel.email.message.UnreadableMessageException.Reason;
import app.balcao.platform.html.PlainText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.MimeException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the source of a mail, however broken (EML-1). Bounds on size, depth and number of parts keep a bomb from
 * doing harm; what they refuse is set aside.
 */
public final class MessageParser {

    /** 25 MB of files grow by a little more than a third on their way. */
    public static final int MAX_SOURCE_BYTES = 36 * 1024 * 1024;

    private static final int MAX_SUBJECT = 1_000;

    private MessageParser() {}

    /**
     * Reads a source.
     *
     * @throws UnreadableMessageException when it must be set aside; nothing else is ever thrown
     */
    public static IncomingMessage parse(byte[] source) throws UnreadableMessageException {
        requireSize(source.length);
        try {
            return message(MimeTree.read(source));
        } catch (IOException | MimeException | RuntimeException | StackOverflowError broken) {
            throw new UnreadableMessageException("The message cannot be read: " + broken, broken);
        }
    }

    /** @throws UnreadableMessageException for more bytes than are read, which need not be fetched either */
    public static void requireSize(int bytes) throws UnreadableMessageException {
        if (bytes > MAX_SOURCE_BYTES) {
            throw new UnreadableMessageException(
                    Reason.TOO_LARGE, "The message has " + bytes + " bytes, more than " + MAX_SOURCE_BYTES);
        }
    }

    private static IncomingMessage message(MimeNode root) {
        Headers headers = root.headers();
        MessageBody body = new MessageBody();
        MessageBody.Text text = body.read(root);
        EmbeddedPictures embedded = EmbeddedPictures.extract(text.html());
        List<MailPart> pictures = new ArrayList<>(embedded.parts());
        List<MailPart> attachments = new ArrayList<>();
        for (MailPart file : body.files) {
            (isShown(file, embedded.html()) ? pictures : attachments).add(file);
        }
        List<MailAddress> from = AddressList.parse(headers.all("from"));
        List<MailAddress> sender = from.isEmpty() ? AddressList.parse(headers.all("sender")) : from;
        return new IncomingMessage(
                headers,
                sender.isEmpty() ? null : sender.getFirst(),
                AddressList.parse(headers.all("reply-to")),
                AddressList.parse(headers.all("to")),
                AddressList.parse(headers.all("cc")),
                MailDates.parse(headers.first("date")),
                MessageIds.one(headers.first("message-id")),
                MessageIds.all(headers.all("in-reply-to")),
                MessageIds.all(headers.all("references")),
                subject(headers),
                embedded.html(),
                text.plain(),
                List.copyOf(pictures),
                List.copyOf(attachments),
                returnPath(headers),
                body.report);
    }

    /** Headers alone of a source; null when there are none to read. */
    static @Nullable Headers headersOf(byte[] source) {
        try {
            return MimeTree.read(source).headers();
        } catch (UnreadableMessageException | IOException | MimeException | RuntimeException unreadable) {
            return null;
        }
    }

    private static String subject(Headers headers) {
        String written = headers.first("subject");
        if (written == null) {
            return "";
        }
        String bounded = PlainText.cut(written, MAX_SUBJECT * 12);
        return CleanText.line(EncodedWords.decode(bounded), MAX_SUBJECT);
    }

    private static @Nullable String returnPath(Headers headers) {
        if (!headers.present("return-path")) {
            return null;
        }
        List<MailAddress> sender = AddressList.parse(headers.all("return-path"));
        return sender.isEmpty() ? "" : sender.getFirst().address();
    }

    private static boolean isShown(MailPart file, @Nullable String html) {
        String contentId = file.contentId();
        return html != null
                && contentId != null
                && html.toLowerCase(Locale.ROOT).contains("cid:" + contentId.toLowerCase(Locale.ROOT));
    }
}
