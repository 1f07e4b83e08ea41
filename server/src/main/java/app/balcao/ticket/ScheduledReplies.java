package app.balcao.ticket;

import app.balcao.people.ActingAgent;
import app.balcao.people.ActingAgents;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.files.Attachments;
import app.balcao.platform.jobs.Jobs;
import app.balcao.platform.jobs.TenantTaskData;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.Topics;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.ScheduledReply.Stopped;
import app.balcao.ticket.event.ReplyStopped;
import app.balcao.ticket.event.TicketCancelled;
import app.balcao.ticket.event.TicketClosed;
import app.balcao.ticket.event.TicketEvent;
import app.balcao.ticket.store.ScheduledReplyRepository;
import app.balcao.ticket.store.ScheduledReplyRepository.Waiting;
import app.balcao.ticket.store.TicketReads;
import app.balcao.ticket.store.TicketRepository;
import app.balcao.ticket.store.TicketRepository.Writable;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers that are sent later (RPL-21): by a job of their own, once, as their writer, if they may still answer then. What is
 * not sent stays for its writer to take back.
 */
@Service
@Transactional
public class ScheduledReplies {

    /** The job that sends one. */
    public static final TaskDescriptor<TenantTaskData> TASK =
            TaskDescriptor.of("send-scheduled-reply", TenantTaskData.class);

    static final int MOST = 20;
    private static final Duration LONGEST = Duration.ofDays(366);

    private final ScheduledReplyRepository repository;
    private final TicketRepository tickets;
    private final TicketReads reads;
    private final TicketWork answers;
    private final MessageFiles files;
    private final Attachments attachments;
    private final ActingAgents agents;
    private final Jobs jobs;
    private final Realtime realtime;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ScheduledReplies(
            ScheduledReplyRepository repository,
            TicketRepository tickets,
            TicketReads reads,
            TicketWork answers,
            MessageFiles files,
            Attachments attachments,
            ActingAgents agents,
            Jobs jobs,
            Realtime realtime,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.tickets = tickets;
        this.reads = reads;
        this.answers = answers;
        this.files = files;
        this.attachments = attachments;
        this.agents = agents;
        this.jobs = jobs;
        this.realtime = realtime;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A ticket's answers that wait, or were stopped, in the order of their times.
     *
     * @throws Problem not-found
     */
    @Transactional(readOnly = true)
    public List<ScheduledReply> list(ActingAgent acting, UUID ticketId) {
        return reads.standing(ticketId)
                .filter(ticket -> ticket.isSeenBy(acting.sight()))
                .map(seen -> repository.list(ticketId, acting.id()))
                .orElseThrow(Problem::notFound);
    }

    /**
     * Has an answer sent later.
     *
     * @param work the time that is written down then
     * @param toCopies whether who is in copy then gets it too
     * @throws Problem as answering now; validation, for a time that is past or more than a year away; conflict, when too
     *     many wait
     */
    public UUID schedule(
            ActingAgent acting,
            UUID ticketId,
            Writing writing,
            @Nullable WorkPeriod work,
            boolean toCopies,
            @Nullable OffsetDateTime sendAt) {
        Writable ticket = answers.requireReply(acting, ticketId);
        OffsetDateTime now = OffsetDateTime.now(clock);
        FieldChecks checks = new FieldChecks();
        checks.required("sendAt", sendAt);
        if (sendAt != null && (!sendAt.isAfter(now) || sendAt.isAfter(now.plus(LONGEST)))) {
            checks.add("sendAt", "range", "ticket.field.send-at");
        }
        WorkTime worked = checks.work(work, now);
        List<UUID> fileIds = checks.files(writing.attachmentIds());
        MessageText text = checks.html(writing.html(), !fileIds.isEmpty());
        checks.refuse();
        if (sendAt == null) {
            throw Problem.validation(FieldProblem.of("sendAt", "required", "problem.field.required"));
        }
        if (repository.count(ticketId) >= MOST) {
            throw Problem.conflict("ticket.problem.scheduled-most", MOST);
        }
        List<MessageFile> claimed = files.claim(acting.id(), fileIds, text.html());
        UUID id = repository.insert(
                ticket.ticket().id(), acting.id(), text.html(), claimed, worked, toCopies, sendAt, now);
        jobs.schedule(TASK, new TenantTaskData(Tenant.id(), id), sendAt.toInstant());
        told(ticketId);
        return id;
    }

    /**
     * Takes an answer of one's own back, whether it waits or was stopped; its files can be put into another.
     *
     * @return as it was
     * @throws Problem not-found, also for one that was sent meanwhile or is another's
     */
    public ScheduledReply withdraw(ActingAgent acting, UUID id) {
        ScheduledReply reply = repository.find(id, acting.id()).orElseThrow(Problem::notFound);
        UUID ticketId = repository.remove(id, acting.id()).orElseThrow(Problem::notFound);
        attachments.release(
                acting.id(),
                reply.attachments().stream().map(TicketMessage.File::id).toList());
        told(ticketId);
        return reply;
    }

    /** Sends one whose time has come, unless it was taken back, stopped or sent before; called by the job. */
    public void send(UUID id) {
        Waiting waiting = repository.take(id).orElse(null);
        if (waiting == null) {
            return;
        }
        Writable ticket = tickets.findToWrite(waiting.ticketId()).orElse(null);
        if (ticket == null) {
            repository.stop(id, Stopped.CLOSED);
            return;
        }
        ActingAgent writer = agents.find(waiting.agentId()).orElse(null);
        Stopped obstacle = obstacle(writer, ticket.ticket());
        if (obstacle != null || writer == null) {
            stop(ticket.ticket(), waiting, obstacle == null ? Stopped.NOT_ALLOWED : obstacle);
            return;
        }
        repository.remove(id, waiting.agentId());
        answers.replyScheduled(writer, ticket, waiting.html(), waiting.files(), waiting.work(), waiting.toCopies());
        told(waiting.ticketId());
    }

    private void stop(TicketState ticket, Waiting waiting, Stopped why) {
        repository.stop(waiting.id(), why);
        events.publishEvent(new ReplyStopped(ticket, waiting.agentId(), why, null));
        told(ticket.id());
    }

    private static @Nullable Stopped obstacle(@Nullable ActingAgent writer, TicketState ticket) {
        if (ticket.situation().over()) {
            return Stopped.CLOSED;
        }
        boolean may = writer != null
                && ticket.agentId() != null
                && ticket.situation().after(Situation.Step.AGENT_REPLY).isPresent()
                && writer.sight().seesAsWork(ticket.departmentId(), ticket.agentId())
                && TicketRights.mayReply(writer, ticket.departmentId(), ticket.agentId());
        return may ? null : Stopped.NOT_ALLOWED;
    }

    /** What waits for a ticket that is closed is stopped at once; its writers are told. */
    @EventListener({TicketClosed.class, TicketCancelled.class})
    void onEnd(TicketEvent event) {
        List<UUID> writers = repository.stopAll(event.ticket().id(), Stopped.CLOSED);
        UUID by = event.actor().kind() == Actor.Kind.AGENT ? event.actor().id() : null;
        writers.stream()
                .distinct()
                .forEach(each -> events.publishEvent(new ReplyStopped(event.ticket(), each, Stopped.CLOSED, by)));
        if (!writers.isEmpty()) {
            told(event.ticket().id());
        }
    }

    private void told(UUID ticketId) {
        realtime.publish(Topics.ticket(ticketId), "scheduled-replies-changed", Map.of("ticketId", ticketId));
    }
}
