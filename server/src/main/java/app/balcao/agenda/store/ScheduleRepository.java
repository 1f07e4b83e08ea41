package app.balcao.agenda.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.TICKET_SCHEDULE;
import static app.balcao.schema.Tables.TICKET_SCHEDULE_NOTICE;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import app.balcao.agenda.NoticeChannel;
import app.balcao.agenda.TicketSchedule;
import app.balcao.agenda.TicketSchedule.Outcome;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.Agent;
import app.balcao.ticket.Named;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Schedules of tickets: the one that holds, and those before it. */
@Repository
public class ScheduleRepository {

    private static final Agent TOLD = AGENT.as("told");

    private static final Field<List<TicketSchedule.Notice>> NOTICES = multiset(select(
                            TICKET_SCHEDULE_NOTICE.CHANNEL,
                            TICKET_SCHEDULE_NOTICE.AGENT_ID,
                            TOLD.NAME,
                            TICKET_SCHEDULE_NOTICE.TOLD_AT)
                    .from(TICKET_SCHEDULE_NOTICE)
                    .leftJoin(TOLD)
                    .on(TOLD.ACCOUNT_ID.eq(TICKET_SCHEDULE_NOTICE.ACCOUNT_ID))
                    .and(TOLD.ID.eq(TICKET_SCHEDULE_NOTICE.AGENT_ID))
                    .where(TICKET_SCHEDULE_NOTICE.ACCOUNT_ID.eq(TICKET_SCHEDULE.ACCOUNT_ID))
                    .and(TICKET_SCHEDULE_NOTICE.SCHEDULE_ID.eq(TICKET_SCHEDULE.ID))
                    .orderBy(TICKET_SCHEDULE_NOTICE.CHANNEL))
            .convertFrom(rows -> rows.map(row -> new TicketSchedule.Notice(
                    NoticeChannel.valueOf(row.value1()), named(row.value2(), row.value3()), row.value4())));

    private final DSLContext sql;

    ScheduleRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** All of a ticket, the latest first. */
    public List<TicketSchedule> of(UUID ticketId) {
        return sql.select(TICKET_SCHEDULE, AGENT.NAME, NOTICES)
                .from(TICKET_SCHEDULE)
                .leftJoin(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(TICKET_SCHEDULE.ACCOUNT_ID))
                .and(AGENT.ID.eq(TICKET_SCHEDULE.CREATED_BY))
                .where(TICKET_SCHEDULE.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_SCHEDULE.TICKET_ID.eq(ticketId))
                .orderBy(TICKET_SCHEDULE.ID.desc())
                .fetch(row -> new TicketSchedule(
                        row.value1().getId(),
                        row.value1().getStartsAt(),
                        row.value1().getEndsAt(),
                        row.value1().getNote(),
                        row.value1().getCreatedAt(),
                        named(row.value1().getCreatedBy(), row.value2()),
                        row.value1().getEndedAt(),
                        row.value1().getOutcome() == null
                                ? null
                                : Outcome.valueOf(row.value1().getOutcome()),
                        row.value3()));
    }

    private static Named named(UUID id, @Nullable String name) {
        return new Named(id, name == null ? "" : name);
    }

    public UUID insert(
            UUID ticketId,
            OffsetDateTime startsAt,
            @Nullable OffsetDateTime endsAt,
            String note,
            UUID by,
            OffsetDateTime now) {
        return sql.insertInto(TICKET_SCHEDULE)
                .set(TICKET_SCHEDULE.ACCOUNT_ID, Tenant.id())
                .set(TICKET_SCHEDULE.TICKET_ID, ticketId)
                .set(TICKET_SCHEDULE.STARTS_AT, startsAt)
                .set(TICKET_SCHEDULE.ENDS_AT, endsAt)
                .set(TICKET_SCHEDULE.NOTE, note)
                .set(TICKET_SCHEDULE.CREATED_AT, now)
                .set(TICKET_SCHEDULE.CREATED_BY, by)
                .returningResult(TICKET_SCHEDULE.ID)
                .fetchSingle()
                .value1();
    }

    /** Has the one that holds do so no longer. @return it */
    public Optional<UUID> end(UUID ticketId, Outcome outcome, OffsetDateTime now) {
        return sql.update(TICKET_SCHEDULE)
                .set(TICKET_SCHEDULE.ENDED_AT, now)
                .set(TICKET_SCHEDULE.OUTCOME, outcome.name())
                .where(holds(ticketId))
                .returningResult(TICKET_SCHEDULE.ID)
                .fetchOptional(TICKET_SCHEDULE.ID);
    }

    /** Has the one that a closing ended at a time hold again. @return it */
    public Optional<UUID> resume(UUID ticketId, OffsetDateTime endedAt) {
        return sql.update(TICKET_SCHEDULE)
                .setNull(TICKET_SCHEDULE.ENDED_AT)
                .setNull(TICKET_SCHEDULE.OUTCOME)
                .where(TICKET_SCHEDULE.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_SCHEDULE.TICKET_ID.eq(ticketId))
                .and(TICKET_SCHEDULE.ENDED_AT.eq(endedAt))
                .and(TICKET_SCHEDULE.OUTCOME.eq(Outcome.CLOSED.name()))
                .returningResult(TICKET_SCHEDULE.ID)
                .fetchOptional(TICKET_SCHEDULE.ID);
    }

    /** The one of a ticket that holds. */
    public Optional<UUID> inForce(UUID ticketId) {
        return sql.select(TICKET_SCHEDULE.ID)
                .from(TICKET_SCHEDULE)
                .where(holds(ticketId))
                .fetchOptional(TICKET_SCHEDULE.ID);
    }

    /** Has those who were told of one count as told of another. */
    public void keepNotices(UUID from, UUID to) {
        sql.insertInto(
                        TICKET_SCHEDULE_NOTICE,
                        TICKET_SCHEDULE_NOTICE.ACCOUNT_ID,
                        TICKET_SCHEDULE_NOTICE.SCHEDULE_ID,
                        TICKET_SCHEDULE_NOTICE.CHANNEL,
                        TICKET_SCHEDULE_NOTICE.AGENT_ID,
                        TICKET_SCHEDULE_NOTICE.TOLD_AT)
                .select(select(
                                TICKET_SCHEDULE_NOTICE.ACCOUNT_ID,
                                val(to),
                                TICKET_SCHEDULE_NOTICE.CHANNEL,
                                TICKET_SCHEDULE_NOTICE.AGENT_ID,
                                TICKET_SCHEDULE_NOTICE.TOLD_AT)
                        .from(TICKET_SCHEDULE_NOTICE)
                        .where(TICKET_SCHEDULE_NOTICE.ACCOUNT_ID.eq(Tenant.id()))
                        .and(TICKET_SCHEDULE_NOTICE.SCHEDULE_ID.eq(from)))
                .execute();
    }

    private static Condition holds(UUID ticketId) {
        return TICKET_SCHEDULE
                .ACCOUNT_ID
                .eq(Tenant.id())
                .and(TICKET_SCHEDULE.TICKET_ID.eq(ticketId))
                .and(TICKET_SCHEDULE.ENDED_AT.isNull());
    }
}
