package app.balcao.channel.email.job;

import app.balcao.channel.email.MailQueue;
import app.balcao.platform.jobs.TenantTaskData;
import app.balcao.platform.tenant.Tenant;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteReschedule;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job behind {@link MailQueue#SEND}. */
@Configuration(proxyBeanMethods = false)
class SendMailTask {

    @Bean
    CustomTask<TenantTaskData> sendEmailTask(SendMail sendMail) {
        return Tasks.custom(MailQueue.SEND)
                .onFailureReschedule(FixedDelay.ofMinutes(1))
                .onDeadExecutionRevive()
                .execute((instance, context) -> next(send(sendMail, instance.getData())));
    }

    private static Optional<Duration> send(SendMail sendMail, TenantTaskData data) {
        return Tenant.call(data.accountId(), () -> sendMail.send(data.id()));
    }

    private static CompletionHandler<TenantTaskData> next(Optional<Duration> wait) {
        return wait.<CompletionHandler<TenantTaskData>>map(delay -> new OnCompleteReschedule<>(FixedDelay.of(delay)))
                .orElseGet(OnCompleteRemove::new);
    }
}
