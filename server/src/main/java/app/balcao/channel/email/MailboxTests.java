package app.balcao.channel.email;

import app.balcao.people.ActingAgent;
import app.balcao.platform.i18n.Messages;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tries the servers of a mailbox before it is saved; sends and changes nothing. */
@Service
public class MailboxTests {

    private final Mailboxes mailboxes;
    private final MailConnections connections;
    private final Messages messages;

    MailboxTests(Mailboxes mailboxes, MailConnections connections, Messages messages) {
        this.mailboxes = mailboxes;
        this.connections = connections;
        this.messages = messages;
    }

    /** How it went with one server; the message is for a person. */
    public record Result(boolean ok, String message) {}

    /** How it went. */
    public record Results(Result imap, @Nullable Result smtp) {}

    /** @throws app.balcao.platform.errors.Problem validation */
    public Results run(ActingAgent acting, MailboxTestForm form) {
        Mailboxes.Logins logins = mailboxes.logins(acting, form);
        ServerLogin smtp = logins.smtp();
        return new Results(imap(logins.imap(), logins.folder()), smtp == null ? null : smtp(smtp));
    }

    private Result imap(ServerLogin login, String folderName) {
        try (Store store = connections.imap(login).getStore("imap")) {
            store.connect(login.user(), login.password() == null ? "" : login.password());
            Folder folder = store.getFolder(folderName);
            if (!folder.exists()) {
                return new Result(false, messages.text("email.test.no-folder", List.of(folderName)));
            }
            folder.open(Folder.READ_ONLY);
            int count = folder.getMessageCount();
            folder.close(false);
            return new Result(true, messages.text("email.test.imap-ok", List.of(String.valueOf(count))));
        } catch (MessagingException failure) {
            return failed(failure);
        }
    }

    private Result smtp(ServerLogin login) {
        try (Transport transport = connections.smtp(login).getTransport("smtp")) {
            transport.connect(login.user(), login.password());
            return new Result(true, messages.text("email.test.smtp-ok", List.of()));
        } catch (MessagingException failure) {
            return failed(failure);
        }
    }

    private Result failed(MessagingException failure) {
        String key = failure instanceof AuthenticationFailedException ? "email.test.sign-in" : "email.test.failed";
        return new Result(false, messages.text(key, List.of(MailConnections.reason(failure))));
    }
}
