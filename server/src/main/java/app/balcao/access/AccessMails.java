package app.balcao.access;

import app.balcao.platform.i18n.Language;
import app.balcao.platform.i18n.Messages;
import app.balcao.platform.outgoing.OutgoingMail;
import app.balcao.platform.outgoing.OutgoingMail.Cause;
import app.balcao.platform.outgoing.OutgoingMailQueue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The mails about getting in, in the language of whoever reads them. */
@Component
class AccessMails {

    private static final Logger log = LoggerFactory.getLogger(AccessMails.class);

    private static final String BUTTON = """
            <p><a href="%s" style="display:inline-block;padding:10px 18px;background-color:#1864ab;color:#ffffff;\
            text-decoration:none;border-radius:6px">%s</a></p>
            <p style="color:#495057;font-size:13px">%s<br><a href="%s">%s</a></p>
            """;

    private final ObjectProvider<OutgoingMailQueue> queue;
    private final Messages messages;
    private final String publicUrl;

    AccessMails(
            ObjectProvider<OutgoingMailQueue> queue,
            Messages messages,
            @Value("${balcao.public-url}") String publicUrl) {
        this.queue = queue;
        this.messages = messages;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    /** A link that the agent asked for, or was invited by. */
    void link(Recipient recipient, String to, LinkPurpose purpose, String token) {
        String address = publicUrl + "/link/" + token;
        // Nobody invited the owner: the account is theirs.
        boolean own = purpose == LinkPurpose.SET_PASSWORD && recipient.owner();
        boolean first = purpose == LinkPurpose.VALIDATE_EMAIL && !recipient.emailValidated();
        String key = key(own ? "NEW_ACCOUNT" : first ? "VALIDATE_FIRST_EMAIL" : purpose.name());
        send(purpose.name(), recipient, to, key, button(recipient.language(), key, address), to);
    }

    /** Tells an agent where, and with what, they sign in; never a password. */
    void signInInformation(Recipient recipient) {
        String key = key("SIGN_IN_INFORMATION");
        String button = button(recipient.language(), key, publicUrl + "/sign-in");
        send("SIGN_IN_INFORMATION", recipient, recipient.email(), key, button, recipient.email());
    }

    private String button(Language language, String key, String address) {
        return BUTTON.formatted(
                address, text(language, key + ".button"), text(language, "access.mail.address"), address, address);
    }

    /** Tells an agent that their password is another one now, in case it was not them. */
    void passwordChanged(Recipient recipient) {
        send("PASSWORD_CHANGED", recipient, recipient.email(), key("PASSWORD_CHANGED"), "", "");
    }

    /** Tells an agent that wrong passwords have locked them, and how they get in again. */
    void locked(Recipient recipient) {
        String button = button(recipient.language(), key("LOCKED"), publicUrl + "/forgot-password");
        send("LOCKED", recipient, recipient.email(), key("LOCKED"), button, "");
    }

    /** Tells an agent that they have new recovery codes, in case it was not them. */
    void recoveryCodesMade(Recipient recipient) {
        send("RECOVERY_CODES_MADE", recipient, recipient.email(), key("RECOVERY_CODES_MADE"), "", "");
    }

    /** Tells an agent at their present address that another one was asked for, in case it was not them. */
    void emailChanging(Recipient recipient, String wanted) {
        send("EMAIL_CHANGING", recipient, recipient.email(), key("EMAIL_CHANGING"), "", wanted);
    }

    /** Tells an agent that they got a second factor more, or one less, in case it was not them. */
    void secondFactorChanged(Recipient recipient, boolean setUp) {
        String kind = setUp ? "SECOND_FACTOR_SET_UP" : "SECOND_FACTOR_REMOVED";
        send(kind, recipient, recipient.email(), key(kind), "", "");
    }

    /** Tells an agent that an administrator took their second factors away (SEC-4). */
    void secondFactorReset(Recipient recipient) {
        send("SECOND_FACTOR_RESET", recipient, recipient.email(), key("SECOND_FACTOR_RESET"), "", "");
    }

    /** The code that stands for a second factor. */
    void signInCode(Recipient recipient, String code) {
        String shown = "<p style=\"font-size:24px;letter-spacing:4px\"><b>" + code + "</b></p>";
        send("SIGN_IN_CODE", recipient, recipient.email(), key("SIGN_IN_CODE"), shown, "");
    }

    /** Tells an agent of a sign-in on a device they never used (SEC-9), with a way to disown it. */
    void unknownDevice(Recipient recipient, DeviceNotices.SignInFacts facts, String token) {
        Language language = recipient.language();
        String table = Stream.of(
                        fact(language, "when", facts.when()),
                        fact(language, "browser", orUnknown(language, facts.browser())),
                        fact(language, "system", orUnknown(language, facts.system())),
                        fact(language, "ip", facts.ip()),
                        fact(language, "place", facts.place()))
                .collect(Collectors.joining("", "<table cellpadding=\"4\">", "</table>"));
        String address = publicUrl + "/link/" + token;
        String button = BUTTON.formatted(
                address,
                text(language, "access.mail.unknown-device.button"),
                text(language, "access.mail.address"),
                address,
                address);
        String change = "<p><a href=\"" + publicUrl + "/me/security\">"
                + text(language, "access.mail.unknown-device.change-password") + "</a></p>";
        send("UNKNOWN_DEVICE", recipient, recipient.email(), key("UNKNOWN_DEVICE"), table + button + change, "");
    }

    private String fact(Language language, String name, String value) {
        return "<tr><td style=\"color:#495057\">" + text(language, "access.mail.unknown-device." + name) + "</td><td>"
                + HtmlUtils.htmlEscape(value) + "</td></tr>";
    }

    private String orUnknown(Language language, String value) {
        return value.isEmpty() ? messages.text(language, "access.mail.unknown-device.unknown") : value;
    }

    /** Tells the former and the present owner of an account that it has changed hands; neither can switch this off. */
    void ownerChanged(Recipient recipient, boolean present, String otherName) {
        String key = present ? "OWNER_NOW" : "OWNER_NO_MORE";
        send(key, recipient, recipient.email(), key(key), "", otherName);
    }

    /** Lists the accounts of an address, in the language of the first (ACC-4); sent in the name of that one. */
    void accounts(List<Recipient> memberships) {
        Recipient first = memberships.getFirst();
        String list = memberships.stream()
                .map(each -> "<li><b>" + HtmlUtils.htmlEscape(each.accountLogin()) + "</b> – "
                        + HtmlUtils.htmlEscape(each.accountName()) + "</li>")
                .collect(Collectors.joining("", "<ul>", "</ul>"));
        String button = "<p><a href=\"" + publicUrl + "\">" + publicUrl + "</a></p>";
        send("RECOVER_ACCOUNT", first, first.email(), key("RECOVER_ACCOUNT"), list + button, "");
    }

    private void send(String kind, Recipient recipient, String to, String key, String middle, String detail) {
        Language language = recipient.language();
        Object[] arguments = {recipient.accountName(), recipient.accountLogin(), detail};
        String html = "<p>" + text(language, "access.mail.hello", recipient.name()) + "</p><p>"
                + text(language, key + ".text", arguments) + "</p>" + middle
                + "<p style=\"color:#495057;font-size:13px\">" + text(language, key + ".end", arguments) + "</p>";
        String subject = messages.text(language, key + ".subject", arguments);
        // The person, or an administrator on their behalf, asked for it: it must not be held back as automatic.
        OutgoingMail mail = new OutgoingMail(kind, Cause.PERSON, recipient.name(), to, subject, html, null);
        @Nullable OutgoingMailQueue outgoing = queue.getIfAvailable();
        if (outgoing == null) {
            log.warn("There is no way to send mail: {} was not sent", kind);
        } else {
            outgoing.enqueue(mail);
        }
    }

    private String text(Language language, String key, Object... arguments) {
        Object[] escaped = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            escaped[i] = HtmlUtils.htmlEscape(String.valueOf(arguments[i]));
        }
        return messages.text(language, key, escaped);
    }

    private static String key(String kind) {
        return "access.mail." + kind.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
