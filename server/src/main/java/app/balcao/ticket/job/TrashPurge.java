package app.balcao.ticket.job;

import app.balcao.platform.jobs.EachAccount;
import app.balcao.ticket.trash.TicketTrash;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Removes for good what has been in the trash for its time (BIN-5). */
@Configuration(proxyBeanMethods = false)
class TrashPurge {

    @Bean
    RecurringTask<Void> trashPurgeTask(EachAccount accounts, TicketTrash trash) {
        return Tasks.recurring("trash-purge", FixedDelay.ofMinutes(30))
                .execute((instance, context) -> accounts.run("trash-purge", () -> {
                    boolean more = true;
                    while (more) {
                        more = trash.purge();
                    }
                }));
    }
}
