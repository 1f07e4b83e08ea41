package app.balcao.channel.email.job;

import app.balcao.channel.email.LoginSecrets;
import app.balcao.channel.email.MailConnections;
import app.balcao.channel.email.MailboxFailed;
import app.balcao.channel.email.ServerLogin;
import app.balcao.channel.email.store.MailboxRepository;
import app.balcao.channel.email.store.MailboxRepository.Collected;
import app.balcao.platform.tenant.Tenant;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Collects one mailbox for as long as it holds the lease: waits by IDLE, and looks by itself now and then. */
final class MailCollector {

    private static final Logger log = LoggerFactory.getLogger(MailCollector.class);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration RENEW = Duration.ofSeconds(20);
    private static final Duration LOOK_FOR_LEASE = Duration.ofSeconds(5);
    // The lease is renewed between looks, and servers are not left without a word for longer than they are waited for.
    private static final int LONGEST_POLL_SECONDS = 30;
    private static final Duration NUDGE_AGAIN = Duration.ofMillis(200);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** What collectors work with, and where they begin. */
    @Component
    static final class Factory {

        private final MailboxRepository mailboxes;
        private final FolderReader reader;
        private final LoginSecrets secrets;
        private final MailConnections connections;
        private final TransactionTemplate transaction;
        private final ApplicationEventPublisher events;
        private final Clock clock;
        private final Duration poll;
        private final String node;

        Factory(
                MailboxRepository mailboxes,
                FolderReader reader,
                LoginSecrets secrets,
                MailConnections connections,
                TransactionTemplate transaction,
                ApplicationEventPublisher events,
                Clock clock,
                @Value("${BALCAO_MAIL_POLL_SECONDS:15}") int pollSeconds,
                @Value("${balcao.local:}") String local) {
            this.mailboxes = mailboxes;
            this.reader = reader;
            this.secrets = secrets;
            this.connections = connections;
            this.transaction = transaction;
            this.events = events;
            this.clock = clock;
            // A local run is its database's only node, and takes its own lease up again after a fall.
            this.node =
                    local.isBlank() || local.equals("false") ? UUID.randomUUID().toString() : "local";
            this.poll = Duration.ofSeconds(Math.clamp(pollSeconds, 1, LONGEST_POLL_SECONDS));
        }

        MailCollector start(UUID accountId, UUID mailboxId, int version) {
            MailCollector collector = new MailCollector(this, accountId, mailboxId, version);
            Thread thread = Thread.ofVirtual()
                    .name("mailbox-" + mailboxId)
                    .unstarted(() -> Tenant.run(accountId, collector::run));
            collector.thread = thread;
            thread.start();
            return collector;
        }
    }

    private final Factory parts;
    private final UUID accountId;
    private final UUID mailboxId;
    private final int version;
    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean stopped;
    private volatile @Nullable Store store;
    private volatile @Nullable IMAPFolder folder;
    private volatile @Nullable Thread thread;
    private int failures;
    private OffsetDateTime leasedAt = OffsetDateTime.MIN;

    private MailCollector(Factory parts, UUID accountId, UUID mailboxId, int version) {
        this.parts = parts;
        this.accountId = accountId;
        this.mailboxId = mailboxId;
        this.version = version;
    }

    UUID accountId() {
        return accountId;
    }

    int version() {
        return version;
    }

    boolean isAlive() {
        Thread current = thread;
        return current != null && current.isAlive();
    }

    /** Ends the work soon; {@link #join} waits for it. */
    void stop() {
        stopped = true;
        wakes.release();
        Store open = store;
        if (open != null) {
            Thread.ofVirtual().start(() -> close(open));
        }
    }

    void join() {
        Thread current = thread;
        if (current == null) {
            return;
        }
        try {
            if (!current.join(Duration.ofSeconds(3))) {
                current.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has the mailbox looked at now. */
    void nudge() {
        wakes.release();
        IMAPFolder open = folder;
        if (open != null) {
            // It may wait for the server, so nobody waits for it.
            Thread.ofVirtual().start(() -> endIdle(open));
        }
    }

    // Any command ends an IDLE, but not one that is about to begin: so until it was heard.
    private void endIdle(IMAPFolder open) {
        try {
            while (wakes.availablePermits() > 0 && folder == open) {
                open.doCommand(protocol -> {
                    protocol.noop();
                    return null;
                });
                Thread.sleep(NUDGE_AGAIN);
            }
        } catch (MessagingException | RuntimeException closed) {
            log.debug("The folder was closed meanwhile", closed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopped) {
            try {
                if (!lease(true)) {
                    pause(LOOK_FOR_LEASE);
                    continue;
                }
                collectUntilStopped();
            } catch (MessagingException | RuntimeException failure) {
                if (!stopped) {
                    failures++;
                    // Servers hang up now and then: only when the next try fails too is somebody needed.
                    if (failures > 1 || failure instanceof AuthenticationFailedException) {
                        remember(failure);
                    }
                    pause(pauseAfter(failures));
                }
            }
        }
        release();
    }

    private void collectUntilStopped() throws MessagingException {
        Optional<Collected> known = parts.transaction.execute(status -> parts.mailboxes.toCollect(mailboxId));
        if (known == null || known.isEmpty()) {
            stopped = true;
            return;
        }
        Collected mailbox = known.get();
        ServerLogin login = parts.secrets.open(mailbox.imap());
        try (Store opened = parts.connections.imap(login).getStore("imap")) {
            store = opened;
            opened.connect(login.user(), login.password());
            try (IMAPFolder inbox = (IMAPFolder) opened.getFolder(mailbox.folder())) {
                inbox.open(Folder.READ_ONLY);
                folder = inbox;
                inbox.addMessageCountListener(new News());
                boolean idle = ((IMAPStore) opened).hasCapability("IDLE");
                while (!stopped && lease(false)) {
                    wakes.drainPermits();
                    int there = inbox.getMessageCount();
                    int collected = parts.reader.collect(mailboxId, inbox, () -> !stopped && lease(false));
                    parts.transaction.executeWithoutResult(status -> parts.mailboxes.collected(mailboxId, now()));
                    failures = 0;
                    if (collected == 0 && !stopped) {
                        await(inbox, idle, there);
                    }
                }
            }
        } finally {
            folder = null;
            store = null;
        }
    }

    /** What is told while something else is asked, or just as IDLE begins, would end no IDLE by itself. */
    private final class News extends MessageCountAdapter {

        @Override
        public void messagesAdded(MessageCountEvent told) {
            nudge();
        }
    }

    // Polling stands behind IDLE: some servers forget to tell, and a dead line tells nothing.
    private void await(IMAPFolder inbox, boolean idle, int there) throws MessagingException {
        if (!idle) {
            pause(parts.poll);
            return;
        }
        Thread alarm = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(parts.poll);
                nudge();
            } catch (InterruptedException news) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            // What came while the last look was under way has been told already, and IDLE would not tell it again.
            if (wakes.availablePermits() == 0 && inbox.getMessageCount() == there) {
                inbox.idle(true);
            }
        } finally {
            alarm.interrupt();
        }
    }

    /** Takes or renews the lease; without {@code always}, only when it is time to. */
    private boolean lease(boolean always) {
        OffsetDateTime now = now();
        if (!always && leasedAt.plus(RENEW).isAfter(now)) {
            return true;
        }
        Boolean held =
                parts.transaction.execute(status -> parts.mailboxes.lease(mailboxId, parts.node, now, now.plus(LEASE)));
        leasedAt = now;
        return Boolean.TRUE.equals(held);
    }

    private void release() {
        try {
            parts.transaction.executeWithoutResult(status -> parts.mailboxes.release(mailboxId, parts.node));
        } catch (RuntimeException failure) {
            log.debug("The lease of mailbox {} ends by itself", mailboxId, failure);
        }
    }

    private void remember(Exception failure) {
        String reason = MailConnections.reason(failure);
        log.warn("Mailbox {} of account {} cannot be collected: {}", mailboxId, accountId, reason);
        log.debug("Why", failure);
        try {
            parts.transaction.executeWithoutResult(status -> {
                if (parts.mailboxes.failed(mailboxId, reason, now())) {
                    String address = parts.mailboxes
                            .toCollect(mailboxId)
                            .map(Collected::address)
                            .orElse("");
                    parts.events.publishEvent(new MailboxFailed(mailboxId, address, reason));
                }
            });
        } catch (RuntimeException unreachable) {
            log.warn("The failure of mailbox {} cannot be written down", mailboxId, unreachable);
        }
    }

    private void pause(Duration duration) {
        try {
            wakes.tryAcquire(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            stopped = true;
            Thread.currentThread().interrupt();
        }
    }

    private static Duration pauseAfter(int failures) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static void close(Store open) {
        try {
            open.close();
        } catch (MessagingException closed) {
            log.debug("The connection was closed already", closed);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(parts.clock);
    }
}
