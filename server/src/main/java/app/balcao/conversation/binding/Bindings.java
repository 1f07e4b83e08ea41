package app.balcao.conversation.binding;

import app.balcao.conversation.store.BindingRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.Topics;
import app.balcao.platform.text.EmailAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Customers bound to their agents (Vínculos com clientes), as administrators look after them. */
@Service
@Transactional
public class Bindings {

    private final BindingRepository repository;
    private final Realtime realtime;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Bindings(BindingRepository repository, Realtime realtime, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.realtime = realtime;
        this.events = events;
        this.clock = clock;
    }

    /** A binding, and what keeps it from doing what it is for. */
    public record Judged(Binding binding, Set<BindingWarning> warnings) {}

    /**
     * Bindings, the newest first (BND-70, BND-71): a whole address finds its own, any other text those whose address has
     * it.
     *
     * @throws Problem forbidden
     */
    @Transactional(readOnly = true)
    public Page<Binding> list(ActingAgent acting, BindingFilter filter, PageRequest page) {
        acting.require(Permission.MANAGE_DEPARTMENTS);
        return repository.list(filter, page);
    }

    /** @throws Problem forbidden; not-found */
    @Transactional(readOnly = true)
    public Judged find(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_DEPARTMENTS);
        return judged(id);
    }

    /**
     * Binds a customer without any attendance (BND-72), also where it will not do what it is for (BND-73).
     *
     * @throws Problem forbidden; validation; conflict, which names the one that the customer has there (BND-74)
     */
    public Judged create(ActingAgent acting, BindingForm wanted) {
        acting.require(Permission.MANAGE_DEPARTMENTS);
        BindingForm form = checked(wanted);
        UUID id = repository
                .insert(form, clock.instant())
                .orElseThrow(() -> taken(repository.find(form.departmentId(), form.email())));
        Judged made = judged(id);
        told(acting, "customer-binding.created", id, Map.of(), auditable(made.binding()));
        return made;
    }

    /** @throws Problem forbidden; not-found; version-conflict; validation; conflict, as for a new one */
    public Judged change(ActingAgent acting, UUID id, BindingForm wanted, int version) {
        acting.require(Permission.MANAGE_DEPARTMENTS);
        repository.lock(id);
        Judged before = judged(id);
        if (before.binding().version() != version) {
            throw Problem.versionConflict(before.binding());
        }
        BindingForm form = checked(wanted);
        Optional<Binding> other = repository
                .find(form.departmentId(), form.email())
                .filter(each -> !each.id().equals(id));
        if (other.isPresent()) {
            throw taken(other);
        }
        try {
            repository.update(id, form);
        } catch (DuplicateKeyException meanwhile) {
            throw taken(Optional.empty());
        }
        Judged after = judged(id);
        told(acting, "customer-binding.changed", id, auditable(before.binding()), auditable(after.binding()));
        return after;
    }

    /**
     * Lets a customer be bound to nobody, until somebody attends them again (BND-75).
     *
     * @throws Problem forbidden; not-found
     */
    public void delete(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_DEPARTMENTS);
        Binding binding = repository.find(id).orElseThrow(Problem::notFound);
        if (repository.delete(id)) {
            told(acting, "customer-binding.deleted", id, auditable(binding), Map.of());
        }
    }

    private Judged judged(UUID id) {
        Binding binding = repository.find(id).orElseThrow(Problem::notFound);
        return new Judged(
                binding,
                repository.warnings(binding.agent().id(), binding.department().id()));
    }

    private BindingForm checked(BindingForm form) {
        List<FieldProblem> problems = new ArrayList<>();
        if (form.agentId() == null) {
            problems.add(FieldProblem.of("agentId", "required", "problem.field.required"));
        } else if (!repository.isAgent(form.agentId())) {
            problems.add(FieldProblem.of("agentId", "unknown", "problem.field.unknown"));
        }
        if (!repository.isDepartment(form.departmentId())) {
            problems.add(FieldProblem.of("departmentId", "unknown", "problem.field.unknown"));
        }
        Optional<String> email = EmailAddress.typed(form.email());
        if (email.isEmpty()) {
            problems.add(FieldProblem.of("email", "shape", "people.email.shape"));
        }
        if (!problems.isEmpty()) {
            throw Problem.validation(problems);
        }
        return new BindingForm(form.agentId(), form.departmentId(), email.orElseThrow());
    }

    private static Problem taken(Optional<Binding> other) {
        return other.map(each -> Problem.conflict(
                                "conversation.binding.taken",
                                each.agent().name(),
                                each.department().name())
                        .with("existing", each))
                .orElseGet(() -> Problem.conflict("conversation.binding.taken-meanwhile"));
    }

    private void told(
            ActingAgent acting, String action, UUID id, Map<String, Object> before, Map<String, Object> after) {
        events.publishEvent(AuditableAction.of(Actor.agent(acting.id(), acting.name()), action, "customer-binding", id)
                .changing(before, after));
        realtime.publish(Topics.ACCOUNT, "directory-changed", Map.of("what", "CUSTOMER_BINDINGS"));
    }

    static Map<String, Object> auditable(Binding binding) {
        return Map.of(
                "agent", binding.agent().name(),
                "department", binding.department().name(),
                "email", binding.email());
    }
}
