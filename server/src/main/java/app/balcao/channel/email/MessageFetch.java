package app.balcao.channel.email;

import app.balcao.channel.email.message.MessageParser;
import app.balcao.channel.email.message.UnreadableMessageException;
import app.balcao.channel.email.store.IncomingRepository.Place;
import app.balcao.channel.email.store.MailboxRepository;
import app.balcao.platform.errors.Problem;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fetches a message's source from its mailbox, without marking it as read. */
@Component
public class MessageFetch {

    private final MailboxRepository mailboxes;
    private final LoginSecrets secrets;
    private final MailConnections connections;
    private final TransactionTemplate transaction;

    MessageFetch(
            MailboxRepository mailboxes,
            LoginSecrets secrets,
            MailConnections connections,
            TransactionTemplate transaction) {
        this.mailboxes = mailboxes;
        this.secrets = secrets;
        this.connections = connections;
        this.transaction = transaction;
    }

    /** The message is no longer where it lay. */
    static final class GoneException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * The source of a message in an open folder.
     *
     * @throws UnreadableMessageException for one that is too large, which is not fetched
     */
    public static byte[] source(IMAPMessage message)
            throws MessagingException, IOException, UnreadableMessageException {
        MessageParser.requireSize(message.getSize());
        message.setPeek(true);
        ByteArrayOutputStream source = new ByteArrayOutputStream(Math.max(1_024, message.getSize()));
        message.writeTo(source);
        return source.toByteArray();
    }

    /** The source of a message that could not be fetched when it was collected. */
    byte[] source(UUID mailboxId, Place place)
            throws MessagingException, IOException, UnreadableMessageException, GoneException {
        MailboxRepository.Collected mailbox =
                transaction.execute(status -> mailboxes.toCollect(mailboxId).orElseThrow(Problem::notFound));
        if (mailbox == null) {
            throw Problem.notFound();
        }
        ServerLogin login = secrets.open(mailbox.imap());
        try (Store store = connections.imap(login).getStore("imap")) {
            store.connect(login.user(), login.password());
            try (IMAPFolder folder = (IMAPFolder) store.getFolder(mailbox.folder())) {
                folder.open(Folder.READ_ONLY);
                Message message =
                        folder.getUIDValidity() == place.uidValidity() ? folder.getMessageByUID(place.uid()) : null;
                if (message == null) {
                    throw new GoneException();
                }
                return source((IMAPMessage) message);
            }
        }
    }
}
