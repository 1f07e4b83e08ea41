package app.balcao.channel.email.job;

import app.balcao.channel.email.Mailboxes.MailboxChanged;
import app.balcao.channel.email.store.MailboxRepository;
import app.balcao.platform.jobs.EachAccount;
import app.balcao.platform.tenant.Tenant;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps one collector running for every active mailbox; which node works on it is settled by a lease (EML-11). */
@Component
class MailCollectors implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MailCollectors.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private final EachAccount accounts;
    private final MailboxRepository mailboxes;
    private final MailCollector.Factory factory;
    private final TransactionTemplate transaction;
    private final Map<UUID, MailCollector> running = new ConcurrentHashMap<>();
    private final Semaphore changes = new Semaphore(0);
    private volatile @Nullable Thread supervisor;

    MailCollectors(
            EachAccount accounts,
            MailboxRepository mailboxes,
            MailCollector.Factory factory,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.mailboxes = mailboxes;
        this.factory = factory;
        this.transaction = transaction;
    }

    @Override
    public void start() {
        // Known before it runs: the loop ends once it is no longer the one that is known.
        Thread thread = Thread.ofVirtual().name("mail-collectors").unstarted(this::supervise);
        supervisor = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = supervisor;
        supervisor = null;
        if (thread != null) {
            thread.interrupt();
        }
        List<MailCollector> all = List.copyOf(running.values());
        running.clear();
        all.forEach(MailCollector::stop);
        all.forEach(MailCollector::join);
    }

    @Override
    public boolean isRunning() {
        return supervisor != null;
    }

    /** What was changed is collected anew at once; what was not, is looked at now. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(MailboxChanged change) {
        MailCollector collector = running.get(change.mailboxId());
        if (collector != null) {
            collector.nudge();
        }
        changes.release();
    }

    private void supervise() {
        while (supervisor == Thread.currentThread() && !Thread.currentThread().isInterrupted()) {
            try {
                reconcile();
            } catch (RuntimeException failure) {
                log.error("The mailboxes to collect cannot be found out", failure);
            }
            try {
                changes.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                changes.drainPermits();
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void reconcile() {
        Map<UUID, Wanted> wanted = new HashMap<>();
        Set<UUID> unknown = accounts.attempt("Finding the mailboxes to collect", () -> {
            List<MailboxRepository.Collected> active = transaction.execute(status -> mailboxes.active());
            if (active != null) {
                active.forEach(each -> wanted.put(each.id(), new Wanted(Tenant.id(), each.version())));
            }
        });
        running.forEach((id, collector) -> {
            Wanted now = wanted.get(id);
            if (unknown.contains(collector.accountId())) {
                return;
            }
            if (now == null || now.version() != collector.version() || !collector.isAlive()) {
                running.remove(id, collector);
                collector.stop();
                collector.join();
            }
        });
        wanted.forEach((id, mailbox) ->
                running.computeIfAbsent(id, missing -> factory.start(mailbox.accountId(), id, mailbox.version())));
    }

    private record Wanted(UUID accountId, int version) {}
}
