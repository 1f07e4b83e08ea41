package app.balcao.ticket.store;

import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.TICKET_VIEW;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.trueCondition;

import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Named;
import app.balcao.ticket.list.ListColumn;
import app.balcao.ticket.list.TicketView.Form;
import app.balcao.ticket.list.TicketView.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Saved views. */
@Repository
public class ViewRepository {

    private static final TypeReference<Map<String, String>> FILTERS = new TypeReference<>() {};

    private final DSLContext sql;
    private final JsonMapper json;

    ViewRepository(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** As it is kept. */
    public record Stored(
            UUID id,
            Scope scope,
            @Nullable UUID agentId,
            @Nullable Named department,
            String name,
            Map<String, String> filters,
            @Nullable List<ListColumn> columns,
            int version) {}

    /** @param departments whose views are wanted beside the agent's own and everyone's; null for all */
    public List<Stored> list(UUID agentId, @Nullable Set<UUID> departments) {
        Condition shared = departments == null
                ? trueCondition()
                : TICKET_VIEW.DEPARTMENT_ID.isNull().or(TICKET_VIEW.DEPARTMENT_ID.in(departments));
        return select().where(TICKET_VIEW.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_VIEW
                        .AGENT_ID
                        .eq(agentId)
                        .or(TICKET_VIEW.AGENT_ID.isNull().and(shared)))
                .orderBy(function("fold", String.class, TICKET_VIEW.NAME), TICKET_VIEW.ID)
                .fetch(this::stored);
    }

    public Optional<Stored> find(UUID id) {
        return select().where(is(id)).fetchOptional(this::stored);
    }

    /** @param agentId whose own ones; null for the shared ones */
    public int count(@Nullable UUID agentId) {
        return sql.fetchCount(
                TICKET_VIEW,
                TICKET_VIEW
                        .ACCOUNT_ID
                        .eq(Tenant.id())
                        .and(agentId == null ? TICKET_VIEW.AGENT_ID.isNull() : TICKET_VIEW.AGENT_ID.eq(agentId)));
    }

    public boolean isDepartment(UUID id) {
        return sql.fetchExists(DEPARTMENT, DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()).and(DEPARTMENT.ID.eq(id)));
    }

    /** Fails with a duplicate key when the name is taken. */
    public UUID insert(UUID agentId, Form form) {
        return sql.insertInto(TICKET_VIEW)
                .set(TICKET_VIEW.ACCOUNT_ID, Tenant.id())
                .set(TICKET_VIEW.SCOPE, form.scope().name())
                .set(TICKET_VIEW.AGENT_ID, form.scope() == Scope.OWN ? agentId : null)
                .set(TICKET_VIEW.DEPARTMENT_ID, form.departmentId())
                .set(TICKET_VIEW.NAME, form.name())
                .set(TICKET_VIEW.FILTERS, JSONB.valueOf(json.writeValueAsString(form.filters())))
                .set(TICKET_VIEW.COLUMNS, columns(form))
                .returningResult(TICKET_VIEW.ID)
                .fetchSingle()
                .value1();
    }

    /**
     * Writes a view that still has this version. Fails with a duplicate key when the name is taken.
     *
     * @return whether it had
     */
    public boolean update(UUID id, UUID agentId, Form form, int version) {
        return sql.update(TICKET_VIEW)
                        .set(TICKET_VIEW.SCOPE, form.scope().name())
                        .set(TICKET_VIEW.AGENT_ID, form.scope() == Scope.OWN ? agentId : null)
                        .set(TICKET_VIEW.DEPARTMENT_ID, form.departmentId())
                        .set(TICKET_VIEW.NAME, form.name())
                        .set(TICKET_VIEW.FILTERS, JSONB.valueOf(json.writeValueAsString(form.filters())))
                        .set(TICKET_VIEW.COLUMNS, columns(form))
                        .set(TICKET_VIEW.VERSION, version + 1)
                        .where(is(id))
                        .and(TICKET_VIEW.VERSION.eq(version))
                        .execute()
                == 1;
    }

    /** @return whether it was there */
    public boolean delete(UUID id) {
        return sql.deleteFrom(TICKET_VIEW).where(is(id)).execute() == 1;
    }

    private SelectOnConditionStep<Record> select() {
        return sql.select(TICKET_VIEW.fields())
                .select(DEPARTMENT.NAME)
                .from(TICKET_VIEW)
                .leftJoin(DEPARTMENT)
                .on(DEPARTMENT.ACCOUNT_ID.eq(TICKET_VIEW.ACCOUNT_ID))
                .and(DEPARTMENT.ID.eq(TICKET_VIEW.DEPARTMENT_ID));
    }

    private Stored stored(Record row) {
        UUID department = row.get(TICKET_VIEW.DEPARTMENT_ID);
        String[] columns = row.get(TICKET_VIEW.COLUMNS);
        return new Stored(
                row.get(TICKET_VIEW.ID),
                Scope.valueOf(row.get(TICKET_VIEW.SCOPE)),
                row.get(TICKET_VIEW.AGENT_ID),
                department == null ? null : new Named(department, row.get(DEPARTMENT.NAME)),
                row.get(TICKET_VIEW.NAME),
                json.readValue(row.get(TICKET_VIEW.FILTERS).data(), FILTERS),
                columns == null ? null : ColumnRepository.read(columns),
                row.get(TICKET_VIEW.VERSION));
    }

    private static String @Nullable [] columns(Form form) {
        return form.columns() == null ? null : ColumnRepository.names(form.columns());
    }

    private static Condition is(UUID id) {
        return TICKET_VIEW.ACCOUNT_ID.eq(Tenant.id()).and(TICKET_VIEW.ID.eq(id));
    }
}
