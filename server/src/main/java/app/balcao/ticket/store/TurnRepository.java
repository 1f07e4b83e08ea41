package app.balcao.ticket.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;

import app.balcao.people.AutoAssignment;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Named;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** SQL of whose turn it is to get a department's next ticket. */
@Repository
public class TurnRepository {

    private final DSLContext sql;

    TurnRepository(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Whether a department gives its tickets out in turn. Others who ask wait until the transaction ends, so that no turn
     * is taken twice.
     */
    public boolean inTurn(UUID departmentId) {
        return sql.select(DEPARTMENT.ID)
                .from(DEPARTMENT)
                .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT.ID.eq(departmentId))
                .and(DEPARTMENT.AUTO_ASSIGNMENT.eq(AutoAssignment.ROUND_ROBIN.name()))
                .forNoKeyUpdate()
                .fetchOptional()
                .isPresent();
    }

    /** The active agents who work on a department's tickets, who waits longest first. */
    public List<Named> waiting(UUID departmentId) {
        return sql.select(AGENT.ID, AGENT.NAME)
                .from(DEPARTMENT_AGENT)
                .join(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(DEPARTMENT_AGENT.ACCOUNT_ID))
                .and(AGENT.ID.eq(DEPARTMENT_AGENT.AGENT_ID))
                .where(DEPARTMENT_AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT_AGENT.DEPARTMENT_ID.eq(departmentId))
                .and(DEPARTMENT_AGENT.TICKETS)
                .and(AGENT.ACTIVE)
                .orderBy(DEPARTMENT_AGENT.LAST_TURN_AT.asc().nullsFirst(), AGENT.ID)
                .fetch(row -> new Named(row.value1(), row.value2()));
    }

    /** Notes that an agent got a ticket of the department in turn. */
    public void taken(UUID departmentId, UUID agentId) {
        // The clock of the moment, not of the transaction's beginning: whoever waited for this turn began earlier.
        sql.update(DEPARTMENT_AGENT)
                .set(DEPARTMENT_AGENT.LAST_TURN_AT, DSL.field("clock_timestamp()", OffsetDateTime.class))
                .where(DEPARTMENT_AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT_AGENT.DEPARTMENT_ID.eq(departmentId))
                .and(DEPARTMENT_AGENT.AGENT_ID.eq(agentId))
                .execute();
    }
}
