package app.balcao.conversation.store;

import static app.balcao.conversation.store.ConversationRepository.at;
import static app.balcao.conversation.store.ConversationRepository.instant;
import static app.balcao.schema.Tables.CONVERSATION_OFFER;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.routing.Decision;
import app.balcao.conversation.routing.Offer;
import app.balcao.conversation.routing.Offer.Outcome;
import app.balcao.conversation.routing.OfferReason;
import app.balcao.platform.tenant.Tenant;
import java.time.Instant;
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

    /** An offer with how it was decided. */
    public record Explained(Offer offer, Decision decision) {}

    /** Begins to ring, with how it was decided; one that is taken without ringing expires when it begins. */
    public Offer insert(
            Conversation conversation,
            UUID agentId,
            Decision decision,
            @Nullable UUID offeredBy,
            Instant now,
            Instant until) {
        return sql.insertInto(CONVERSATION_OFFER)
                .set(CONVERSATION_OFFER.ACCOUNT_ID, Tenant.id())
                .set(CONVERSATION_OFFER.CONVERSATION_ID, conversation.id())
                .set(CONVERSATION_OFFER.QUEUE_ID, conversation.queueId())
                .set(CONVERSATION_OFFER.AGENT_ID, agentId)
                .set(CONVERSATION_OFFER.REASON, String.valueOf(decision.reason()))
                .set(CONVERSATION_OFFER.DECISION, JSONB.valueOf(json.writeValueAsString(decision)))
                .set(CONVERSATION_OFFER.OFFERED_BY, offeredBy)
                .set(CONVERSATION_OFFER.OFFERED_AT, at(now))
                .set(CONVERSATION_OFFER.EXPIRES_AT, at(until))
                .returning()
                .fetchSingle(OfferRepository::offer);
    }

    public void close(UUID id, Outcome outcome, Instant now) {
        sql.update(CONVERSATION_OFFER)
                .set(CONVERSATION_OFFER.OUTCOME, outcome.name())
                .set(CONVERSATION_OFFER.CLOSED_AT, at(now))
                .where(mine())
                .and(CONVERSATION_OFFER.ID.eq(id))
                .execute();
    }

    public Optional<Offer> find(UUID id) {
        return sql.selectFrom(CONVERSATION_OFFER)
                .where(mine())
                .and(CONVERSATION_OFFER.ID.eq(id))
                .fetchOptional(OfferRepository::offer);
    }

    /** What rings of a conversation. */
    public Optional<Offer> open(UUID conversationId) {
        return sql.selectFrom(CONVERSATION_OFFER)
                .where(mine())
                .and(CONVERSATION_OFFER.CONVERSATION_ID.eq(conversationId))
                .and(CONVERSATION_OFFER.OUTCOME.eq(inline(Outcome.OPEN.name())))
                .fetchOptional(OfferRepository::offer);
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

    /** All offers of a conversation in their order, with how each was decided. */
    public List<Explained> explained(UUID conversationId) {
        return sql.selectFrom(CONVERSATION_OFFER)
                .where(mine())
                .and(CONVERSATION_OFFER.CONVERSATION_ID.eq(conversationId))
                .orderBy(CONVERSATION_OFFER.ID)
                .fetch(row -> new Explained(
                        offer(row), json.readValue(row.getDecision().data(), Decision.class)));
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
