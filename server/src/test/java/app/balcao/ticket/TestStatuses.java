package app.balcao.ticket;

import static app.balcao.schema.Tables.DEPARTMENT_STATUS;
import static app.balcao.schema.Tables.TICKET_STATUS;

import app.balcao.platform.tenant.Tenant;
import java.util.UUID;
import org.jooq.DSLContext;

/** Makes statuses for the tests of tickets. */
public final class TestStatuses {

    private TestStatuses() {}

    /** A status that customers see; to be called inside the account. */
    public static UUID create(DSLContext sql, String name, UUID... departments) {
        UUID id = sql.insertInto(TICKET_STATUS)
                .set(TICKET_STATUS.ACCOUNT_ID, Tenant.id())
                .set(TICKET_STATUS.NAME, name)
                .set(TICKET_STATUS.COLOR, "blue")
                .set(TICKET_STATUS.POSITION, 1)
                .returningResult(TICKET_STATUS.ID)
                .fetchSingle()
                .value1();
        for (UUID department : departments) {
            sql.insertInto(DEPARTMENT_STATUS)
                    .set(DEPARTMENT_STATUS.ACCOUNT_ID, Tenant.id())
                    .set(DEPARTMENT_STATUS.DEPARTMENT_ID, department)
                    .set(DEPARTMENT_STATUS.STATUS_ID, id)
                    .execute();
        }
        return id;
    }
}
