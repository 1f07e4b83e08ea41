package app.balcao.people.store;

import static app.balcao.schema.Tables.PERMISSION_GROUP;

import app.balcao.people.Permission;
import app.balcao.people.TicketSight;
import app.balcao.platform.tenant.Tenant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** SQL of permission groups. */
@Repository
public class PermissionGroupRepository {

    private static final java.util.Map<String, Permission> BY_NAME =
            Permission.ofGroups().stream().collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));

    private final DSLContext sql;

    PermissionGroupRepository(DSLContext sql) {
        this.sql = sql;
    }

    public boolean exists(UUID id) {
        return sql.fetchExists(
                PERMISSION_GROUP,
                PERMISSION_GROUP.ACCOUNT_ID.eq(Tenant.id()).and(PERMISSION_GROUP.ID.eq(id)));
    }

    /** Makes the group that agents of the account have for whom nobody chose one (PER-2, PER-3). */
    public void insertDefault(String name) {
        sql.insertInto(PERMISSION_GROUP)
                .set(PERMISSION_GROUP.ACCOUNT_ID, Tenant.id())
                .set(PERMISSION_GROUP.NAME, name)
                .set(PERMISSION_GROUP.IS_DEFAULT, true)
                .set(PERMISSION_GROUP.TICKET_SIGHT, TicketSight.LINKED_DEPARTMENTS.name())
                .set(PERMISSION_GROUP.PERMISSIONS, names(Permission.byDefault()))
                .execute();
    }

    private static String[] names(Set<Permission> permissions) {
        return permissions.stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    /** What is stored of a group's permissions, without what this version of the program does not know. */
    static Set<Permission> known(String[] names) {
        Set<Permission> known = EnumSet.noneOf(Permission.class);
        Arrays.stream(names).filter(BY_NAME::containsKey).map(BY_NAME::get).forEach(known::add);
        return known;
    }
}
