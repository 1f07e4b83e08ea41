package app.balcao.printing.store;

import static app.balcao.schema.Tables.CUSTOMER;

import app.balcao.platform.tenant.Tenant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What a printed page says that the page of a ticket does not. */
@Repository
public class PrintReads {

    private final DSLContext sql;

    PrintReads(DSLContext sql) {
        this.sql = sql;
    }

    /** The customer's key in the company's own system. */
    public @Nullable String externalId(UUID customerId) {
        return sql.select(CUSTOMER.EXTERNAL_ID)
                .from(CUSTOMER)
                .where(CUSTOMER.ACCOUNT_ID.eq(Tenant.id()))
                .and(CUSTOMER.ID.eq(customerId))
                .fetchOne(CUSTOMER.EXTERNAL_ID);
    }
}
