package app.balcao.ticket.store;

import static app.balcao.schema.Tables.ATTACHMENT;

import app.balcao.platform.tenant.Tenant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Uploads that a message takes as its own. */
@Repository
public class AttachmentClaims {

    private final DSLContext sql;

    AttachmentClaims(DSLContext sql) {
        this.sql = sql;
    }

    /** Takes the agent's own, still unclaimed uploads among {@code ids}; answers the size of each taken, in bytes. */
    public Map<UUID, Long> claim(UUID agentId, Collection<UUID> ids, OffsetDateTime now) {
        return sql.update(ATTACHMENT)
                .set(ATTACHMENT.CLAIMED_AT, now)
                .where(ATTACHMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(ATTACHMENT.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .and(ATTACHMENT.UPLOADED_BY.eq(agentId))
                .and(ATTACHMENT.CLAIMED_AT.isNull())
                .returningResult(ATTACHMENT.ID, ATTACHMENT.SIZE_BYTES)
                .fetchMap(ATTACHMENT.ID, ATTACHMENT.SIZE_BYTES);
    }
}
