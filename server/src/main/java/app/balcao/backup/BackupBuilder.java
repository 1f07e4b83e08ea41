package app.balcao.backup;

import app.balcao.backup.store.BackupRepository;
import app.balcao.platform.files.Contents;
import app.balcao.platform.files.StoredContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes a backup that was asked for: begun anew when the program was stopped in it, given up after some attempts. */
@Component
public class BackupBuilder {

    private static final Logger log = LoggerFactory.getLogger(BackupBuilder.class);

    static final int MOST_ATTEMPTS = 3;

    private static final Duration BETWEEN_NEWS = Duration.ofSeconds(2);

    private final BackupRepository repository;
    private final BackupArchive archive;
    private final BackupMail mail;
    private final Contents contents;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    BackupBuilder(
            BackupRepository repository,
            BackupArchive archive,
            BackupMail mail,
            Contents contents,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.repository = repository;
        this.archive = archive;
        this.mail = mail;
        this.contents = contents;
        this.events = events;
        this.clock = clock;
        // Progress is told while the snapshot is being read, which must not see it.
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Somebody deleted the backup while it was being made. */
    private static final class Abandoned extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Abandoned() {
            super("The backup was deleted", null, false, false);
        }
    }

    /** Makes the backup; does nothing for one that is gone, ready or given up. */
    public void build(UUID id) {
        Optional<Integer> attempt = Optional.ofNullable(transaction.execute(status -> repository.begin(id)))
                .flatMap(each -> each);
        if (attempt.isEmpty()) {
            return;
        }
        if (attempt.get() > MOST_ATTEMPTS) {
            transaction.executeWithoutResult(
                    status -> repository.fail(id, clock.instant().plus(Backups.LIFETIME)));
            return;
        }
        try {
            StoredContent content = contents.write(target -> archive.write(target, progressOf(id)));
            transaction.executeWithoutResult(status -> finish(id, content));
        } catch (Abandoned gone) {
            log.info("Backup {} was deleted while it was being made", id);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void finish(UUID id, StoredContent content) {
        Instant expiry = clock.instant().plus(Backups.LIFETIME);
        repository.finish(id, content, expiry).ifPresent(requester -> {
            events.publishEvent(new BackupReady(id, requester));
            mail.ready(requester, expiry);
        });
    }

    /** Tells how far it is, now and then, and finds out by that when nobody wants it any more. */
    private IntConsumer progressOf(UUID id) {
        AtomicReference<Instant> next = new AtomicReference<>(clock.instant());
        return percent -> {
            Instant now = clock.instant();
            if (now.isBefore(next.get())) {
                return;
            }
            next.set(now.plus(BETWEEN_NEWS));
            if (!Boolean.TRUE.equals(transaction.execute(status -> repository.progress(id, percent)))) {
                throw new Abandoned();
            }
        };
    }
}
