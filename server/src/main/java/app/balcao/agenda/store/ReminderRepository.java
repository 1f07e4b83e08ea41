package app.balcao.agenda.store;

import static app.balcao.schema.Tables.AGENT_SCHEDULE_SETTINGS;
import static app.balcao.schema.Tables.SCHEDULE_SETTINGS;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_SCHEDULE;
import static app.balcao.schema.Tables.TICKET_SCHEDULE_NOTICE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;

import app.balcao.agenda.LeadTime;
import app.balcao.agenda.NoticeChannel;
import app.balcao.platform.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Schedules that hold, with what their agents are to be told, and the ledger of what they were told. */
@Repository
public class ReminderRepository {

    private static final Field<Boolean> BEGUN = field(exists(selectOne()
            .from(TICKET_SCHEDULE_NOTICE)
            .where(TICKET_SCHEDULE_NOTICE.ACCOUNT_ID.eq(TICKET_SCHEDULE.ACCOUNT_ID))
            .and(TICKET_SCHEDULE_NOTICE.SCHEDULE_ID.eq(TICKET_SCHEDULE.ID))
            .and(TICKET_SCHEDULE_NOTICE.AGENT_ID.eq(TICKET.AGENT_ID))));

    private static final Field<Short> LEAD = coalesce(
            AGENT_SCHEDULE_SETTINGS.LEAD_MINUTES, SCHEDULE_SETTINGS.LEAD_MINUTES, inline((short) LeadTime.STANDARD));

    private final DSLContext sql;

    ReminderRepository(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * A schedule that holds.
     *
     * @param agentId who is responsible for the ticket; null while nobody is
     * @param lead how long before the start they want to be told
     * @param begun whether that agent was told already
     */
    public record Due(
            UUID id,
            UUID ticketId,
            long number,
            String subject,
            UUID departmentId,
            @Nullable UUID agentId,
            OffsetDateTime startsAt,
            String note,
            Duration lead,
            boolean begun) {

        /** When somebody is to be told. */
        public Instant time() {
            return startsAt.toInstant().minus(lead);
        }
    }

    /** One that holds, of a ticket that is not in the trash. */
    public Optional<Due> due(UUID id) {
        return read(TICKET_SCHEDULE.ID.eq(id)).fetchOptional(ReminderRepository::due);
    }

    /** The same, kept from others until the transaction ends. */
    public Optional<Due> take(UUID id) {
        return read(TICKET_SCHEDULE.ID.eq(id)).forUpdate().of(TICKET_SCHEDULE).fetchOptional(ReminderRepository::due);
    }

    /** Those that have not begun of an agent, or with null of everybody who has not chosen a time of their own. */
    public List<Due> allDue(@Nullable UUID agentId) {
        Condition whose = agentId == null ? AGENT_SCHEDULE_SETTINGS.LEAD_MINUTES.isNull() : TICKET.AGENT_ID.eq(agentId);
        return read(whose.and(TICKET_SCHEDULE.STARTS_AT.gt(currentOffsetDateTime())))
                .fetch(ReminderRepository::due);
    }

    private SelectConditionStep<? extends Record> read(Condition which) {
        return sql.select(
                        TICKET_SCHEDULE.ID,
                        TICKET_SCHEDULE.STARTS_AT,
                        TICKET_SCHEDULE.NOTE,
                        TICKET.ID,
                        TICKET.NUMBER,
                        TICKET.SUBJECT,
                        TICKET.DEPARTMENT_ID,
                        TICKET.AGENT_ID,
                        LEAD,
                        BEGUN)
                .from(TICKET_SCHEDULE)
                .join(TICKET)
                .on(TICKET.ACCOUNT_ID.eq(TICKET_SCHEDULE.ACCOUNT_ID))
                .and(TICKET.ID.eq(TICKET_SCHEDULE.TICKET_ID))
                .leftJoin(AGENT_SCHEDULE_SETTINGS)
                .on(AGENT_SCHEDULE_SETTINGS.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                .and(AGENT_SCHEDULE_SETTINGS.AGENT_ID.eq(TICKET.AGENT_ID))
                .leftJoin(SCHEDULE_SETTINGS)
                .on(SCHEDULE_SETTINGS.ACCOUNT_ID.eq(TICKET_SCHEDULE.ACCOUNT_ID))
                .where(TICKET_SCHEDULE.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_SCHEDULE.ENDED_AT.isNull())
                .and(which);
    }

    private static Due due(Record row) {
        return new Due(
                row.get(TICKET_SCHEDULE.ID),
                row.get(TICKET.ID),
                row.get(TICKET.NUMBER),
                row.get(TICKET.SUBJECT),
                row.get(TICKET.DEPARTMENT_ID),
                row.get(TICKET.AGENT_ID),
                row.get(TICKET_SCHEDULE.STARTS_AT),
                row.get(TICKET_SCHEDULE.NOTE),
                Duration.ofMinutes(row.get(LEAD)),
                row.get(BEGUN));
    }

    /** Notes that an agent is told by a way. @return false when they were before (SCH-7) */
    public boolean note(UUID scheduleId, NoticeChannel channel, UUID agentId, OffsetDateTime now) {
        return sql.insertInto(TICKET_SCHEDULE_NOTICE)
                        .set(TICKET_SCHEDULE_NOTICE.ACCOUNT_ID, Tenant.id())
                        .set(TICKET_SCHEDULE_NOTICE.SCHEDULE_ID, scheduleId)
                        .set(TICKET_SCHEDULE_NOTICE.CHANNEL, channel.name())
                        .set(TICKET_SCHEDULE_NOTICE.AGENT_ID, agentId)
                        .set(TICKET_SCHEDULE_NOTICE.TOLD_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }
}
