package app.balcao.notice;

import app.balcao.account.Account;
import app.balcao.account.Accounts;
import app.balcao.backup.BackupReady;
import app.balcao.ldap.DirectoryUnavailable;
import app.balcao.notice.store.NoticeRepository;
import app.balcao.people.SeatLimitReached;
import app.balcao.signon.ProviderUnavailable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells of what needs somebody's hand. It waits until what happened is over, since a refusal takes its transaction
 * back; each thing is told at most once in a day of the account (PRF-3).
 */
@Component
class AccountWatch {

    private final Notices notices;
    private final NoticeRepository repository;
    private final Accounts accounts;
    private final Clock clock;

    AccountWatch(Notices notices, NoticeRepository repository, Accounts accounts, Clock clock) {
        this.notices = notices;
        this.repository = repository;
        this.accounts = accounts;
        this.clock = clock;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION, fallbackExecution = true)
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void on(SeatLimitReached event) {
        // What took the last seat may have been taken back.
        if (repository.activeAgents() >= event.limit()) {
            notices.tellOnce(
                    Notice.of(NoticeKind.SEATS_TAKEN, "seats-taken", "/settings/agents", event.limit()), today());
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION, fallbackExecution = true)
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void on(DirectoryUnavailable event) {
        notices.tellOnce(
                Notice.about(event.host(), NoticeKind.SIGN_IN_SERVICE_FAILED, "directory-failed", "/settings/ldap"),
                today());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION, fallbackExecution = true)
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void on(ProviderUnavailable event) {
        notices.tellOnce(
                Notice.about(event.label(), NoticeKind.SIGN_IN_SERVICE_FAILED, "provider-failed", "/settings/sign-on"),
                today());
    }

    /** Who asked for it is told by who made it. */
    @EventListener
    @Transactional
    public void on(BackupReady event) {
        notices.tell(Notice.of(NoticeKind.BACKUP_READY, "backup-ready", "/settings/backups"), event.requestedBy());
    }

    private String today() {
        Account account = accounts.current();
        return LocalDate.now(clock.withZone(ZoneId.of(account.timeZone()))).toString();
    }
}
