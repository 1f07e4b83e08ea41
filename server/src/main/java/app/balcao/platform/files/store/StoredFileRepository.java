package app.balcao.platform.files.store;

import static app.balcao.schema.Tables.ATTACHMENT;
import static app.balcao.schema.Tables.STORED_FILE;
import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import app.balcao.platform.files.ContentKeeper;
import app.balcao.platform.files.Sha256;
import app.balcao.platform.tenant.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.types.DayToSecond;
import org.springframework.stereotype.Repository;

/** What content an account has. */
@Repository
public class StoredFileRepository {

    private final DSLContext sql;

    StoredFileRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Adds content, or marks it as brought again. */
    public void put(Sha256 sha256, long sizeBytes) {
        sql.insertInto(STORED_FILE)
                .set(STORED_FILE.ACCOUNT_ID, Tenant.id())
                .set(STORED_FILE.SHA256, sha256.bytes())
                .set(STORED_FILE.SIZE_BYTES, sizeBytes)
                .onConflict(STORED_FILE.ACCOUNT_ID, STORED_FILE.SHA256)
                .doUpdate()
                .set(STORED_FILE.CREATED_AT, currentOffsetDateTime())
                .execute();
    }

    /** Removes the rows of content that was not brought for some time and that nothing refers to. */
    public List<Sha256> removeUnneeded(List<ContentKeeper> keepers, Duration age, int limit) {
        UUID account = Tenant.id();
        Condition unneeded = STORED_FILE
                .ACCOUNT_ID
                .eq(account)
                .and(STORED_FILE.CREATED_AT.lt(currentOffsetDateTime().minus(DayToSecond.valueOf(age))))
                .and(notExists(selectOne()
                        .from(ATTACHMENT)
                        .where(ATTACHMENT.ACCOUNT_ID.eq(account))
                        .and(ATTACHMENT.SHA256.eq(STORED_FILE.SHA256))));
        for (ContentKeeper keeper : keepers) {
            unneeded = unneeded.andNot(keeper.needs(STORED_FILE.SHA256));
        }
        List<byte[]> found = sql.select(STORED_FILE.SHA256)
                .from(STORED_FILE)
                .where(unneeded)
                .orderBy(STORED_FILE.SHA256)
                .limit(limit)
                .forUpdate()
                .skipLocked()
                .fetch(STORED_FILE.SHA256);
        return sql.deleteFrom(STORED_FILE)
                .where(STORED_FILE.ACCOUNT_ID.eq(account))
                .and(STORED_FILE.SHA256.in(found))
                .returningResult(STORED_FILE.SHA256)
                .fetch(each -> Sha256.of(each.value1()));
    }
}
