package app.balcao.channel.webchat.store;

import static app.balcao.schema.Tables.VISITOR;
import static app.balcao.schema.Tables.VISITOR_NODE;
import static app.balcao.schema.Tables.VISITOR_PRESENCE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.select;

import app.balcao.platform.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of who is connected, and to which node. */
@Repository
public class VisitorPresenceRepository {

    /** How long a page that is loaded anew may take. */
    private static final Duration RELOAD = Duration.ofSeconds(10);

    // A node says that it runs more often than this, while it has visitors.
    private static final Duration FRESH_NODE = Duration.ofSeconds(30);
    private static final Duration SILENT_NODE = Duration.ofSeconds(60);
    private static final Duration DEAD_NODE = Duration.ofHours(1);

    private final DSLContext sql;

    VisitorPresenceRepository(DSLContext sql) {
        this.sql = sql;
    }

    public void arrived(UUID visitorId, UUID node, Instant now) {
        sql.insertInto(VISITOR_NODE)
                .set(VISITOR_NODE.ACCOUNT_ID, Tenant.id())
                .set(VISITOR_NODE.ID, node)
                .set(VISITOR_NODE.SEEN_AT, at(now))
                .onConflict(VISITOR_NODE.ACCOUNT_ID, VISITOR_NODE.ID)
                .doUpdate()
                .set(VISITOR_NODE.SEEN_AT, at(now))
                // It says nothing for accounts without visitors: the first who comes must not count as on a node that
                // fell.
                .where(VISITOR_NODE.SEEN_AT.lt(at(now.minus(FRESH_NODE))))
                .execute();
        sql.insertInto(VISITOR_PRESENCE)
                .set(VISITOR_PRESENCE.ACCOUNT_ID, Tenant.id())
                .set(VISITOR_PRESENCE.VISITOR_ID, visitorId)
                .set(VISITOR_PRESENCE.NODE_ID, node)
                .onConflictDoNothing()
                .execute();
        sql.update(VISITOR)
                .set(VISITOR.PRESENT, true)
                .setNull(VISITOR.GONE_AT)
                .where(VISITOR.ACCOUNT_ID.eq(Tenant.id()))
                .and(VISITOR.ID.eq(visitorId))
                .and(VISITOR.PRESENT.isFalse().or(VISITOR.GONE_AT.isNotNull()))
                .execute();
    }

    public void left(UUID visitorId, UUID node, Instant now) {
        sql.deleteFrom(VISITOR_PRESENCE)
                .where(VISITOR_PRESENCE.ACCOUNT_ID.eq(Tenant.id()))
                .and(VISITOR_PRESENCE.VISITOR_ID.eq(visitorId))
                .and(VISITOR_PRESENCE.NODE_ID.eq(node))
                .execute();
        sql.update(VISITOR)
                .set(VISITOR.LAST_SEEN_AT, at(now))
                .set(VISITOR.GONE_AT, at(now))
                .where(VISITOR.ACCOUNT_ID.eq(Tenant.id()))
                .and(VISITOR.ID.eq(visitorId))
                .and(not(connected(now)))
                .execute();
    }

    /**
     * This node runs; those that fell long ago are forgotten, with what they left.
     *
     * @return whether it was silent for so long that others took it for one that fell
     */
    public boolean beat(UUID node, Instant now) {
        boolean silent = !sql.fetchExists(
                VISITOR_NODE,
                VISITOR_NODE
                        .ACCOUNT_ID
                        .eq(Tenant.id())
                        .and(VISITOR_NODE.ID.eq(node))
                        .and(VISITOR_NODE.SEEN_AT.gt(at(now.minus(SILENT_NODE)))));
        sql.insertInto(VISITOR_NODE)
                .set(VISITOR_NODE.ACCOUNT_ID, Tenant.id())
                .set(VISITOR_NODE.ID, node)
                .set(VISITOR_NODE.SEEN_AT, at(now))
                .onConflict(VISITOR_NODE.ACCOUNT_ID, VISITOR_NODE.ID)
                .doUpdate()
                .set(VISITOR_NODE.SEEN_AT, at(now))
                .execute();
        sql.deleteFrom(VISITOR_NODE)
                .where(VISITOR_NODE.ACCOUNT_ID.eq(Tenant.id()))
                .and(VISITOR_NODE.SEEN_AT.lt(at(now.minus(DEAD_NODE))))
                .execute();
        return silent;
    }

    /** Notes as there who is connected to a node, and was taken for gone; says who they are. */
    public List<UUID> backOn(UUID node) {
        return sql.update(VISITOR)
                .set(VISITOR.PRESENT, true)
                .setNull(VISITOR.GONE_AT)
                .from(VISITOR_PRESENCE)
                .where(VISITOR.ACCOUNT_ID.eq(Tenant.id()))
                .and(VISITOR.PRESENT.isFalse())
                .and(VISITOR_PRESENCE.ACCOUNT_ID.eq(VISITOR.ACCOUNT_ID))
                .and(VISITOR_PRESENCE.VISITOR_ID.eq(VISITOR.ID))
                .and(VISITOR_PRESENCE.NODE_ID.eq(node))
                .returningResult(VISITOR.ID)
                .fetch(row -> row.value1());
    }

    /** Notes who did not come back, and says who they were. */
    public List<UUID> goneFor(Instant now) {
        return sql.update(VISITOR)
                .set(VISITOR.PRESENT, false)
                .where(VISITOR.ACCOUNT_ID.eq(Tenant.id()))
                .and(VISITOR.PRESENT)
                .and(not(here(now)))
                .returningResult(VISITOR.ID)
                .fetch(row -> row.value1());
    }

    /** Whether any visitor of the account is noted as there. */
    public boolean anybody() {
        return sql.fetchExists(VISITOR, VISITOR.ACCOUNT_ID.eq(Tenant.id()).and(VISITOR.PRESENT));
    }

    /** Whether a node that runs has a visitor. */
    public boolean connected(UUID visitorId, Instant now) {
        return sql.fetchExists(
                VISITOR,
                VISITOR.ACCOUNT_ID.eq(Tenant.id()).and(VISITOR.ID.eq(visitorId)).and(connected(now)));
    }

    /** Some of those who are connected to a node, in order. */
    public List<UUID> connected(UUID node, @Nullable UUID after, int limit) {
        return sql.select(VISITOR_PRESENCE.VISITOR_ID)
                .from(VISITOR_PRESENCE)
                .where(VISITOR_PRESENCE.ACCOUNT_ID.eq(Tenant.id()))
                .and(VISITOR_PRESENCE.NODE_ID.eq(node))
                .and(after == null ? noCondition() : VISITOR_PRESENCE.VISITOR_ID.gt(after))
                .orderBy(VISITOR_PRESENCE.VISITOR_ID)
                .limit(limit)
                .fetch(VISITOR_PRESENCE.VISITOR_ID);
    }

    /** Whether a visitor who is noted as there still is, or may be about to come back. */
    static Condition here(Instant now) {
        return VISITOR.GONE_AT
                .isNotNull()
                .and(VISITOR.GONE_AT.gt(at(now.minus(RELOAD))))
                .or(VISITOR.GONE_AT.isNull().and(connected(now)));
    }

    // What a node that fell left behind counts for nothing. No EXISTS, which the planner answers by reading who is
    // there at all.
    private static Condition connected(Instant now) {
        return condition(coalesce(
                field(select(inline(true))
                        .from(VISITOR_PRESENCE)
                        .join(VISITOR_NODE)
                        .on(VISITOR_NODE.ACCOUNT_ID.eq(VISITOR_PRESENCE.ACCOUNT_ID))
                        .and(VISITOR_NODE.ID.eq(VISITOR_PRESENCE.NODE_ID))
                        .and(VISITOR_NODE.SEEN_AT.gt(at(now.minus(SILENT_NODE))))
                        .where(VISITOR_PRESENCE.ACCOUNT_ID.eq(VISITOR.ACCOUNT_ID))
                        .and(VISITOR_PRESENCE.VISITOR_ID.eq(VISITOR.ID))
                        .limit(1)),
                inline(false)));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
