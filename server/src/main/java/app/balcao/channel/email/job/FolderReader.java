package app.balcao.channel.email.job;

import app.balcao.channel.email.IncomingMail;
import app.balcao.channel.email.MailConnections;
import app.balcao.channel.email.SetAsideReasons;
import app.balcao.channel.email.message.MessageParser;
import app.balcao.channel.email.store.MailboxRepository;
import app.balcao.channel.email.store.MailboxRepository.Collected;
import jakarta.mail.FetchProfile;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads what is new in a folder, in order, without changing anything there. How far it came is remembered after every
 * message, so that nothing is lost and what is read twice after a fall is known by its fingerprint (EML-4).
 */
@Component
class FolderReader {

    private static final int MAX_TRIES = 3;
    private static final Duration BEFORE_CREATION = Duration.ofDays(1);

    private final MailboxRepository mailboxes;
    private final IncomingMail incoming;
    private final SetAsideReasons reasons;
    private final TransactionTemplate transaction;
    private final Map<String, Integer> tries = Collections.synchronizedMap(new HashMap<>());

    FolderReader(
            MailboxRepository mailboxes,
            IncomingMail incoming,
            SetAsideReasons reasons,
            TransactionTemplate transaction) {
        this.mailboxes = mailboxes;
        this.incoming = incoming;
        this.reasons = reasons;
        this.transaction = transaction;
    }

    /**
     * Takes in what is new.
     *
     * @param goOn asked before each message; false ends the reading
     * @return how many messages were looked at
     */
    int collect(UUID mailboxId, IMAPFolder folder, BooleanSupplier goOn) throws MessagingException {
        Optional<Collected> known = transaction.execute(status -> mailboxes.toCollect(mailboxId));
        if (known == null || known.isEmpty()) {
            return 0;
        }
        Collected mailbox = known.get();
        long validity = folder.getUIDValidity();
        boolean sameNumbers = mailbox.uidValidity() != null && mailbox.uidValidity() == validity;
        long last = sameNumbers ? mailbox.lastUid() : 0;
        Message[] messages = folder.getMessagesByUID(last + 1, UIDFolder.LASTUID);
        folder.fetch(messages, profile());
        int seen = 0;
        for (Message message : messages) {
            long uid = folder.getUID(message);
            if (uid <= last) {
                continue;
            }
            if (!goOn.getAsBoolean()) {
                return seen;
            }
            take(mailbox, (IMAPMessage) message, uid, last == 0);
            transaction.executeWithoutResult(status -> mailboxes.advance(mailboxId, validity, uid));
            seen++;
        }
        return seen;
    }

    private void take(Collected mailbox, IMAPMessage message, long uid, boolean first) throws MessagingException {
        String key = mailbox.id() + ":" + uid;
        try {
            // What lay there long before the mailbox was set up is somebody's archive, not mail to be answered.
            if (first && isOld(mailbox, message)) {
                return;
            }
            message.setPeek(true);
            if (message.getSize() > MessageParser.MAX_SOURCE_BYTES) {
                incoming.setAside(mailbox.id(), headers(message), reasons.tooLarge());
                return;
            }
            ByteArrayOutputStream source = new ByteArrayOutputStream(Math.max(1_024, message.getSize()));
            message.writeTo(source);
            incoming.receive(mailbox.id(), source.toByteArray());
            tries.remove(key);
        } catch (MessageRemovedException gone) {
            tries.remove(key);
        } catch (MessagingException | IOException | RuntimeException failure) {
            // The line or the database may be down, so it is tried again before this one is to blame.
            if (tries.merge(key, 1, Integer::sum) < MAX_TRIES) {
                throw new MessagingException(
                        "Message " + uid + " cannot be taken in: " + MailConnections.reason(failure), failure);
            }
            tries.remove(key);
            byte[] placeholder = ("X-Balcao-Uid: " + uid + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
            incoming.setAside(mailbox.id(), placeholder, reasons.of(failure));
        }
    }

    private static boolean isOld(Collected mailbox, IMAPMessage message) throws MessagingException {
        Date received = message.getReceivedDate();
        Instant since = mailbox.createdAt().toInstant().minus(BEFORE_CREATION);
        return received != null && received.toInstant().isBefore(since);
    }

    private static byte[] headers(IMAPMessage message) throws MessagingException {
        StringBuilder text = new StringBuilder();
        for (String line : Collections.list(message.getAllHeaderLines())) {
            text.append(line).append("\r\n");
        }
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static FetchProfile profile() {
        FetchProfile profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.ENVELOPE);
        profile.add(FetchProfile.Item.SIZE);
        return profile;
    }
}
