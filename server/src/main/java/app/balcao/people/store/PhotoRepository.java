package app.balcao.people.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.ATTACHMENT;

import app.balcao.platform.tenant.Tenant;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** SQL of agents' pictures, which are attachments. */
@Repository
public class PhotoRepository {

    private static final String[] PICTURES = {"image/png", "image/jpeg", "image/gif", "image/webp"};

    private final DSLContext sql;

    PhotoRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Takes a picture that the agent uploaded and nothing carries yet; false when it is none. */
    public boolean claim(UUID photoId, UUID agentId, Instant now) {
        return sql.update(ATTACHMENT)
                        .set(ATTACHMENT.CLAIMED_AT, now.atOffset(ZoneOffset.UTC))
                        .where(ATTACHMENT.ACCOUNT_ID.eq(Tenant.id()))
                        .and(ATTACHMENT.ID.eq(photoId))
                        .and(ATTACHMENT.UPLOADED_BY.eq(agentId))
                        .and(ATTACHMENT.CLAIMED_AT.isNull())
                        .and(ATTACHMENT.MEDIA_TYPE.in(PICTURES))
                        .execute()
                == 1;
    }

    /** Leaves a picture to the collection of what nothing carries. */
    public void release(UUID photoId) {
        sql.update(ATTACHMENT)
                .setNull(ATTACHMENT.CLAIMED_AT)
                .where(ATTACHMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(ATTACHMENT.ID.eq(photoId))
                .execute();
    }

    /** Whether an agent shows themselves by it. */
    public boolean isPhoto(UUID attachmentId) {
        return sql.fetchExists(AGENT, AGENT.ACCOUNT_ID.eq(Tenant.id()).and(AGENT.PHOTO_ID.eq(attachmentId)));
    }

    /** The same of one who is active. */
    public boolean isPhotoOfActive(UUID attachmentId) {
        return sql.fetchExists(
                AGENT,
                AGENT.ACCOUNT_ID
                        .eq(Tenant.id())
                        .and(AGENT.PHOTO_ID.eq(attachmentId))
                        .and(AGENT.ACTIVE));
    }
}
