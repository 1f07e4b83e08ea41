package app.balcao.notice;

import app.balcao.notice.store.NoticeRepository;
import app.balcao.platform.jobs.Jobs;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notices that the installation was updated: each version that never ran here is told of once, in each account. */
@Service
public class NewVersions {

    /** The job that tells every account of a version. */
    public static final TaskDescriptor<String> TELL = TaskDescriptor.of("tell-new-version", String.class);

    private final NoticeRepository repository;
    private final Notices notices;
    private final Jobs jobs;
    private final Clock clock;

    NewVersions(NoticeRepository repository, Notices notices, Jobs jobs, Clock clock) {
        this.repository = repository;
        this.notices = notices;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** The version is the one that the jar tells of itself: programs that run otherwise have none, and so no new one. */
    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void started() {
        @Nullable String version = NewVersions.class.getPackage().getImplementationVersion();
        if (version != null) {
            runs(version);
        }
    }

    /**
     * Remembers that a version runs here. Of several nodes that start at once one finds it new, and the first version
     * of all is no news to anybody.
     */
    @Transactional
    public void runs(String version) {
        if (repository.remember(version) && repository.ranBefore(version)) {
            jobs.schedule(TELL, version, version, clock.instant());
        }
    }

    /** Tells the current account; doing it twice changes nothing. */
    @Transactional
    public void tell(String version) {
        notices.tellOnce(Notice.of(NoticeKind.NEW_VERSION, "new-version", "/", version), version);
    }
}
