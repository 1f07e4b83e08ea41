package app.balcao.platform.database;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What is in the trash exists for no statement (BIN-6): the database hides it. Who is to see it, since they list,
 * restore, remove or back it up, opens the trash for the rest of their transaction.
 */
@Component
public class Trash {

    private final DSLContext sql;

    Trash(DSLContext sql) {
        this.sql = sql;
    }

    /** @throws IllegalStateException outside a transaction, where nobody could close it again */
    public void open() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("The trash is opened for a transaction, and there is none");
        }
        sql.execute("select set_config('app.trash', 'open', true)");
    }
}
