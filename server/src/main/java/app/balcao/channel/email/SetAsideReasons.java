package app.balcao.channel.email;

import app.balcao.account.Accounts;
import app.balcao.channel.email.message.MessageParser;
import app.balcao.channel.email.message.UnreadableMessageException;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.files.Attachments;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.i18n.Messages;
import org.springframework.stereotype.Component;

/** Says in the account's language why a message is set aside (EML-3). */
@Component
public class SetAsideReasons {

    private static final long MEGABYTE = 1024 * 1024;

    private final Accounts accounts;
    private final Messages messages;

    SetAsideReasons(Accounts accounts, Messages messages) {
        this.accounts = accounts;
        this.messages = messages;
    }

    /** Why a failure keeps a message from being taken in. */
    public String of(Throwable failure) {
        return switch (failure) {
            case UnreadableMessageException unreadable -> unreadable(unreadable);
            case IncomingDecision.NoSenderException missing -> text("email.aside.no-sender");
            case MessageFetch.GoneException gone -> text("email.aside.gone");
            case Problem problem
            when problem.kind().equals("too-large") ->
                text("email.aside.files-too-large", Attachments.MAXIMUM_BYTES / MEGABYTE);
            case Problem problem ->
                text(problem.messageKey(), problem.arguments().toArray());
            default -> text("email.aside.failed", MailConnections.reason(failure));
        };
    }

    private String unreadable(UnreadableMessageException failure) {
        return switch (failure.reason()) {
            case TOO_LARGE -> text("email.aside.too-large", MessageParser.MAX_SOURCE_BYTES / MEGABYTE);
            case TOO_DEEP -> text("email.aside.too-deep");
            case TOO_MANY_PARTS -> text("email.aside.too-many-parts");
            case BROKEN -> text("email.aside.broken", MailConnections.reason(failure));
        };
    }

    private String text(String key, Object... arguments) {
        Language language = Language.ofTag(accounts.current().language()).orElse(Language.PT_BR);
        return messages.text(language, key, arguments);
    }
}
