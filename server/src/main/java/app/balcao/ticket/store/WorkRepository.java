package app.balcao.ticket.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.WORK_ENTRY;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;

import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Named;
import app.balcao.ticket.TicketState;
import app.balcao.ticket.WorkTime;
import app.balcao.ticket.work.OwnWork;
import app.balcao.ticket.work.WorkEntry;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of the time that agents worked on tickets. */
@Repository
public class WorkRepository {

    private static final int OWN = 20;

    private static final app.balcao.schema.tables.WorkEntry OTHER = WORK_ENTRY.as("other");

    private static final Field<Boolean> OVERLAPPING = field(exists(selectOne()
            .from(OTHER)
            .where(OTHER.ACCOUNT_ID.eq(WORK_ENTRY.ACCOUNT_ID))
            .and(OTHER.AGENT_ID.eq(WORK_ENTRY.AGENT_ID))
            .and(OTHER.ENDED_AT.gt(WORK_ENTRY.STARTED_AT))
            .and(OTHER.STARTED_AT.lt(WORK_ENTRY.ENDED_AT))
            .and(OTHER.ID.ne(WORK_ENTRY.ID))));

    private final DSLContext sql;

    WorkRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** All the seconds of a ticket (WRK-4), for a statement that reads tickets. */
    static Field<Long> total() {
        return total(TICKET.ACCOUNT_ID, TICKET.ID);
    }

    /** The same of a ticket with an id. */
    static Field<Long> total(Field<UUID> accountId, Field<UUID> ticketId) {
        return field(select(coalesce(sum(WORK_ENTRY.SECONDS), inline(BigDecimal.ZERO))
                                .cast(Long.class))
                        .from(WORK_ENTRY)
                        .where(WORK_ENTRY.ACCOUNT_ID.eq(accountId))
                        .and(WORK_ENTRY.TICKET_ID.eq(ticketId)))
                .as("work_seconds");
    }

    /** What was told with a message, for a statement that reads messages. */
    static Field<List<WorkTime>> ofMessage(Field<UUID> account, Field<UUID> ticketId, Field<UUID> messageId) {
        return multiset(select(WORK_ENTRY.STARTED_AT, WORK_ENTRY.ENDED_AT, WORK_ENTRY.SECONDS)
                        .from(WORK_ENTRY)
                        .where(WORK_ENTRY.ACCOUNT_ID.eq(account))
                        .and(WORK_ENTRY.TICKET_ID.eq(ticketId))
                        .and(WORK_ENTRY.MESSAGE_ID.eq(messageId)))
                .as("work")
                .convertFrom(rows -> rows.map(each -> new WorkTime(each.value1(), each.value2(), each.value3())));
    }

    public void insert(
            UUID ticketId,
            UUID agentId,
            WorkEntry.Kind kind,
            @Nullable UUID messageId,
            WorkTime work,
            OffsetDateTime now) {
        sql.insertInto(WORK_ENTRY)
                .set(WORK_ENTRY.ACCOUNT_ID, Tenant.id())
                .set(WORK_ENTRY.TICKET_ID, ticketId)
                .set(WORK_ENTRY.AGENT_ID, agentId)
                .set(WORK_ENTRY.KIND, kind.name())
                .set(WORK_ENTRY.MESSAGE_ID, messageId)
                .set(WORK_ENTRY.STARTED_AT, work.startedAt())
                .set(WORK_ENTRY.ENDED_AT, work.endedAt())
                .set(WORK_ENTRY.SECONDS, work.seconds())
                .set(WORK_ENTRY.CREATED_AT, now)
                .execute();
    }

    /** What is written down, and whose it is. */
    public record Written(Named agent, WorkTime work) {}

    public Optional<Written> find(UUID ticketId, UUID id) {
        return sql.select(WORK_ENTRY, AGENT.NAME)
                .from(WORK_ENTRY)
                .leftJoin(AGENT)
                .on(row(AGENT.ACCOUNT_ID, AGENT.ID).eq(WORK_ENTRY.ACCOUNT_ID, WORK_ENTRY.AGENT_ID))
                .where(is(ticketId, id))
                .fetchOptional(each -> new Written(
                        new Named(each.value1().getAgentId(), each.value2() == null ? "" : each.value2()),
                        new WorkTime(
                                each.value1().getStartedAt(),
                                each.value1().getEndedAt(),
                                each.value1().getSeconds())));
    }

    public void change(UUID ticketId, UUID id, WorkTime work) {
        sql.update(WORK_ENTRY)
                .set(WORK_ENTRY.STARTED_AT, work.startedAt())
                .set(WORK_ENTRY.ENDED_AT, work.endedAt())
                .set(WORK_ENTRY.SECONDS, work.seconds())
                .where(is(ticketId, id))
                .execute();
    }

    public void delete(UUID ticketId, UUID id) {
        sql.deleteFrom(WORK_ENTRY).where(is(ticketId, id)).execute();
    }

    private static Condition is(UUID ticketId, UUID id) {
        return WORK_ENTRY
                .ACCOUNT_ID
                .eq(Tenant.id())
                .and(WORK_ENTRY.TICKET_ID.eq(ticketId))
                .and(WORK_ENTRY.ID.eq(id));
    }

    /** Writes the version of a ticket loaded for update. */
    public void touch(TicketState after) {
        sql.update(TICKET)
                .set(TICKET.VERSION, after.version())
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET.ID.eq(after.id()))
                .execute();
    }

    /** Whether a department asks for time that a ticket has none of. */
    public boolean isLacking(UUID ticketId, UUID departmentId) {
        return sql.fetchExists(selectOne()
                .from(DEPARTMENT)
                .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT.ID.eq(departmentId))
                .and(DEPARTMENT.WORK_TIME_REQUIRED)
                .and(notExists(selectOne()
                        .from(WORK_ENTRY)
                        .where(WORK_ENTRY.ACCOUNT_ID.eq(Tenant.id()))
                        .and(WORK_ENTRY.TICKET_ID.eq(ticketId)))));
    }

    /** Of a ticket, the newest first. */
    public Page<WorkEntry> list(UUID ticketId, @Nullable Boolean stopwatch, PageRequest page) {
        Cursor after = page.after();
        Condition before = after == null ? noCondition() : WORK_ENTRY.ID.lt(after.uuid(0));
        Condition kind = stopwatch == null
                ? noCondition()
                : stopwatch
                        ? WORK_ENTRY.KIND.eq(WorkEntry.Kind.STOPWATCH.name())
                        : WORK_ENTRY.KIND.ne(WorkEntry.Kind.STOPWATCH.name());
        List<WorkEntry> rows = sql.select(WORK_ENTRY, AGENT.NAME, OVERLAPPING)
                .from(WORK_ENTRY)
                .leftJoin(AGENT)
                .on(row(AGENT.ACCOUNT_ID, AGENT.ID).eq(WORK_ENTRY.ACCOUNT_ID, WORK_ENTRY.AGENT_ID))
                .where(WORK_ENTRY.ACCOUNT_ID.eq(Tenant.id()))
                .and(WORK_ENTRY.TICKET_ID.eq(ticketId))
                .and(kind)
                .and(before)
                .orderBy(WORK_ENTRY.ID.desc())
                .limit(page.limit() + 1)
                .fetch(each -> new WorkEntry(
                        each.value1().getId(),
                        new Named(each.value1().getAgentId(), each.value2() == null ? "" : each.value2()),
                        WorkEntry.Kind.valueOf(each.value1().getKind()),
                        each.value1().getStartedAt(),
                        each.value1().getEndedAt(),
                        each.value1().getSeconds(),
                        each.value1().getMessageId(),
                        each.value3(),
                        false));
        return Page.of(rows, page.limit(), last -> Cursor.of(last.id()));
    }

    /** An agent's that covers some of a period, {@value #OWN} at most. */
    public List<OwnWork> own(UUID agentId, OffsetDateTime from, OffsetDateTime to) {
        return sql.select(WORK_ENTRY.TICKET_ID, TICKET.NUMBER, WORK_ENTRY.STARTED_AT, WORK_ENTRY.ENDED_AT)
                .from(WORK_ENTRY)
                .join(TICKET)
                .on(row(TICKET.ACCOUNT_ID, TICKET.ID).eq(WORK_ENTRY.ACCOUNT_ID, WORK_ENTRY.TICKET_ID))
                .where(WORK_ENTRY.ACCOUNT_ID.eq(Tenant.id()))
                .and(WORK_ENTRY.AGENT_ID.eq(agentId))
                .and(WORK_ENTRY.ENDED_AT.gt(from))
                .and(WORK_ENTRY.STARTED_AT.lt(to))
                .orderBy(WORK_ENTRY.ENDED_AT)
                .limit(OWN)
                .fetch(each -> new OwnWork(each.value1(), each.value2(), each.value3(), each.value4()));
    }
}
