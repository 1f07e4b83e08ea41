package app.balcao.bench;

import static app.balcao.bench.Data.id;

import app.balcao.bench.Data.Kind;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Fills a migrated database with companies' {@link Data}, by COPY, and makes the indexes afterwards. */
final class Loader {

    private static final List<String> BIG_TABLES = List.of("ticket", "ticket_message");
    private static final int MOST_AT_ONCE = 4;

    private final Database database;
    private final Connection connection;

    private Loader(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /**
     * Loads what the database does not hold already, and lets the agents sign in.
     *
     * @param kept whether it holds all of it
     */
    static void load(Database database, Data data, boolean kept)
            throws SQLException, IOException, InterruptedException, ExecutionException {
        try (Connection connection = database.owner()) {
            Loader loader = new Loader(database, connection);
            if (!kept) {
                loader.loadAll(data);
            }
            loader.sessions(data);
            loader.execute("checkpoint");
        }
    }

    private void loadAll(Data data) throws SQLException, IOException, InterruptedException, ExecutionException {
        Conversations.withoutChecks(connection);
        List<String> indexes = dropIndexes();
        List<Data> companies = new ArrayList<>(data.neighbours());
        companies.add(data);
        for (Data company : companies) {
            new Company(connection, company).load();
            conversations(company);
        }
        for (String index : indexes) {
            execute(index);
        }
        execute("vacuum analyze");
    }

    /** Answers what makes them again. */
    private List<String> dropIndexes() throws SQLException {
        List<String> definitions = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (var statement = connection.createStatement();
                var indexes = statement.executeQuery("select c.relname, pg_get_indexdef(i.indexrelid) from pg_index i"
                        + " join pg_class c on c.oid = i.indexrelid"
                        + " where i.indrelid::regclass::text = any ('{" + String.join(",", BIG_TABLES) + "}')"
                        + " and not exists (select from pg_constraint k where k.conindid = i.indexrelid)")) {
            while (indexes.next()) {
                names.add(indexes.getString(1));
                definitions.add(indexes.getString(2));
            }
        }
        execute("drop index " + String.join(", ", names));
        return definitions;
    }

    // The words of messages take PostgreSQL's time, not the bench's: so several of its processes look for them.
    private void conversations(Data company) throws InterruptedException, ExecutionException {
        int parts = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_AT_ONCE);
        try (var threads = Executors.newFixedThreadPool(parts)) {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int part = 0; part < parts; part++) {
                int from = (int) ((long) company.count() * part / parts);
                int to = (int) ((long) company.count() * (part + 1) / parts);
                tasks.add(() -> {
                    Conversations.load(database, company, from, to);
                    return null;
                });
            }
            for (Future<Void> each : threads.invokeAll(tasks)) {
                each.get();
            }
        }
    }

    private void sessions(Data data) throws SQLException {
        execute("delete from agent_session");
        for (int agent = 0; agent < Data.AGENTS; agent++) {
            try (var statement = connection.prepareStatement("insert into agent_session (account_id, id, agent_id,"
                    + " secret_hash, expires_at, ip) values (?, ?, ?, ?, now() + interval '1 day', '127.0.0.1')")) {
                statement.setObject(1, data.account());
                statement.setObject(2, id(Kind.SESSION, agent));
                statement.setObject(3, id(Kind.AGENT, agent));
                statement.setBytes(4, MessageDigest.getInstance("SHA-256").digest(Data.secret(agent)));
                statement.execute();
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
