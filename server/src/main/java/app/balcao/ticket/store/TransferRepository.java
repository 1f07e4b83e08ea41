package app.balcao.ticket.store;

import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT_CATEGORY;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_MESSAGE;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Named;
import app.balcao.ticket.TicketState;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Moves tickets between departments and agents. */
@Repository
public class TransferRepository {

    private final DSLContext sql;
    private final TicketRepository tickets;

    TransferRepository(DSLContext sql, TicketRepository tickets) {
        this.sql = sql;
        this.tickets = tickets;
    }

    /**
     * Where a ticket may go.
     *
     * @param activeDepartment null when there is no such active department
     * @param category whether the ticket's category is one of the department's
     * @param agent null when that one may not be responsible there, and for nobody
     */
    public record Destination(
            @Nullable Named activeDepartment,
            boolean category,
            @Nullable Named agent) {}

    public Destination destination(UUID departmentId, @Nullable UUID categoryId, @Nullable UUID agentId) {
        var category = field(exists(selectOne()
                .from(DEPARTMENT_CATEGORY)
                .where(DEPARTMENT_CATEGORY.ACCOUNT_ID.eq(DEPARTMENT.ACCOUNT_ID))
                .and(DEPARTMENT_CATEGORY.DEPARTMENT_ID.eq(DEPARTMENT.ID))
                .and(DEPARTMENT_CATEGORY.CATEGORY_ID.eq(val(categoryId, SQLDataType.UUID)))));
        Named agent = agentId == null
                ? null
                : tickets.responsibleCandidate(agentId, departmentId).orElse(null);
        return sql.select(DEPARTMENT.ID, DEPARTMENT.NAME, DEPARTMENT.ACTIVE, category)
                .from(DEPARTMENT)
                .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT.ID.eq(departmentId))
                .fetchOptional(row -> new Destination(
                        row.value3() ? new Named(row.value1(), row.value2()) : null, row.value4(), agent))
                .orElse(new Destination(null, false, null));
    }

    public Named department(UUID id) {
        return sql.select(DEPARTMENT.ID, DEPARTMENT.NAME)
                .from(DEPARTMENT)
                .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT.ID.eq(id))
                .fetchSingle(row -> new Named(row.value1(), row.value2()));
    }

    /** Writes department, category, agent and situation of a ticket loaded for update. */
    public void move(TicketState before, TicketState after, UUID by, OffsetDateTime now) {
        sql.update(TICKET)
                .set(TICKET.DEPARTMENT_ID, after.departmentId())
                .set(TICKET.CATEGORY_ID, after.categoryId())
                .set(TICKET.AGENT_ID, after.agentId())
                .set(TICKET.NOTIFY_AGENT, after.notifyAgent())
                .set(TICKET.SITUATION, (short) after.situation().code())
                .set(TICKET.SITUATION_AT, now)
                .set(TICKET.SITUATION_BY, by)
                .set(TICKET.VERSION, after.version())
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET.ID.eq(after.id()))
                .execute();
        if (!before.departmentId().equals(after.departmentId())) {
            moveMessages(before, after);
        }
    }

    /** Has a search find the messages in the department where the ticket is now. */
    public void moveMessages(TicketState before, TicketState after) {
        sql.update(TICKET_MESSAGE)
                .set(placed(before, after))
                .where(TICKET_MESSAGE.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_MESSAGE.TICKET_ID.eq(after.id()))
                .execute();
    }

    /** What a search finds a message by, in the places of one ticket and no longer in the department of another. */
    static Map<Field<?>, Field<?>> placed(TicketState before, TicketState after) {
        UUID[] places = MessageRepository.Places.of(after).all().toArray(UUID[]::new);
        return Map.of(
                TICKET_MESSAGE.SEARCH,
                field(
                        "ts_delete({0}, {1} || '/D:' || {2})"
                                + " || (select array_to_tsvector(array_agg({1} || '/D:' || place))"
                                + " from unnest({3}) place)",
                        Object.class,
                        TICKET_MESSAGE.SEARCH,
                        TICKET_MESSAGE.SEARCH_ERA,
                        val(before.departmentId()),
                        val(places)));
    }
}
