package app.balcao.channel.email;

import app.balcao.channel.email.OutgoingEmail.State;
import app.balcao.channel.email.store.OutgoingRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.jobs.Jobs;
import app.balcao.platform.jobs.TenantTaskData;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What went out and what did not, for administrators (EML-10). */
@Service
@Transactional
public class OutgoingEmails {

    private final OutgoingRepository repository;
    private final Jobs jobs;
    private final Clock clock;

    OutgoingEmails(OutgoingRepository repository, Jobs jobs, Clock clock) {
        this.repository = repository;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public Page<OutgoingEmail> list(ActingAgent acting, @Nullable State state, PageRequest page) {
        acting.require(Permission.MANAGE_MAILBOXES);
        return repository.list(state, page);
    }

    /**
     * Sends a mail again that failed.
     *
     * @throws Problem not-found; wrong-situation, for one that is queued or was sent
     */
    public OutgoingEmail retry(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_MAILBOXES);
        if (!repository.requeue(id)) {
            if (repository.row(id).isEmpty()) {
                throw Problem.notFound();
            }
            throw Problem.of(HttpStatus.CONFLICT, "wrong-situation", "email.retry.not-failed");
        }
        jobs.schedule(MailQueue.SEND, new TenantTaskData(Tenant.id(), id), clock.instant());
        return repository.row(id).orElseThrow();
    }
}
