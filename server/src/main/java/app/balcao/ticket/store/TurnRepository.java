package app.balcao.ticket.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;

import app.balcao.people.AutoAssignment;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Named;
import java.time.OffsetDateTime;
import java.util.Optional;
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
     * Takes the turn of the agent who waits longest, in a department that gives its tickets out in turn: active ones who
     * work on tickets there. Others wait for it, so that no turn is taken twice.
     */
    public Optional<Named> next(UUID departmentId) {
        boolean inTurn = sql.select(DEPARTMENT.ID)
                .from(DEPARTMENT)
                .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT.ID.eq(departmentId))
                .and(DEPARTMENT.AUTO_ASSIGNMENT.eq(AutoAssignment.ROUND_ROBIN.name()))
                .forNoKeyUpdate()
                .fetchOptional()
                .isPresent();
        if (!inTurn) {
            return Optional.empty();
        }
        Optional<Named> next = sql.select(AGENT.ID, AGENT.NAME)
                .from(DEPARTMENT_AGENT)
                .join(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(DEPARTMENT_AGENT.ACCOUNT_ID))
                .and(AGENT.ID.eq(DEPARTMENT_AGENT.AGENT_ID))
                .where(DEPARTMENT_AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT_AGENT.DEPARTMENT_ID.eq(departmentId))
                .and(DEPARTMENT_AGENT.TICKETS)
                .and(AGENT.ACTIVE)
                .orderBy(DEPARTMENT_AGENT.LAST_TURN_AT.asc().nullsFirst(), AGENT.ID)
                .limit(1)
                .fetchOptional(row -> new Named(row.value1(), row.value2()));
        // The clock of the moment, not of the transaction's beginning: whoever waited for this turn began earlier.
        next.ifPresent(agent -> sql.update(DEPARTMENT_AGENT)
                .set(DEPARTMENT_AGENT.LAST_TURN_AT, DSL.field("clock_timestamp()", OffsetDateTime.class))
                .where(DEPARTMENT_AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT_AGENT.DEPARTMENT_ID.eq(departmentId))
                .and(DEPARTMENT_AGENT.AGENT_ID.eq(agent.id()))
                .execute());
        return next;
    }
}
