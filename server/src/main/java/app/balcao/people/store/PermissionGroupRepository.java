package app.balcao.people.store;

import static app.balcao.people.store.Folding.fold;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.PERMISSION_GROUP;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.val;

import app.balcao.people.Permission;
import app.balcao.people.PermissionGroup;
import app.balcao.people.PermissionGroupForm;
import app.balcao.people.TicketSight;
import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** SQL of permission groups. */
@Repository
public class PermissionGroupRepository {

    private static final Map<String, Permission> BY_NAME =
            Permission.ofGroups().stream().collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));

    private static final Field<Integer> MEMBERS = field(selectCount()
            .from(AGENT)
            .where(AGENT.ACCOUNT_ID.eq(PERMISSION_GROUP.ACCOUNT_ID))
            .and(AGENT.PERMISSION_GROUP_ID.eq(PERMISSION_GROUP.ID)));

    private final DSLContext sql;

    PermissionGroupRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** All groups, the default one first, then by name. */
    public List<PermissionGroup> list() {
        return read(noCondition());
    }

    public Optional<PermissionGroup> find(UUID id) {
        return read(PERMISSION_GROUP.ID.eq(id)).stream().findFirst();
    }

    private List<PermissionGroup> read(Condition which) {
        return sql.select(PERMISSION_GROUP, MEMBERS)
                .from(PERMISSION_GROUP)
                .where(PERMISSION_GROUP.ACCOUNT_ID.eq(Tenant.id()))
                .and(which)
                .orderBy(PERMISSION_GROUP.IS_DEFAULT.desc(), fold(PERMISSION_GROUP.NAME))
                .fetch(row -> new PermissionGroup(
                        row.value1().getId(),
                        row.value1().getName(),
                        row.value1().getIsDefault(),
                        TicketSight.valueOf(row.value1().getTicketSight()),
                        known(row.value1().getPermissions()).stream().sorted().toList(),
                        row.value2(),
                        row.value1().getVersion()));
    }

    public boolean exists(UUID id) {
        return sql.fetchExists(PERMISSION_GROUP, is(id));
    }

    public int count() {
        return sql.fetchCount(PERMISSION_GROUP, PERMISSION_GROUP.ACCOUNT_ID.eq(Tenant.id()));
    }

    /** Makes the group that agents of the account have for whom nobody chose one (PER-2, PER-3). */
    public void insertDefault(String name) {
        insert(
                new PermissionGroupForm(name, TicketSight.LINKED_DEPARTMENTS, List.copyOf(Permission.byDefault())),
                true);
    }

    /** Fails with a duplicate key when the name is taken. */
    public UUID insert(PermissionGroupForm form) {
        return insert(form, false);
    }

    private UUID insert(PermissionGroupForm form, boolean byDefault) {
        return sql.insertInto(PERMISSION_GROUP)
                .set(PERMISSION_GROUP.ACCOUNT_ID, Tenant.id())
                .set(PERMISSION_GROUP.NAME, form.name())
                .set(PERMISSION_GROUP.IS_DEFAULT, byDefault)
                .set(PERMISSION_GROUP.TICKET_SIGHT, form.ticketSight().name())
                .set(PERMISSION_GROUP.PERMISSIONS, names(form.permissions()))
                .returningResult(PERMISSION_GROUP.ID)
                .fetchSingle()
                .value1();
    }

    /** Fails with a duplicate key when the name is taken. */
    public void update(UUID id, PermissionGroupForm form) {
        sql.update(PERMISSION_GROUP)
                .set(PERMISSION_GROUP.NAME, form.name())
                .set(PERMISSION_GROUP.TICKET_SIGHT, form.ticketSight().name())
                .set(PERMISSION_GROUP.PERMISSIONS, names(form.permissions()))
                .set(PERMISSION_GROUP.VERSION, PERMISSION_GROUP.VERSION.plus(1))
                .where(is(id))
                .execute();
    }

    public void delete(UUID id) {
        sql.deleteFrom(PERMISSION_GROUP).where(is(id)).execute();
    }

    /** The agents of a group by name. */
    public Page<PermissionGroup.Member> members(UUID id, PageRequest page) {
        Field<String> name = fold(AGENT.NAME);
        Cursor after = page.after();
        var rows = sql.select(AGENT.ID, AGENT.NAME, AGENT.ACTIVE, AGENT.IS_ADMINISTRATOR, name)
                .from(AGENT)
                .where(isIn(id))
                .and(after == null ? noCondition() : row(name, AGENT.ID).gt(val(after.text(0)), val(after.uuid(1))))
                .orderBy(name, AGENT.ID)
                .limit(page.limit() + 1)
                .fetch();
        return Page.of(rows, page.limit(), each -> Cursor.of(each.value5(), each.value1()))
                .map(each -> new PermissionGroup.Member(each.value1(), each.value2(), each.value3(), each.value4()));
    }

    public Set<UUID> memberIds(UUID id) {
        return sql.select(AGENT.ID).from(AGENT).where(isIn(id)).fetchSet(AGENT.ID);
    }

    /** Those of the agents who are not in the group. */
    public Set<UUID> outside(UUID id, Collection<UUID> agentIds) {
        return sql.select(AGENT.ID)
                .from(AGENT)
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.in(agentIds))
                .and(AGENT.PERMISSION_GROUP_ID.ne(id))
                .fetchSet(AGENT.ID);
    }

    /** The names of agents, by name, each with that of their group. */
    public Map<String, String> groupsOf(Collection<UUID> agentIds) {
        Map<String, String> groups = new LinkedHashMap<>();
        sql.select(AGENT.NAME, PERMISSION_GROUP.NAME)
                .from(AGENT)
                .join(PERMISSION_GROUP)
                .on(PERMISSION_GROUP.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                .and(PERMISSION_GROUP.ID.eq(AGENT.PERMISSION_GROUP_ID))
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.in(agentIds))
                .orderBy(fold(AGENT.NAME), AGENT.ID)
                .forEach(each -> groups.put(each.value1(), each.value2()));
        return groups;
    }

    public void move(Collection<UUID> agentIds, UUID id) {
        sql.update(AGENT)
                .set(AGENT.PERMISSION_GROUP_ID, id)
                .set(AGENT.VERSION, AGENT.VERSION.plus(1))
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.in(agentIds))
                .execute();
    }

    private static Condition is(UUID id) {
        return PERMISSION_GROUP.ACCOUNT_ID.eq(Tenant.id()).and(PERMISSION_GROUP.ID.eq(id));
    }

    private static Condition isIn(UUID id) {
        return AGENT.ACCOUNT_ID.eq(Tenant.id()).and(AGENT.PERMISSION_GROUP_ID.eq(id));
    }

    private static String[] names(Collection<Permission> permissions) {
        return permissions.stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    /** What is stored of a group's permissions, without what this version of the program does not know. */
    static Set<Permission> known(String[] names) {
        Set<Permission> known = EnumSet.noneOf(Permission.class);
        Arrays.stream(names).filter(BY_NAME::containsKey).map(BY_NAME::get).forEach(known::add);
        return known;
    }
}
