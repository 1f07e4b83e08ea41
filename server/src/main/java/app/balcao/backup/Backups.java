package app.balcao.backup;

import app.balcao.backup.store.BackupRepository;
import app.balcao.backup.store.BackupRepository.Kept;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.files.Contents;
import app.balcao.platform.jobs.Jobs;
import app.balcao.platform.jobs.TenantTaskData;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Backups of the whole account, for administrators (PRV-6). Each step is audited. */
@Service
@Transactional
public class Backups {

    /** The job that gathers one. */
    public static final TaskDescriptor<TenantTaskData> BUILD =
            TaskDescriptor.of("account-backup", TenantTaskData.class);

    /** For how long a file stays. */
    public static final Duration LIFETIME = Duration.ofDays(7);

    private static final int MOST = 5;

    private final BackupRepository repository;
    private final Contents contents;
    private final Jobs jobs;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Backups(BackupRepository repository, Contents contents, Jobs jobs, Clock clock, ApplicationEventPublisher events) {
        this.repository = repository;
        this.contents = contents;
        this.jobs = jobs;
        this.clock = clock;
        this.events = events;
    }

    /** A file to download; the reader closes its stream. */
    public record Download(String name, long sizeBytes, InputStream content) {}

    /** @throws Problem forbidden */
    @Transactional(readOnly = true)
    public List<Backup> list(ActingAgent acting) {
        acting.require(Permission.MANAGE_ACCOUNT);
        return repository.list();
    }

    /** @throws Problem forbidden; not-found */
    @Transactional(readOnly = true)
    public Backup find(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_ACCOUNT);
        return repository.find(id).orElseThrow(Problem::notFound);
    }

    /**
     * Has a backup made.
     *
     * @throws Problem forbidden; conflict, while another is being made or too many are kept
     */
    public Backup request(ActingAgent acting) {
        acting.require(Permission.MANAGE_ACCOUNT);
        if (repository.list().size() >= MOST) {
            throw Problem.conflict("backup.too-many", MOST);
        }
        UUID id = repository.add(acting.id()).orElseThrow(() -> Problem.conflict("backup.running"));
        tell(acting, "backup.requested", id);
        jobs.schedule(BUILD, new TenantTaskData(acting.accountId(), id), clock.instant());
        return repository.find(id).orElseThrow();
    }

    /**
     * Deletes a backup, also one that is being made, which then ends.
     *
     * @throws Problem forbidden; not-found
     */
    public void delete(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_ACCOUNT);
        if (!repository.remove(id)) {
            throw Problem.notFound();
        }
        tell(acting, "backup.deleted", id);
    }

    /**
     * The file of a backup that is ready; that it was taken is kept before the first byte goes.
     *
     * @throws Problem forbidden; not-found, also for one that is not ready or over its time
     */
    public Download download(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_ACCOUNT);
        Kept kept = repository.kept(id, clock.instant()).orElseThrow(Problem::notFound);
        tell(acting, "backup.downloaded", id);
        String name = "balcao-%s-%s.zip".formatted(kept.login(), kept.day());
        return new Download(
                name, kept.content().sizeBytes(), contents.open(kept.content().sha256()));
    }

    private void tell(ActingAgent acting, String action, UUID id) {
        events.publishEvent(AuditableAction.of(Actor.agent(acting.id(), acting.name()), action, "backup", id));
    }
}
