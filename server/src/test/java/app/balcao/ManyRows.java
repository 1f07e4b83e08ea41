package app.balcao;

import app.balcao.TestAccounts.TestAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import org.jooq.DSLContext;

/** Fills an account with thousands of rows of everything that is listed, so that the planner has to choose. */
public final class ManyRows {

    private ManyRows() {}

    /** @param tickets all but 400 of them closed, two thirds in support, with one message each */
    static void fill(TestAccounts accounts, DSLContext sql, TestAccount account, int tickets) {
        String script = script().replace(":account", quoted(account.id()))
                .replace(":support", quoted(account.support()))
                .replace(":sales", quoted(account.sales()))
                .replace(":owner", quoted(account.owner()))
                .replace(":manager", quoted(account.manager()))
                .replace(":agent", quoted(account.agent()))
                .replace(":colleague", quoted(account.colleague()))
                .replace(":seller", quoted(account.seller()))
                .replace(":tickets", String.valueOf(tickets));
        accounts.in(
                account.id(),
                () -> sql.connectionResult(connection -> {
                    try (var statement = connection.createStatement()) {
                        return statement.execute(script);
                    }
                }));
    }

    private static String script() {
        try (var script = Objects.requireNonNull(ManyRows.class.getResourceAsStream("/many-rows.sql"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Has the planner know what is there, as autovacuum does by itself in time. */
    public static void analyze(String databaseUrl) throws SQLException {
        try (var connection = DriverManager.getConnection(databaseUrl, "balcao_owner", "");
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    private static String quoted(Object id) {
        return "'" + id + "'::uuid";
    }
}
