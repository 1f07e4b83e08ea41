package app.balcao.backup.store;

import static app.balcao.schema.Tables.ACCOUNT_BACKUP;
import static app.balcao.schema.Tables.STORED_FILE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import app.balcao.backup.BackupTables;
import app.balcao.platform.files.Sha256;
import app.balcao.platform.files.StoredContent;
import app.balcao.platform.tenant.Tenant;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;

/** All rows of an account, some at a time. For use in one transaction, which sees them as they were when it began. */
@Repository
public class SnapshotReads {

    private static final int AT_ONCE = 500;

    private final DSLContext sql;

    SnapshotReads(DSLContext sql) {
        this.sql = sql;
    }

    /** What is to be done with a file. */
    @FunctionalInterface
    public interface ContentWork {
        void on(StoredContent content) throws IOException;
    }

    /** Gives each row of a table as JSON, in the order of the primary key; answers how many there were. */
    public long eachRow(BackupTables.Part part, Consumer<String> work) {
        Table<?> table = part.table();
        Field<String> row = field(
                "(to_jsonb({0}) - {1})::text",
                String.class, table, val(part.omitted().toArray(String[]::new), SQLDataType.VARCHAR.array()));
        long rows = 0;
        try (Cursor<Record1<String>> cursor = sql.select(row)
                .from(table)
                .where(account(table))
                .orderBy(Objects.requireNonNull(table.getPrimaryKey()).getFields())
                .fetchSize(AT_ONCE)
                .fetchLazy()) {
            for (Record1<String> each : cursor) {
                work.accept(each.value1());
                rows++;
            }
        }
        return rows;
    }

    /** Gives each file but those of backups. */
    public void eachContent(ContentWork work) throws IOException {
        try (var cursor = sql.select(STORED_FILE.SHA256, STORED_FILE.SIZE_BYTES)
                .from(STORED_FILE)
                .where(noBackup())
                .orderBy(STORED_FILE.SHA256)
                .fetchSize(AT_ONCE)
                .fetchLazy()) {
            for (var each : cursor) {
                work.on(new StoredContent(Sha256.of(each.value1()), each.value2()));
            }
        }
    }

    /** The bytes of all these files. */
    public long bytes() {
        return sql.select(coalesce(sum(STORED_FILE.SIZE_BYTES), inline(BigDecimal.ZERO)))
                .from(STORED_FILE)
                .where(noBackup())
                .fetchSingle()
                .value1()
                .longValue();
    }

    private static Condition noBackup() {
        return STORED_FILE
                .ACCOUNT_ID
                .eq(Tenant.id())
                .and(notExists(selectOne()
                        .from(ACCOUNT_BACKUP)
                        .where(ACCOUNT_BACKUP.ACCOUNT_ID.eq(STORED_FILE.ACCOUNT_ID))
                        .and(ACCOUNT_BACKUP.SHA256.eq(STORED_FILE.SHA256))));
    }

    private static Condition account(Table<?> table) {
        Field<UUID> account = Objects.requireNonNull(table.field("account_id", UUID.class));
        return account.eq(Tenant.id());
    }
}
