package app.balcao.platform.database;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Refuses to serve as a database role that row-level security does not bind. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TenancyCheck implements ApplicationRunner {

    private static final String UNBOUND = """
            select rolsuper or rolbypassrls
                or exists (select from pg_tables where schemaname = 'public' and tableowner = current_user)
            from pg_roles where rolname = current_user""";

    private final DataSource dataSource;

    TenancyCheck(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void run(ApplicationArguments arguments) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(UNBOUND)) {
            if (!answer.next() || answer.getBoolean(1)) {
                throw new IllegalStateException("BALCAO_DATABASE_USER must be a role that cannot bypass row-level"
                        + " security: not a superuser, without BYPASSRLS, not the owner of the tables. Migrations run"
                        + " as BALCAO_MIGRATION_USER; see docs/operations.md.");
            }
        }
    }
}
