package app.balcao.platform.tenant;

import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The account on whose behalf the current thread works. A transaction begun inside carries it to the
 * database, whose row-level security shows and accepts only that account's rows; outside of any tenant
 * there are none.
 */
public final class Tenant {

    private static final ScopedValue<UUID> CURRENT = ScopedValue.newInstance();

    private Tenant() {}

    /**
     * The current account.
     *
     * @throws IllegalStateException outside of any tenant
     */
    public static UUID id() {
        return CURRENT.orElseThrow(() -> new IllegalStateException("No account is set for this work"));
    }

    public static boolean isSet() {
        return CURRENT.isBound();
    }

    /** Runs {@code work} as {@code accountId}. */
    public static void run(UUID accountId, Runnable work) {
        refuseToChangeAccountInsideTransaction(accountId);
        ScopedValue.where(CURRENT, accountId).run(work);
    }

    /** Runs {@code work} as {@code accountId} and answers what it returns. */
    public static <T> T call(UUID accountId, Supplier<T> work) {
        refuseToChangeAccountInsideTransaction(accountId);
        return ScopedValue.where(CURRENT, accountId).call(work::get);
    }

    /** As {@link #call}, for work that throws checked exceptions. */
    public static <T, X extends Throwable> T callChecked(UUID accountId, ScopedValue.CallableOp<T, X> work) throws X {
        refuseToChangeAccountInsideTransaction(accountId);
        return ScopedValue.where(CURRENT, accountId).call(work);
    }

    // A running transaction has told the database its account already, so a new one would be ignored there.
    private static void refuseToChangeAccountInsideTransaction(UUID accountId) {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && !(CURRENT.isBound() && CURRENT.get().equals(accountId))) {
            throw new IllegalStateException("The account cannot change inside a transaction");
        }
    }
}
