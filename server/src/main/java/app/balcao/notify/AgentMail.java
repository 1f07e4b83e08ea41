package app.balcao.notify;

import app.balcao.notice.NoticeKind;
import app.balcao.notice.Notices;
import app.balcao.notify.store.AgentMailRepository;
import app.balcao.notify.store.AgentMailRepository.Gathered;
import app.balcao.notify.store.NotificationRepository.Told;
import app.balcao.people.ActingAgent;
import app.balcao.people.ActingAgents;
import app.balcao.people.Permission;
import app.balcao.platform.jobs.Jobs;
import app.balcao.platform.jobs.TenantTaskData;
import app.balcao.platform.outgoing.OutgoingMail;
import app.balcao.platform.outgoing.OutgoingMail.Cause;
import app.balcao.platform.outgoing.OutgoingMailQueue;
import app.balcao.platform.tenant.Tenant;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells agents by e-mail what they chose to hear of that way. A mail waits for {@link #GATHERING}, so that what
 * follows at once about the same ticket goes with it (NTF-9). Marked as automatic, so that no absence notice comes
 * back to it.
 */
@Service
@Transactional
public class AgentMail {

    /** The job that sends what was gathered. */
    static final TaskDescriptor<TenantTaskData> SEND = TaskDescriptor.of("send-agent-mail", TenantTaskData.class);

    static final Duration GATHERING = Duration.ofSeconds(60);

    private final AgentMailRepository repository;
    private final AgentMailText text;
    private final ActingAgents agents;
    private final Notices notices;
    private final ObjectProvider<OutgoingMailQueue> queue;
    private final Jobs jobs;
    private final Clock clock;

    AgentMail(
            AgentMailRepository repository,
            AgentMailText text,
            ActingAgents agents,
            Notices notices,
            ObjectProvider<OutgoingMailQueue> queue,
            Jobs jobs,
            Clock clock) {
        this.repository = repository;
        this.text = text;
        this.agents = agents;
        this.notices = notices;
        this.queue = queue;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Adds a notification to the mails of those who chose its kind, or whom the account chose for it, in the
     * transaction of what happened.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void gather(List<Told> told, NotificationKind kind, @Nullable UUID ticketId, Map<String, Object> data) {
        Set<UUID> named =
                kind == NotificationKind.MAILBOX_FAILED ? notices.reached(NoticeKind.MAILBOX_FAILED) : Set.of();
        List<UUID> chose = told.stream()
                .filter(each -> each.byEmail() || named.contains(each.agentId()))
                .map(Told::agentId)
                .toList();
        if (chose.isEmpty()) {
            return;
        }
        for (UUID begun : repository.gather(chose, kind, ticketId, data)) {
            jobs.schedule(
                    SEND,
                    new TenantTaskData(Tenant.id(), begun),
                    clock.instant().plus(GATHERING));
        }
    }

    /** Tells one agent who chose the kind without waiting: for what is about a time, not about what happened. */
    @Transactional(propagation = Propagation.MANDATORY)
    void sendNow(ActingAgent agent, NotificationKind kind, UUID ticketId, Map<String, Object> data) {
        if (repository.chose(agent.id(), kind.emailNotice())) {
            Gathered told = new Gathered(agent.id(), kind, List.of(data), repository.ticket(ticketId));
            queue.ifAvailable(outgoing -> outgoing.enqueue(compose(agent, told.readBy(agent))));
        }
    }

    /** Sends what was gathered, unless its reader has lost sight of it since (NTF-7); doing it twice changes nothing. */
    void send(UUID id) {
        repository.take(id).ifPresent(gathered -> agents.find(gathered.agentId())
                .filter(agent -> maySee(agent, gathered))
                .map(agent -> compose(agent, gathered.readBy(agent)))
                .ifPresent(mail -> queue.ifAvailable(outgoing -> outgoing.enqueue(mail))));
    }

    private static boolean maySee(ActingAgent agent, Gathered gathered) {
        if (gathered.ticket() == null) {
            return gathered.kind() != NotificationKind.MAILBOX_FAILED || agent.may(Permission.MANAGE_MAILBOXES);
        }
        return gathered.ticket().standing().isSeenBy(agent.sight());
    }

    private OutgoingMail compose(ActingAgent agent, Gathered gathered) {
        return new OutgoingMail(
                gathered.kind().name(),
                Cause.EVENT,
                agent.name(),
                agent.email(),
                text.subject(agent.language(), gathered),
                text.html(agent.language(), gathered),
                gathered.ticket() == null ? null : gathered.ticket().id());
    }
}
