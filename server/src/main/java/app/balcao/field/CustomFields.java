package app.balcao.field;

import app.balcao.field.store.CustomFieldRepository;
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
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The custom fields of the current account. Everybody may see which there are; administrators make and change them. */
@Service
@Transactional
public class CustomFields {

    static final int MOST = 100;

    private final CustomFieldRepository repository;
    private final Realtime realtime;
    private final ApplicationEventPublisher events;

    CustomFields(CustomFieldRepository repository, Realtime realtime, ApplicationEventPublisher events) {
        this.repository = repository;
        this.realtime = realtime;
        this.events = events;
    }

    /** All fields, or those of a target, in their order. */
    @Transactional(readOnly = true)
    public List<CustomField> list(ActingAgent acting, @Nullable FieldTarget target) {
        return repository.list(target, false);
    }

    /**
     * The fields that are asked of a ticket in a department and category, or of a customer.
     *
     * @param place null for customers
     */
    @Transactional(readOnly = true)
    public List<CustomField> asked(FieldTarget target, @Nullable FieldPlace place) {
        return repository.list(target, true).stream()
                .filter(each -> place == null || each.asksIn(place))
                .toList();
    }

    /** @throws Problem not-found */
    @Transactional(readOnly = true)
    public CustomField find(ActingAgent acting, UUID id) {
        return find(id);
    }

    /** Adds a field after the others of its target. @throws Problem forbidden; validation; conflict, beyond 100 */
    public CustomField create(ActingAgent acting, FieldForm wanted) {
        acting.require(Permission.MANAGE_ACCOUNT);
        repository.lock();
        if (repository.count(wanted.target()) >= MOST) {
            throw Problem.conflict("field.limit", MOST);
        }
        FieldForm form = clean(wanted, null);
        UUID id = unique(() -> repository.insert(form));
        repository.place(id, form.departmentIds(), form.categoryIds());
        repository.offer(id, form.options());
        CustomField field = find(id);
        changed(acting, "custom-field.created", id, Map.of(), auditable(field));
        return field;
    }

    /**
     * Changes a field but for its type (FLD-8).
     *
     * @throws Problem forbidden; not-found; version-conflict; validation, also for a taken name; conflict for leaving out
     *     a choice that something has
     */
    public CustomField change(ActingAgent acting, UUID id, FieldForm wanted, int version) {
        acting.require(Permission.MANAGE_ACCOUNT);
        repository.lock();
        CustomField before = find(id);
        if (before.version() != version) {
            throw Problem.versionConflict(before);
        }
        FieldForm form = clean(wanted, before);
        unique(() -> {
            repository.update(id, form);
            return id;
        });
        repository.place(id, form.departmentIds(), form.categoryIds());
        try {
            repository.offer(id, form.options());
        } catch (DataIntegrityViolationException chosen) {
            throw Problem.conflict("field.options.in-use");
        }
        CustomField after = find(id);
        changed(acting, "custom-field.changed", id, auditable(before), auditable(after));
        return after;
    }

    /**
     * Puts the fields of a target in an order.
     *
     * @param ids each field of the target once
     * @throws Problem forbidden; validation, when some are missing, since others were added meanwhile
     */
    public List<CustomField> order(ActingAgent acting, FieldTarget target, List<UUID> ids) {
        acting.require(Permission.MANAGE_ACCOUNT);
        repository.lock();
        List<CustomField> before = repository.list(target, false);
        List<UUID> known = before.stream().map(CustomField::id).toList();
        if (ids.size() != known.size() || !new HashSet<>(ids).equals(new HashSet<>(known))) {
            throw Problem.validation(FieldProblem.of("fieldIds", "unknown", "field.order"));
        }
        repository.order(ids);
        List<CustomField> after = repository.list(target, false);
        if (!ids.equals(known)) {
            changed(acting, "custom-field.ordered", ids.getFirst(), names(before), names(after));
        }
        return after;
    }

    private CustomField find(UUID id) {
        return repository.find(id).orElseThrow(Problem::notFound);
    }

    private FieldForm clean(FieldForm form, @Nullable CustomField before) {
        return FieldRules.clean(
                form,
                before,
                repository.departments(form.departmentIds()),
                repository.categories(form.categoryIds()),
                repository.offered(form.departmentIds(), form.categoryIds()));
    }

    private void changed(
            ActingAgent acting, String action, UUID id, Map<String, Object> before, Map<String, Object> after) {
        events.publishEvent(AuditableAction.of(Actor.agent(acting.id(), acting.name()), action, "custom-field", id)
                .changing(without(before, after), without(after, before)));
        realtime.publish(Topics.ACCOUNT, "directory-changed", Map.of("what", "CUSTOM_FIELDS"));
    }

    private static Map<String, Object> without(Map<String, Object> values, Map<String, Object> same) {
        Map<String, Object> rest = new LinkedHashMap<>(values);
        rest.entrySet().removeIf(each -> Objects.equals(each.getValue(), same.get(each.getKey())));
        return rest;
    }

    private static UUID unique(Supplier<UUID> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException taken) {
            throw Problem.validation(FieldProblem.of("name", "taken", "field.taken"));
        }
    }

    private static Map<String, Object> names(List<CustomField> fields) {
        return Map.of("order", fields.stream().map(CustomField::name).toList());
    }

    private static Map<String, Object> auditable(CustomField field) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("target", field.target());
        values.put("type", field.type());
        values.put("name", field.name());
        values.put("help", field.help() == null ? "" : field.help());
        values.put("active", field.active());
        values.put("requiredForAgents", field.requiredForAgents());
        values.put("requiredForCustomers", field.requiredForCustomers());
        values.put("shownToCustomers", field.shownToCustomers());
        values.put("editableByCustomers", field.editableByCustomers());
        values.put("classification", field.classification());
        values.put("limits", field.limits().auditable());
        values.put(
                "options",
                field.options().stream()
                        .map(each -> "  ".repeat(each.level()) + each.label() + (each.active() ? "" : " (-)"))
                        .toList());
        values.put(
                "departments",
                field.departments().stream().map(each -> each.name()).toList());
        values.put(
                "categories",
                field.categories().stream().map(each -> each.name()).toList());
        return values;
    }
}
