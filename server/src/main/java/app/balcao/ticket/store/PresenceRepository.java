package app.balcao.ticket.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.TICKET_PRESENCE;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.max;

import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.TicketMessage;
import app.balcao.ticket.TicketPresence.Kind;
import app.balcao.ticket.TicketPresence.Present;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Who has which ticket open. */
@Repository
public class PresenceRepository {

    private final DSLContext sql;

    PresenceRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Others than an agent who were there since a time; who writes an answer in one tab and looks in another, writes. */
    public List<Present> others(UUID ticketId, UUID agentId, OffsetDateTime since) {
        var writing = max(TICKET_PRESENCE.WRITING);
        return sql.select(AGENT.ID, AGENT.NAME, AGENT.PHOTO_ID, writing)
                .from(TICKET_PRESENCE)
                .join(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(TICKET_PRESENCE.ACCOUNT_ID))
                .and(AGENT.ID.eq(TICKET_PRESENCE.AGENT_ID))
                .where(TICKET_PRESENCE.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_PRESENCE.TICKET_ID.eq(ticketId))
                .and(TICKET_PRESENCE.AGENT_ID.ne(agentId))
                .and(TICKET_PRESENCE.SEEN_AT.gt(since))
                .groupBy(AGENT.ACCOUNT_ID, AGENT.ID)
                .orderBy(function("fold", String.class, AGENT.NAME), AGENT.ID)
                .fetch(row -> new Present(
                        row.value1(),
                        row.value2(),
                        row.value3() == null ? null : TicketMessage.attachmentUrl(row.value3()),
                        row.value4() == null ? null : Kind.valueOf(row.value4())));
    }

    /**
     * Keeps that a tab shows a ticket.
     *
     * @param since before it, the tab was silent for too long
     * @return whether that changes what others see
     */
    public boolean put(
            UUID ticketId, UUID agentId, String tab, @Nullable Kind writing, OffsetDateTime now, OffsetDateTime since) {
        String kind = writing == null ? null : writing.name();
        boolean same = sql.update(TICKET_PRESENCE)
                        .set(TICKET_PRESENCE.SEEN_AT, now)
                        .where(is(ticketId, agentId, tab))
                        .and(TICKET_PRESENCE.SEEN_AT.gt(since))
                        .and(TICKET_PRESENCE.WRITING.isNotDistinctFrom(kind))
                        .execute()
                == 1;
        if (!same) {
            sql.insertInto(TICKET_PRESENCE)
                    .set(TICKET_PRESENCE.ACCOUNT_ID, Tenant.id())
                    .set(TICKET_PRESENCE.TICKET_ID, ticketId)
                    .set(TICKET_PRESENCE.AGENT_ID, agentId)
                    .set(TICKET_PRESENCE.TAB, tab)
                    .set(TICKET_PRESENCE.WRITING, kind)
                    .set(TICKET_PRESENCE.SEEN_AT, now)
                    .onConflict(
                            TICKET_PRESENCE.ACCOUNT_ID,
                            TICKET_PRESENCE.TICKET_ID,
                            TICKET_PRESENCE.AGENT_ID,
                            TICKET_PRESENCE.TAB)
                    .doUpdate()
                    .set(TICKET_PRESENCE.WRITING, kind)
                    .set(TICKET_PRESENCE.SEEN_AT, now)
                    .execute();
        }
        return !same;
    }

    /** @return whether it was there */
    public boolean remove(UUID ticketId, UUID agentId, String tab) {
        return sql.deleteFrom(TICKET_PRESENCE).where(is(ticketId, agentId, tab)).execute() == 1;
    }

    public void removeOlder(OffsetDateTime time) {
        sql.deleteFrom(TICKET_PRESENCE)
                .where(TICKET_PRESENCE.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_PRESENCE.SEEN_AT.lt(time))
                .execute();
    }

    private static Condition is(UUID ticketId, UUID agentId, String tab) {
        return TICKET_PRESENCE
                .ACCOUNT_ID
                .eq(Tenant.id())
                .and(TICKET_PRESENCE.TICKET_ID.eq(ticketId))
                .and(TICKET_PRESENCE.AGENT_ID.eq(agentId))
                .and(TICKET_PRESENCE.TAB.eq(tab));
    }
}
