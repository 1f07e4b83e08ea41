package app.balcao.channel.email.store;

import static app.balcao.schema.Tables.DEPARTMENT;

import app.balcao.platform.tenant.Tenant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** As whom departments write to customers. */
@Repository
public class DepartmentIdentities {

    private final DSLContext sql;

    DepartmentIdentities(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * A department as a sender.
     *
     * @param mailboxId the mailbox its mail leaves by; null leaves it to the ticket
     * @param fromName null for the mailbox's name
     * @param footerHtml stands below its replies
     */
    public record Identity(
            @Nullable UUID mailboxId, @Nullable String fromName, String footerHtml) {}

    public Optional<Identity> find(UUID departmentId) {
        return sql.select(DEPARTMENT.MAILBOX_ID, DEPARTMENT.FROM_NAME, DEPARTMENT.REPLY_FOOTER_HTML)
                .from(DEPARTMENT)
                .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT.ID.eq(departmentId))
                .fetchOptional(Records.mapping(Identity::new));
    }
}
