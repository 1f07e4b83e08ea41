package app.balcao.conversation.desk;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.store.LabelRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.Topics;
import app.balcao.platform.text.ShortText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The account's labels, and those of conversations (WCH-10). */
@Service
@Transactional
public class ConversationLabels {

    static final int MOST = 500;
    static final int MOST_OF_ONE = 20;
    static final int LONGEST_NAME = 60;

    private static final Pattern COLOR = Pattern.compile("#[0-9a-f]{6}");

    private final Desk desk;
    private final LabelRepository repository;
    private final Realtime realtime;
    private final ApplicationEventPublisher events;

    ConversationLabels(Desk desk, LabelRepository repository, Realtime realtime, ApplicationEventPublisher events) {
        this.desk = desk;
        this.repository = repository;
        this.realtime = realtime;
        this.events = events;
    }

    /** What a label is to be. */
    public record Form(String name, String color, boolean active) {}

    /** All labels by name; every agent may see them. */
    @Transactional(readOnly = true)
    public List<ConversationLabel> list(ActingAgent acting) {
        return repository.list();
    }

    /** @throws Problem not-found */
    @Transactional(readOnly = true)
    public ConversationLabel find(ActingAgent acting, UUID id) {
        return repository.find(id).orElseThrow(Problem::notFound);
    }

    /** @throws Problem forbidden; validation, also for a taken name; conflict, beyond {@value #MOST} */
    public ConversationLabel create(ActingAgent acting, Form wanted) {
        acting.require(Permission.MANAGE_ACCOUNT);
        Form form = checked(wanted);
        if (repository.count() >= MOST) {
            throw Problem.conflict("conversation.label.limit", MOST);
        }
        UUID id = unique(() -> repository.insert(form.name(), form.color(), form.active()));
        ConversationLabel label = repository.find(id).orElseThrow();
        told(acting, "conversation-label.created", id, Map.of(), auditable(label));
        return label;
    }

    /** @throws Problem forbidden; not-found; version-conflict; validation, also for a taken name */
    public ConversationLabel change(ActingAgent acting, UUID id, Form wanted, int version) {
        acting.require(Permission.MANAGE_ACCOUNT);
        ConversationLabel before = repository.lock(id).orElseThrow(Problem::notFound);
        if (before.version() != version) {
            throw Problem.versionConflict(before);
        }
        Form form = checked(wanted);
        unique(() -> {
            repository.update(id, form.name(), form.color(), form.active());
            return id;
        });
        ConversationLabel after = repository.find(id).orElseThrow();
        told(acting, "conversation-label.changed", id, auditable(before), auditable(after));
        return after;
    }

    /** Removes a label, from all conversations that have it too. @throws Problem forbidden; not-found */
    public void delete(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_ACCOUNT);
        ConversationLabel label = repository.lock(id).orElseThrow(Problem::notFound);
        repository.delete(id);
        told(acting, "conversation-label.deleted", id, auditable(label), Map.of());
    }

    /**
     * Gives a conversation these labels and no others; one that is inactive can only stay.
     *
     * @throws Problem not-found; validation
     */
    public void set(ActingAgent acting, UUID conversationId, List<UUID> labelIds) {
        Conversation conversation = desk.locked(acting, conversationId);
        Set<UUID> wanted = new LinkedHashSet<>(labelIds);
        if (wanted.size() > MOST_OF_ONE) {
            throw Problem.validation(FieldProblem.of("labelIds", "size", "problem.field.size", 0, MOST_OF_ONE));
        }
        Set<UUID> known = repository.givable(conversation.id(), wanted);
        List<FieldProblem> unknown = new ArrayList<>();
        for (int each = 0; each < labelIds.size(); each++) {
            if (!known.contains(labelIds.get(each))) {
                unknown.add(FieldProblem.of("labelIds[" + each + "]", "unknown", "problem.field.unknown"));
            }
        }
        if (!unknown.isEmpty()) {
            throw Problem.validation(unknown);
        }
        repository.set(conversation.id(), wanted);
        desk.changed(conversation.id(), "LABELS");
    }

    private static Form checked(Form form) {
        List<FieldProblem> problems = new ArrayList<>();
        String name = ShortText.line(form.name());
        if (ShortText.invisible(name)) {
            problems.add(FieldProblem.of("name", "required", "problem.field.required"));
        } else if (ShortText.length(name) > LONGEST_NAME) {
            problems.add(FieldProblem.of("name", "size", "problem.field.size", 1, LONGEST_NAME));
        }
        String color = form.color().strip().toLowerCase(Locale.ROOT);
        if (!COLOR.matcher(color).matches()) {
            problems.add(FieldProblem.of("color", "malformed", "conversation.label.color"));
        }
        if (!problems.isEmpty()) {
            throw Problem.validation(problems);
        }
        return new Form(name, color, form.active());
    }

    private static UUID unique(Supplier<UUID> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException taken) {
            throw Problem.validation(FieldProblem.of("name", "taken", "conversation.label.taken"));
        }
    }

    private void told(
            ActingAgent acting, String action, UUID id, Map<String, Object> before, Map<String, Object> after) {
        events.publishEvent(AuditableAction.of(
                        AuditableAction.Actor.agent(acting.id(), acting.name()), action, "conversation-label", id)
                .changing(before, after));
        realtime.publish(Topics.ACCOUNT, "directory-changed", Map.of("what", "CONVERSATION_LABELS"));
    }

    private static Map<String, Object> auditable(ConversationLabel label) {
        return Map.of("name", label.name(), "color", label.color(), "active", label.active());
    }
}
