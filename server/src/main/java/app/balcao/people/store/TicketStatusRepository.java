package app.balcao.people.store;

import static app.balcao.people.store.Folding.fold;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT_STATUS;
import static app.balcao.schema.Tables.TICKET_STATUS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import app.balcao.people.Department;
import app.balcao.people.TicketStatus;
import app.balcao.people.TicketStatusForm;
import app.balcao.platform.tenant.Tenant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of the statuses that tickets may be given. */
@Repository
public class TicketStatusRepository {

    private static final Field<List<Department.Named>> DEPARTMENTS = multiset(select(DEPARTMENT.ID, DEPARTMENT.NAME)
                    .from(DEPARTMENT_STATUS)
                    .join(DEPARTMENT)
                    .on(DEPARTMENT.ACCOUNT_ID.eq(DEPARTMENT_STATUS.ACCOUNT_ID))
                    .and(DEPARTMENT.ID.eq(DEPARTMENT_STATUS.DEPARTMENT_ID))
                    .where(DEPARTMENT_STATUS.ACCOUNT_ID.eq(TICKET_STATUS.ACCOUNT_ID))
                    .and(DEPARTMENT_STATUS.STATUS_ID.eq(TICKET_STATUS.ID))
                    .orderBy(fold(DEPARTMENT.NAME)))
            .convertFrom(rows -> rows.map(Records.mapping(Department.Named::new)));

    private final DSLContext sql;

    TicketStatusRepository(DSLContext sql) {
        this.sql = sql;
    }

    public Optional<TicketStatus> find(UUID id) {
        return read(TICKET_STATUS.ID.eq(id)).stream().findFirst();
    }

    /**
     * The statuses in their order.
     *
     * @param departmentId null for all; else the active ones that this department offers
     */
    public List<TicketStatus> list(@Nullable UUID departmentId) {
        return read(
                departmentId == null
                        ? noCondition()
                        : TICKET_STATUS
                                .ACTIVE
                                .isTrue()
                                .and(exists(selectOne()
                                        .from(DEPARTMENT_STATUS)
                                        .where(DEPARTMENT_STATUS.ACCOUNT_ID.eq(TICKET_STATUS.ACCOUNT_ID))
                                        .and(DEPARTMENT_STATUS.DEPARTMENT_ID.eq(departmentId))
                                        .and(DEPARTMENT_STATUS.STATUS_ID.eq(TICKET_STATUS.ID)))));
    }

    private List<TicketStatus> read(Condition which) {
        return sql.select(TICKET_STATUS, DEPARTMENTS)
                .from(TICKET_STATUS)
                .where(TICKET_STATUS.ACCOUNT_ID.eq(Tenant.id()))
                .and(which)
                .orderBy(TICKET_STATUS.POSITION, TICKET_STATUS.ID)
                .fetch(row -> new TicketStatus(
                        row.value1().getId(),
                        row.value1().getName(),
                        TicketStatus.Color.valueOf(row.value1().getColor().toUpperCase(Locale.ROOT)),
                        row.value1().getActive(),
                        row.value1().getPosition(),
                        row.value1().getShownToCustomers(),
                        row.value1().getPausesSla(),
                        row.value2(),
                        row.value1().getVersion()));
    }

    public int count() {
        return sql.fetchCount(TICKET_STATUS, TICKET_STATUS.ACCOUNT_ID.eq(Tenant.id()));
    }

    /** Adds a status after the others. Fails with a duplicate key when the name is taken. */
    public UUID insert(TicketStatusForm form) {
        return sql.insertInto(TICKET_STATUS)
                .set(TICKET_STATUS.ACCOUNT_ID, Tenant.id())
                .set(TICKET_STATUS.NAME, form.name())
                .set(TICKET_STATUS.COLOR, color(form))
                .set(TICKET_STATUS.ACTIVE, form.active())
                .set(TICKET_STATUS.SHOWN_TO_CUSTOMERS, form.shownToCustomers())
                .set(TICKET_STATUS.PAUSES_SLA, form.pausesSla())
                .set(
                        TICKET_STATUS.POSITION,
                        field(select(coalesce(max(TICKET_STATUS.POSITION), val(0))
                                        .plus(1))
                                .from(TICKET_STATUS)
                                .where(TICKET_STATUS.ACCOUNT_ID.eq(Tenant.id()))))
                .returningResult(TICKET_STATUS.ID)
                .fetchSingle()
                .value1();
    }

    /** Fails with a duplicate key when the name is taken. */
    public void update(UUID id, TicketStatusForm form) {
        sql.update(TICKET_STATUS)
                .set(TICKET_STATUS.NAME, form.name())
                .set(TICKET_STATUS.COLOR, color(form))
                .set(TICKET_STATUS.ACTIVE, form.active())
                .set(TICKET_STATUS.SHOWN_TO_CUSTOMERS, form.shownToCustomers())
                .set(TICKET_STATUS.PAUSES_SLA, form.pausesSla())
                .set(TICKET_STATUS.VERSION, TICKET_STATUS.VERSION.plus(1))
                .where(TICKET_STATUS.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_STATUS.ID.eq(id))
                .execute();
    }

    private static String color(TicketStatusForm form) {
        return form.color().name().toLowerCase(Locale.ROOT);
    }

    /** Offers a status in exactly these departments. */
    public void offer(UUID id, List<UUID> departmentIds) {
        sql.deleteFrom(DEPARTMENT_STATUS)
                .where(DEPARTMENT_STATUS.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT_STATUS.STATUS_ID.eq(id))
                .execute();
        for (UUID department : departmentIds) {
            sql.insertInto(DEPARTMENT_STATUS)
                    .set(DEPARTMENT_STATUS.ACCOUNT_ID, Tenant.id())
                    .set(DEPARTMENT_STATUS.DEPARTMENT_ID, department)
                    .set(DEPARTMENT_STATUS.STATUS_ID, id)
                    .execute();
        }
    }

    /** Numbers the statuses in the order given. */
    public void order(List<UUID> ids) {
        for (int i = 0; i < ids.size(); i++) {
            sql.update(TICKET_STATUS)
                    .set(TICKET_STATUS.POSITION, i + 1)
                    .where(TICKET_STATUS.ACCOUNT_ID.eq(Tenant.id()))
                    .and(TICKET_STATUS.ID.eq(ids.get(i)))
                    .execute();
        }
    }

    /** Fails with an integrity violation while something refers to it. */
    public void delete(UUID id) {
        sql.deleteFrom(TICKET_STATUS)
                .where(TICKET_STATUS.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_STATUS.ID.eq(id))
                .execute();
    }
}
