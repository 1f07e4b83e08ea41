package app.balcao.channel.email;

import app.balcao.channel.email.message.Composer;
import app.balcao.channel.email.message.IncomingMessage;
import app.balcao.channel.email.message.MailPart;
import app.balcao.channel.email.message.QuotedHistory;
import app.balcao.platform.files.Attachment;
import app.balcao.platform.files.Attachments;
import app.balcao.platform.html.Pictures;
import app.balcao.platform.html.PlainText;
import app.balcao.platform.html.SafeHtml;
import app.balcao.ticket.MessageFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what a mail says into what a ticket keeps: safe text, history apart, files stored (EML-2, EML-6, RPL-9). */
@Component
class IncomingContent {

    private static final int MAX_HTML = 500_000;
    private static final int MAX_TEXT = 100_000;

    private final Attachments attachments;

    IncomingContent(Attachments attachments) {
        this.attachments = attachments;
    }

    /** The text and files of a message, ready to be written. */
    record Content(String html, @Nullable String quotedHtml, List<MessageFile> files) {}

    /** Stores the files of a message, which stay nobody's until a ticket claims them, and cleans its text. */
    Content read(IncomingMessage message) {
        Map<String, Attachment> pictures = new HashMap<>();
        List<Attachment> stored = new ArrayList<>();
        for (MailPart part : message.pictures()) {
            Attachment picture = store(part);
            stored.add(picture);
            if (picture.shownInline() && part.contentId() != null) {
                pictures.put(part.contentId().toLowerCase(Locale.ROOT), picture);
            }
        }
        message.attachments().forEach(part -> stored.add(store(part)));
        QuotedHistory.Split split = split(message);
        String html = clean(split.fresh(), pictures);
        String quoted = split.quoted() == null ? null : clean(split.quoted(), pictures);
        Set<UUID> shown = Pictures.of(html + (quoted == null ? "" : quoted));
        List<MessageFile> files = stored.stream()
                .map(each -> new MessageFile(each.id(), shown.contains(each.id())))
                .toList();
        return new Content(html, quoted == null || quoted.isBlank() ? null : quoted, files);
    }

    private static QuotedHistory.Split split(IncomingMessage message) {
        String html = message.html();
        if (html != null) {
            return QuotedHistory.ofHtml(html, message.subject());
        }
        String text = message.text();
        QuotedHistory.Split split = QuotedHistory.ofText(text == null ? "" : text, message.subject());
        String quoted = split.quoted();
        return new QuotedHistory.Split(
                PlainText.toHtml(split.fresh()), quoted == null ? null : PlainText.toHtml(quoted));
    }

    private static String clean(String html, Map<String, Attachment> pictures) {
        String clean = SafeHtml.clean(html, contentId -> address(contentId.toLowerCase(Locale.ROOT), pictures));
        return clean.length() <= MAX_HTML
                ? clean
                : SafeHtml.clean(PlainText.toHtml(PlainText.cut(PlainText.fromHtml(clean), MAX_TEXT)));
    }

    // Answers quote the pictures we sent, mostly without sending them back; who may read those is checked as ever.
    private static @Nullable String address(String contentId, Map<String, Attachment> pictures) {
        Attachment picture = pictures.get(contentId);
        if (picture != null) {
            return picture.url();
        }
        UUID ours = Composer.quotedPicture(contentId);
        return ours == null ? null : Pictures.address(ours);
    }

    private Attachment store(MailPart part) {
        try {
            return attachments.receive(part.name(), new ByteArrayInputStream(part.content()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
