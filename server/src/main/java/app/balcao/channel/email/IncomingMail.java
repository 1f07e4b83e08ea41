package app.balcao.channel.email;

import app.balcao.channel.email.IncomingEmail.Outcome;
import app.balcao.channel.email.message.Fingerprint;
import app.balcao.channel.email.message.IncomingMessage;
import app.balcao.channel.email.message.MessageParser;
import app.balcao.channel.email.message.UnreadableMessageException;
import app.balcao.channel.email.store.IncomingRepository;
import app.balcao.channel.email.store.IncomingRepository.NewRow;
import app.balcao.channel.email.store.IncomingRepository.Place;
import app.balcao.channel.email.store.IncomingRepository.Retry;
import app.balcao.platform.files.Contents;
import app.balcao.platform.files.Sha256;
import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes collected messages in, each exactly once (EML-4). What cannot be processed is set aside with its source and
 * the reason, and never keeps the next one waiting (EML-3).
 */
@Service
public class IncomingMail {

    private static final Logger log = LoggerFactory.getLogger(IncomingMail.class);
    private static final int REASON_LENGTH = 500;

    private final IncomingRepository repository;
    private final IncomingDecision decision;
    private final IncomingContent contents;
    private final Contents files;
    private final MessageFetch fetching;
    private final SetAsideReasons reasons;
    private final TransactionTemplate transaction;

    IncomingMail(
            IncomingRepository repository,
            IncomingDecision decision,
            IncomingContent contents,
            Contents files,
            MessageFetch fetching,
            SetAsideReasons reasons,
            TransactionTemplate transaction) {
        this.repository = repository;
        this.decision = decision;
        this.contents = contents;
        this.files = files;
        this.fetching = fetching;
        this.reasons = reasons;
        this.transaction = transaction;
    }

    /**
     * Takes a message in; one that is known already changes nothing.
     *
     * @throws RuntimeException when the database or the files are out of order, so that it must be brought again
     */
    public void receive(UUID mailboxId, byte[] source) {
        @Nullable IncomingMessage message = null;
        String unreadable = "";
        try {
            message = MessageParser.parse(source);
        } catch (UnreadableMessageException failure) {
            unreadable = reasons.of(failure);
        }
        byte[] fingerprint = fingerprint(message, source);
        Boolean known = transaction.execute(status -> repository.isKnown(fingerprint));
        if (Boolean.TRUE.equals(known)) {
            return;
        }
        byte[] address = keep(source).bytes();
        NewRow row = new NewRow(mailboxId, fingerprint, address, rfcId(message), from(message), subject(message), null);
        if (message == null) {
            setAside(row, unreadable);
            return;
        }
        try {
            process(row, message);
        } catch (TransientDataAccessException | RecoverableDataAccessException | TransactionException passing) {
            throw passing;
        } catch (RuntimeException failure) {
            log.warn("A message to mailbox {} is set aside", mailboxId, failure);
            setAside(row, reasons.of(failure));
        }
    }

    /** Sets aside what was not fetched, with the headers at most as its source; trying again fetches it. */
    public void setAsideUnfetched(UUID mailboxId, Place place, byte[] headers, Throwable failure) {
        IncomingMessage message = parsed(headers);
        setAside(
                new NewRow(
                        mailboxId,
                        Fingerprint.ofPlace(mailboxId, place.uidValidity(), place.uid()),
                        keep(headers).bytes(),
                        rfcId(message),
                        from(message),
                        subject(message),
                        place),
                reasons.of(failure));
    }

    /**
     * Tries a message again that was set aside.
     *
     * @throws Problem not-found, when there is none
     */
    void retry(Retry retry) {
        try {
            Place unfetched = retry.unfetched();
            byte[] address = unfetched == null ? retry.source() : fetch(retry, unfetched);
            if (address == null) {
                return;
            }
            IncomingMessage message = MessageParser.parse(source(address));
            IncomingContent.Content content = prepare(message);
            transaction.executeWithoutResult(status -> {
                if (repository.lockForRetry(retry.id()).map(Retry::outcome).orElse(null) != Outcome.SET_ASIDE) {
                    return;
                }
                repository.countAttempt(retry.id(), rfcId(message), from(message), subject(message));
                finish(retry.id(), decision.decide(retry.mailboxId(), message, content, address));
            });
        } catch (UnreadableMessageException
                | MessageFetch.GoneException
                | MessagingException
                | IOException
                | RuntimeException failure) {
            transaction.executeWithoutResult(status -> repository.failAgain(retry.id(), cut(reasons.of(failure))));
        }
    }

    // Null when it has come another way meanwhile.
    private byte @Nullable [] fetch(Retry retry, Place place)
            throws UnreadableMessageException, MessageFetch.GoneException, MessagingException, IOException {
        byte[] source = fetching.source(retry.mailboxId(), place);
        byte[] address = keep(source).bytes();
        byte[] fingerprint = fingerprint(parsed(source), source);
        Boolean taken = transaction.execute(status -> {
            if (repository.isKnown(fingerprint)) {
                repository.finish(retry.id(), Outcome.IGNORED, "", null, null);
                return true;
            }
            repository.fetched(retry.id(), fingerprint, address);
            return false;
        });
        return Boolean.TRUE.equals(taken) ? null : address;
    }

    private static @Nullable IncomingMessage parsed(byte[] source) {
        try {
            return MessageParser.parse(source);
        } catch (UnreadableMessageException unreadable) {
            return null;
        }
    }

    private static byte[] fingerprint(@Nullable IncomingMessage message, byte[] source) {
        return message == null ? Fingerprint.ofUnreadable(source) : Fingerprint.of(message, source);
    }

    /** The bytes of a source. */
    byte[] source(byte[] sha256) {
        try (InputStream in = files.open(Sha256.of(sha256))) {
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void process(NewRow row, IncomingMessage message) {
        IncomingContent.Content content = prepare(message);
        transaction.executeWithoutResult(status -> repository
                .insert(row, "")
                .ifPresent(id -> finish(id, decision.decide(row.mailboxId(), message, content, row.source()))));
    }

    // Files are stored before the transaction; those that no ticket claims are cleared away later.
    private IncomingContent.Content prepare(IncomingMessage message) {
        Boolean ignored = transaction.execute(status -> decision.judge(message).ignored());
        return Boolean.TRUE.equals(ignored) ? new IncomingContent.Content("", null, List.of()) : contents.read(message);
    }

    private void finish(UUID id, IncomingDecision.Result result) {
        repository.finish(id, result.outcome(), cut(result.reason()), result.ticketId(), result.messageId());
    }

    private void setAside(NewRow row, String reason) {
        transaction.executeWithoutResult(status -> repository.insert(row, cut(reason)));
    }

    private Sha256 keep(byte[] source) {
        try {
            return files.keep(new ByteArrayInputStream(source)).sha256();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String cut(String reason) {
        return reason.length() <= REASON_LENGTH ? reason : reason.substring(0, REASON_LENGTH);
    }

    private static @Nullable String rfcId(@Nullable IncomingMessage message) {
        return message == null ? null : message.messageId();
    }

    private static String from(@Nullable IncomingMessage message) {
        return message == null || message.from() == null ? "" : message.from().address();
    }

    private static String subject(@Nullable IncomingMessage message) {
        return message == null ? "" : message.subject();
    }
}
