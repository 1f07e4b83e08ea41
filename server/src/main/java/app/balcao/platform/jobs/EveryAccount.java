package app.balcao.platform.jobs;

import static app.balcao.schema.Tables.ACCOUNT_DIRECTORY;

import app.balcao.platform.tenant.Tenant;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs upkeep for one account after another, since no statement may see the rows of two. */
@Component
public class EveryAccount {

    private static final Logger log = LoggerFactory.getLogger(EveryAccount.class);

    private final DSLContext sql;

    EveryAccount(DSLContext sql) {
        this.sql = sql;
    }

    /** Runs the work as each account; a failure is logged, and does not keep the others waiting. */
    public void run(Runnable work) {
        var accounts =
                sql.select(ACCOUNT_DIRECTORY.ACCOUNT_ID).from(ACCOUNT_DIRECTORY).fetch(ACCOUNT_DIRECTORY.ACCOUNT_ID);
        for (var account : accounts) {
            try {
                Tenant.run(account, work);
            } catch (RuntimeException failure) {
                log.error("Upkeep failed for account {}", account, failure);
            }
        }
    }
}
