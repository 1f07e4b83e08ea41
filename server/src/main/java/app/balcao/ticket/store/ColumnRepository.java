package app.balcao.ticket.store;

import static app.balcao.schema.Tables.TICKET_COLUMNS;

import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.list.ListColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The columns that the account chose for its lists of tickets. */
@Repository
public class ColumnRepository {

    private final DSLContext sql;

    ColumnRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The account's choice, as it is kept. */
    public record Chosen(List<ListColumn> columns, int version) {}

    /** Empty until somebody chooses. */
    public Optional<Chosen> find() {
        return sql.selectFrom(TICKET_COLUMNS)
                .where(TICKET_COLUMNS.ACCOUNT_ID.eq(Tenant.id()))
                .fetchOptional(row -> new Chosen(read(row.getColumns()), row.getVersion()));
    }

    /**
     * Keeps a choice.
     *
     * @param version of what it replaces; 0 for the first one
     * @return whether nobody was quicker
     */
    public boolean save(List<ListColumn> columns, int version) {
        String[] names = names(columns);
        return version == 0
                ? sql.insertInto(TICKET_COLUMNS)
                                .set(TICKET_COLUMNS.ACCOUNT_ID, Tenant.id())
                                .set(TICKET_COLUMNS.COLUMNS, names)
                                .onConflictDoNothing()
                                .execute()
                        == 1
                : sql.update(TICKET_COLUMNS)
                                .set(TICKET_COLUMNS.COLUMNS, names)
                                .set(TICKET_COLUMNS.VERSION, version + 1)
                                .where(TICKET_COLUMNS.ACCOUNT_ID.eq(Tenant.id()))
                                .and(TICKET_COLUMNS.VERSION.eq(version))
                                .execute()
                        == 1;
    }

    static String[] names(List<ListColumn> columns) {
        return columns.stream().map(ListColumn::key).toArray(String[]::new);
    }

    static List<ListColumn> read(String[] names) {
        return Arrays.stream(names).map(ListColumn::of).toList();
    }
}
