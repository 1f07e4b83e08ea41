package app.balcao.notify.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static app.balcao.schema.Tables.NOTIFICATION;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_FOLLOWER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.update;
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
import app.balcao.schema.tables.Agent;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
     * @param times how many times within a minute, this one among them
     * @param unread how many they have not read, this one among them, counted up to a little more than is shown
     * @param byEmail whether they chose to hear of this kind by e-mail too
     * @param inBrowser whether they chose to have their browser show this kind
     */
    public record Told(UUID agentId, UUID id, int times, int unread, boolean byEmail, boolean inBrowser) {}

    /**
     * Adds a notification for everybody of an audience who sees the ticket, but its author, in one statement. Who has
     * not read one of the kind about the ticket that is younger than a minute is told by that one again.
     */
    public List<Told> add(
            Audience audience,
            @Nullable UUID author,
            NotificationKind kind,
            @Nullable UUID ticketId,
            Map<String, Object> data) {
        JSONB values = JSONB.valueOf(json.writeValueAsString(data));
        var addressed = name("addressed")
                .as(select(
                                AGENT.ID,
                                chosen(AGENT, kind.emailNotice()).as("by_email"),
                                chosen(AGENT.BROWSER_PREFERENCES, kind.emailNotice(), true)
                                        .as("in_browser"))
                        .from(AGENT)
                        .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                        .and(AGENT.ACTIVE.isTrue())
                        .and(author == null ? noCondition() : AGENT.ID.ne(author))
                        .and(belongsTo(audience))
                        .and(ticketId == null ? noCondition() : sees(ticketId)));
        Field<UUID> addressee = addressed.field(AGENT.ID);
        var repeated = name("repeated")
                .as(update(NOTIFICATION)
                        .set(NOTIFICATION.DATA, values)
                        .set(NOTIFICATION.TIMES, NOTIFICATION.TIMES.plus(1))
                        .where(NOTIFICATION.ACCOUNT_ID.eq(Tenant.id()))
                        .and(ticketId == null ? falseCondition() : NOTIFICATION.TICKET_ID.eq(ticketId))
                        .and(NOTIFICATION.AGENT_ID.in(select(addressee).from(addressed)))
                        .and(NOTIFICATION.KIND.eq(kind.name()))
                        .and(NOTIFICATION.READ_AT.isNull())
                        .and(NOTIFICATION.ID.ge(idOfAge(Notifications.TOGETHER)))
                        .returningResult(NOTIFICATION.AGENT_ID, NOTIFICATION.ID, NOTIFICATION.TIMES));
        var added = name("added")
                .as(insertInto(
                                NOTIFICATION,
                                NOTIFICATION.ACCOUNT_ID,
                                NOTIFICATION.AGENT_ID,
                                NOTIFICATION.KIND,
                                NOTIFICATION.TICKET_ID,
                                NOTIFICATION.DATA)
                        .select(select(
                                        val(Tenant.id()),
                                        addressee,
                                        val(kind.name()),
                                        val(ticketId, NOTIFICATION.TICKET_ID),
                                        val(values))
                                .from(addressed)
                                .where(addressee.notIn(select(repeated.field(NOTIFICATION.AGENT_ID))
                                        .from(repeated))))
                        .returningResult(NOTIFICATION.AGENT_ID, NOTIFICATION.ID, NOTIFICATION.TIMES));
        return sql.with(addressed, repeated, added)
                .select(
                        field(name("told", "agent_id"), UUID.class),
                        field(name("told", "id"), UUID.class),
                        field(name("told", "times"), Integer.class),
                        unreadBefore().plus(field(name("told", "fresh"), Integer.class)),
                        field(name("addressed", "by_email"), Boolean.class),
                        field(name("addressed", "in_browser"), Boolean.class))
                .from(addressed)
                .join(select(repeated.fields())
                        .select(inline(0).as("fresh"))
                        .from(repeated)
                        .unionAll(select(added.fields())
                                .select(inline(1).as("fresh"))
                                .from(added))
                        .asTable("told"))
                .on(field(name("told", "agent_id"), UUID.class).eq(addressee))
                .fetch(row ->
                        new Told(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    // As it was before the statement, so that what was added just now does not count.
    private static Field<Integer> unreadBefore() {
        var earlier = NOTIFICATION.as("earlier");
        return field(selectCount()
                .from(selectOne()
                        .from(earlier)
                        .where(earlier.ACCOUNT_ID.eq(Tenant.id()))
                        .and(earlier.AGENT_ID.eq(field(name("told", "agent_id"), UUID.class)))
                        .and(earlier.READ_AT.isNull())
                        .limit(Notifications.MOST_UNREAD)));
    }

    private static Condition sees(UUID ticketId) {
        return exists(selectOne()
                .from(TICKET)
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET.ID.eq(ticketId))
                .and(Sight.seenByAgent()));
    }

    private static Field<Boolean> chosen(Field<JSONB> preferences, EmailNotice notice, boolean byDefault) {
        return coalesce(
                field("({0} ->> {1})::boolean", Boolean.class, preferences, inline(notice.name())), inline(byDefault));
    }

    /** Whether an agent wants to hear of something by e-mail. */
    static Field<Boolean> chosen(Agent agent, EmailNotice notice) {
        return chosen(agent.EMAIL_PREFERENCES, notice, notice.byDefault());
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
            case Audience.Followers(UUID ticketId, Set<UUID> except) ->
                AGENT.ID
                        .in(select(TICKET_FOLLOWER.AGENT_ID)
                                .from(TICKET_FOLLOWER)
                                .where(TICKET_FOLLOWER.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                                .and(TICKET_FOLLOWER.TICKET_ID.eq(ticketId)))
                        .and(AGENT.ID.notIn(except));
            case Audience.Managers(UUID id) -> {
                var manager = AGENT.as("manager");
                var managers = select(DEPARTMENT_AGENT.AGENT_ID)
                        .from(DEPARTMENT_AGENT)
                        .join(manager)
                        .on(manager.ACCOUNT_ID.eq(DEPARTMENT_AGENT.ACCOUNT_ID))
                        .and(manager.ID.eq(DEPARTMENT_AGENT.AGENT_ID))
                        .and(manager.ACTIVE)
                        .where(DEPARTMENT_AGENT.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                        .and(DEPARTMENT_AGENT.DEPARTMENT_ID.eq(id))
                        .and(DEPARTMENT_AGENT.MANAGER.isTrue());
                yield AGENT.ID.in(managers).or(AGENT.IS_ADMINISTRATOR.isTrue().and(notExists(managers)));
            }
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
                        NOTIFICATION.TIMES,
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

    /** @param ticketId only what is about this ticket; null for all */
    public void readAll(UUID agentId, @Nullable UUID ticketId, OffsetDateTime now) {
        sql.update(NOTIFICATION)
                .set(NOTIFICATION.READ_AT, now)
                .where(ofAgent(agentId))
                .and(NOTIFICATION.READ_AT.isNull())
                .and(ticketId == null ? noCondition() : NOTIFICATION.TICKET_ID.eq(ticketId))
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
        return sql.deleteFrom(NOTIFICATION)
                .using(AGENT)
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(NOTIFICATION.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                .and(NOTIFICATION.AGENT_ID.eq(AGENT.ID))
                .and(NOTIFICATION.ID.lt(idOfAge(age)))
                .execute();
    }

    private static Field<UUID> idOfAge(Duration age) {
        return field("uuidv7(-{0}::interval)", UUID.class, val(DayToSecond.valueOf(age)));
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
                row.get(NOTIFICATION.TIMES),
                row.get(NOTIFICATION.CREATED_AT),
                row.get(NOTIFICATION.READ_AT));
    }
}
