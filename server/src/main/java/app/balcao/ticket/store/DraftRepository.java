package app.balcao.ticket.store;

import static app.balcao.schema.Tables.DRAFT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.length;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.orderBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Drafts.Draft;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Name;
import org.springframework.stereotype.Repository;

/** Drafts. */
@Repository
public class DraftRepository {

    private static final Name NUMBER = name("newest", "number");
    private static final Name SUM = name("newest", "characters");

    private final DSLContext sql;

    DraftRepository(DSLContext sql) {
        this.sql = sql;
    }

    public Optional<Draft> find(UUID agentId, String place) {
        return sql.select(DRAFT.CONTENT, DRAFT.UPDATED_AT)
                .from(DRAFT)
                .where(is(agentId, place))
                .fetchOptional(row -> new Draft(row.value1().data(), row.value2()));
    }

    public void put(UUID agentId, String place, String content, OffsetDateTime now) {
        sql.insertInto(DRAFT)
                .set(DRAFT.ACCOUNT_ID, Tenant.id())
                .set(DRAFT.AGENT_ID, agentId)
                .set(DRAFT.PLACE, place)
                .set(DRAFT.CONTENT, JSONB.valueOf(content))
                .set(DRAFT.UPDATED_AT, now)
                .onConflict(DRAFT.ACCOUNT_ID, DRAFT.AGENT_ID, DRAFT.PLACE)
                .doUpdate()
                .set(DRAFT.CONTENT, JSONB.valueOf(content))
                .set(DRAFT.UPDATED_AT, now)
                .execute();
    }

    /**
     * Leaves the agent's newest, beside that of a place.
     *
     * @param most how many, and of how many characters in sum
     */
    public void prune(UUID agentId, String place, int most, int characters) {
        var newest = select(
                        DRAFT.PLACE,
                        rowNumber().over(orderBy(DRAFT.UPDATED_AT.desc())).as(NUMBER.last()),
                        sum(length(DRAFT.CONTENT.cast(String.class)))
                                .over(orderBy(DRAFT.UPDATED_AT.desc()))
                                .as(SUM.last()))
                .from(DRAFT)
                .where(DRAFT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DRAFT.AGENT_ID.eq(agentId))
                .and(DRAFT.PLACE.ne(place))
                .asTable("newest");
        sql.deleteFrom(DRAFT)
                .where(DRAFT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DRAFT.AGENT_ID.eq(agentId))
                .and(DRAFT.PLACE.in(select(newest.field(DRAFT.PLACE))
                        .from(newest)
                        .where(field(NUMBER, Integer.class).gt(most))
                        .or(field(SUM, BigDecimal.class).gt(BigDecimal.valueOf(characters)))))
                .execute();
    }

    public void delete(UUID agentId, String place) {
        sql.deleteFrom(DRAFT).where(is(agentId, place)).execute();
    }

    private static Condition is(UUID agentId, String place) {
        return DRAFT.ACCOUNT_ID.eq(Tenant.id()).and(DRAFT.AGENT_ID.eq(agentId)).and(DRAFT.PLACE.eq(place));
    }
}
