package app.balcao.canned;

import app.balcao.canned.CannedAnswer.Scope;
import app.balcao.canned.store.CannedAnswerRepository;
import app.balcao.canned.store.CannedAnswerRepository.Stored;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.people.Sight;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.Topics;
import app.balcao.platform.text.ShortText;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The canned answers that agents may use, and those they may write (RPL-12, RPL-13, PER-13). */
@Service
@Transactional
public class CannedAnswers {

    static final int MOST_OWN = 200;
    static final int MOST_SHARED = 500;
    static final int LONGEST_NAME = 120;
    static final int LONGEST_HTML = 100_000;

    private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\s]+", Pattern.UNICODE_CHARACTER_CLASS);

    private final CannedAnswerRepository repository;
    private final Realtime realtime;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CannedAnswers(CannedAnswerRepository repository, Realtime realtime, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.realtime = realtime;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The agent's own and the shared ones they see, by name.
     *
     * @param search words that the name or the text holds
     * @param departmentId of a ticket: leaves out what is for other departments; null for all
     */
    @Transactional(readOnly = true)
    public List<CannedAnswer.Row> list(ActingAgent acting, @Nullable String search, @Nullable UUID departmentId) {
        return repository.list(acting.id(), visibleIn(acting), search, departmentId).stream()
                .map(row -> new CannedAnswer.Row(
                        row.id(), row.scope(), row.name(), row.departments(), row.preview(), mayManage(acting, row)))
                .toList();
    }

    /** Whose canned answers the agent may write, {@code DEPARTMENTS} for some of them at least (PER-13). */
    public List<Scope> writable(ActingAgent acting) {
        return Arrays.stream(Scope.values())
                .filter(each -> mayWrite(acting, each, List.of()))
                .toList();
    }

    /** @throws Problem not-found, also for one the agent does not see */
    @Transactional(readOnly = true)
    public CannedAnswer find(ActingAgent acting, UUID id) {
        return shown(acting, load(acting, id));
    }

    /** @throws Problem forbidden; validation, also for an unknown variable; conflict, when there are too many */
    public CannedAnswer create(ActingAgent acting, CannedAnswerForm wanted) {
        requireRight(acting, wanted.scope(), wanted.departmentIds());
        Checked checked = checked(wanted);
        requireRoom(acting, wanted.scope());
        UUID id = unique(() ->
                repository.insert(acting.id(), checked.form(), checked.text().text(), OffsetDateTime.now(clock)));
        Stored stored = repository.find(id).orElseThrow();
        told(acting, "canned-answer.created", id, Map.of(), auditable(stored));
        return shown(acting, stored);
    }

    /** @throws Problem not-found; forbidden; version-conflict; validation, also for an unknown variable; conflict */
    public CannedAnswer change(ActingAgent acting, UUID id, CannedAnswerForm wanted, int version) {
        Stored before = load(acting, id);
        requireManageable(acting, before);
        requireRight(acting, wanted.scope(), wanted.departmentIds());
        Checked checked = checked(wanted);
        if (before.version() != version) {
            throw Problem.versionConflict(shown(acting, before));
        }
        if (wanted.scope() != before.scope()) {
            requireRoom(acting, wanted.scope());
        }
        boolean changed = unique(() -> repository.update(
                id, acting.id(), checked.form(), checked.text().text(), version, OffsetDateTime.now(clock)));
        Stored after = repository.find(id).orElseThrow(Problem::notFound);
        if (!changed) {
            throw Problem.versionConflict(shown(acting, after));
        }
        told(acting, "canned-answer.changed", id, auditable(before), auditable(after));
        return shown(acting, after);
    }

    /** @throws Problem not-found; forbidden */
    public void delete(ActingAgent acting, UUID id) {
        Stored answer = load(acting, id);
        requireManageable(acting, answer);
        if (repository.delete(id)) {
            told(acting, "canned-answer.deleted", id, auditable(answer), Map.of());
        }
    }

    private Stored load(ActingAgent acting, UUID id) {
        Sight.Departments visible = visibleIn(acting);
        return repository
                .find(id)
                .filter(each -> switch (each.scope()) {
                    case OWN -> acting.id().equals(each.agentId());
                    case DEPARTMENTS ->
                        visible.all() || each.departments().stream().anyMatch(at -> visible.contains(at.id()));
                    case EVERYONE -> true;
                })
                .orElseThrow(Problem::notFound);
    }

    /** The departments whose canned answers an agent sees: where they may have to answer, or to write them. */
    private static Sight.Departments visibleIn(ActingAgent acting) {
        if (acting.may(Permission.CANNED_MANAGE_SHARED)) {
            return Sight.Departments.ALL;
        }
        Set<UUID> own = new HashSet<>(acting.worksIn());
        own.addAll(acting.manages());
        return acting.sight().queues().and(new Sight.Departments(false, own));
    }

    /** Who writes what is shared must be let to in each department; for everyone, in all of them. */
    private static boolean mayWrite(ActingAgent acting, Scope scope, List<UUID> departmentIds) {
        return switch (scope) {
            case OWN -> acting.may(Permission.CANNED_MANAGE_OWN);
            case EVERYONE -> acting.may(Permission.CANNED_MANAGE_SHARED);
            case DEPARTMENTS ->
                departmentIds.isEmpty()
                        ? acting.maySomewhere(Permission.CANNED_MANAGE_SHARED)
                        : departmentIds.stream().allMatch(each -> acting.may(Permission.CANNED_MANAGE_SHARED, each));
        };
    }

    private static void requireRight(ActingAgent acting, Scope scope, List<UUID> departmentIds) {
        if (!mayWrite(acting, scope, departmentIds)) {
            throw Problem.forbidden();
        }
    }

    private static boolean mayManage(ActingAgent acting, CannedAnswerRepository.Owned answer) {
        return mayWrite(
                acting,
                answer.scope(),
                answer.departments().stream().map(CannedAnswer.Department::id).toList());
    }

    private static void requireManageable(ActingAgent acting, Stored answer) {
        if (!mayManage(acting, answer)) {
            throw Problem.forbidden();
        }
    }

    private void requireRoom(ActingAgent acting, Scope scope) {
        int most = scope == Scope.OWN ? MOST_OWN : MOST_SHARED;
        if (repository.count(scope == Scope.OWN ? acting.id() : null) >= most) {
            throw Problem.conflict(scope == Scope.OWN ? "canned.limit.own" : "canned.limit.shared", most);
        }
    }

    private record Checked(CannedAnswerForm form, CannedText text) {}

    private Checked checked(CannedAnswerForm form) {
        List<FieldProblem> problems = new ArrayList<>();
        String name = BLANKS.matcher(form.name()).replaceAll(" ").strip();
        if (ShortText.invisible(name)) {
            problems.add(FieldProblem.of("name", "required", "problem.field.required"));
        } else if (name.length() > LONGEST_NAME) {
            problems.add(FieldProblem.of("name", "size", "problem.field.size", 1, LONGEST_NAME));
        }
        CannedText text = text(form.html(), problems);
        List<UUID> departments = departments(form, problems);
        if (!problems.isEmpty()) {
            throw Problem.validation(problems);
        }
        return new Checked(new CannedAnswerForm(form.scope(), name, text.html(), departments), text);
    }

    private static CannedText text(String html, List<FieldProblem> problems) {
        if (html.length() > LONGEST_HTML) {
            problems.add(FieldProblem.of("html", "size", "problem.field.size", 1, LONGEST_HTML));
            return new CannedText("", "");
        }
        CannedText text = CannedText.of(html);
        if (text.blank()) {
            problems.add(FieldProblem.of("html", "required", "problem.field.required"));
        }
        text.firstUnknown()
                .ifPresent(variable -> problems.add(FieldProblem.of(
                        "html",
                        "unknown-variable",
                        variable.whole() ? "canned.variable" : "canned.variable-broken",
                        variable.written())));
        return text;
    }

    private List<UUID> departments(CannedAnswerForm form, List<FieldProblem> problems) {
        List<UUID> ids = form.departmentIds().stream().distinct().toList();
        if (ids.isEmpty() && form.scope() == Scope.DEPARTMENTS) {
            problems.add(FieldProblem.of("departmentIds", "required", "problem.field.required"));
        }
        Set<UUID> known = repository.departments(ids);
        for (int i = 0; i < ids.size(); i++) {
            if (!known.contains(ids.get(i))) {
                problems.add(FieldProblem.of("departmentIds[" + i + "]", "unknown", "problem.field.unknown"));
            }
        }
        return form.scope() == Scope.DEPARTMENTS ? ids : List.of();
    }

    private static <T> T unique(Supplier<T> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException taken) {
            throw Problem.validation(FieldProblem.of("name", "taken", "canned.taken"));
        }
    }

    private void told(
            ActingAgent acting, String action, UUID id, Map<String, Object> before, Map<String, Object> after) {
        events.publishEvent(
                AuditableAction.of(AuditableAction.Actor.agent(acting.id(), acting.name()), action, "canned-answer", id)
                        .changing(before, after));
        realtime.publish(Topics.ACCOUNT, "directory-changed", Map.of("what", "CANNED_ANSWERS"));
    }

    private static Map<String, Object> auditable(Stored answer) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", answer.name());
        values.put("scope", answer.scope());
        values.put(
                "departments",
                answer.departments().stream().map(CannedAnswer.Department::name).toList());
        values.put("text", answer.text());
        return values;
    }

    private static CannedAnswer shown(ActingAgent acting, Stored answer) {
        return new CannedAnswer(
                answer.id(),
                answer.scope(),
                answer.name(),
                answer.departments(),
                answer.html(),
                mayManage(acting, answer),
                answer.updatedAt(),
                answer.version());
    }
}
