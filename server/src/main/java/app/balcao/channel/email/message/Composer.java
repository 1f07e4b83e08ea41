package app.balcao.channel.email.message;

import app.balcao.platform.html.PlainText;
import app.balcao.platform.html.SafeHtml;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Composes mail (EML-7): plain text beside the HTML, pictures of the text inside it, other files after it, every
 * header safe from what people typed.
 */
public final class Composer {

    private static final int ASCII_TO_OTHERS = 6;

    private static final String PICTURE_DOMAIN = "@picture";
    private static final String UTF_8 = "utf-8";
    private static final int MAX_REFERENCES = 20;

    private Composer() {}

    /**
     * Composes a message.
     *
     * @throws MessagingException for an address that cannot be one
     */
    public static MimeMessage compose(Session session, OutgoingMessage mail, Instant now) throws MessagingException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", bracketed(mail.messageId()));
            }
        };
        message.setFrom(address(mail.from()));
        message.setRecipient(Message.RecipientType.TO, address(mail.to()));
        for (MailAddress copy : mail.copies()) {
            message.addRecipient(Message.RecipientType.CC, address(copy));
        }
        if (mail.replyTo() != null) {
            message.setReplyTo(
                    new InternetAddress[] {address(new MailAddress(mail.from().name(), mail.replyTo()))});
        }
        message.setSubject(CleanText.line(mail.subject(), 500), UTF_8);
        message.setSentDate(Date.from(now));
        addThread(message, mail);
        addMarks(message, mail);
        setBody(message, mail);
        message.saveChanges();
        return message;
    }

    /** A session without a server, for composing alone. */
    public static Session session() {
        return Session.getInstance(new Properties());
    }

    private static void addThread(MimeMessage message, OutgoingMessage mail) throws MessagingException {
        List<String> references = new ArrayList<>(mail.references());
        if (mail.inReplyTo() != null) {
            message.setHeader("In-Reply-To", bracketed(mail.inReplyTo()));
            references.remove(mail.inReplyTo());
            references.add(mail.inReplyTo());
        }
        if (references.isEmpty()) {
            return;
        }
        // The first names the thread, the last are the nearest: the middle is what may go.
        List<String> kept = new ArrayList<>(references);
        while (kept.size() > MAX_REFERENCES) {
            kept.remove(1);
        }
        message.setHeader(
                "References",
                String.join("\r\n ", kept.stream().map(Composer::bracketed).toList()));
    }

    private static void addMarks(MimeMessage message, OutgoingMessage mail) throws MessagingException {
        message.setHeader(AutomaticMail.OWN_HEADER, mail.installation());
        message.setHeader("Content-Language", mail.language());
        if (mail.automatic()) {
            message.setHeader("Auto-Submitted", mail.inReplyTo() == null ? "auto-generated" : "auto-replied");
            message.setHeader("X-Auto-Response-Suppress", "All");
        }
    }

    private static void setBody(MimeMessage message, OutgoingMessage mail) throws MessagingException {
        Document document = SafeHtml.parse(mail.html());
        List<OutgoingFile> pictures = new ArrayList<>();
        for (Element picture : document.select("img")) {
            OutgoingFile shown = shown(picture, mail.files());
            if (shown != null) {
                picture.attr("src", "cid:" + contentId(shown));
                if (!pictures.contains(shown)) {
                    pictures.add(shown);
                }
            } else if (!picture.attr("data-remote-src").isEmpty()) {
                picture.attr("src", picture.attr("data-remote-src")).removeAttr("data-remote-src");
            }
        }
        List<OutgoingFile> others =
                mail.files().stream().filter(file -> !pictures.contains(file)).toList();
        MimeMultipart alternative = new MimeMultipart("alternative");
        alternative.addBodyPart(text(PlainText.fromHtml(mail.html()), "plain"));
        alternative.addBodyPart(text(page(document, mail.language()), "html"));
        MimeMultipart body = pictures.isEmpty() ? alternative : with("related", alternative, pictures, true);
        message.setContent(others.isEmpty() ? body : with("mixed", body, others, false));
    }

    private static @Nullable OutgoingFile shown(Element picture, List<OutgoingFile> files) {
        Matcher address = SafeHtml.ATTACHMENT_ADDRESS.matcher(picture.attr("src"));
        if (!address.matches()) {
            return null;
        }
        return files.stream()
                .filter(file -> file.id().toString().equals(address.group(1)))
                .findFirst()
                .orElse(null);
    }

    private static MimeMultipart with(String subtype, MimeMultipart first, List<OutgoingFile> files, boolean inline)
            throws MessagingException {
        MimeMultipart multipart = new MimeMultipart(subtype);
        MimeBodyPart body = new MimeBodyPart();
        body.setContent(first);
        multipart.addBodyPart(body);
        for (OutgoingFile file : files) {
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(file.dataSource()));
            try {
                part.setFileName(jakarta.mail.internet.MimeUtility.encodeText(
                        CleanText.fileName(file.name(), "file"), UTF_8, "B"));
            } catch (UnsupportedEncodingException impossible) {
                throw new IllegalStateException(impossible);
            }
            part.setDisposition(inline ? MimeBodyPart.INLINE : MimeBodyPart.ATTACHMENT);
            part.setHeader("Content-Transfer-Encoding", "base64");
            if (inline) {
                part.setContentID("<" + contentId(file) + ">");
            }
            multipart.addBodyPart(part);
        }
        return multipart;
    }

    private static MimeBodyPart text(String content, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, UTF_8, subtype);
        part.setHeader("Content-Transfer-Encoding", isMostlyAscii(content) ? "quoted-printable" : "base64");
        return part;
    }

    // Texts in languages of Latin letters can so be read in the mail's source too; others would grow to twice.
    private static boolean isMostlyAscii(String content) {
        long others = content.chars().filter(each -> each > 127).count();
        return others * ASCII_TO_OTHERS <= content.length();
    }

    private static String page(Document document, String language) {
        return "<!DOCTYPE html><html lang=\"" + language + "\"><head><meta charset=\"utf-8\"></head><body>"
                + document.body().html() + "</body></html>";
    }

    private static String contentId(OutgoingFile file) {
        return file.id() + PICTURE_DOMAIN;
    }

    /** The file that a Content-ID of our own mail names, as the answer quotes it; null for anything else. */
    public static @Nullable UUID quotedPicture(String contentId) {
        if (!contentId.endsWith(PICTURE_DOMAIN)) {
            return null;
        }
        try {
            return UUID.fromString(contentId.substring(0, contentId.length() - PICTURE_DOMAIN.length()));
        } catch (IllegalArgumentException foreign) {
            return null;
        }
    }

    private static InternetAddress address(MailAddress person) throws MessagingException {
        InternetAddress address = new InternetAddress(person.address(), true);
        try {
            address.setPersonal(CleanText.line(person.name(), 200), UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
        return address;
    }

    private static String bracketed(String id) {
        return "<" + id.replaceAll("[<>\\s\\x00-\\x1f]", "") + ">";
    }
}
