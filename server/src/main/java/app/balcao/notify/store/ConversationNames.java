package app.balcao.notify.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.DEPARTMENT;

import app.balcao.platform.tenant.Tenant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What those are called of whom mails about conversations tell. */
@Repository
public class ConversationNames {

    private final DSLContext sql;

    ConversationNames(DSLContext sql) {
        this.sql = sql;
    }

    public String agent(UUID id) {
        return sql.select(AGENT.NAME)
                .from(AGENT)
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.eq(id))
                .fetchSingle(AGENT.NAME);
    }

    public String department(UUID id) {
        return sql.select(DEPARTMENT.NAME)
                .from(DEPARTMENT)
                .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT.ID.eq(id))
                .fetchSingle(DEPARTMENT.NAME);
    }
}
