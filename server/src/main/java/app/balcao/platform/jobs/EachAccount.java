package app.balcao.platform.jobs;

import static app.balcao.schema.Tables.ACCOUNT_DIRECTORY;

import app.balcao.platform.tenant.Tenant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does recurring work for every account, each as its own tenant. */
@Component
public class EachAccount {

    private static final Logger log = LoggerFactory.getLogger(EachAccount.class);

    private final DSLContext sql;

    EachAccount(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Runs the work once per account, one after the other. What fails for one account does not keep the others
     * waiting; it fails the job at the end, so that an administrator sees it.
     */
    public void run(String work, Runnable task) {
        Set<UUID> failed = attempt(work, task);
        if (!failed.isEmpty()) {
            throw new IllegalStateException(work + " failed for " + failed.size() + " accounts");
        }
    }

    /**
     * The same, for work that goes on with the accounts it succeeded for.
     *
     * @return the accounts for which it failed, which has been logged
     */
    public Set<UUID> attempt(String work, Runnable task) {
        List<UUID> accounts = sql.select(ACCOUNT_DIRECTORY.ACCOUNT_ID)
                .from(ACCOUNT_DIRECTORY)
                .orderBy(ACCOUNT_DIRECTORY.ACCOUNT_ID)
                .fetch(ACCOUNT_DIRECTORY.ACCOUNT_ID);
        Set<UUID> failed = new HashSet<>();
        for (UUID account : accounts) {
            try {
                Tenant.run(account, task);
            } catch (RuntimeException failure) {
                failed.add(account);
                log.error("{} failed for account {}", work, account, failure);
            }
        }
        return failed;
    }
}
