package app.balcao.conversation.queue;

import app.balcao.conversation.store.QueueRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.Topics;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The queues of the departments: how each works, which is for administrators, and how many wait in it. */
@Service
@Transactional
public class Queues {

    private final QueueRepository repository;
    private final Realtime realtime;
    private final ApplicationEventPublisher events;

    Queues(QueueRepository repository, Realtime realtime, ApplicationEventPublisher events) {
        this.repository = repository;
        this.realtime = realtime;
        this.events = events;
    }

    /** @throws Problem forbidden */
    @Transactional(readOnly = true)
    public List<Queue.Page> list(ActingAgent acting) {
        acting.require(Permission.MANAGE_DEPARTMENTS);
        return pages(repository.all());
    }

    /** @throws Problem forbidden; not-found */
    @Transactional(readOnly = true)
    public Queue.Page find(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_DEPARTMENTS);
        return page(repository.find(id).orElseThrow(Problem::notFound));
    }

    /** How many wait for the agent, by queue (QUE-1). */
    @Transactional(readOnly = true)
    public List<Queue.Waiting> waiting(ActingAgent acting) {
        return repository.waiting(acting.chatsIn());
    }

    /** The queues of the departments whose chat the agent attends, or that they lead; not all where there are too many to follow. */
    @Transactional(readOnly = true)
    public List<UUID> watched(ActingAgent acting) {
        return repository.watched(acting);
    }

    /**
     * Has a queue work in another way, from the next decision on.
     *
     * @throws Problem forbidden; not-found; version-conflict; validation
     */
    public Queue.Page change(ActingAgent acting, UUID id, QueueSettings wanted, int version) {
        acting.require(Permission.MANAGE_DEPARTMENTS);
        repository.lockSettings();
        Queue before = repository.lock(id).orElseThrow(Problem::notFound);
        if (before.version() != version) {
            throw Problem.versionConflict(page(before));
        }
        check(before, wanted);
        repository.update(id, wanted);
        Queue after = repository.find(id).orElseThrow();
        events.publishEvent(AuditableAction.of(Actor.agent(acting.id(), acting.name()), "queue.changed", "queue", id)
                .changing(auditable(before), auditable(after)));
        events.publishEvent(new QueueSettingsChanged(id));
        realtime.publish(Topics.ACCOUNT, "directory-changed", Map.of("what", "QUEUES"));
        return page(after);
    }

    private void check(Queue queue, QueueSettings wanted) {
        UUID other = wanted.overflowQueueId();
        if (wanted.overflow() == Overflow.OTHER_QUEUE && other == null) {
            throw Problem.validation(FieldProblem.of("overflowQueueId", "required", "problem.field.required"));
        }
        if (other == null) {
            return;
        }
        Map<UUID, Queue> all = repository.all().stream().collect(Collectors.toMap(Queue::id, Function.identity()));
        if (!all.containsKey(other)) {
            throw Problem.validation(FieldProblem.of("overflowQueueId", "unknown", "problem.field.unknown"));
        }
        // Who overflows must end somewhere.
        Set<UUID> passed = new HashSet<>(Set.of(queue.id()));
        for (UUID next = other; next != null; next = overflowsTo(all.get(next))) {
            if (!passed.add(next)) {
                throw Problem.validation(
                        FieldProblem.of("overflowQueueId", "circle", "conversation.queue.overflow-circle"));
            }
        }
    }

    private static @Nullable UUID overflowsTo(@Nullable Queue queue) {
        return queue == null || queue.settings().overflow() != Overflow.OTHER_QUEUE
                ? null
                : queue.settings().overflowQueueId();
    }

    private Queue.Page page(Queue queue) {
        return pages(List.of(queue)).getFirst();
    }

    private List<Queue.Page> pages(List<Queue> queues) {
        Map<UUID, List<Queue.Named>> without = repository.withoutDistribution(
                queues.stream().map(each -> each.department().id()).toList());
        return queues.stream()
                .map(each -> new Queue.Page(
                        each.id(),
                        each.department(),
                        each.name(),
                        each.settings(),
                        without.getOrDefault(each.department().id(), List.of()),
                        each.version()))
                .toList();
    }

    private static Map<String, @Nullable Object> auditable(Queue queue) {
        QueueSettings settings = queue.settings();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("department", queue.department().name());
        values.put("distribution", settings.distribution());
        values.put("ringSeconds", settings.ringSeconds());
        values.put("missedUntilAway", settings.missedUntilAway());
        values.put("mostWaiting", settings.mostWaiting());
        values.put("longestWaitMinutes", settings.longestWaitMinutes());
        values.put("overflow", settings.overflow());
        values.put("overflowQueueId", settings.overflowQueueId());
        values.put("sticky", settings.sticky());
        values.put("stickyNotice", settings.stickyNotice());
        values.put("typingShown", settings.typingShown());
        values.put("idleWarningMinutes", settings.idleWarningMinutes());
        values.put("idleEndMinutes", settings.idleEndMinutes());
        values.put("closingForm", settings.closingForm());
        return values;
    }
}
