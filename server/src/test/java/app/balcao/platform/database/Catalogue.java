package app.balcao.platform.database;

import app.balcao.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks a freshly migrated database about itself. */
final class Catalogue {

    static final String PROGRAM = "balcao_app";

    private final TestDatabase database = TestDatabase.create();

    Connection connectAsProgram() throws SQLException {
        return DriverManager.getConnection(database.url(), PROGRAM, "");
    }

    void asSuperuser(String statement) {
        database.asSuperuser(statement);
    }

    /** The rows of a query, each as its columns joined by a bar. */
    List<String> ask(String query) {
        try (var connection = DriverManager.getConnection(database.url(), "postgres", "")) {
            return ask(connection, query);
        } catch (SQLException failure) {
            throw new IllegalStateException(query, failure);
        }
    }

    static List<String> ask(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            var all = new ArrayList<String>();
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (int column = 1; column <= columns; column++) {
                    row.add(String.valueOf(rows.getString(column)));
                }
                all.add(String.join("|", row));
            }
            return all;
        }
    }
}
