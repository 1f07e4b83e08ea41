package app.balcao.conversation.store;

import static app.balcao.conversation.store.ConversationRepository.at;
import static app.balcao.conversation.store.ConversationRepository.instant;
import static app.balcao.schema.Tables.CONVERSATION;
import static app.balcao.schema.Tables.CONVERSATION_OFFER;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;

import app.balcao.conversation.ConversationState;
import app.balcao.conversation.QueuePlaces.QueuePlace;
import app.balcao.conversation.routing.Offer.Outcome;
import app.balcao.platform.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Where in their queues conversations stand. */
@Repository
public class QueuePlaceRepository {

    // Of the last ones that were answered; fewer than the least say nothing about the next.
    private static final int RECENT = 20;
    private static final int LEAST = 3;
    private static final Duration LATELY = Duration.ofHours(1);

    private final DSLContext sql;

    QueuePlaceRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** How many wait, or ring, in each department. */
    public Map<UUID, Integer> waiting() {
        return sql.select(CONVERSATION.DEPARTMENT_ID, count())
                .from(CONVERSATION)
                .where(CONVERSATION.ACCOUNT_ID.eq(Tenant.id()))
                .and(CONVERSATION.STATE.in(
                        inline(ConversationState.WAITING.name()), inline(ConversationState.RINGING.name())))
                .groupBy(CONVERSATION.DEPARTMENT_ID)
                .fetchMap(CONVERSATION.DEPARTMENT_ID, count());
    }

    /** The places of those that wait, or ring. Each queue is gone through once, however many of it are asked for. */
    public Map<UUID, QueuePlace> places(Collection<UUID> ids, Instant now) {
        Condition asked =
                CONVERSATION.ACCOUNT_ID.eq(Tenant.id()).and(CONVERSATION.ID.eq(any(ids.toArray(UUID[]::new))));
        var queues = name("queues")
                .as(selectDistinct(CONVERSATION.QUEUE_ID.as("queue"))
                        .from(CONVERSATION)
                        .where(asked)
                        .and(CONVERSATION.STATE.in(
                                inline(ConversationState.WAITING.name()), inline(ConversationState.RINGING.name()))));
        var queue = queues.field("queue", UUID.class);
        var line = name("line")
                .as(select(
                                CONVERSATION.ID.as("id"),
                                rowNumber()
                                        .over()
                                        .partitionBy(CONVERSATION.QUEUE_ID)
                                        .orderBy(CONVERSATION.WAITING_SINCE, CONVERSATION.ID)
                                        .as("place"))
                        .from(queues)
                        .join(CONVERSATION)
                        .on(CONVERSATION.QUEUE_ID.eq(queue))
                        .where(CONVERSATION.ACCOUNT_ID.eq(Tenant.id()))
                        .and(CONVERSATION.STATE.eq(inline(ConversationState.WAITING.name()))));
        var recent = select(CONVERSATION_OFFER.CLOSED_AT.as("closed"))
                .from(CONVERSATION_OFFER)
                .where(CONVERSATION_OFFER.ACCOUNT_ID.eq(Tenant.id()))
                .and(CONVERSATION_OFFER.QUEUE_ID.eq(queue))
                .and(CONVERSATION_OFFER.OUTCOME.eq(inline(Outcome.ACCEPTED.name())))
                .and(CONVERSATION_OFFER.CLOSED_AT.gt(at(now.minus(LATELY))))
                .orderBy(CONVERSATION_OFFER.CLOSED_AT.desc())
                .limit(RECENT)
                .asTable("recent");
        var pace = lateral(select(
                                count().as("answered"),
                                min(recent.field("closed", OffsetDateTime.class))
                                        .as("since"))
                        .from(recent))
                .as("pace");
        var place = line.field("place", Integer.class);
        var answered = pace.field("answered", Integer.class);
        var since = pace.field("since", OffsetDateTime.class);
        return sql.with(queues)
                .with(line)
                .select(CONVERSATION.ID, place, answered, since)
                .from(CONVERSATION)
                .join(queues)
                .on(queue.eq(CONVERSATION.QUEUE_ID))
                .crossJoin(pace)
                .leftJoin(line)
                .on(line.field("id", UUID.class).eq(CONVERSATION.ID))
                .where(asked)
                .and(CONVERSATION.STATE.in(
                        inline(ConversationState.WAITING.name()), inline(ConversationState.RINGING.name())))
                .fetchMap(
                        CONVERSATION.ID,
                        row -> place(
                                row.value2() == null ? 1 : row.value2(), row.value3(), instant(row.value4()), now));
    }

    private static QueuePlace place(int position, int answered, @Nullable Instant since, Instant now) {
        if (answered < LEAST || since == null) {
            return new QueuePlace(position, null);
        }
        long each = Duration.between(since, now).toSeconds() / answered;
        return new QueuePlace(
                position,
                Math.toIntExact(Math.min(position * each, Duration.ofDays(1).toSeconds())));
    }
}
