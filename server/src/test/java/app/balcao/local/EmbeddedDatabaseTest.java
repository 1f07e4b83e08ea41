package app.balcao.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.balcao.local.LocalSecrets.Name;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class EmbeddedDatabaseTest {

    @TempDir
    static Path folder;

    private static DataFolder data;
    private static LocalSecrets secrets;
    private static EmbeddedDatabase database;

    @BeforeAll
    static void start() {
        data = DataFolder.take(folder.resolve("data"));
        secrets = LocalSecrets.of(data.resolve("secrets.properties"));
        database = startAgain();
    }

    @AfterAll
    static void stop() {
        database.stop();
    }

    private static EmbeddedDatabase startAgain() {
        return EmbeddedDatabase.start(data, PostgresBinaries.unpacked(PostgresBinaries.cache(data)), secrets);
    }

    @Test
    void acknowledgedWritesAreOnDisk() throws SQLException {
        assertThat(List.of(ask("show fsync"), ask("show synchronous_commit"), ask("show full_page_writes")))
                .containsOnly("on");
    }

    @Test
    void theProgramsRoleCannotBypassRowLevelSecurity() throws SQLException {
        assertThat(ask("select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles"
                        + " where rolname = current_user"))
                .isEqualTo("f");
        assertThat(ask("select count(*) from pg_auth_members where member = current_user::regrole"))
                .isEqualTo("0");
        assertThat(ask("select pg_get_userbyid(datdba) from pg_database where datname = current_database()"))
                .isEqualTo("balcao_owner");
    }

    @Test
    void nobodyConnectsWithoutThePassword() {
        assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "postgres", "wrong"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void theServerThatAKilledProgramLeftIsAdopted() throws Exception {
        int port = database.port();
        PostmasterFile left = PostmasterFile.read(home()).orElseThrow();

        database = startAgain();

        assertThat(database.port()).isEqualTo(port);
        assertThat(PostmasterFile.read(home()).orElseThrow().pid()).isEqualTo(left.pid());
    }

    @Test
    void aServerThatWasKilledTooIsStartedAgain() throws Exception {
        write("create table kept (value int)", "insert into kept values (42)");
        PostmasterFile left = PostmasterFile.read(home()).orElseThrow();
        ProcessHandle postmaster = ProcessHandle.of(left.pid()).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();

        database = startAgain();

        assertThat(read("select value from kept")).isEqualTo("42");
    }

    @Test
    void aStaleFileWhoseNumberWentToAnotherProcessIsNoObstacle() throws Exception {
        database.stop();
        Files.writeString(
                PostmasterFile.file(home()),
                "%d\n%s\n1\n5432\n\n127.0.0.1\n\nready   \n"
                        .formatted(ProcessHandle.current().pid(), home()));

        database = startAgain();

        assertThat(ask("select 1")).isEqualTo("1");
    }

    @Test
    void aCopyOfTheFolderGetsAServerOfItsOwn() throws Exception {
        write("checkpoint");
        DataFolder copy = DataFolder.take(folder.resolve("copy"));
        FileSystemUtils.copyRecursively(data.path(), copy.path());
        Files.setPosixFilePermissions(copy.resolve("postgres"), Files.getPosixFilePermissions(home()));

        EmbeddedDatabase other =
                EmbeddedDatabase.start(copy, PostgresBinaries.unpacked(PostgresBinaries.cache(copy)), secrets);
        try {
            assertThat(other.port()).isNotEqualTo(database.port());
        } finally {
            other.stop();
        }
    }

    @Test
    void aDatabaseLeftHalfMadeIsMadeAgain() throws Exception {
        database.stop();
        FileSystemUtils.deleteRecursively(home());
        Files.createDirectories(data.resolve("postgres.new").resolve("base"));

        database = startAgain();

        assertThat(ask("select 1")).isEqualTo("1");
    }

    private static Path home() {
        return data.resolve("postgres");
    }

    private String ask(String query) throws SQLException {
        return query(query, "balcao_app", secrets.get(Name.DATABASE_PROGRAM));
    }

    private String read(String query) throws SQLException {
        return query(query, "postgres", secrets.get(Name.DATABASE_SUPERUSER));
    }

    private String query(String query, String user, String password) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), user, password);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void write(String... statements) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(database.url(), "postgres", secrets.get(Name.DATABASE_SUPERUSER));
                var statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
