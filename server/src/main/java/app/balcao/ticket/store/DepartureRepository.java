package app.balcao.ticket.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.AGENT_DEPARTURE;
import static app.balcao.schema.Tables.AGENT_DEPARTURE_DESTINATION;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static app.balcao.schema.Tables.TICKET;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;

import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.AgentDepartureRecord;
import app.balcao.ticket.Named;
import app.balcao.ticket.handover.AgentDeparture;
import app.balcao.ticket.handover.AgentDeparture.Destination;
import app.balcao.ticket.handover.AgentDeparture.OpenTickets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** SQL of what becomes of a deactivated agent's tickets. */
@Repository
public class DepartureRepository {

    private final DSLContext sql;

    DepartureRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** What the job needs of a departure that is not finished. */
    public record Running(UUID agentId, UUID decidedBy, String decidedByName) {}

    public List<OpenTickets> openTickets(UUID agentId) {
        var candidates = multiset(select(AGENT.ID, AGENT.NAME)
                        .from(DEPARTMENT_AGENT)
                        .join(AGENT)
                        .on(AGENT.ACCOUNT_ID.eq(DEPARTMENT_AGENT.ACCOUNT_ID))
                        .and(AGENT.ID.eq(DEPARTMENT_AGENT.AGENT_ID))
                        .where(DEPARTMENT_AGENT.ACCOUNT_ID.eq(DEPARTMENT.ACCOUNT_ID))
                        .and(DEPARTMENT_AGENT.DEPARTMENT_ID.eq(DEPARTMENT.ID))
                        .and(or(condition(DEPARTMENT_AGENT.TICKETS), condition(DEPARTMENT_AGENT.MANAGER)))
                        .and(AGENT.ACTIVE)
                        .and(AGENT.ID.ne(agentId))
                        .orderBy(AGENT.NAME))
                .convertFrom(rows -> rows.map(Records.mapping(Named::new)));
        return sql.select(DEPARTMENT.ID, DEPARTMENT.NAME, DSL.count(), candidates)
                .from(TICKET)
                .join(DEPARTMENT)
                .on(DEPARTMENT.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                .and(DEPARTMENT.ID.eq(TICKET.DEPARTMENT_ID))
                .where(openOf(agentId))
                .groupBy(DEPARTMENT.ACCOUNT_ID, DEPARTMENT.ID)
                .orderBy(DEPARTMENT.NAME)
                .fetch(Records.mapping(OpenTickets::new));
    }

    public int countOpen(UUID agentId, List<Destination> plan) {
        List<UUID> departments = plan.stream().map(Destination::departmentId).toList();
        return sql.fetchCount(TICKET, openOf(agentId).and(TICKET.DEPARTMENT_ID.in(departments)));
    }

    /** Some of an agent's open tickets in a department, the oldest first. */
    public List<UUID> someOpen(UUID agentId, UUID departmentId, int most) {
        return sql.select(TICKET.ID)
                .from(TICKET)
                .where(openOf(agentId))
                .and(TICKET.DEPARTMENT_ID.eq(departmentId))
                .orderBy(TICKET.ID)
                .limit(most)
                .fetch(TICKET.ID);
    }

    /** Which of the ids are departments of the account. */
    public Set<UUID> departments(Collection<UUID> ids) {
        return sql.select(DEPARTMENT.ID)
                .from(DEPARTMENT)
                .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT.ID.in(ids))
                .fetchSet(DEPARTMENT.ID);
    }

    /** Fails with a duplicate key while another departure of the agent goes on. */
    public UUID insert(UUID agentId, UUID decidedBy, String decidedByName, int total) {
        return sql.insertInto(AGENT_DEPARTURE)
                .set(AGENT_DEPARTURE.ACCOUNT_ID, Tenant.id())
                .set(AGENT_DEPARTURE.AGENT_ID, agentId)
                .set(AGENT_DEPARTURE.DECIDED_BY, decidedBy)
                .set(AGENT_DEPARTURE.DECIDED_BY_NAME, decidedByName)
                .set(AGENT_DEPARTURE.TOTAL, total)
                .returningResult(AGENT_DEPARTURE.ID)
                .fetchSingle()
                .value1();
    }

    public void insert(UUID departureId, List<Destination> plan) {
        for (Destination each : plan) {
            sql.insertInto(AGENT_DEPARTURE_DESTINATION)
                    .set(AGENT_DEPARTURE_DESTINATION.ACCOUNT_ID, Tenant.id())
                    .set(AGENT_DEPARTURE_DESTINATION.DEPARTURE_ID, departureId)
                    .set(AGENT_DEPARTURE_DESTINATION.DEPARTMENT_ID, each.departmentId())
                    .set(AGENT_DEPARTURE_DESTINATION.TO_AGENT_ID, each.toAgentId())
                    .execute();
        }
    }

    public AgentDeparture find(UUID id) {
        return sql.selectFrom(AGENT_DEPARTURE).where(is(id)).fetchSingle(DepartureRepository::departure);
    }

    public Optional<AgentDeparture> last(UUID agentId) {
        return sql.selectFrom(AGENT_DEPARTURE)
                .where(AGENT_DEPARTURE.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_DEPARTURE.AGENT_ID.eq(agentId))
                .orderBy(AGENT_DEPARTURE.ID.desc())
                .limit(1)
                .fetchOptional(DepartureRepository::departure);
    }

    /** A departure that is not finished, kept from other nodes until the transaction ends. */
    public Optional<Running> findRunning(UUID id) {
        return sql.selectFrom(AGENT_DEPARTURE)
                .where(is(id))
                .and(AGENT_DEPARTURE.FINISHED_AT.isNull())
                .forNoKeyUpdate()
                .fetchOptional(row -> new Running(row.getAgentId(), row.getDecidedBy(), row.getDecidedByName()));
    }

    public List<Destination> destinations(UUID departureId) {
        return sql.selectFrom(AGENT_DEPARTURE_DESTINATION)
                .where(AGENT_DEPARTURE_DESTINATION.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_DEPARTURE_DESTINATION.DEPARTURE_ID.eq(departureId))
                .orderBy(AGENT_DEPARTURE_DESTINATION.DEPARTMENT_ID)
                .fetch(row -> new Destination(row.getDepartmentId(), row.getToAgentId()));
    }

    public void count(UUID id, int handedOver) {
        sql.update(AGENT_DEPARTURE)
                .set(AGENT_DEPARTURE.DONE, AGENT_DEPARTURE.DONE.plus(handedOver))
                .where(is(id))
                .execute();
    }

    /** Counts tickets of a department that its receiver got. */
    public void countReceived(UUID id, UUID departmentId, int received) {
        sql.update(AGENT_DEPARTURE_DESTINATION)
                .set(AGENT_DEPARTURE_DESTINATION.HANDED_OVER, AGENT_DEPARTURE_DESTINATION.HANDED_OVER.plus(received))
                .where(AGENT_DEPARTURE_DESTINATION.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_DEPARTURE_DESTINATION.DEPARTURE_ID.eq(id))
                .and(AGENT_DEPARTURE_DESTINATION.DEPARTMENT_ID.eq(departmentId))
                .execute();
    }

    /** How many tickets each receiver got, from whichever departments. */
    public Map<UUID, Integer> received(UUID id) {
        Field<Integer> count = DSL.sum(AGENT_DEPARTURE_DESTINATION.HANDED_OVER).cast(Integer.class);
        return sql.select(AGENT_DEPARTURE_DESTINATION.TO_AGENT_ID, count)
                .from(AGENT_DEPARTURE_DESTINATION)
                .where(AGENT_DEPARTURE_DESTINATION.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_DEPARTURE_DESTINATION.DEPARTURE_ID.eq(id))
                .and(AGENT_DEPARTURE_DESTINATION.HANDED_OVER.gt(0))
                .groupBy(AGENT_DEPARTURE_DESTINATION.TO_AGENT_ID)
                .fetchMap(AGENT_DEPARTURE_DESTINATION.TO_AGENT_ID, count);
    }

    public void finish(UUID id, Instant now) {
        sql.update(AGENT_DEPARTURE)
                .set(AGENT_DEPARTURE.FINISHED_AT, now.atOffset(ZoneOffset.UTC))
                .where(is(id))
                .execute();
    }

    private static Condition openOf(UUID agentId) {
        return TICKET.ACCOUNT_ID
                .eq(Tenant.id())
                .and(TICKET.AGENT_ID.eq(agentId))
                .and(TICKET.CLOSED_AT.isNull());
    }

    private static Condition is(UUID id) {
        return AGENT_DEPARTURE.ACCOUNT_ID.eq(Tenant.id()).and(AGENT_DEPARTURE.ID.eq(id));
    }

    private static AgentDeparture departure(AgentDepartureRecord row) {
        return new AgentDeparture(
                row.getId(),
                row.getTotal(),
                row.getDone(),
                row.getFinishedAt() == null ? null : row.getFinishedAt().toInstant());
    }
}
