package app.balcao;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/**
 * The one PostgreSQL all tests of a run share. Migrated once into a template, of which each Spring context
 * (and whoever wants an empty database) gets a copy in milliseconds.
 */
public final class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /** A fresh, migrated, empty database. */
    public static synchronized TestDatabase create() {
        String name = "test_" + COUNT.incrementAndGet();
        execute("postgres", "create database " + name + " template template_balcao owner balcao_owner");
        return new TestDatabase(name);
    }

    /** Address for JDBC. */
    public String url() {
        return "jdbc:postgresql://localhost:" + SERVER.getPort() + "/" + name;
    }

    /** Runs a statement as the superuser, past row-level security. */
    public void asSuperuser(String statement) {
        execute(name, statement);
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "64MB")
                    .start();
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create role balcao_owner login superuser");
                statement.execute("create role balcao_app login nosuperuser nobypassrls");
                statement.execute("create database template_balcao owner balcao_owner");
            }
            Flyway.configure()
                    .dataSource(server.getJdbcUrl("balcao_owner", "template_balcao"), "balcao_owner", "")
                    .placeholders(Map.of("appRole", "balcao_app"))
                    .load()
                    .migrate();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void execute(String database, String sql) {
        try (var connection = SERVER.getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }
}
