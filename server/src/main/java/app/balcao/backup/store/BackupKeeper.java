package app.balcao.backup.store;

import static app.balcao.schema.Tables.ACCOUNT_BACKUP;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import app.balcao.platform.files.ContentKeeper;
import app.balcao.platform.tenant.Tenant;
import org.jooq.Condition;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Keeps the files of backups. */
@Component
final class BackupKeeper implements ContentKeeper {

    @Override
    public Condition needs(Field<byte[]> sha256) {
        return exists(selectOne()
                .from(ACCOUNT_BACKUP)
                .where(ACCOUNT_BACKUP.ACCOUNT_ID.eq(Tenant.id()))
                .and(ACCOUNT_BACKUP.SHA256.eq(sha256)));
    }
}
