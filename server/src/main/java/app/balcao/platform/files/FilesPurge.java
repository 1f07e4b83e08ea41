package app.balcao.platform.files;

import app.balcao.platform.jobs.EachAccount;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every hour, clears away uploads nobody used and content nothing refers to. */
@Configuration(proxyBeanMethods = false)
class FilesPurge {

    private static final Logger log = LoggerFactory.getLogger(FilesPurge.class);

    @Bean
    RecurringTask<Void> filesPurgeTask(EachAccount accounts, Attachments attachments, Contents contents) {
        return Tasks.recurring("files-purge", FixedDelay.ofHours(1))
                .execute((instance, context) -> accounts.run("files-purge", () -> purge(attachments, contents)));
    }

    static void purge(Attachments attachments, Contents contents) {
        int uploads = attachments.removeUnclaimed();
        int cleared = contents.clear();
        if (uploads + cleared > 0) {
            log.info("Cleared away {} unused uploads and {} contents", uploads, cleared);
        }
    }
}
