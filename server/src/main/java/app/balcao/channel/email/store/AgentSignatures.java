package app.balcao.channel.email.store;

import static app.balcao.schema.Tables.AGENT;

import app.balcao.platform.tenant.Tenant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What agents put below their answers. */
@Repository
public class AgentSignatures {

    private final DSLContext sql;

    AgentSignatures(DSLContext sql) {
        this.sql = sql;
    }

    /** The signature of an agent, safe HTML; empty when there is none. */
    public String of(UUID agentId) {
        return sql.select(AGENT.SIGNATURE_HTML)
                .from(AGENT)
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.eq(agentId))
                .fetchOptional(AGENT.SIGNATURE_HTML)
                .orElse("");
    }
}
