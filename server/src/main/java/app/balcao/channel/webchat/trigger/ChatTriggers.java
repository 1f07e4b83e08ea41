package app.balcao.channel.webchat.trigger;

import app.balcao.channel.webchat.store.ChatTriggerRepository;
import app.balcao.channel.webchat.store.ChatWidgetRepository;
import app.balcao.channel.webchat.store.TriggerCountRepository;
import app.balcao.channel.webchat.trigger.ChatTrigger.ChatTriggerForm;
import app.balcao.channel.webchat.trigger.VisitState.Around;
import app.balcao.conversation.DepartmentChat;
import app.balcao.conversation.DepartmentChats;
import app.balcao.conversation.QueuePlaces;
import app.balcao.conversation.desk.ConversationLabel;
import app.balcao.conversation.desk.ConversationLabels;
import app.balcao.people.ActingAgent;
import app.balcao.people.Department;
import app.balcao.people.Department.DepartmentAgent;
import app.balcao.people.Departments;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The triggers of an account, which administrators write (GRD-20). */
@Service
@Transactional
public class ChatTriggers {

    static final int MOST = 50;

    private final ChatTriggerRepository repository;
    private final ChatWidgetRepository widgets;
    private final TriggerCountRepository counts;
    private final DepartmentChats departments;
    private final Departments directory;
    private final ConversationLabels labels;
    private final QueuePlaces places;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ChatTriggers(
            ChatTriggerRepository repository,
            ChatWidgetRepository widgets,
            TriggerCountRepository counts,
            DepartmentChats departments,
            Departments directory,
            ConversationLabels labels,
            QueuePlaces places,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.widgets = widgets;
        this.counts = counts;
        this.departments = departments;
        this.directory = directory;
        this.labels = labels;
        this.places = places;
        this.clock = clock;
        this.events = events;
    }

    /** In their order. @throws Problem forbidden */
    @Transactional(readOnly = true)
    public List<ChatTrigger> list(ActingAgent acting) {
        acting.require(Permission.MANAGE_ACCOUNT);
        return repository.list();
    }

    /** @throws Problem forbidden; not-found */
    @Transactional(readOnly = true)
    public ChatTrigger find(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_ACCOUNT);
        return find(id);
    }

    private ChatTrigger find(UUID id) {
        return repository.find(id).orElseThrow(Problem::notFound);
    }

    /** Adds one after the others. @throws Problem forbidden; validation, also for a taken name; conflict, beyond 50 */
    public ChatTrigger create(ActingAgent acting, ChatTriggerForm wanted) {
        acting.require(Permission.MANAGE_ACCOUNT);
        ChatTriggerForm form = TriggerChecks.checked(wanted, known(acting));
        repository.lock();
        if (repository.count() >= MOST) {
            throw Problem.conflict("webchat.trigger.limit", MOST);
        }
        ChatTrigger made = find(unique(() -> repository.insert(form)));
        audit(acting, "chat-trigger.created", made.id(), Map.of(), auditable(acting, made));
        return made;
    }

    /** @throws Problem forbidden; not-found; version-conflict; validation, also for a taken name */
    public ChatTrigger change(ActingAgent acting, UUID id, ChatTriggerForm wanted, int version) {
        acting.require(Permission.MANAGE_ACCOUNT);
        repository.lock();
        ChatTrigger before = find(id);
        if (before.version() != version) {
            throw Problem.versionConflict(ChatTriggerView.of(before));
        }
        ChatTriggerForm form = TriggerChecks.checked(wanted, known(acting));
        unique(() -> repository.update(id, form));
        ChatTrigger after = find(id);
        audit(acting, "chat-trigger.changed", id, auditable(acting, before), auditable(acting, after));
        return after;
    }

    /**
     * Puts all of them in an order.
     *
     * @param ids each once
     * @throws Problem forbidden; validation, when some are missing, since others were added or removed meanwhile
     */
    public List<ChatTrigger> order(ActingAgent acting, List<UUID> ids) {
        acting.require(Permission.MANAGE_ACCOUNT);
        repository.lock();
        List<ChatTrigger> before = repository.list();
        List<UUID> known = before.stream().map(ChatTrigger::id).toList();
        if (ids.size() != known.size() || !new HashSet<>(ids).equals(new HashSet<>(known))) {
            throw Problem.validation(FieldProblem.of("triggerIds", "unknown", "webchat.trigger.order"));
        }
        if (ids.equals(known)) {
            return before;
        }
        repository.order(ids);
        List<ChatTrigger> after = repository.list();
        audit(
                acting,
                "chat-trigger.ordered",
                ids.getFirst(),
                Map.of("order", names(before)),
                Map.of("order", names(after)));
        return after;
    }

    /** @throws Problem forbidden; not-found */
    public void delete(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_ACCOUNT);
        ChatTrigger trigger = find(id);
        if (repository.delete(id)) {
            audit(acting, "chat-trigger.deleted", id, auditable(acting, trigger), Map.of());
        }
    }

    /**
     * What would become of a visitor for whom nothing has fired yet, with the departments as they stand now; nothing happens
     * by it.
     *
     * @throws Problem forbidden; validation, for a label that there is not
     */
    @Transactional(readOnly = true)
    public TriggerEvaluation test(ActingAgent acting, VisitState state) {
        acting.require(Permission.MANAGE_ACCOUNT);
        Set<UUID> asked = state.past().labels();
        if (!asked.isEmpty() && !knownLabels(acting).containsAll(asked)) {
            throw Problem.validation(FieldProblem.of("labelIds", "unknown", "problem.field.unknown"));
        }
        return TriggerEvaluator.evaluate(
                repository.list(), state.within(state.past(), new Around(online(), waiting(), sites())), Set.of());
    }

    /** What each did within the last days, today too; those that did nothing are missing. @throws Problem forbidden */
    @Transactional(readOnly = true)
    public List<TriggerFigures> figures(ActingAgent acting, int days) {
        acting.require(Permission.MANAGE_ACCOUNT);
        // Where a trigger's zone is ahead, its day is tomorrow's already.
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return counts.between(today.minusDays(days - 1L), today.plusDays(1));
    }

    /** How many wait in each department. */
    Map<UUID, Integer> waiting() {
        return places.waiting();
    }

    /** The departments that are there for a chat now. */
    Set<UUID> online() {
        return departments.offered().stream()
                .filter(DepartmentChat::online)
                .map(DepartmentChat::id)
                .collect(Collectors.toSet());
    }

    /** Origins of the pages that the account says are its own. */
    Set<String> sites() {
        return widgets.find().map(each -> Set.copyOf(each.sites())).orElse(Set.of());
    }

    private TriggerChecks.Known known(ActingAgent acting) {
        List<Department> all = directory.list(acting, null);
        return new TriggerChecks.Known(
                all.stream().map(Department::id).collect(Collectors.toSet()),
                all.stream()
                        .flatMap(each -> each.agents().stream())
                        .filter(DepartmentAgent::chat)
                        .map(DepartmentAgent::id)
                        .collect(Collectors.toSet()),
                knownLabels(acting));
    }

    private Set<UUID> knownLabels(ActingAgent acting) {
        return labels.list(acting).stream().map(ConversationLabel::id).collect(Collectors.toSet());
    }

    private static <T> T unique(Supplier<T> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException taken) {
            throw Problem.validation(FieldProblem.of("name", "taken", "webchat.trigger.taken"));
        }
    }

    private void audit(
            ActingAgent acting,
            String action,
            UUID id,
            Map<String, ? extends @Nullable Object> before,
            Map<String, ? extends @Nullable Object> after) {
        events.publishEvent(AuditableAction.of(Actor.agent(acting.id(), acting.name()), action, "chat-trigger", id)
                .changing(before, after));
    }

    private static List<String> names(List<ChatTrigger> triggers) {
        return triggers.stream().map(each -> each.form().name()).toList();
    }

    private Map<String, @Nullable Object> auditable(ActingAgent acting, ChatTrigger trigger) {
        ChatTriggerForm form = trigger.form();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("name", form.name());
        values.put("description", form.description());
        values.put("active", form.active());
        values.put("once", form.once());
        values.put("timeZone", form.timeZone());
        values.put("weekdays", form.weekdays());
        values.put("hours", hours(ChatTriggerView.of(trigger)));
        values.put(
                "conditions",
                form.conditions().stream()
                        .map(each -> each.subject() + " " + each.comparison() + " " + each.value()
                                + (each.departmentId() == null ? "" : " " + each.departmentId()))
                        .toList());
        values.put("action", form.action());
        values.put("text", form.text());
        values.put("imageUrl", form.imageUrl());
        values.put("linkUrl", form.linkUrl());
        values.put("waitSeconds", form.reception().waitSeconds());
        values.put("departmentId", form.reception().departmentId());
        values.put("agentId", form.reception().agentId());
        values.put(
                "labels",
                labels.list(acting).stream()
                        .filter(each -> form.reception().labelIds().contains(each.id()))
                        .map(ConversationLabel::name)
                        .toList());
        values.put("visitorName", form.reception().visitorName());
        values.put("occasion", form.occasion());
        return values;
    }

    private static @Nullable String hours(ChatTriggerView trigger) {
        return trigger.starts() == null ? null : trigger.starts() + "–" + trigger.ends();
    }
}
