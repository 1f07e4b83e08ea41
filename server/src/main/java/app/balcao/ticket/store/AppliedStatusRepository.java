package app.balcao.ticket.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.APPLIED_STATUS;
import static app.balcao.schema.Tables.DEPARTMENT_STATUS;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_STATUS;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;

import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.Agent;
import app.balcao.ticket.Named;
import app.balcao.ticket.StatusView;
import app.balcao.ticket.TicketState;
import app.balcao.ticket.status.AppliedStatus;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The statuses that tickets have and had. */
@Repository
public class AppliedStatusRepository {

    private static final int HISTORY = 200;

    private static final Agent STARTER = AGENT.as("starter");
    private static final Agent ENDER = AGENT.as("ender");

    private final DSLContext sql;

    AppliedStatusRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The newest {@value #HISTORY}, newest first. */
    public List<AppliedStatus> history(UUID ticketId) {
        return sql.select(
                        APPLIED_STATUS.ID,
                        APPLIED_STATUS.STATUS_ID,
                        TICKET_STATUS.NAME,
                        TICKET_STATUS.COLOR,
                        APPLIED_STATUS.COMMENT,
                        APPLIED_STATUS.STARTED_AT,
                        APPLIED_STATUS.STARTED_BY,
                        STARTER.NAME,
                        APPLIED_STATUS.ENDED_AT,
                        APPLIED_STATUS.ENDED_BY,
                        ENDER.NAME)
                .from(APPLIED_STATUS)
                .join(TICKET_STATUS)
                .on(row(TICKET_STATUS.ACCOUNT_ID, TICKET_STATUS.ID)
                        .eq(APPLIED_STATUS.ACCOUNT_ID, APPLIED_STATUS.STATUS_ID))
                .leftJoin(STARTER)
                .on(row(STARTER.ACCOUNT_ID, STARTER.ID).eq(APPLIED_STATUS.ACCOUNT_ID, APPLIED_STATUS.STARTED_BY))
                .leftJoin(ENDER)
                .on(row(ENDER.ACCOUNT_ID, ENDER.ID).eq(APPLIED_STATUS.ACCOUNT_ID, APPLIED_STATUS.ENDED_BY))
                .where(APPLIED_STATUS.ACCOUNT_ID.eq(Tenant.id()))
                .and(APPLIED_STATUS.TICKET_ID.eq(ticketId))
                .orderBy(APPLIED_STATUS.ID.desc())
                .limit(HISTORY)
                .fetch(each -> new AppliedStatus(
                        each.value1(),
                        StatusView.of(each.value2(), each.value3(), each.value4()),
                        each.value5(),
                        each.value6(),
                        new Named(each.value7(), text(each.value8())),
                        each.value9(),
                        each.value10() == null ? null : new Named(each.value10(), text(each.value11()))));
    }

    /** Whether a ticket has the status now. */
    public boolean has(UUID ticketId, UUID statusId) {
        return sql.fetchExists(selectOne()
                .from(TICKET)
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET.ID.eq(ticketId))
                .and(TICKET.STATUS_ID.eq(statusId)));
    }

    /**
     * Ends what a ticket has if its department does not offer it, and answers its name; absent when it stays, or there
     * is none.
     */
    public Optional<String> endUnoffered(TicketState after, UUID by, OffsetDateTime now) {
        boolean unoffered = sql.fetchExists(selectOne()
                .from(TICKET)
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET.ID.eq(after.id()))
                .and(TICKET.STATUS_ID.isNotNull())
                .andNotExists(selectOne()
                        .from(DEPARTMENT_STATUS)
                        .where(DEPARTMENT_STATUS.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                        .and(DEPARTMENT_STATUS.DEPARTMENT_ID.eq(after.departmentId()))
                        .and(DEPARTMENT_STATUS.STATUS_ID.eq(TICKET.STATUS_ID))));
        if (!unoffered) {
            return Optional.empty();
        }
        without(after);
        return end(after.id(), by, now);
    }

    /** Ends what a ticket has, and answers the status's name; absent when it has none. */
    public Optional<String> end(UUID ticketId, UUID by, OffsetDateTime now) {
        return sql.update(APPLIED_STATUS)
                .set(APPLIED_STATUS.ENDED_AT, now)
                .set(APPLIED_STATUS.ENDED_BY, by)
                .from(TICKET_STATUS)
                .where(APPLIED_STATUS.ACCOUNT_ID.eq(Tenant.id()))
                .and(APPLIED_STATUS.TICKET_ID.eq(ticketId))
                .and(APPLIED_STATUS.ENDED_AT.isNull())
                .and(row(TICKET_STATUS.ACCOUNT_ID, TICKET_STATUS.ID)
                        .eq(APPLIED_STATUS.ACCOUNT_ID, APPLIED_STATUS.STATUS_ID))
                .returningResult(TICKET_STATUS.NAME)
                .fetchOptional()
                .map(each -> each.value1());
    }

    /** Gives a ticket loaded for update a status; {@code after} is the ticket with it. */
    public void start(TicketState after, UUID statusId, @Nullable String comment, UUID by, OffsetDateTime now) {
        sql.insertInto(APPLIED_STATUS)
                .set(APPLIED_STATUS.ACCOUNT_ID, Tenant.id())
                .set(APPLIED_STATUS.TICKET_ID, after.id())
                .set(APPLIED_STATUS.STATUS_ID, statusId)
                .set(APPLIED_STATUS.COMMENT, comment)
                .set(APPLIED_STATUS.STARTED_AT, now)
                .set(APPLIED_STATUS.STARTED_BY, by)
                .execute();
        write(after, statusId);
    }

    /** Says that a ticket loaded for update has no status. */
    public void without(TicketState after) {
        write(after, null);
    }

    private void write(TicketState after, @Nullable UUID statusId) {
        sql.update(TICKET)
                .set(TICKET.STATUS_ID, statusId)
                .set(TICKET.VERSION, after.version())
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET.ID.eq(after.id()))
                .execute();
    }

    private static String text(@Nullable String name) {
        return name == null ? "" : name;
    }
}
