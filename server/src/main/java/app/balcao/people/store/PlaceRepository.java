package app.balcao.people.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CATEGORY;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static app.balcao.schema.Tables.DEPARTMENT_CATEGORY;
import static app.balcao.schema.Tables.WORK_SHIFT;

import app.balcao.people.Place;
import app.balcao.platform.tenant.Tenant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** SQL of what binds agents, departments and categories together. */
@Repository
public class PlaceRepository {

    private final DSLContext sql;

    PlaceRepository(DSLContext sql) {
        this.sql = sql;
    }

    public List<Place> ofAgent(UUID agentId) {
        return places(DEPARTMENT_AGENT.AGENT_ID.eq(agentId));
    }

    public List<Place> ofDepartment(UUID departmentId) {
        return places(DEPARTMENT_AGENT.DEPARTMENT_ID.eq(departmentId));
    }

    private List<Place> places(Condition which) {
        return sql.selectFrom(DEPARTMENT_AGENT)
                .where(DEPARTMENT_AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(which)
                .fetch(row -> new Place(
                        row.getDepartmentId(), row.getAgentId(), row.getTickets(), row.getChat(), row.getManager()));
    }

    public void apply(Place.Changes changes) {
        for (Place place : changes.removed()) {
            sql.deleteFrom(DEPARTMENT_AGENT)
                    .where(DEPARTMENT_AGENT.ACCOUNT_ID.eq(Tenant.id()))
                    .and(DEPARTMENT_AGENT.DEPARTMENT_ID.eq(place.departmentId()))
                    .and(DEPARTMENT_AGENT.AGENT_ID.eq(place.agentId()))
                    .execute();
        }
        for (Place place : changes.written()) {
            sql.insertInto(DEPARTMENT_AGENT)
                    .set(DEPARTMENT_AGENT.ACCOUNT_ID, Tenant.id())
                    .set(DEPARTMENT_AGENT.DEPARTMENT_ID, place.departmentId())
                    .set(DEPARTMENT_AGENT.AGENT_ID, place.agentId())
                    .set(DEPARTMENT_AGENT.TICKETS, place.tickets())
                    .set(DEPARTMENT_AGENT.CHAT, place.chat())
                    .set(DEPARTMENT_AGENT.MANAGER, place.manager())
                    .onConflict(DEPARTMENT_AGENT.ACCOUNT_ID, DEPARTMENT_AGENT.DEPARTMENT_ID, DEPARTMENT_AGENT.AGENT_ID)
                    .doUpdate()
                    .set(DEPARTMENT_AGENT.TICKETS, place.tickets())
                    .set(DEPARTMENT_AGENT.CHAT, place.chat())
                    .set(DEPARTMENT_AGENT.MANAGER, place.manager())
                    .execute();
        }
    }

    /** Which of the ids are departments of the account. */
    public Set<UUID> departments(Collection<UUID> ids) {
        return sql.select(DEPARTMENT.ID)
                .from(DEPARTMENT)
                .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT.ID.in(ids))
                .fetchSet(DEPARTMENT.ID);
    }

    /** Which of the ids are agents of the account. */
    public Set<UUID> agents(Collection<UUID> ids) {
        return sql.select(AGENT.ID)
                .from(AGENT)
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.in(ids))
                .fetchSet(AGENT.ID);
    }

    /** Which of the ids are categories of the account. */
    public Set<UUID> categories(Collection<UUID> ids) {
        return sql.select(CATEGORY.ID)
                .from(CATEGORY)
                .where(CATEGORY.ACCOUNT_ID.eq(Tenant.id()))
                .and(CATEGORY.ID.in(ids))
                .fetchSet(CATEGORY.ID);
    }

    public boolean isWorkShift(UUID id) {
        return sql.fetchExists(WORK_SHIFT, WORK_SHIFT.ACCOUNT_ID.eq(Tenant.id()).and(WORK_SHIFT.ID.eq(id)));
    }

    /** Offers exactly these categories in a department; answers those that came or went. */
    public Set<UUID> categorize(UUID departmentId, Set<UUID> categoryIds) {
        Set<UUID> before = sql.select(DEPARTMENT_CATEGORY.CATEGORY_ID)
                .from(DEPARTMENT_CATEGORY)
                .where(DEPARTMENT_CATEGORY.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT_CATEGORY.DEPARTMENT_ID.eq(departmentId))
                .fetchSet(DEPARTMENT_CATEGORY.CATEGORY_ID);
        minus(categoryIds, before).forEach(each -> link(departmentId, each));
        minus(before, categoryIds).forEach(each -> unlink(departmentId, each));
        return differing(before, categoryIds);
    }

    /** Offers a category in exactly these departments; answers those that it came to or went from. */
    public Set<UUID> offer(UUID categoryId, Set<UUID> departmentIds) {
        Set<UUID> before = sql.select(DEPARTMENT_CATEGORY.DEPARTMENT_ID)
                .from(DEPARTMENT_CATEGORY)
                .where(DEPARTMENT_CATEGORY.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT_CATEGORY.CATEGORY_ID.eq(categoryId))
                .fetchSet(DEPARTMENT_CATEGORY.DEPARTMENT_ID);
        minus(departmentIds, before).forEach(each -> link(each, categoryId));
        minus(before, departmentIds).forEach(each -> unlink(each, categoryId));
        return differing(before, departmentIds);
    }

    private void link(UUID departmentId, UUID categoryId) {
        sql.insertInto(DEPARTMENT_CATEGORY)
                .set(DEPARTMENT_CATEGORY.ACCOUNT_ID, Tenant.id())
                .set(DEPARTMENT_CATEGORY.DEPARTMENT_ID, departmentId)
                .set(DEPARTMENT_CATEGORY.CATEGORY_ID, categoryId)
                .onConflictDoNothing()
                .execute();
    }

    // A department cannot go on proposing a category that it no longer offers.
    private void unlink(UUID departmentId, UUID categoryId) {
        sql.update(DEPARTMENT)
                .setNull(DEPARTMENT.DEFAULT_CATEGORY_ID)
                .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT.ID.eq(departmentId))
                .and(DEPARTMENT.DEFAULT_CATEGORY_ID.eq(categoryId))
                .execute();
        sql.deleteFrom(DEPARTMENT_CATEGORY)
                .where(DEPARTMENT_CATEGORY.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT_CATEGORY.DEPARTMENT_ID.eq(departmentId))
                .and(DEPARTMENT_CATEGORY.CATEGORY_ID.eq(categoryId))
                .execute();
    }

    public void touchAgents(Collection<UUID> ids) {
        sql.update(AGENT)
                .set(AGENT.VERSION, AGENT.VERSION.plus(1))
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.in(ids))
                .execute();
    }

    public void touchDepartments(Collection<UUID> ids) {
        sql.update(DEPARTMENT)
                .set(DEPARTMENT.VERSION, DEPARTMENT.VERSION.plus(1))
                .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT.ID.in(ids))
                .execute();
    }

    public void touchCategories(Collection<UUID> ids) {
        sql.update(CATEGORY)
                .set(CATEGORY.VERSION, CATEGORY.VERSION.plus(1))
                .where(CATEGORY.ACCOUNT_ID.eq(Tenant.id()))
                .and(CATEGORY.ID.in(ids))
                .execute();
    }

    private static Set<UUID> minus(Set<UUID> from, Set<UUID> what) {
        Set<UUID> rest = new HashSet<>(from);
        rest.removeAll(what);
        return rest;
    }

    private static Set<UUID> differing(Set<UUID> one, Set<UUID> other) {
        Set<UUID> all = minus(one, other);
        all.addAll(minus(other, one));
        return all;
    }
}
