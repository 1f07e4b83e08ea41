package app.balcao.agenda.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_SCHEDULE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import app.balcao.agenda.AgendaEntry;
import app.balcao.agenda.Schedules;
import app.balcao.people.ActingAgent;
import app.balcao.people.Sight;
import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Named;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/** Agents' agendas, and who looks at whose. */
@Repository
public class AgendaReads {

    private final DSLContext sql;

    AgendaReads(DSLContext sql) {
        this.sql = sql;
    }

    /** What of an agent's schedules is going on between two moments, in the order of their starts. */
    public Page<AgendaEntry> entries(
            UUID agentId, Sight sight, OffsetDateTime from, OffsetDateTime to, PageRequest page) {
        Cursor after = page.after();
        List<AgendaEntry> rows = sql.select(
                        TICKET_SCHEDULE.ID,
                        TICKET_SCHEDULE.STARTS_AT,
                        TICKET_SCHEDULE.ENDS_AT,
                        TICKET_SCHEDULE.NOTE,
                        TICKET.ID,
                        TICKET.NUMBER,
                        TICKET.SUBJECT,
                        TICKET.PRIORITY,
                        DEPARTMENT.ID,
                        DEPARTMENT.NAME,
                        CUSTOMER.ID,
                        CUSTOMER.NAME)
                .from(TICKET_SCHEDULE)
                .join(TICKET)
                .on(row(TICKET.ACCOUNT_ID, TICKET.ID).eq(TICKET_SCHEDULE.ACCOUNT_ID, TICKET_SCHEDULE.TICKET_ID))
                .join(DEPARTMENT)
                .on(row(DEPARTMENT.ACCOUNT_ID, DEPARTMENT.ID).eq(TICKET.ACCOUNT_ID, TICKET.DEPARTMENT_ID))
                .leftJoin(CUSTOMER)
                .on(row(CUSTOMER.ACCOUNT_ID, CUSTOMER.ID).eq(TICKET.ACCOUNT_ID, TICKET.CUSTOMER_ID))
                .where(TICKET_SCHEDULE.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_SCHEDULE.ENDED_AT.isNull())
                .and(TICKET_SCHEDULE.STARTS_AT.lt(to))
                // So that the index finds what began before and still goes on.
                .and(TICKET_SCHEDULE.STARTS_AT.ge(from.minus(Schedules.LONGEST)))
                .and(TICKET_SCHEDULE.STARTS_AT.ge(from).or(TICKET_SCHEDULE.ENDS_AT.gt(from)))
                .and(TICKET_SCHEDULE.AGENT_ID.eq(agentId))
                .and(sight.condition())
                .and(
                        after == null
                                ? noCondition()
                                : row(TICKET_SCHEDULE.STARTS_AT, TICKET_SCHEDULE.ID)
                                        .gt(after.time(0), after.uuid(1)))
                .orderBy(TICKET_SCHEDULE.STARTS_AT, TICKET_SCHEDULE.ID)
                .limit(page.limit() + 1)
                .fetch(AgendaReads::entry);
        return Page.of(rows, page.limit(), each -> Cursor.of(each.startsAt(), each.id()));
    }

    private static AgendaEntry entry(Record row) {
        UUID customer = row.get(CUSTOMER.ID);
        return new AgendaEntry(
                row.get(TICKET_SCHEDULE.ID),
                row.get(TICKET_SCHEDULE.STARTS_AT),
                row.get(TICKET_SCHEDULE.ENDS_AT),
                row.get(TICKET_SCHEDULE.NOTE),
                row.get(TICKET.ID),
                row.get(TICKET.NUMBER),
                row.get(TICKET.SUBJECT),
                row.get(TICKET.PRIORITY),
                new Named(row.get(DEPARTMENT.ID), row.get(DEPARTMENT.NAME)),
                customer == null ? null : new AgendaEntry.AgendaCustomer(customer, row.get(CUSTOMER.NAME)));
    }

    /** Whether an agent works in a department that the reader leads. */
    public boolean leads(ActingAgent reader, UUID agentId) {
        return sql.fetchExists(
                AGENT,
                AGENT.ACCOUNT_ID.eq(Tenant.id()).and(AGENT.ID.eq(agentId)).and(ledBy(reader)));
    }

    /** The other active agents whom the reader leads, by name. */
    public List<Named> led(ActingAgent reader, String search, int most) {
        return sql.select(AGENT.ID, AGENT.NAME)
                .from(AGENT)
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ACTIVE.isTrue())
                .and(AGENT.ID.ne(reader.id()))
                .and(ledBy(reader))
                .and(search.isEmpty() ? noCondition() : fold(AGENT.NAME).contains(fold(val(search))))
                .orderBy(fold(AGENT.NAME), AGENT.ID)
                .limit(most)
                .fetch(each -> new Named(each.value1(), each.value2()));
    }

    private static Condition ledBy(ActingAgent reader) {
        return reader.administrator()
                ? noCondition()
                : exists(selectOne()
                        .from(DEPARTMENT_AGENT)
                        .where(DEPARTMENT_AGENT.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                        .and(DEPARTMENT_AGENT.AGENT_ID.eq(AGENT.ID))
                        .and(DEPARTMENT_AGENT.TICKETS.isTrue().or(DEPARTMENT_AGENT.MANAGER.isTrue()))
                        .and(DEPARTMENT_AGENT.DEPARTMENT_ID.eq(
                                any(reader.manages().toArray(UUID[]::new)))));
    }

    private static Field<String> fold(Field<String> text) {
        return function("fold", String.class, text);
    }
}
