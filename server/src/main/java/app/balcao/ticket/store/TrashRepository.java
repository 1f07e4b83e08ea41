package app.balcao.ticket.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.TICKET;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import app.balcao.people.ActingAgent;
import app.balcao.people.Sight.Departments;
import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.Agent;
import app.balcao.ticket.Named;
import app.balcao.ticket.SituationView;
import app.balcao.ticket.TicketState;
import app.balcao.ticket.trash.DiscardedTicket;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Tickets in the trash, for transactions that opened it. */
@Repository
public class TrashRepository {

    private static final Agent RESPONSIBLE = AGENT.as("responsible");
    private static final Agent DELETER = AGENT.as("deleter");

    private final DSLContext sql;

    TrashRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** A ticket in the trash, kept from others until the transaction ends. */
    public record Found(TicketState ticket, OffsetDateTime deletedAt) {}

    public Optional<Found> findForUpdate(UUID id) {
        return sql.select(TicketRepository.STATE)
                .select(TICKET.DELETED_AT)
                .from(TICKET)
                .where(is(id))
                .and(TICKET.DELETED_AT.isNotNull())
                .forNoKeyUpdate()
                .fetchOptional(row -> new Found(TicketRepository.state(row), row.get(TICKET.DELETED_AT)));
    }

    /** @param by who puts it there; null for the system */
    public void discard(TicketState after, @Nullable UUID by, OffsetDateTime now) {
        sql.update(TICKET)
                .set(TICKET.DELETED_AT, now)
                .set(TICKET.DELETED_BY, by)
                .set(TICKET.VERSION, after.version())
                .where(is(after.id()))
                .execute();
    }

    public void restore(TicketState after) {
        sql.update(TICKET)
                .setNull(TICKET.DELETED_AT)
                .setNull(TICKET.DELETED_BY)
                .set(TICKET.VERSION, after.version())
                .where(is(after.id()))
                .execute();
    }

    public void remove(UUID id) {
        sql.deleteFrom(TICKET).where(is(id)).and(TICKET.DELETED_AT.isNotNull()).execute();
    }

    /** Some of those that went there until a time. */
    public List<UUID> discardedUntil(OffsetDateTime time, int limit) {
        return sql.select(TICKET.ID)
                .from(TICKET)
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET.DELETED_AT.le(time))
                .orderBy(TICKET.DELETED_AT, TICKET.ID)
                .limit(limit)
                .forUpdate()
                .skipLocked()
                .fetch(TICKET.ID);
    }

    /**
     * Those in sight, of departments, the latest first.
     *
     * @param kept how long they stay
     */
    public Page<DiscardedTicket> list(ActingAgent reader, Departments departments, Duration kept, PageRequest page) {
        Cursor after = page.after();
        Condition before = after == null
                ? noCondition()
                : row(TICKET.DELETED_AT, TICKET.ID).lt(val(after.time(0)), val(after.uuid(1)));
        List<DiscardedTicket> rows = sql.select(
                        TICKET.ID,
                        TICKET.NUMBER,
                        TICKET.SUBJECT,
                        TICKET.DEPARTMENT_ID,
                        DEPARTMENT.NAME,
                        CUSTOMER.NAME,
                        RESPONSIBLE.ID,
                        RESPONSIBLE.NAME,
                        TICKET.SITUATION,
                        TICKET.DELETED_AT,
                        DELETER.ID,
                        DELETER.NAME)
                .from(TICKET)
                .join(DEPARTMENT)
                .on(row(DEPARTMENT.ACCOUNT_ID, DEPARTMENT.ID).eq(TICKET.ACCOUNT_ID, TICKET.DEPARTMENT_ID))
                .leftJoin(CUSTOMER)
                .on(row(CUSTOMER.ACCOUNT_ID, CUSTOMER.ID).eq(TICKET.ACCOUNT_ID, TICKET.CUSTOMER_ID))
                .leftJoin(RESPONSIBLE)
                .on(row(RESPONSIBLE.ACCOUNT_ID, RESPONSIBLE.ID).eq(TICKET.ACCOUNT_ID, TICKET.AGENT_ID))
                .leftJoin(DELETER)
                .on(row(DELETER.ACCOUNT_ID, DELETER.ID).eq(TICKET.ACCOUNT_ID, TICKET.DELETED_BY))
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET.DELETED_AT.isNotNull())
                .and(departments.condition())
                .and(reader.sight().condition())
                .and(before)
                .orderBy(TICKET.DELETED_AT.desc(), TICKET.ID.desc())
                .limit(page.limit() + 1)
                .fetch(each -> new DiscardedTicket(
                        each.value1(),
                        each.value2(),
                        each.value3(),
                        new Named(each.value4(), each.value5()),
                        each.value6(),
                        named(each.value7(), each.value8()),
                        SituationView.of(each.value9()),
                        each.value10(),
                        named(each.value11(), each.value12()),
                        each.value10().plus(kept)));
        return Page.of(rows, page.limit(), last -> Cursor.of(last.deletedAt(), last.id()));
    }

    private static @Nullable Named named(@Nullable UUID id, @Nullable String name) {
        return id == null || name == null ? null : new Named(id, name);
    }

    private static Condition is(UUID id) {
        return TICKET.ACCOUNT_ID.eq(Tenant.id()).and(TICKET.ID.eq(id));
    }
}
