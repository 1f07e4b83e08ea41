package app.balcao.people;

import app.balcao.people.Directory.Part;
import app.balcao.people.store.PlaceRepository;
import app.balcao.people.store.TicketStatusRepository;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The statuses that tickets may be given, by department (STA-8). */
@Service
public class TicketStatuses {

    static final int MOST = 200;
    static final int LONGEST_NAME = 120;

    private final TicketStatusRepository repository;
    private final PlaceRepository places;
    private final Directory directory;

    TicketStatuses(TicketStatusRepository repository, PlaceRepository places, Directory directory) {
        this.repository = repository;
        this.places = places;
        this.directory = directory;
    }

    /**
     * The statuses in their order; everybody may see them.
     *
     * @param departmentId null for all; else the active ones that this department offers
     */
    @Transactional(readOnly = true)
    public List<TicketStatus> list(ActingAgent acting, @Nullable UUID departmentId) {
        return repository.list(departmentId);
    }

    /** @throws Problem not-found */
    @Transactional(readOnly = true)
    public TicketStatus find(ActingAgent acting, UUID id) {
        return find(id);
    }

    /** Adds a status after the others. @throws Problem forbidden; validation, also for a taken name; conflict, beyond 200 */
    @Transactional
    public TicketStatus create(ActingAgent acting, TicketStatusForm wanted) {
        acting.require(Permission.MANAGE_DEPARTMENTS);
        directory.lock();
        if (repository.count() >= MOST) {
            throw Problem.conflict("people.status.limit", MOST);
        }
        TicketStatusForm form = checked(wanted);
        UUID id = unique(() -> repository.insert(form));
        repository.offer(id, form.departmentIds());
        TicketStatus status = find(id);
        directory.audit(acting, "ticket-status.created", "ticket-status", id, Map.of(), auditable(status));
        directory.changed(Part.STATUSES);
        return status;
    }

    /** @throws Problem forbidden; not-found; version-conflict; validation, also for a taken name */
    @Transactional
    public TicketStatus change(ActingAgent acting, UUID id, TicketStatusForm wanted, int version) {
        acting.require(Permission.MANAGE_DEPARTMENTS);
        directory.lock();
        TicketStatus before = find(id);
        if (before.version() != version) {
            throw Problem.versionConflict(before);
        }
        TicketStatusForm form = checked(wanted);
        unique(() -> {
            repository.update(id, form);
            return id;
        });
        repository.offer(id, form.departmentIds());
        TicketStatus after = find(id);
        directory.audit(acting, "ticket-status.changed", "ticket-status", id, auditable(before), auditable(after));
        directory.changed(Part.STATUSES);
        return after;
    }

    /**
     * Puts all statuses in an order.
     *
     * @param ids each status once
     * @throws Problem forbidden; validation, when some are missing, since others were added or removed meanwhile
     */
    @Transactional
    public List<TicketStatus> order(ActingAgent acting, List<UUID> ids) {
        acting.require(Permission.MANAGE_DEPARTMENTS);
        directory.lock();
        List<TicketStatus> before = repository.list(null);
        List<UUID> known = before.stream().map(TicketStatus::id).toList();
        if (ids.size() != known.size() || !new HashSet<>(ids).equals(new HashSet<>(known))) {
            throw Problem.validation(FieldProblem.of("ids", "unknown", "people.status.order"));
        }
        repository.order(ids);
        List<TicketStatus> after = repository.list(null);
        if (!ids.equals(known)) {
            directory.audit(
                    acting, "ticket-status.ordered", "ticket-status", ids.getFirst(), names(before), names(after));
            directory.changed(Part.STATUSES);
        }
        return after;
    }

    /** @throws Problem forbidden; not-found; conflict, while something uses it */
    @Transactional
    public void delete(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_DEPARTMENTS);
        directory.lock();
        TicketStatus status = find(id);
        try {
            repository.delete(id);
        } catch (DataIntegrityViolationException referred) {
            throw Problem.conflict("people.status.in-use");
        }
        directory.audit(acting, "ticket-status.deleted", "ticket-status", id, auditable(status), Map.of());
        directory.changed(Part.STATUSES);
    }

    private TicketStatus find(UUID id) {
        return repository.find(id).orElseThrow(Problem::notFound);
    }

    private TicketStatusForm checked(TicketStatusForm form) {
        FormChecks checks = new FormChecks();
        String name = checks.name("name", form.name(), LONGEST_NAME);
        checks.references("departmentIds[%d]", form.departmentIds(), places.departments(form.departmentIds()));
        checks.done();
        return new TicketStatusForm(
                name, form.color(), form.active(), form.shownToCustomers(), form.pausesSla(), form.departmentIds());
    }

    private static UUID unique(Supplier<UUID> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException taken) {
            throw Problem.validation(FieldProblem.of("name", "taken", "people.status.taken"));
        }
    }

    private static Map<String, Object> names(List<TicketStatus> statuses) {
        return Map.of("order", statuses.stream().map(TicketStatus::name).toList());
    }

    private static Map<String, Object> auditable(TicketStatus status) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", status.name());
        values.put("color", status.color());
        values.put("active", status.active());
        values.put("shownToCustomers", status.shownToCustomers());
        values.put("pausesSla", status.pausesSla());
        values.put(
                "departments",
                status.departments().stream().map(Department.Named::name).toList());
        return values;
    }
}
