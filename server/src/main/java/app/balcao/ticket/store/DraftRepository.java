package app.balcao.ticket.store;

import static app.balcao.schema.Tables.DRAFT;

import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Drafts.Draft;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;

/** Drafts. */
@Repository
public class DraftRepository {

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

    public void delete(UUID agentId, String place) {
        sql.deleteFrom(DRAFT).where(is(agentId, place)).execute();
    }

    private static Condition is(UUID agentId, String place) {
        return DRAFT.ACCOUNT_ID.eq(Tenant.id()).and(DRAFT.AGENT_ID.eq(agentId)).and(DRAFT.PLACE.eq(place));
    }
}
