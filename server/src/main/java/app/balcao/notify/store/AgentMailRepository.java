package app.balcao.notify.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.NOTIFICATION_EMAIL;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_MESSAGE;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import app.balcao.notify.NotificationKind;
import app.balcao.people.ActingAgent;
import app.balcao.people.EmailNotice;
import app.balcao.people.PersonalDataMask;
import app.balcao.people.Sight;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.TicketKind;
import app.balcao.ticket.TicketStanding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Mails to agents while they are gathered: one row per agent, kind and ticket. */
@Repository
public class AgentMailRepository {

    private static final TypeReference<List<Map<String, Object>>> ENTRIES = new TypeReference<>() {};

    private final DSLContext sql;
    private final JsonMapper json;

    AgentMailRepository(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /**
     * What is to be told.
     *
     * @param entries the data of each notification, oldest first; at least one
     * @param ticket what it is about, as it is now; null when it is about no ticket
     */
    public record Gathered(
            UUID agentId,
            NotificationKind kind,
            List<Map<String, Object>> entries,
            @Nullable GatheredTicket ticket) {

        /** The same, as the agent may read it (PRV-3). */
        public Gathered readBy(ActingAgent reader) {
            return new Gathered(
                    agentId,
                    kind,
                    entries.stream()
                            .map(each -> PersonalDataMask.inValues(reader, each))
                            .toList(),
                    ticket);
        }
    }

    /** A ticket as a mail names it. */
    public record GatheredTicket(UUID id, long number, String subject, TicketStanding standing) {}

    /** Adds an entry to the mail of each agent, and begins one for who has none; answers those begun. */
    public List<UUID> gather(
            List<UUID> agentIds, NotificationKind kind, @Nullable UUID ticketId, Map<String, Object> data) {
        JSONB entries = JSONB.valueOf(json.writeValueAsString(List.of(data)));
        // In one order, so that two that gather for the same agents do not wait for each other.
        var rows = agentIds.stream()
                .sorted()
                .map(agentId -> row(
                        val(Tenant.id()),
                        val(agentId),
                        val(kind.name()),
                        val(ticketId, NOTIFICATION_EMAIL.TICKET_ID),
                        val(entries)))
                .toList();
        var begun = field("xmax = 0", Boolean.class);
        return sql
                .insertInto(
                        NOTIFICATION_EMAIL,
                        NOTIFICATION_EMAIL.ACCOUNT_ID,
                        NOTIFICATION_EMAIL.AGENT_ID,
                        NOTIFICATION_EMAIL.KIND,
                        NOTIFICATION_EMAIL.TICKET_ID,
                        NOTIFICATION_EMAIL.ENTRIES)
                .valuesOfRows(rows)
                .onConflict(
                        NOTIFICATION_EMAIL.ACCOUNT_ID,
                        NOTIFICATION_EMAIL.AGENT_ID,
                        NOTIFICATION_EMAIL.KIND,
                        NOTIFICATION_EMAIL.TICKET_ID)
                .doUpdate()
                .set(
                        NOTIFICATION_EMAIL.ENTRIES,
                        field(
                                "{0} || {1}",
                                JSONB.class, NOTIFICATION_EMAIL.ENTRIES, excluded(NOTIFICATION_EMAIL.ENTRIES)))
                .returningResult(NOTIFICATION_EMAIL.ID, begun)
                .fetch()
                .stream()
                .filter(row -> row.value2())
                .map(row -> row.value1())
                .toList();
    }

    /** Takes what was gathered away, so that what comes later begins a new mail; absent when somebody has. */
    public Optional<Gathered> take(UUID id) {
        return sql.deleteFrom(NOTIFICATION_EMAIL)
                .where(NOTIFICATION_EMAIL.ACCOUNT_ID.eq(Tenant.id()))
                .and(NOTIFICATION_EMAIL.ID.eq(id))
                .returningResult(
                        NOTIFICATION_EMAIL.AGENT_ID,
                        NOTIFICATION_EMAIL.KIND,
                        NOTIFICATION_EMAIL.ENTRIES,
                        NOTIFICATION_EMAIL.TICKET_ID)
                .fetchOptional(row -> new Gathered(
                        row.value1(),
                        NotificationKind.valueOf(row.value2()),
                        json.readValue(row.value3().data(), ENTRIES),
                        row.value4() == null ? null : ticket(row.value4())));
    }

    /** Whether an agent wants to hear of something by e-mail. */
    public boolean chose(UUID agentId, EmailNotice notice) {
        return sql.select(NotificationRepository.chosen(AGENT, notice))
                .from(AGENT)
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.eq(agentId))
                .fetchSingle()
                .value1();
    }

    /** A ticket as a mail names it; there must be one. */
    public GatheredTicket ticket(UUID id) {
        return sql.select(
                        TICKET.ID,
                        TICKET.NUMBER,
                        TICKET.SUBJECT,
                        TICKET.DEPARTMENT_ID,
                        TICKET.AGENT_ID,
                        TICKET.KIND,
                        TICKET.CREATED_BY,
                        TICKET.REPRESENTED_DEPARTMENT_ID)
                .from(TICKET)
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET.ID.eq(id))
                .fetchSingle(row -> new GatheredTicket(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        new TicketStanding(
                                row.value4(),
                                row.value5(),
                                TicketKind.valueOf(row.value6()) == TicketKind.INTERNAL
                                        ? new Sight.Requester(row.value7(), row.value8())
                                        : null)));
    }

    /** The text of a message of a ticket; absent when there is none. */
    public Optional<String> messageHtml(UUID ticketId, UUID messageId) {
        return sql.select(TICKET_MESSAGE.HTML)
                .from(TICKET_MESSAGE)
                .where(TICKET_MESSAGE.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_MESSAGE.TICKET_ID.eq(ticketId))
                .and(TICKET_MESSAGE.ID.eq(messageId))
                .fetchOptional(TICKET_MESSAGE.HTML);
    }
}
