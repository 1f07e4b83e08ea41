package app.balcao.conversation.job;

import app.balcao.conversation.CustomerPresence;
import app.balcao.conversation.IdleConversations;
import app.balcao.conversation.desk.ConversationTransfers;
import app.balcao.conversation.desk.ConversationTrash;
import app.balcao.platform.jobs.EachAccount;
import app.balcao.platform.jobs.TenantTaskData;
import app.balcao.platform.tenant.Tenant;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens to conversations by the clock. */
@Configuration(proxyBeanMethods = false)
class ConversationJobs {

    @Bean
    OneTimeTask<TenantTaskData> endLeftConversationTask(ObjectProvider<CustomerPresence> presence) {
        return Tasks.oneTime(CustomerPresence.LEFT).execute((instance, context) -> {
            TenantTaskData data = instance.getData();
            Tenant.run(data.accountId(), () -> presence.getObject().endLeft(data.id()));
        });
    }

    @Bean
    OneTimeTask<TenantTaskData> expireConversationTransferTask(ObjectProvider<ConversationTransfers> transfers) {
        return Tasks.oneTime(ConversationTransfers.EXPIRE).execute((instance, context) -> {
            TenantTaskData data = instance.getData();
            Tenant.run(data.accountId(), () -> transfers.getObject().expire(data.id()));
        });
    }

    @Bean
    RecurringTask<Void> conversationTrashPurgeTask(EachAccount accounts, ConversationTrash trash) {
        return Tasks.recurring("conversation-trash-purge", FixedDelay.ofMinutes(30))
                .execute((instance, context) -> accounts.run("conversation-trash-purge", () -> {
                    boolean more = true;
                    while (more) {
                        more = trash.purge();
                    }
                }));
    }

    @Bean
    RecurringTask<Void> idleConversationsTask(EachAccount accounts, IdleConversations idle) {
        return Tasks.recurring("idle-conversations", FixedDelay.ofSeconds(20))
                .execute((instance, context) -> accounts.run("idle-conversations", idle::lookAfter));
    }
}
