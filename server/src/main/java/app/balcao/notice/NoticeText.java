package app.balcao.notice;

import app.balcao.platform.i18n.Language;
import app.balcao.platform.i18n.Messages;
import app.balcao.platform.outgoing.OutgoingMail;
import app.balcao.platform.outgoing.OutgoingMail.Cause;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** What the mails with notices say, in the language of who reads them. */
@Component
class NoticeText {

    private static final String BUTTON = """
            <p><a href="%s" style="display:inline-block;padding:10px 18px;background-color:#1864ab;color:#ffffff;\
            text-decoration:none;border-radius:6px">%s</a></p>
            """;

    private final Messages messages;
    private final String publicUrl;

    NoticeText(Messages messages, @Value("${balcao.public-url}") String publicUrl) {
        this.messages = messages;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    OutgoingMail mail(Addressee to, Notice notice) {
        Language language = to.language();
        String key = "notice.mail." + notice.text();
        String html = "<p>" + escaped(language, "notice.mail.hello", to.name()) + "</p><p>"
                + escaped(language, key + ".text", notice.details().toArray()) + "</p>"
                + BUTTON.formatted(publicUrl + notice.path(), messages.text(language, key + ".open"))
                + "<p style=\"color:#495057;font-size:13px\">" + messages.text(language, "notice.mail.why")
                + " <a href=\""
                + publicUrl + "/settings/email-preferences\">" + messages.text(language, "notice.mail.preferences")
                + "</a></p>";
        String subject =
                messages.text(language, key + ".subject", notice.details().toArray());
        return new OutgoingMail(notice.kind().name(), Cause.RARE_EVENT, to.name(), to.email(), subject, html, null);
    }

    // Numbers stay what they are, so that they are written as the language writes them.
    private String escaped(Language language, String key, Object... details) {
        Object[] escaped = details.clone();
        for (int i = 0; i < escaped.length; i++) {
            if (escaped[i] instanceof String text) {
                escaped[i] = HtmlUtils.htmlEscape(text, "UTF-8");
            }
        }
        return messages.text(language, key, escaped);
    }
}
