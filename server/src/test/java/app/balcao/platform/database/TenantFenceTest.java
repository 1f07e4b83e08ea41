package app.balcao.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program's role can and cannot reach, tried out on the database itself. */
class TenantFenceTest {

    private static final String DENIED = "42501";

    private static final Catalogue CATALOGUE = new Catalogue();
    private static final UUID OURS = UUID.randomUUID();
    private static final UUID THEIRS = UUID.randomUUID();

    @BeforeAll
    static void twoAccounts() {
        for (UUID account : List.of(OURS, THEIRS)) {
            CATALOGUE.asSuperuser("insert into account_directory values ('a-%1$s', '%1$s');".formatted(account)
                    + "insert into account (account_id, login_name, company_name) values ('%1$s', 'a-%1$s', 'A');"
                            .formatted(account)
                    + "insert into category (account_id, name) values ('%1$s', 'Geral');".formatted(account)
                    + "insert into audit_entry (account_id, actor_kind, action, item_type)"
                            .concat(" values ('%1$s', 'SYSTEM', 'tried', 'account')")
                            .formatted(account));
        }
    }

    private interface Attempt {
        void on(Connection connection) throws SQLException;
    }

    private static void as(@Nullable UUID account, Attempt attempt) throws SQLException {
        try (Connection connection = CATALOGUE.connectAsProgram()) {
            connection.setAutoCommit(false);
            if (account != null) {
                Catalogue.ask(connection, "select set_config('app.account_id', '" + account + "', true)");
            }
            attempt.on(connection);
            connection.rollback();
        }
    }

    private static int execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static void assertDenied(@Nullable UUID account, String sql) {
        assertThatThrownBy(() -> as(account, connection -> execute(connection, sql)))
                .as(sql)
                .isInstanceOfSatisfying(SQLException.class, failure -> assertThat(failure.getSQLState())
                        .isEqualTo(DENIED));
    }

    @Test
    void anAccountSeesItsOwnRowsOnly() throws SQLException {
        as(OURS, connection -> {
            for (String table : List.of("account", "category", "audit_entry")) {
                assertThat(Catalogue.ask(connection, "select distinct account_id from " + table))
                        .as(table)
                        .containsExactly(OURS.toString());
                assertThat(Catalogue.ask(connection, "select from " + table + " where account_id = '" + THEIRS + "'"))
                        .as(table)
                        .isEmpty();
            }
        });
    }

    @Test
    void withoutAnAccountThereIsNothing() throws SQLException {
        as(null, connection -> {
            for (String table : CATALOGUE.ask("select tablename from pg_policies")) {
                assertThat(Catalogue.ask(connection, "select from " + table + " limit 1"))
                        .as(table)
                        .isEmpty();
            }
        });
        assertDenied(null, "insert into category (account_id, name) values ('" + OURS + "', 'Nova')");
    }

    @Test
    void theAccountIsForgottenWithTheTransaction() throws SQLException {
        as(OURS, connection -> {
            assertThat(Catalogue.ask(connection, "select from category")).hasSize(1);
            connection.rollback();
            assertThat(Catalogue.ask(connection, "select from category")).isEmpty();
        });
    }

    @Test
    void anAccountChangesItsOwnRowsOnly() throws SQLException {
        as(OURS, connection -> {
            assertThat(execute(connection, "update category set name = 'X' where account_id = '" + THEIRS + "'"))
                    .isZero();
            assertThat(execute(connection, "delete from category where account_id = '" + THEIRS + "'"))
                    .isZero();
            assertThat(execute(connection, "update category set name = 'X'")).isEqualTo(1);
        });
        assertDenied(OURS, "insert into category (account_id, name) values ('" + THEIRS + "', 'Nova')");
        assertDenied(OURS, "update category set account_id = '" + THEIRS + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit_entry", "ticket_event"})
    void whatHappenedCannotBeRewritten(String table) {
        assertDenied(OURS, "update " + table + " set account_id = account_id");
        assertDenied(OURS, "delete from " + table);
        assertDenied(OURS, "truncate " + table);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set role balcao_owner",
                "set session authorization postgres",
                "alter table category disable row level security",
                "alter table category no force row level security",
                "drop policy tenant on category",
                "create policy more on category using (true)",
                "alter role balcao_app bypassrls",
                "create or replace function current_account() returns uuid language sql as 'select null::uuid'",
                "truncate category",
                "create table public.mine (id int)",
                "select * from flyway_schema_history",
                "set row_security = off; select * from category"
            })
    void thereIsNoWayAround(String attempt) {
        assertDenied(OURS, attempt);
    }
}
