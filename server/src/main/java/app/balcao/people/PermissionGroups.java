package app.balcao.people;

import app.balcao.people.Directory.Part;
import app.balcao.people.store.PermissionGroupRepository;
import app.balcao.people.store.PlaceRepository;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The permission groups of the account, and who is in them (PER-1 to PER-6). What changes here is in force at once, for
 * open sessions and live connections too.
 */
@Service
public class PermissionGroups {

    static final int MOST = 200;
    static final int LONGEST_NAME = 120;

    private final PermissionGroupRepository repository;
    private final PlaceRepository places;
    private final Directory directory;

    PermissionGroups(PermissionGroupRepository repository, PlaceRepository places, Directory directory) {
        this.repository = repository;
        this.places = places;
        this.directory = directory;
    }

    /**
     * All groups, the default one first, then by name.
     *
     * @throws Problem forbidden
     */
    @Transactional(readOnly = true)
    public List<PermissionGroup> list(ActingAgent acting) {
        acting.require(Permission.MANAGE_PEOPLE);
        return repository.list();
    }

    /** @throws Problem forbidden; not-found */
    @Transactional(readOnly = true)
    public PermissionGroup find(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_PEOPLE);
        return find(id);
    }

    /**
     * The agents of a group by name.
     *
     * @throws Problem forbidden; not-found
     */
    @Transactional(readOnly = true)
    public Page<PermissionGroup.Member> members(ActingAgent acting, UUID id, PageRequest page) {
        acting.require(Permission.MANAGE_PEOPLE);
        find(id);
        return repository.members(id, page);
    }

    /** @throws Problem forbidden; validation, also for a taken name; conflict, beyond 200 */
    @Transactional
    public PermissionGroup create(ActingAgent acting, PermissionGroupForm wanted) {
        acting.require(Permission.MANAGE_PEOPLE);
        directory.lock();
        if (repository.count() >= MOST) {
            throw Problem.conflict("people.group.limit", MOST);
        }
        PermissionGroupForm form = checked(wanted);
        UUID id = unique(() -> repository.insert(form));
        PermissionGroup group = find(id);
        directory.audit(acting, "permission-group.created", "permission-group", id, Map.of(), auditable(group));
        directory.changed(Part.PERMISSION_GROUPS);
        return group;
    }

    /** @throws Problem forbidden; not-found; version-conflict; validation, also for a taken name */
    @Transactional
    public PermissionGroup change(ActingAgent acting, UUID id, PermissionGroupForm wanted, int version) {
        acting.require(Permission.MANAGE_PEOPLE);
        directory.lock();
        PermissionGroup before = find(id);
        if (before.version() != version) {
            throw Problem.versionConflict(before);
        }
        PermissionGroupForm form = checked(wanted);
        unique(() -> {
            repository.update(id, form);
            return id;
        });
        PermissionGroup after = find(id);
        directory.audit(
                acting, "permission-group.changed", "permission-group", id, auditable(before), auditable(after));
        directory.changed(Part.PERMISSION_GROUPS);
        if (before.ticketSight() != after.ticketSight() || !before.permissions().equals(after.permissions())) {
            directory.rightsChanged(repository.memberIds(id));
        }
        return after;
    }

    /**
     * Moves agents into a group, from whichever they are in.
     *
     * @return the group as it is then
     * @throws Problem forbidden; not-found; validation, for an agent who does not exist
     */
    @Transactional
    public PermissionGroup take(ActingAgent acting, UUID id, List<UUID> agentIds) {
        acting.require(Permission.MANAGE_PEOPLE);
        directory.lock();
        PermissionGroup group = find(id);
        FormChecks checks = new FormChecks();
        checks.references("agentIds[%d]", agentIds, places.agents(agentIds));
        checks.done();
        move(acting, repository.outside(id, agentIds), group);
        return find(id);
    }

    /**
     * Removes a group whose agents go into another (PER-5).
     *
     * @param moveTo where they go; null when there are none
     * @throws Problem forbidden; not-found; conflict, for the default group, and for one with agents without a place
     *     for them; validation, for a place that is none
     */
    @Transactional
    public void delete(ActingAgent acting, UUID id, @Nullable UUID moveTo) {
        acting.require(Permission.MANAGE_PEOPLE);
        directory.lock();
        PermissionGroup group = find(id);
        if (group.isDefault()) {
            throw Problem.conflict("people.group.protected");
        }
        Set<UUID> members = repository.memberIds(id);
        if (!members.isEmpty() && moveTo == null) {
            throw Problem.conflict("people.group.in-use", members.size());
        }
        if (moveTo != null && (moveTo.equals(id) || !repository.exists(moveTo))) {
            throw Problem.validation(FieldProblem.of("moveTo", "unknown", "problem.field.unknown"));
        }
        if (moveTo != null) {
            move(acting, members, find(moveTo));
        }
        repository.delete(id);
        directory.audit(acting, "permission-group.deleted", "permission-group", id, auditable(group), Map.of());
        directory.changed(Part.PERMISSION_GROUPS);
    }

    private void move(ActingAgent acting, Set<UUID> agentIds, PermissionGroup group) {
        if (agentIds.isEmpty()) {
            return;
        }
        Map<String, String> before = repository.groupsOf(agentIds);
        repository.move(agentIds, group.id());
        Map<String, String> after = new LinkedHashMap<>();
        before.keySet().forEach(name -> after.put(name, group.name()));
        directory.audit(acting, "permission-group.members-moved", "permission-group", group.id(), before, after);
        directory.changed(Part.AGENTS, Part.PERMISSION_GROUPS);
        directory.rightsChanged(agentIds);
    }

    private PermissionGroup find(UUID id) {
        return repository.find(id).orElseThrow(Problem::notFound);
    }

    private static PermissionGroupForm checked(PermissionGroupForm form) {
        FormChecks checks = new FormChecks();
        String name = checks.name("name", form.name(), LONGEST_NAME);
        for (int i = 0; i < form.permissions().size(); i++) {
            checks.that(
                    form.permissions().get(i).source() == Permission.Source.GROUP,
                    "permissions[%d]".formatted(i),
                    "unknown",
                    "people.group.permission");
        }
        checks.done();
        return new PermissionGroupForm(
                name, form.ticketSight(), form.permissions().stream().distinct().toList());
    }

    private static UUID unique(Supplier<UUID> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException taken) {
            throw Problem.validation(FieldProblem.of("name", "taken", "people.group.taken"));
        }
    }

    private static Map<String, Object> auditable(PermissionGroup group) {
        return Map.of(
                "name",
                group.name(),
                "ticketSight",
                group.ticketSight().name(),
                "permissions",
                group.permissions().stream().map(Enum::name).toList());
    }
}
