package app.balcao.platform.database;

import app.balcao.platform.tenant.Tenant;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Begins transactions that carry the current account to the database, for row-level security. The setting is
 * local to the transaction, so that a pooled connection never remembers it, also behind PgBouncer.
 */
final class TenantTransactionManager extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    TenantTransactionManager(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        if (!Tenant.isSet()) {
            return;
        }
        ConnectionHolder holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(obtainDataSource());
        if (holder == null) {
            throw new CannotCreateTransactionException("The transaction began without a connection");
        }
        try (var statement = holder.getConnection().prepareStatement("select set_config('app.account_id', ?, true)")) {
            statement.setString(1, Tenant.id().toString());
            statement.execute();
        } catch (SQLException failure) {
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException("Cannot tell the database the account", failure);
        }
    }
}
