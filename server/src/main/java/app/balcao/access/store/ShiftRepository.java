package app.balcao.access.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.AGENT_SESSION;

import app.balcao.platform.tenant.Tenant;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of the shifts that agents are kept to. */
@Repository
public class ShiftRepository {

    private final DSLContext sql;

    ShiftRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** An agent who is signed in and has a shift. */
    public record AtWork(UUID agentId, String name, UUID shiftId) {}

    /** The shift an agent has; null for none. */
    public @Nullable UUID shiftOf(UUID agentId) {
        return sql.select(AGENT.WORK_SHIFT_ID)
                .from(AGENT)
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.eq(agentId))
                .fetchOne(AGENT.WORK_SHIFT_ID);
    }

    /** The shifts that bind those of the agents who have one: all but the owner and administrators (SEC-24). */
    public Map<UUID, UUID> shiftsOf(Collection<UUID> agents) {
        return sql.select(AGENT.ID, AGENT.WORK_SHIFT_ID)
                .from(AGENT)
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.in(agents))
                .and(AGENT.WORK_SHIFT_ID.isNotNull())
                .andNot(AGENT.IS_OWNER)
                .andNot(AGENT.IS_ADMINISTRATOR)
                .fetchMap(AGENT.ID, AGENT.WORK_SHIFT_ID);
    }

    /** Who is signed in and bound by a shift: all but the owner and administrators (SEC-24). */
    public List<AtWork> boundAgentsAtWork(Instant now) {
        return sql.selectDistinct(AGENT.ID, AGENT.NAME, AGENT.WORK_SHIFT_ID)
                .from(AGENT)
                .join(AGENT_SESSION)
                .on(AGENT_SESSION.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                .and(AGENT_SESSION.AGENT_ID.eq(AGENT.ID))
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.WORK_SHIFT_ID.isNotNull())
                .andNot(AGENT.IS_OWNER)
                .andNot(AGENT.IS_ADMINISTRATOR)
                .and(AGENT_SESSION.REVOKED_AT.isNull())
                .and(AGENT_SESSION.EXPIRES_AT.gt(now.atOffset(ZoneOffset.UTC)))
                .fetch(row -> new AtWork(row.value1(), row.value2(), row.value3()));
    }
}
