package app.balcao.conversation.store;

import static app.balcao.conversation.store.ConversationRepository.at;
import static app.balcao.conversation.store.ConversationRepository.instant;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CONVERSATION;
import static app.balcao.schema.Tables.CONVERSATION_OFFER;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.boolOr;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationState;
import app.balcao.conversation.routing.Decision;
import app.balcao.conversation.routing.Offer;
import app.balcao.conversation.routing.Offer.Outcome;
import app.balcao.conversation.routing.OfferReason;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.ConversationOfferRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What rings, or rang, at agents. The conversation is locked by who changes its offers. */
@Repository
public class OfferRepository {

    private final DSLContext sql;
    private final JsonMapper json;

    OfferRepository(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** How an agent answered the offers of a conversation. */
    public record Missed(int offers, Instant last) {}

    /** An agent who was asked to take a conversation that rings at everybody (DST-4). */
    public record Asked(UUID conversationId, UUID agentId, int missed, boolean rings) {}

    /** An offer with whose it was, and how it was decided. */
    public record Explained(Offer offer, String agentName, Decision decision) {}

    /** Begins to ring, with how it was decided; one that is taken without ringing expires when it begins. */
    public Offer insert(
            Conversation conversation,
            UUID agentId,
            Decision decision,
            @Nullable UUID offeredBy,
            Instant now,
            Instant until) {
        return sql.insertInto(CONVERSATION_OFFER)
                .set(row(conversation, agentId, decision, offeredBy, now, until))
                .returning()
                .fetchSingle(OfferRepository::offer);
    }

    /** Begins to ring at each of them, in their order, with how that was decided for each. */
    public List<Offer> insert(Conversation conversation, Map<UUID, Decision> decisions, Instant now, Instant until) {
        return sql.insertInto(CONVERSATION_OFFER)
                .set(decisions.entrySet().stream()
                        .map(each -> row(conversation, each.getKey(), each.getValue(), null, now, until))
                        .toList())
                .returning()
                .fetch(OfferRepository::offer);
    }

    private ConversationOfferRecord row(
            Conversation conversation,
            UUID agentId,
            Decision decision,
            @Nullable UUID offeredBy,
            Instant now,
            Instant until) {
        ConversationOfferRecord row = new ConversationOfferRecord();
        row.setAccountId(Tenant.id());
        row.setConversationId(conversation.id());
        row.setQueueId(conversation.queueId());
        row.setAgentId(agentId);
        row.setReason(String.valueOf(decision.reason()));
        row.setDecision(JSONB.valueOf(json.writeValueAsString(decision)));
        row.setOfferedBy(offeredBy);
        row.setOfferedAt(at(now));
        row.setExpiresAt(at(until));
        return row;
    }

    public void close(UUID id, Outcome outcome, Instant now) {
        close(List.of(id), outcome, now);
    }

    public void close(Collection<UUID> ids, Outcome outcome, Instant now) {
        sql.update(CONVERSATION_OFFER)
                .set(CONVERSATION_OFFER.OUTCOME, outcome.name())
                .set(CONVERSATION_OFFER.CLOSED_AT, at(now))
                .where(mine())
                .and(CONVERSATION_OFFER.ID.eq(any(ids.toArray(UUID[]::new))))
                .execute();
    }

    public Optional<Offer> find(UUID id) {
        return sql.selectFrom(CONVERSATION_OFFER)
                .where(mine())
                .and(CONVERSATION_OFFER.ID.eq(id))
                .fetchOptional(OfferRepository::offer);
    }

    /** At whom a conversation rings, the first one first; or who is asked to take it over from its agent. */
    public List<Offer> open(UUID conversationId) {
        return sql.selectFrom(CONVERSATION_OFFER)
                .where(mine())
                .and(CONVERSATION_OFFER.CONVERSATION_ID.eq(conversationId))
                .and(CONVERSATION_OFFER.OUTCOME.eq(inline(Outcome.OPEN.name())))
                .orderBy(CONVERSATION_OFFER.ID)
                .fetch(OfferRepository::offer);
    }

    /** What rings at an agent. */
    public List<Offer> ringingAt(UUID agentId) {
        return sql.selectFrom(CONVERSATION_OFFER)
                .where(mine())
                .and(CONVERSATION_OFFER.AGENT_ID.eq(agentId))
                .and(CONVERSATION_OFFER.OUTCOME.eq(inline(Outcome.OPEN.name())))
                .fetch(OfferRepository::offer);
    }

    /** Whether a conversation was ever offered to an agent. */
    public boolean wasOffered(UUID conversationId, UUID agentId) {
        return sql.fetchExists(
                CONVERSATION_OFFER,
                mine().and(CONVERSATION_OFFER.CONVERSATION_ID.eq(conversationId))
                        .and(CONVERSATION_OFFER.AGENT_ID.eq(agentId)));
    }

    public int howMany(UUID conversationId, Outcome outcome) {
        return sql.fetchCount(
                CONVERSATION_OFFER,
                mine().and(CONVERSATION_OFFER.CONVERSATION_ID.eq(conversationId))
                        .and(CONVERSATION_OFFER.OUTCOME.eq(inline(outcome.name()))));
    }

    /** Who has not answered a conversation, or declined it, since it came to its queue. */
    public Map<UUID, Missed> missed(Conversation conversation) {
        return sql.select(CONVERSATION_OFFER.AGENT_ID, count(), max(CONVERSATION_OFFER.CLOSED_AT))
                .from(CONVERSATION_OFFER)
                .where(mine())
                .and(CONVERSATION_OFFER.CONVERSATION_ID.eq(conversation.id()))
                .and(CONVERSATION_OFFER.QUEUE_ID.eq(conversation.queueId()))
                .and(CONVERSATION_OFFER.OUTCOME.in(inline(Outcome.MISSED.name()), inline(Outcome.DECLINED.name())))
                .and(CONVERSATION_OFFER.OFFERED_AT.ge(at(conversation.waitingSince())))
                .groupBy(CONVERSATION_OFFER.AGENT_ID)
                .fetchMap(
                        CONVERSATION_OFFER.AGENT_ID,
                        row -> new Missed(row.value2(), row.value3().toInstant()));
    }

    /**
     * Who has been asked to take each conversation of a queue that rings at everybody, who has waited longest first. Those
     * are nobody's, of which there are no more than agents have room for, however many wait.
     */
    public List<Asked> askedByAll(UUID queueId) {
        Condition asked = CONVERSATION_OFFER
                .OUTCOME
                .in(inline(Outcome.MISSED.name()), inline(Outcome.DECLINED.name()))
                .and(CONVERSATION_OFFER.OFFERED_AT.ge(CONVERSATION.WAITING_SINCE));
        Condition rings = CONVERSATION_OFFER.OUTCOME.eq(inline(Outcome.OPEN.name()));
        return sql.select(CONVERSATION.ID, CONVERSATION_OFFER.AGENT_ID, count().filterWhere(asked), boolOr(rings))
                .from(CONVERSATION)
                .join(CONVERSATION_OFFER)
                .on(CONVERSATION_OFFER.ACCOUNT_ID.eq(CONVERSATION.ACCOUNT_ID))
                .and(CONVERSATION_OFFER.CONVERSATION_ID.eq(CONVERSATION.ID))
                .and(CONVERSATION_OFFER.QUEUE_ID.eq(CONVERSATION.QUEUE_ID))
                .where(CONVERSATION.ACCOUNT_ID.eq(Tenant.id()))
                .and(CONVERSATION.AGENT_ID.isNull())
                .and(CONVERSATION.STATE.eq(inline(ConversationState.RINGING.name())))
                .and(CONVERSATION.QUEUE_ID.eq(queueId))
                .groupBy(CONVERSATION.ACCOUNT_ID, CONVERSATION.ID, CONVERSATION_OFFER.AGENT_ID)
                .orderBy(CONVERSATION.WAITING_SINCE, CONVERSATION.ID)
                .fetch(row -> new Asked(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** All offers of a conversation in their order, with how each was decided. */
    public List<Explained> explained(UUID conversationId) {
        return sql.select(CONVERSATION_OFFER.fields())
                .select(AGENT.NAME)
                .from(CONVERSATION_OFFER)
                .join(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(CONVERSATION_OFFER.ACCOUNT_ID))
                .and(AGENT.ID.eq(CONVERSATION_OFFER.AGENT_ID))
                .where(mine())
                .and(CONVERSATION_OFFER.CONVERSATION_ID.eq(conversationId))
                .orderBy(CONVERSATION_OFFER.ID)
                .fetch(row -> new Explained(
                        offer(row),
                        row.get(AGENT.NAME),
                        json.readValue(row.get(CONVERSATION_OFFER.DECISION).data(), Decision.class)));
    }

    private static Condition mine() {
        return CONVERSATION_OFFER.ACCOUNT_ID.eq(Tenant.id());
    }

    private static Offer offer(Record row) {
        return new Offer(
                row.get(CONVERSATION_OFFER.ID),
                row.get(CONVERSATION_OFFER.CONVERSATION_ID),
                row.get(CONVERSATION_OFFER.QUEUE_ID),
                row.get(CONVERSATION_OFFER.AGENT_ID),
                OfferReason.valueOf(row.get(CONVERSATION_OFFER.REASON)),
                row.get(CONVERSATION_OFFER.OFFERED_BY),
                row.get(CONVERSATION_OFFER.OFFERED_AT).toInstant(),
                row.get(CONVERSATION_OFFER.EXPIRES_AT).toInstant(),
                Outcome.valueOf(row.get(CONVERSATION_OFFER.OUTCOME)),
                instant(row.get(CONVERSATION_OFFER.CLOSED_AT)));
    }
}
