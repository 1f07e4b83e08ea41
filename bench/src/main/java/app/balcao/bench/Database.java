package app.balcao.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL of the run's own, as safe as one in production: nothing of its durability is traded for speed. */
public final class Database implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String POSTMASTER = "postmaster.pid";

    private final Path home;
    private final EmbeddedPostgres postgres;

    private Database(Path home, EmbeddedPostgres postgres) {
        this.home = home;
        this.postgres = postgres;
    }

    /** Starts one on a folder; what the folder holds from an earlier run is used again. */
    public static Database start(Path home) throws IOException, SQLException {
        boolean isNew = !Files.exists(home.resolve("PG_VERSION"));
        Database database = new Database(
                home,
                EmbeddedPostgres.builder()
                        .setDataDirectory(home)
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setPGStartupWait(PATIENCE)
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("shared_buffers", "512MB")
                        .setServerConfig("maintenance_work_mem", "512MB")
                        .setServerConfig("max_wal_size", "4GB")
                        .setServerConfig("max_connections", "150")
                        .setServerConfig("jit", "off")
                        .setServerConfig("logging_collector", "on")
                        .setServerConfig("log_destination", "csvlog")
                        .setServerConfig("log_filename", Recording.LOG)
                        .setServerConfig("log_rotation_age", "0")
                        .setServerConfig("log_rotation_size", "0")
                        .start());
        if (isNew) {
            database.createRoles();
        }
        return database;
    }

    private void createRoles() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role balcao_owner login superuser");
            statement.execute("create role balcao_app login nosuperuser nobypassrls");
            statement.execute("create database balcao owner balcao_owner");
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/balcao";
    }

    /** A connection of the owner, whom no policy binds. */
    public Connection owner() throws SQLException {
        return DriverManager.getConnection(url(), "balcao_owner", "");
    }

    /** A connection of the role the program uses, with the program's driver settings. */
    Connection application() throws SQLException {
        return DriverManager.getConnection(url() + "?prepareThreshold=3&socketTimeout=60", "balcao_app", "");
    }

    /** What it takes on disk. */
    long mebibytes() throws SQLException {
        return Long.parseLong(single("select pg_database_size('balcao') >> 20"));
    }

    /** When the oldest of a company's newest tickets was opened. */
    String opened(Data data, int newest) throws SQLException {
        return single("select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') from ticket"
                + " where account_id = '" + data.account() + "' order by number desc offset " + (newest - 1)
                + " limit 1");
    }

    private String single(String sql) throws SQLException {
        try (Connection connection = owner();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    public long process() {
        try {
            return postmaster(home);
        } catch (IOException failure) {
            throw new IllegalStateException("PostgreSQL is not running", failure);
        }
    }

    Path home() {
        return home;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    /** Ends the servers whose data lie below a folder, as far as they run. */
    static void stopIn(Path folder) throws IOException {
        List<Path> files;
        try (var below = Files.find(folder, 3, (path, kind) -> path.endsWith(POSTMASTER))) {
            files = below.toList();
        }
        for (Path each : files) {
            ProcessHandle.of(postmaster(each.getParent()))
                    .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                    .ifPresent(Database::stop);
        }
    }

    private static void stop(ProcessHandle process) {
        process.destroyForcibly();
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception stillThere) {
            System.err.println("bench: process " + process.pid() + " of an earlier run does not end");
        }
    }

    private static long postmaster(Path home) throws IOException {
        return Long.parseLong(
                Files.readAllLines(home.resolve(POSTMASTER)).getFirst().strip());
    }
}
