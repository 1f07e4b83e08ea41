package app.balcao.conversation.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.AGENT_CHAT_STATUS;
import static app.balcao.schema.Tables.CONVERSATION;
import static app.balcao.schema.Tables.CONVERSATION_OFFER;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static app.balcao.schema.Tables.QUEUE;
import static org.jooq.impl.DSL.inline;

import app.balcao.conversation.desk.AskedTransfer;
import app.balcao.conversation.routing.Offer.Outcome;
import app.balcao.conversation.routing.OfferReason;
import app.balcao.people.ChatStatus;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Named;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** To whom conversations can be passed on. */
@Repository
public class TransferReads {

    private final DSLContext sql;

    TransferReads(DSLContext sql) {
        this.sql = sql;
    }

    /** A department that has a chat, with the queue in which a conversation then waits. */
    public record Target(UUID departmentId, String name, UUID queueId) {}

    public Optional<Target> department(UUID departmentId) {
        return sql.select(DEPARTMENT.ID, DEPARTMENT.NAME, QUEUE.ID)
                .from(DEPARTMENT)
                .join(QUEUE)
                .on(QUEUE.ACCOUNT_ID.eq(DEPARTMENT.ACCOUNT_ID))
                .and(QUEUE.DEPARTMENT_ID.eq(DEPARTMENT.ID))
                .and(QUEUE.NAME.isNull())
                .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT.ID.eq(departmentId))
                .and(DEPARTMENT.ACTIVE)
                .and(DEPARTMENT.OFFERS_CHAT)
                .fetchOptional(row -> new Target(row.value1(), row.value2(), row.value3()));
    }

    /** Departments that have a chat, by name. */
    public List<Named> departments() {
        return sql.select(DEPARTMENT.ID, DEPARTMENT.NAME)
                .from(DEPARTMENT)
                .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT.ACTIVE)
                .and(DEPARTMENT.OFFERS_CHAT)
                .orderBy(DEPARTMENT.NAME, DEPARTMENT.ID)
                .fetch(row -> new Named(row.value1(), row.value2()));
    }

    /** Who could take a conversation of a department now, by name. */
    public List<Named> agents(UUID departmentId) {
        return sql.select(AGENT.ID, AGENT.NAME)
                .from(AGENT)
                .join(DEPARTMENT_AGENT)
                .on(DEPARTMENT_AGENT.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                .and(DEPARTMENT_AGENT.AGENT_ID.eq(AGENT.ID))
                .join(AGENT_CHAT_STATUS)
                .on(AGENT_CHAT_STATUS.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                .and(AGENT_CHAT_STATUS.AGENT_ID.eq(AGENT.ID))
                .where(canTake(departmentId))
                .orderBy(AGENT.NAME, AGENT.ID)
                .fetch(row -> new Named(row.value1(), row.value2()));
    }

    /** Whether an agent attends the chat of a department, and is there. */
    public boolean canTake(UUID agentId, UUID departmentId) {
        return sql.fetchExists(sql.selectOne()
                .from(AGENT)
                .join(DEPARTMENT_AGENT)
                .on(DEPARTMENT_AGENT.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                .and(DEPARTMENT_AGENT.AGENT_ID.eq(AGENT.ID))
                .join(AGENT_CHAT_STATUS)
                .on(AGENT_CHAT_STATUS.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                .and(AGENT_CHAT_STATUS.AGENT_ID.eq(AGENT.ID))
                .where(canTake(departmentId))
                .and(AGENT.ID.eq(agentId)));
    }

    /** What an agent is asked to take now, the first first. */
    public List<AskedTransfer> asked(UUID agentId, Instant now) {
        var from = AGENT.as("from");
        return sql.select(
                        CONVERSATION_OFFER.ID,
                        CONVERSATION.ID,
                        CONVERSATION.NUMBER,
                        from.NAME,
                        CONVERSATION.CUSTOMER_NAME)
                .from(CONVERSATION_OFFER)
                .join(CONVERSATION)
                .on(CONVERSATION.ACCOUNT_ID.eq(CONVERSATION_OFFER.ACCOUNT_ID))
                .and(CONVERSATION.ID.eq(CONVERSATION_OFFER.CONVERSATION_ID))
                .join(from)
                .on(from.ACCOUNT_ID.eq(CONVERSATION_OFFER.ACCOUNT_ID))
                .and(from.ID.eq(CONVERSATION_OFFER.OFFERED_BY))
                .where(CONVERSATION_OFFER.ACCOUNT_ID.eq(Tenant.id()))
                .and(CONVERSATION_OFFER.AGENT_ID.eq(agentId))
                // Written out, for the partial index.
                .and(CONVERSATION_OFFER.OUTCOME.eq(inline(Outcome.OPEN.name())))
                .and(CONVERSATION_OFFER.REASON.eq(OfferReason.TRANSFER.name()))
                .and(CONVERSATION_OFFER.EXPIRES_AT.gt(now.atOffset(ZoneOffset.UTC)))
                .orderBy(CONVERSATION_OFFER.ID)
                .fetch(row -> new AskedTransfer(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    /** Whether an agent is asked to take a conversation. */
    public boolean asked(UUID conversationId, UUID agentId) {
        return offered(conversationId, agentId, List.of(Outcome.OPEN.name()));
    }

    /** Whether an agent is asked to take a conversation, or took it at some time. */
    public boolean offered(UUID conversationId, UUID agentId) {
        return offered(conversationId, agentId, List.of(Outcome.OPEN.name(), Outcome.ACCEPTED.name()));
    }

    private boolean offered(UUID conversationId, UUID agentId, List<String> outcomes) {
        return sql.fetchExists(
                CONVERSATION_OFFER,
                CONVERSATION_OFFER
                        .ACCOUNT_ID
                        .eq(Tenant.id())
                        .and(CONVERSATION_OFFER.CONVERSATION_ID.eq(conversationId))
                        .and(CONVERSATION_OFFER.OUTCOME.in(outcomes))
                        .and(CONVERSATION_OFFER.AGENT_ID.eq(agentId)));
    }

    private static Condition canTake(UUID departmentId) {
        return AGENT.ACCOUNT_ID
                .eq(Tenant.id())
                .and(AGENT.ACTIVE)
                .and(DEPARTMENT_AGENT.DEPARTMENT_ID.eq(departmentId))
                .and(DEPARTMENT_AGENT.CHAT)
                .and(AGENT_CHAT_STATUS.STATUS.ne(ChatStatus.OFFLINE.name()));
    }
}
