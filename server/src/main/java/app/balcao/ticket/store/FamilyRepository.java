package app.balcao.ticket.store;

import static app.balcao.schema.Tables.TICKET;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.TicketState;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Tickets and those they were escalated to. */
@Repository
public class FamilyRepository {

    private final DSLContext sql;

    FamilyRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** A child that is not over. */
    public record OpenChild(UUID id, long number, String subject) {}

    public List<OpenChild> openChildren(UUID parentId) {
        return sql.select(TICKET.ID, TICKET.NUMBER, TICKET.SUBJECT)
                .from(TICKET)
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET.PARENT_ID.eq(parentId))
                .and(TICKET.CLOSED_AT.isNull())
                .orderBy(TICKET.NUMBER)
                .fetch(row -> new OpenChild(row.value1(), row.value2(), row.value3()));
    }

    /** How many tickets stand above one. */
    public int depth(UUID id) {
        var above = TICKET.as("above");
        var start = name("line")
                .fields("parent_id")
                .as(select(TICKET.PARENT_ID)
                        .from(TICKET)
                        .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                        .and(TICKET.ID.eq(id))
                        .unionAll(select(above.PARENT_ID)
                                .from(above)
                                .join(DSL.table(name("line")))
                                .on(above.ID.eq(DSL.field(name("line", "parent_id"), UUID.class)))
                                .where(above.ACCOUNT_ID.eq(Tenant.id()))));
        return sql.withRecursive(start)
                .select(DSL.count(DSL.field(name("line", "parent_id"))))
                .from(start)
                .fetchSingle()
                .value1();
    }

    /** Writes that a ticket loaded for update was escalated. */
    public void escalated(TicketState after, boolean situationChanged, UUID by, OffsetDateTime now) {
        sql.update(TICKET)
                .set(TICKET.SITUATION, (short) after.situation().code())
                .set(TICKET.SITUATION_AT, situationChanged ? DSL.val(now) : TICKET.SITUATION_AT)
                .set(TICKET.SITUATION_BY, situationChanged ? DSL.val(by) : TICKET.SITUATION_BY)
                .set(TICKET.VERSION, after.version())
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET.ID.eq(after.id()))
                .execute();
    }
}
