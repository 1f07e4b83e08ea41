package app.balcao.platform.files.store;

import static app.balcao.schema.Tables.ATTACHMENT;
import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import app.balcao.platform.files.Attachment;
import app.balcao.platform.files.Sha256;
import app.balcao.platform.files.StoredContent;
import app.balcao.platform.tenant.Tenant;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Named files. */
@Repository
public class AttachmentRepository {

    private static final List<SelectFieldOrAsterisk> FIELDS = List.of(
            ATTACHMENT.ID,
            ATTACHMENT.NAME,
            ATTACHMENT.MEDIA_TYPE,
            ATTACHMENT.SIZE_BYTES,
            ATTACHMENT.SHA256,
            ATTACHMENT.UPLOADED_BY,
            ATTACHMENT.CLAIMED_AT);

    private final DSLContext sql;

    AttachmentRepository(DSLContext sql) {
        this.sql = sql;
    }

    public Attachment add(String name, String mediaType, StoredContent content, @Nullable UUID uploadedBy) {
        return sql.insertInto(ATTACHMENT)
                .set(ATTACHMENT.ACCOUNT_ID, Tenant.id())
                .set(ATTACHMENT.NAME, name)
                .set(ATTACHMENT.MEDIA_TYPE, mediaType)
                .set(ATTACHMENT.SIZE_BYTES, content.sizeBytes())
                .set(ATTACHMENT.SHA256, content.sha256().bytes())
                .set(ATTACHMENT.UPLOADED_BY, uploadedBy)
                .returningResult(FIELDS)
                .fetchSingle(AttachmentRepository::attachment);
    }

    /** Makes attachments of the same names and contents, in the order in which the others came. */
    public List<UUID> addAgain(UUID uploadedBy, Collection<UUID> ids) {
        return sql.insertInto(
                        ATTACHMENT,
                        ATTACHMENT.ACCOUNT_ID,
                        ATTACHMENT.NAME,
                        ATTACHMENT.MEDIA_TYPE,
                        ATTACHMENT.SIZE_BYTES,
                        ATTACHMENT.SHA256,
                        ATTACHMENT.UPLOADED_BY)
                .select(select(
                                ATTACHMENT.ACCOUNT_ID,
                                ATTACHMENT.NAME,
                                ATTACHMENT.MEDIA_TYPE,
                                ATTACHMENT.SIZE_BYTES,
                                ATTACHMENT.SHA256,
                                val(uploadedBy))
                        .from(ATTACHMENT)
                        .where(ATTACHMENT.ACCOUNT_ID.eq(Tenant.id()))
                        .and(ATTACHMENT.ID.in(ids))
                        .orderBy(ATTACHMENT.ID))
                .returningResult(ATTACHMENT.ID)
                .fetch(ATTACHMENT.ID);
    }

    /** Claims those of the attachments that are the uploader's and not claimed yet; in no certain order. */
    public List<Attachment> claim(@Nullable UUID uploadedBy, Collection<UUID> ids) {
        return sql.update(ATTACHMENT)
                .set(ATTACHMENT.CLAIMED_AT, currentOffsetDateTime())
                .where(ATTACHMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(ATTACHMENT.ID.in(ids))
                .and(unclaimedOf(uploadedBy))
                .returningResult(FIELDS)
                .fetch(AttachmentRepository::attachment);
    }

    public List<Attachment> find(Collection<UUID> ids) {
        return sql.select(FIELDS)
                .from(ATTACHMENT)
                .where(ATTACHMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(ATTACHMENT.ID.in(ids))
                .orderBy(ATTACHMENT.ID)
                .fetch(AttachmentRepository::attachment);
    }

    public Optional<Attachment> find(UUID id) {
        return find(List.of(id)).stream().findFirst();
    }

    /** Makes those of the attachments that are the uploader's unclaimed, as if they came now. */
    public void release(UUID uploadedBy, Collection<UUID> ids) {
        sql.update(ATTACHMENT)
                .setNull(ATTACHMENT.CLAIMED_AT)
                .set(ATTACHMENT.CREATED_AT, currentOffsetDateTime())
                .where(ATTACHMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(ATTACHMENT.ID.in(ids))
                .and(ATTACHMENT.UPLOADED_BY.eq(uploadedBy))
                .execute();
    }

    /** Removes an attachment that is the uploader's and not claimed. */
    public boolean removeUnclaimed(UUID uploadedBy, UUID id) {
        return sql.deleteFrom(ATTACHMENT)
                        .where(ATTACHMENT.ACCOUNT_ID.eq(Tenant.id()))
                        .and(ATTACHMENT.ID.eq(id))
                        .and(unclaimedOf(uploadedBy))
                        .execute()
                == 1;
    }

    /** Removes what nobody claimed for some time. */
    public int removeUnclaimed(Duration age) {
        return sql.deleteFrom(ATTACHMENT)
                .where(ATTACHMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(ATTACHMENT.CLAIMED_AT.isNull())
                .and(ATTACHMENT.CREATED_AT.lt(currentOffsetDateTime().minus(DayToSecond.valueOf(age))))
                .execute();
    }

    private static Condition unclaimedOf(@Nullable UUID uploadedBy) {
        return ATTACHMENT
                .CLAIMED_AT
                .isNull()
                .and(uploadedBy == null ? ATTACHMENT.UPLOADED_BY.isNull() : ATTACHMENT.UPLOADED_BY.eq(val(uploadedBy)));
    }

    private static Attachment attachment(Record row) {
        return new Attachment(
                row.get(ATTACHMENT.ID),
                row.get(ATTACHMENT.NAME),
                row.get(ATTACHMENT.MEDIA_TYPE),
                row.get(ATTACHMENT.SIZE_BYTES),
                Sha256.of(row.get(ATTACHMENT.SHA256)),
                row.get(ATTACHMENT.UPLOADED_BY),
                row.get(ATTACHMENT.CLAIMED_AT) != null);
    }
}
