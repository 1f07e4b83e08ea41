package app.balcao.bench;

import app.balcao.bench.Recording.Script;
import app.balcao.bench.Recording.Statement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The same work as SQL alone, over JDBC, as the program's role and under the same row-level security: what the
 * program could reach if it cost nothing itself. One connection for each client, statements prepared.
 */
final class BareSql implements AutoCloseable {

    // The token of a ticket's reply address: no two tickets may have the same.
    private static final Pattern REPLY_TOKEN = Pattern.compile("[0-9a-f]{16}");

    private final List<List<Script>> scripts;
    private final List<Client> clients = new ArrayList<>();

    /** @param scripts what the program was seen to do, for each agent */
    BareSql(Database database, List<List<Script>> scripts, int count) throws SQLException {
        this.scripts = scripts;
        for (int number = 0; number < count; number++) {
            clients.add(new Client(database.application()));
        }
    }

    /** Does once what one of the requests of the client's agent did. */
    void run(int client) throws SQLException {
        List<Script> own = scripts.get(client % scripts.size());
        Script script = own.get(ThreadLocalRandom.current().nextInt(own.size()));
        for (List<Statement> transaction : script.transactions()) {
            clients.get(client).run(transaction);
        }
    }

    @Override
    public void close() throws SQLException {
        for (Client each : clients) {
            each.connection.close();
        }
    }

    private static final class Client {

        private final Connection connection;
        private final Map<String, PreparedStatement> prepared = new HashMap<>();

        Client(Connection connection) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
        }

        void run(List<Statement> transaction) throws SQLException {
            for (Statement each : transaction) {
                PreparedStatement statement = prepare(each);
                if (statement.execute()) {
                    read(statement);
                }
            }
            connection.commit();
        }

        private PreparedStatement prepare(Statement recorded) throws SQLException {
            PreparedStatement statement = prepared.get(recorded.sql());
            if (statement == null) {
                statement = connection.prepareStatement(recorded.sql());
                prepared.put(recorded.sql(), statement);
            }
            for (int each = 0; each < recorded.values().size(); each++) {
                statement.setObject(each + 1, fresh(recorded.values().get(each)), Types.OTHER);
            }
            return statement;
        }

        private static @Nullable String fresh(@Nullable String value) {
            return value != null && REPLY_TOKEN.matcher(value).matches()
                    ? HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong())
                    : value;
        }

        private static void read(PreparedStatement statement) throws SQLException {
            try (var rows = statement.getResultSet()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int column = 1; column <= columns; column++) {
                        rows.getObject(column);
                    }
                }
            }
        }
    }
}
