package app.balcao.notify.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static app.balcao.schema.Tables.NOTIFICATION;
import static app.balcao.schema.Tables.TICKET;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import app.balcao.notify.Audience;
import app.balcao.notify.Notification;
import app.balcao.notify.NotificationKind;
import app.balcao.notify.Notifications;
import app.balcao.people.ActingAgent;
import app.balcao.people.EmailNotice;
import app.balcao.people.Permission;
import app.balcao.people.Sight;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Notifications, one row per agent told. */
@Repository
public class NotificationRepository {

    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

    private final DSLContext sql;
    private final JsonMapper json;

    NotificationRepository(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /**
     * Somebody who was told.
     *
     * @param unreadBefore how many they had not read until then, counted up to the most that is shown
     * @param byEmail whether they chose to hear of this kind by e-mail too
     */
    public record Told(UUID agentId, UUID id, int unreadBefore, boolean byEmail) {}

    /** Adds a notification for everybody of an audience who sees the ticket, but its author, in one statement. */
    public List<Told> add(
            Audience audience,
            @Nullable UUID author,
            NotificationKind kind,
            @Nullable UUID ticketId,
            Map<String, Object> data) {
        var earlier = NOTIFICATION.as("earlier");
        var unreadBefore = field(selectCount()
                .from(selectOne()
                        .from(earlier)
                        .where(earlier.ACCOUNT_ID.eq(NOTIFICATION.ACCOUNT_ID))
                        .and(earlier.AGENT_ID.eq(NOTIFICATION.AGENT_ID))
                        .and(earlier.READ_AT.isNull())
                        .limit(Notifications.MOST_UNREAD)));
        return sql.insertInto(
                        NOTIFICATION,
                        NOTIFICATION.ACCOUNT_ID,
                        NOTIFICATION.AGENT_ID,
                        NOTIFICATION.KIND,
                        NOTIFICATION.TICKET_ID,
                        NOTIFICATION.DATA)
                .select(select(
                                AGENT.ACCOUNT_ID,
                                AGENT.ID,
                                val(kind.name()),
                                val(ticketId, NOTIFICATION.TICKET_ID),
                                val(JSONB.valueOf(json.writeValueAsString(data))))
                        .from(AGENT)
                        .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                        .and(AGENT.ACTIVE.isTrue())
                        .and(author == null ? noCondition() : AGENT.ID.ne(author))
                        .and(belongsTo(audience))
                        .and(ticketId == null ? noCondition() : sees(ticketId)))
                .returningResult(NOTIFICATION.AGENT_ID, NOTIFICATION.ID, unreadBefore, choseByEmail(kind.emailNotice()))
                .fetch(row -> new Told(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    private static Condition sees(UUID ticketId) {
        return exists(selectOne()
                .from(TICKET)
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET.ID.eq(ticketId))
                .and(Sight.seenByAgent()));
    }

    private static Field<Boolean> choseByEmail(EmailNotice notice) {
        var told = AGENT.as("told");
        var chosen = field("({0} ->> {1})::boolean", Boolean.class, told.EMAIL_PREFERENCES, inline(notice.name()));
        return field(select(coalesce(chosen, inline(notice.byDefault())))
                .from(told)
                .where(told.ACCOUNT_ID.eq(NOTIFICATION.ACCOUNT_ID))
                .and(told.ID.eq(NOTIFICATION.AGENT_ID)));
    }

    private static Condition belongsTo(Audience audience) {
        return switch (audience) {
            case Audience.Agent(UUID id) -> AGENT.ID.eq(id);
            case Audience.Department(UUID id) ->
                AGENT.ID.in(select(DEPARTMENT_AGENT.AGENT_ID)
                        .from(DEPARTMENT_AGENT)
                        .where(DEPARTMENT_AGENT.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                        .and(DEPARTMENT_AGENT.DEPARTMENT_ID.eq(id))
                        .and(DEPARTMENT_AGENT.TICKETS.isTrue().or(DEPARTMENT_AGENT.MANAGER.isTrue())));
            case Audience.Administrators() -> AGENT.IS_ADMINISTRATOR.isTrue();
        };
    }

    public String agentName(UUID agentId) {
        return sql.select(AGENT.NAME)
                .from(AGENT)
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.eq(agentId))
                .fetchSingle(AGENT.NAME);
    }

    /** One row more than asked for, newest first. */
    public List<Notification> page(ActingAgent agent, PageRequest request) {
        return sql.select(
                        NOTIFICATION.ID,
                        NOTIFICATION.KIND,
                        NOTIFICATION.DATA,
                        NOTIFICATION.CREATED_AT,
                        NOTIFICATION.READ_AT,
                        TICKET.ID,
                        TICKET.NUMBER,
                        TICKET.SUBJECT)
                .from(NOTIFICATION)
                .leftJoin(TICKET)
                .on(TICKET.ACCOUNT_ID.eq(NOTIFICATION.ACCOUNT_ID))
                .and(TICKET.ID.eq(NOTIFICATION.TICKET_ID))
                .where(ofAgent(agent.id()))
                .and(mayBeSeenBy(agent))
                .and(
                        request.after() == null
                                ? noCondition()
                                : NOTIFICATION.ID.lt(request.after().uuid(0)))
                .orderBy(NOTIFICATION.ID.desc())
                .limit(request.limit() + 1)
                .fetch(this::notification);
    }

    /** How many the agent has not read and may see, counted up to the most that is shown. */
    public int unread(ActingAgent agent) {
        return sql.fetchCount(selectOne()
                .from(NOTIFICATION)
                .leftJoin(TICKET)
                .on(TICKET.ACCOUNT_ID.eq(NOTIFICATION.ACCOUNT_ID))
                .and(TICKET.ID.eq(NOTIFICATION.TICKET_ID))
                .where(ofAgent(agent.id()))
                .and(NOTIFICATION.READ_AT.isNull())
                .and(mayBeSeenBy(agent))
                .limit(Notifications.MOST_UNREAD));
    }

    /** Marks one as read, unless it is; false when the agent has no such notification. */
    public boolean read(UUID agentId, UUID id, OffsetDateTime now) {
        return sql.update(NOTIFICATION)
                        .set(NOTIFICATION.READ_AT, coalesce(NOTIFICATION.READ_AT, val(now)))
                        .where(ofAgent(agentId))
                        .and(NOTIFICATION.ID.eq(id))
                        .execute()
                == 1;
    }

    public void readAll(UUID agentId, OffsetDateTime now) {
        sql.update(NOTIFICATION)
                .set(NOTIFICATION.READ_AT, now)
                .where(ofAgent(agentId))
                .and(NOTIFICATION.READ_AT.isNull())
                .execute();
    }

    /** Marks as read what is about tickets the agent does not see as they are now. */
    public void readUnseen(UUID agentId, OffsetDateTime now) {
        sql.update(NOTIFICATION)
                .set(NOTIFICATION.READ_AT, now)
                .where(ofAgent(agentId))
                .and(NOTIFICATION.READ_AT.isNull())
                .and(NOTIFICATION.TICKET_ID.isNotNull())
                .and(notExists(selectOne()
                        .from(TICKET)
                        .join(AGENT)
                        .on(AGENT.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                        .and(AGENT.ID.eq(NOTIFICATION.AGENT_ID))
                        .where(TICKET.ACCOUNT_ID.eq(NOTIFICATION.ACCOUNT_ID))
                        .and(TICKET.ID.eq(NOTIFICATION.TICKET_ID))
                        .and(Sight.seenByAgent())))
                .execute();
    }

    /**
     * Removes old notifications, agent by agent: their ids tell their age, and the primary key finds them, so
     * that no index has to be kept for this.
     */
    public int removeOlderThan(Duration age) {
        var oldest = field("uuidv7(-{0}::interval)", UUID.class, val(DayToSecond.valueOf(age)));
        return sql.deleteFrom(NOTIFICATION)
                .using(AGENT)
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(NOTIFICATION.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                .and(NOTIFICATION.AGENT_ID.eq(AGENT.ID))
                .and(NOTIFICATION.ID.lt(oldest))
                .execute();
    }

    private static Condition ofAgent(UUID agentId) {
        return NOTIFICATION.ACCOUNT_ID.eq(Tenant.id()).and(NOTIFICATION.AGENT_ID.eq(agentId));
    }

    private static Condition mayBeSeenBy(ActingAgent agent) {
        Condition mailboxes = agent.may(Permission.MANAGE_MAILBOXES)
                ? noCondition()
                : NOTIFICATION.KIND.ne(NotificationKind.MAILBOX_FAILED.name());
        return mailboxes.and(NOTIFICATION.TICKET_ID.isNull().or(agent.sight().condition()));
    }

    private Notification notification(Record row) {
        UUID ticketId = row.get(TICKET.ID);
        return new Notification(
                row.get(NOTIFICATION.ID),
                NotificationKind.valueOf(row.get(NOTIFICATION.KIND)),
                ticketId == null
                        ? null
                        : new Notification.TicketName(ticketId, row.get(TICKET.NUMBER), row.get(TICKET.SUBJECT)),
                json.readValue(row.get(NOTIFICATION.DATA).data(), DATA),
                row.get(NOTIFICATION.CREATED_AT),
                row.get(NOTIFICATION.READ_AT));
    }
}
