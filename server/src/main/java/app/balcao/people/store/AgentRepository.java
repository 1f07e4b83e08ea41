package app.balcao.people.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.AGENT_DIRECTORY;

import app.balcao.platform.tenant.Tenant;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** SQL of agents: what changes them. */
@Repository
public class AgentRepository {

    private final DSLContext sql;

    AgentRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Fails with a duplicate key when the address is taken, or there is an owner. */
    public UUID insertOwner(String name, String email) {
        UUID id = sql.insertInto(AGENT)
                .set(AGENT.ACCOUNT_ID, Tenant.id())
                .set(AGENT.NAME, name)
                .set(AGENT.EMAIL, email)
                .set(AGENT.IS_OWNER, true)
                .set(AGENT.IS_ADMINISTRATOR, true)
                .returningResult(AGENT.ID)
                .fetchSingle()
                .value1();
        addToDirectory(email);
        return id;
    }

    public void confirmEmail(UUID agentId, Instant now) {
        sql.update(AGENT)
                .set(AGENT.EMAIL_VALIDATED_AT, now.atOffset(ZoneOffset.UTC))
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.eq(agentId))
                .and(AGENT.EMAIL_VALIDATED_AT.isNull())
                .execute();
    }

    void addToDirectory(String email) {
        sql.insertInto(AGENT_DIRECTORY)
                .set(AGENT_DIRECTORY.EMAIL, email)
                .set(AGENT_DIRECTORY.ACCOUNT_ID, Tenant.id())
                .onConflictDoNothing()
                .execute();
    }
}
