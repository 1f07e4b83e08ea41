package app.balcao.bench;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** Rows on their way into a table, by COPY, a few megabytes at a time. */
public final class Rows implements AutoCloseable {

    public static final String NULL = "\\N";

    private static final int FULL = 4_000_000;

    private final Connection connection;
    private final String target;
    private final StringBuilder rows = new StringBuilder();

    /** @param target the table and its columns in brackets */
    public Rows(Connection connection, String target) {
        this.connection = connection;
        this.target = target;
    }

    public void add(Object... values) throws SQLException, IOException {
        for (int each = 0; each < values.length; each++) {
            rows.append(values[each]).append(each == values.length - 1 ? '\n' : '\t');
        }
        if (rows.length() > FULL) {
            flush();
        }
    }

    private void flush() throws SQLException, IOException {
        new CopyManager(connection.unwrap(BaseConnection.class))
                .copyIn("copy " + target + " from stdin", new StringReader(rows.toString()));
        rows.setLength(0);
    }

    @Override
    public void close() throws SQLException, IOException {
        if (!rows.isEmpty()) {
            flush();
        }
    }
}
