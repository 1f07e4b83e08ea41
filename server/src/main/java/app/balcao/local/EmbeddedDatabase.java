package app.balcao.local;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The local run's PostgreSQL: database {@code balcao}, owned by {@code balcao_owner} (who migrates it), used by
 * {@code balcao_app}, a role that row-level security binds.
 */
final class EmbeddedDatabase {

    static final String OWNER = "balcao_owner";
    static final String PROGRAM = "balcao_app";
    private static final String DATABASE = "balcao";

    /** Row-level security lets an index answer only what is leakproof, and only a superuser may say what is. */
    private static final String LEAKPROOF = """
            alter function pg_catalog.ts_match_vq(tsvector, tsquery) leakproof;
            alter function pg_catalog.textlike(text, text) leakproof""";

    private final PostgresServer server;
    private final int port;

    private EmbeddedDatabase(PostgresServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts it, or adopts the one that a killed program left running, and makes what it lacks.
     *
     * @throws LocalRunException when it does not come up
     */
    static EmbeddedDatabase start(DataFolder data, Path binaries, LocalSecrets secrets) {
        PostgresServer server = new PostgresServer(binaries, data.resolve("postgres"), data.resolve("postgres.log"));
        try {
            String superuser = secrets.get(LocalSecrets.Name.DATABASE_SUPERUSER);
            server.initialise(superuser);
            EmbeddedDatabase database = new EmbeddedDatabase(server, server.startOrAdopt());
            database.prepare(superuser, secrets);
            return database;
        } catch (IOException failure) {
            throw new LocalRunException("The embedded PostgreSQL cannot be started in " + data.path(), failure);
        } catch (SQLException failure) {
            throw new LocalRunException(
                    "The embedded PostgreSQL refuses to be prepared: " + failure.getMessage()
                            + " (were secrets.properties and the folder postgres kept together?)",
                    failure);
        }
    }

    private void prepare(String superuser, LocalSecrets secrets) throws SQLException {
        try (Connection connection = connect("postgres", superuser);
                Statement statement = connection.createStatement()) {
            role(statement, OWNER, secrets.get(LocalSecrets.Name.DATABASE_OWNER));
            role(statement, PROGRAM, secrets.get(LocalSecrets.Name.DATABASE_PROGRAM));
            if (!exists(statement, "select from pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE + " owner " + OWNER);
            }
        }
        try (Connection connection = connect(DATABASE, superuser);
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select from pg_proc where oid = 'pg_catalog.textlike'::regproc and proleakproof")) {
                statement.execute(LEAKPROOF);
            }
        }
    }

    private static void role(Statement statement, String name, String password) throws SQLException {
        if (!exists(statement, "select from pg_roles where rolname = '" + name + "'")) {
            statement.execute("create role " + name + " login password '" + password
                    + "' nosuperuser nobypassrls nocreatedb nocreaterole noreplication");
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private Connection connect(String database, String password) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", password);
    }

    /** The JDBC address of the program's database. */
    String url() {
        return url(DATABASE);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    int port() {
        return port;
    }

    void stop() {
        server.stop();
    }
}
