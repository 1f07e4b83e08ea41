package app.balcao.channel.email;

import app.balcao.channel.email.IncomingEmail.Outcome;
import app.balcao.channel.email.store.IncomingRepository;
import app.balcao.channel.email.store.IncomingRepository.Retry;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What was collected and what became of it, for administrators (EML-3). */
@Service
public class IncomingEmails {

    private final IncomingRepository repository;
    private final IncomingMail incoming;
    private final TransactionTemplate transaction;

    IncomingEmails(IncomingRepository repository, IncomingMail incoming, TransactionTemplate transaction) {
        this.repository = repository;
        this.incoming = incoming;
        this.transaction = transaction;
    }

    /** Newest first. */
    public Page<IncomingEmail> list(
            ActingAgent acting, @Nullable Outcome outcome, @Nullable UUID mailboxId, PageRequest page) {
        acting.require(Permission.MANAGE_MAILBOXES);
        Page<IncomingEmail> rows = transaction.execute(status -> repository.list(outcome, mailboxId, page));
        return rows == null ? new Page<>(java.util.List.of(), null) : rows;
    }

    /** @throws Problem not-found */
    public byte[] source(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_MAILBOXES);
        byte[] sha256 = transaction.execute(status -> repository.source(id).orElseThrow(Problem::notFound));
        if (sha256 == null) {
            throw Problem.notFound();
        }
        return incoming.source(sha256);
    }

    /**
     * Tries a message again that was set aside, and answers what became of it.
     *
     * @throws Problem not-found; wrong-situation, for one that was processed
     */
    public IncomingEmail retry(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_MAILBOXES);
        Retry retry = transaction.execute(status -> repository.lockForRetry(id).orElseThrow(Problem::notFound));
        if (retry == null || retry.outcome() != Outcome.SET_ASIDE) {
            throw Problem.of(HttpStatus.CONFLICT, "wrong-situation", "email.retry.not-set-aside");
        }
        incoming.retry(retry);
        IncomingEmail row = transaction.execute(status -> repository.find(id).orElseThrow(Problem::notFound));
        if (row == null) {
            throw Problem.notFound();
        }
        return row;
    }
}
