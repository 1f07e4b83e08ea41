package app.balcao.people.store;

import static app.balcao.schema.Tables.AGENT;

import app.balcao.people.Ownership;
import app.balcao.platform.tenant.Tenant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** SQL of whose the account is. An index makes sure that it is one agent's only. */
@Repository
public class OwnerRepository {

    private final DSLContext sql;

    OwnerRepository(DSLContext sql) {
        this.sql = sql;
    }

    public Ownership.Owner owner() {
        return sql.select(AGENT.ID, AGENT.NAME, AGENT.EMAIL)
                .from(AGENT)
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.IS_OWNER)
                .fetchSingle(row -> new Ownership.Owner(row.value1(), row.value2(), row.value3()));
    }

    /** Whether an agent is active and proved to read their address (OWN-4). */
    public boolean mayOwn(UUID agentId) {
        return sql.fetchExists(
                AGENT,
                AGENT.ACCOUNT_ID
                        .eq(Tenant.id())
                        .and(AGENT.ID.eq(agentId))
                        .and(AGENT.ACTIVE)
                        .and(AGENT.EMAIL_VALIDATED_AT.isNotNull()));
    }

    /** Takes the account from one agent and gives it to the other. */
    public void give(UUID from, UUID to, boolean staysAdministrator) {
        sql.update(AGENT)
                .set(AGENT.IS_OWNER, false)
                .set(AGENT.IS_ADMINISTRATOR, staysAdministrator)
                .set(AGENT.VERSION, AGENT.VERSION.plus(1))
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.eq(from))
                .execute();
        sql.update(AGENT)
                .set(AGENT.IS_OWNER, true)
                .set(AGENT.IS_ADMINISTRATOR, true)
                .set(AGENT.VERSION, AGENT.VERSION.plus(1))
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.eq(to))
                .execute();
    }
}
