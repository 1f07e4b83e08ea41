package app.balcao.ticket.list;

import app.balcao.people.ActingAgent;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.text.ShortText;
import app.balcao.ticket.list.TicketView.Form;
import app.balcao.ticket.list.TicketView.Scope;
import app.balcao.ticket.store.ViewRepository;
import app.balcao.ticket.store.ViewRepository.Stored;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Saved views of lists of tickets. They narrow what their reader sees; nobody sees more by one. */
@Service
@Transactional
public class TicketViews {

    static final int MOST_OWN = 50;
    static final int MOST_SHARED = 200;
    static final int LONGEST_NAME = 80;

    private final ViewRepository repository;
    private final TicketColumns columns;
    private final ApplicationEventPublisher events;

    TicketViews(ViewRepository repository, TicketColumns columns, ApplicationEventPublisher events) {
        this.repository = repository;
        this.columns = columns;
        this.events = events;
    }

    /** One's own, those of the departments one works in or manages, and everyone's; by name. */
    @Transactional(readOnly = true)
    public List<TicketView> list(ActingAgent acting) {
        return repository.list(acting.id(), acting.administrator() ? null : departments(acting)).stream()
                .map(each -> shown(acting, each))
                .toList();
    }

    /** @throws Problem not-found, also for one that is not the agent's to see */
    @Transactional(readOnly = true)
    public TicketView find(ActingAgent acting, UUID id) {
        return shown(acting, load(acting, id));
    }

    /** @throws Problem forbidden, for who may not share it so; validation; conflict, when there are too many */
    public TicketView create(ActingAgent acting, Form wanted) {
        Form form = checked(acting, wanted);
        requireRoom(acting, form.scope());
        UUID id = unique(() -> repository.insert(acting.id(), form));
        Stored made = repository.find(id).orElseThrow();
        told(acting, "ticket-view.created", id, Map.of(), auditable(made));
        return shown(acting, made);
    }

    /** @throws Problem not-found; forbidden; validation; version-conflict; conflict, when there are too many */
    public TicketView change(ActingAgent acting, UUID id, Form wanted, int version) {
        Stored before = load(acting, id);
        requireManageable(acting, before);
        Form form = checked(acting, wanted);
        if (before.version() != version) {
            throw Problem.versionConflict(shown(acting, before));
        }
        if (form.scope() != before.scope()) {
            requireRoom(acting, form.scope());
        }
        boolean changed = unique(() -> repository.update(id, acting.id(), form, version));
        Stored after = repository.find(id).orElseThrow(Problem::notFound);
        if (!changed) {
            throw Problem.versionConflict(shown(acting, after));
        }
        told(acting, "ticket-view.changed", id, auditable(before), auditable(after));
        return shown(acting, after);
    }

    /** @throws Problem not-found; forbidden */
    public void delete(ActingAgent acting, UUID id) {
        Stored view = load(acting, id);
        requireManageable(acting, view);
        if (repository.delete(id)) {
            told(acting, "ticket-view.deleted", id, auditable(view), Map.of());
        }
    }

    private Stored load(ActingAgent acting, UUID id) {
        return repository.find(id).filter(each -> sees(acting, each)).orElseThrow(Problem::notFound);
    }

    private static boolean sees(ActingAgent acting, Stored view) {
        return switch (view.scope()) {
            case OWN -> acting.id().equals(view.agentId());
            case DEPARTMENT ->
                acting.administrator()
                        || (view.department() != null
                                && departments(acting)
                                        .contains(view.department().id()));
            case EVERYONE -> true;
        };
    }

    private static Set<UUID> departments(ActingAgent acting) {
        Set<UUID> own = new HashSet<>(acting.worksIn());
        own.addAll(acting.manages());
        return own;
    }

    /** Whether the agent may write views of a scope: managers those of their departments, administrators all. */
    private static boolean mayWrite(ActingAgent acting, Scope scope, @Nullable UUID departmentId) {
        return switch (scope) {
            case OWN -> true;
            case DEPARTMENT -> departmentId != null && acting.leads(departmentId);
            case EVERYONE -> acting.administrator();
        };
    }

    private static boolean mayManage(ActingAgent acting, Stored view) {
        return mayWrite(
                acting,
                view.scope(),
                view.department() == null ? null : view.department().id());
    }

    private static void requireManageable(ActingAgent acting, Stored view) {
        if (!mayManage(acting, view)) {
            throw Problem.forbidden();
        }
    }

    private void requireRoom(ActingAgent acting, Scope scope) {
        int most = scope == Scope.OWN ? MOST_OWN : MOST_SHARED;
        if (repository.count(scope == Scope.OWN ? acting.id() : null) >= most) {
            throw Problem.conflict("ticket.view.limit", most);
        }
    }

    private Form checked(ActingAgent acting, Form form) {
        UUID department = form.departmentId();
        String name = form.name().replaceAll("\\p{Cntrl}+", " ").strip();
        List<FieldProblem> problems = new ArrayList<>();
        if (ShortText.invisible(name)) {
            problems.add(FieldProblem.of("name", "required", "problem.field.required"));
        } else if (name.length() > LONGEST_NAME) {
            problems.add(FieldProblem.of("name", "size", "problem.field.size", 1, LONGEST_NAME));
        }
        if (form.scope() == Scope.DEPARTMENT && department == null) {
            problems.add(FieldProblem.of("departmentId", "required", "problem.field.required"));
        } else if (department != null && !repository.isDepartment(department)) {
            problems.add(FieldProblem.of("departmentId", "unknown", "problem.field.unknown"));
        }
        if (!problems.isEmpty()) {
            throw Problem.validation(problems);
        }
        if (!mayWrite(acting, form.scope(), department)) {
            throw Problem.forbidden();
        }
        if (form.columns() != null) {
            columns.check(acting, form.columns());
        }
        return new Form(
                form.scope(),
                form.scope() == Scope.DEPARTMENT ? department : null,
                name,
                form.filters(),
                form.columns());
    }

    private static <T> T unique(Supplier<T> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException taken) {
            throw Problem.validation(FieldProblem.of("name", "taken", "ticket.view.taken"));
        }
    }

    private void told(
            ActingAgent acting, String action, UUID id, Map<String, Object> before, Map<String, Object> after) {
        events.publishEvent(
                AuditableAction.of(AuditableAction.Actor.agent(acting.id(), acting.name()), action, "ticket-view", id)
                        .changing(before, after));
    }

    private static Map<String, Object> auditable(Stored view) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", view.name());
        values.put("scope", view.scope());
        if (view.department() != null) {
            values.put("department", view.department().name());
        }
        values.put("filters", view.filters());
        return values;
    }

    private static TicketView shown(ActingAgent acting, Stored view) {
        return new TicketView(
                view.id(),
                view.scope(),
                view.department(),
                view.name(),
                view.filters(),
                view.columns(),
                mayManage(acting, view),
                view.version());
    }
}
