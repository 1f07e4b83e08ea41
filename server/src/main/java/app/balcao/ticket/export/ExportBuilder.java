package app.balcao.ticket.export;

import app.balcao.people.ActingAgent;
import app.balcao.people.ActingAgents;
import app.balcao.people.Permission;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.files.Contents;
import app.balcao.platform.files.StoredContent;
import app.balcao.ticket.event.TicketExportReady;
import app.balcao.ticket.store.ExportRepository;
import app.balcao.ticket.store.ExportRepository.Begun;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes a file of tickets that was asked for, under the rights that who asked has at that moment (EXP-3): begun anew
 * when the program was stopped in it, given up after some attempts.
 */
@Component
public class ExportBuilder {

    private static final Logger log = LoggerFactory.getLogger(ExportBuilder.class);

    public static final int MOST_ATTEMPTS = 3;

    private static final Duration BETWEEN_NEWS = Duration.ofSeconds(1);

    private final ExportRepository repository;
    private final ExportFile file;
    private final ActingAgents agents;
    private final Contents contents;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;

    ExportBuilder(
            ExportRepository repository,
            ExportFile file,
            ActingAgents agents,
            Contents contents,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.repository = repository;
        this.file = file;
        this.agents = agents;
        this.contents = contents;
        this.events = events;
        this.clock = clock;
        // Progress is told while the snapshot is being read, which must not see it.
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        // One moment for all pages: a ticket that moves up the list meanwhile would be missing otherwise.
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
    }

    /** Nobody wants the file any more. */
    private static final class Abandoned extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Abandoned() {
            super("The export was deleted", null, false, false);
        }
    }

    /** Writes the file; does nothing for one that is gone, ready or given up. */
    public void build(UUID id) {
        Optional<Begun> begun = Optional.ofNullable(transaction.execute(status -> repository.begin(id)))
                .flatMap(each -> each);
        if (begun.isEmpty()) {
            return;
        }
        if (begun.get().attempt() > MOST_ATTEMPTS) {
            fail(id);
            return;
        }
        try {
            AtomicLong rows = new AtomicLong();
            StoredContent content = contents.write(target -> write(begun.get(), target, progressOf(id, rows)));
            transaction.executeWithoutResult(status -> finish(id, rows.get(), content));
        } catch (Problem refused) {
            // Who asked may not do so any more; to try again changes nothing.
            log.info("Export {} is refused: {}", id, refused.messageKey());
            fail(id);
        } catch (Abandoned gone) {
            log.info("Export {} was deleted while it was being written", id);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write(Begun begun, OutputStream target, LongConsumer progress) throws IOException {
        try {
            snapshot.executeWithoutResult(status -> {
                ActingAgent acting = agents.find(begun.agentId()).orElseThrow(Problem::forbidden);
                acting.require(Permission.TICKET_EXPORT);
                try {
                    file.write(acting, begun, repository.filter(begun), target, progress);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private void finish(UUID id, long rows, StoredContent content) {
        repository
                .finish(id, rows, content, clock.instant(), clock.instant().plus(TicketExports.LIFETIME))
                .ifPresent(requester -> events.publishEvent(new TicketExportReady(id, requester)));
    }

    private void fail(UUID id) {
        transaction.executeWithoutResult(
                status -> repository.fail(id, clock.instant(), clock.instant().plus(TicketExports.LIFETIME)));
    }

    /** Tells how far it is, now and then, and finds out by that when nobody wants it any more. */
    private LongConsumer progressOf(UUID id, AtomicLong written) {
        AtomicReference<Instant> next = new AtomicReference<>(clock.instant());
        return rows -> {
            written.set(rows);
            Instant now = clock.instant();
            if (now.isBefore(next.get())) {
                return;
            }
            next.set(now.plus(BETWEEN_NEWS));
            if (!Boolean.TRUE.equals(transaction.execute(status -> repository.progress(id, rows)))) {
                throw new Abandoned();
            }
        };
    }
}
