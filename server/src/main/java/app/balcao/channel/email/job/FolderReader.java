package app.balcao.channel.email.job;

import app.balcao.channel.email.IncomingMail;
import app.balcao.channel.email.MailConnections;
import app.balcao.channel.email.MessageFetch;
import app.balcao.channel.email.message.UnreadableMessageException;
import app.balcao.channel.email.store.IncomingRepository.Place;
import app.balcao.channel.email.store.MailboxRepository;
import app.balcao.channel.email.store.MailboxRepository.Collected;
import jakarta.mail.FetchProfile;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
    private static final int AT_ONCE = 200;

    private final MailboxRepository mailboxes;
    private final IncomingMail incoming;
    private final TransactionTemplate transaction;
    private final Map<String, Integer> tries = Collections.synchronizedMap(new HashMap<>());

    FolderReader(MailboxRepository mailboxes, IncomingMail incoming, TransactionTemplate transaction) {
        this.mailboxes = mailboxes;
        this.incoming = incoming;
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
        // Asks the server, so that it tells of what has come: until then the newest are not in the folder.
        folder.getMessageCount();
        long validity = folder.getUIDValidity();
        Collected mailbox = begun(known.get(), validity, folder);
        Message[] waiting = folder.getMessagesByUID(mailbox.lastUid() + 1, UIDFolder.LASTUID);
        int seen = 0;
        for (int from = 0; from < waiting.length; from += AT_ONCE) {
            Message[] some = Arrays.copyOfRange(waiting, from, Math.min(from + AT_ONCE, waiting.length));
            folder.fetch(some, profile());
            long passed = 0;
            for (Message each : some) {
                long uid = folder.getUID(each);
                if (uid <= mailbox.lastUid()) {
                    continue;
                }
                if (!goOn.getAsBoolean()) {
                    return seen;
                }
                IMAPMessage message = (IMAPMessage) each;
                seen++;
                if (isArchive(mailbox, message, uid)) {
                    passed = uid;
                } else {
                    take(mailbox, message, new Place(validity, uid));
                    advance(mailbox, uid);
                    passed = 0;
                }
                message.invalidateHeaders();
            }
            if (passed > 0) {
                advance(mailbox, passed);
            }
        }
        return seen;
    }

    // A folder that is new to us, or numbers anew, is read from its beginning.
    private Collected begun(Collected mailbox, long validity, IMAPFolder folder) throws MessagingException {
        if (mailbox.uidValidity() != null && mailbox.uidValidity() == validity) {
            return mailbox;
        }
        long archiveUid = Math.max(0, folder.getUIDNext() - 1);
        Collected begun = transaction.execute(status -> {
            mailboxes.begin(mailbox.id(), validity, archiveUid);
            return mailboxes.toCollect(mailbox.id()).orElse(mailbox);
        });
        return begun == null ? mailbox : begun;
    }

    private void advance(Collected mailbox, long uid) {
        transaction.executeWithoutResult(status -> mailboxes.advance(mailbox.id(), uid));
    }

    private void take(Collected mailbox, IMAPMessage message, Place place) throws MessagingException {
        String key = mailbox.id() + ":" + place;
        try {
            incoming.receive(mailbox.id(), MessageFetch.source(message));
            tries.remove(key);
        } catch (MessageRemovedException gone) {
            tries.remove(key);
        } catch (UnreadableMessageException tooLarge) {
            incoming.setAsideUnfetched(mailbox.id(), place, headers(message), tooLarge);
        } catch (MessagingException | IOException | RuntimeException failure) {
            // The line or the database may be down, so it is tried again before this one is to blame.
            if (tries.merge(key, 1, Integer::sum) < MAX_TRIES) {
                throw new MessagingException(
                        "Message " + place.uid() + " cannot be taken in: " + MailConnections.reason(failure), failure);
            }
            incoming.setAsideUnfetched(mailbox.id(), place, new byte[0], failure);
            tries.remove(key);
        }
    }

    // What lay there long before the mailbox was set up is somebody's archive, not mail to be answered.
    private static boolean isArchive(Collected mailbox, IMAPMessage message, long uid) throws MessagingException {
        if (uid > mailbox.archiveUid()) {
            return false;
        }
        Date received = message.getReceivedDate();
        return received != null
                && received.toInstant().isBefore(mailbox.collectFrom().toInstant());
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
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        profile.add(FetchProfile.Item.SIZE);
        return profile;
    }
}
