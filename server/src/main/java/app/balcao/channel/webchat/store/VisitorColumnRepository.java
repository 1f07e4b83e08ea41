package app.balcao.channel.webchat.store;

import static app.balcao.schema.Tables.VISITOR_COLUMNS;

import app.balcao.channel.webchat.grid.VisitorColumn;
import app.balcao.platform.tenant.Tenant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The columns of the grid of visitors that agents chose. */
@Repository
public class VisitorColumnRepository {

    private final DSLContext sql;

    VisitorColumnRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Empty until the agent chooses. */
    public Optional<List<VisitorColumn>> find(UUID agentId) {
        return sql.selectFrom(VISITOR_COLUMNS)
                .where(VISITOR_COLUMNS.ACCOUNT_ID.eq(Tenant.id()))
                .and(VISITOR_COLUMNS.AGENT_ID.eq(agentId))
                .fetchOptional(row -> Arrays.stream(row.getColumns())
                        .map(VisitorColumn::valueOf)
                        .toList());
    }

    public void save(UUID agentId, List<VisitorColumn> columns) {
        String[] names = columns.stream().map(VisitorColumn::name).toArray(String[]::new);
        sql.insertInto(VISITOR_COLUMNS)
                .set(VISITOR_COLUMNS.ACCOUNT_ID, Tenant.id())
                .set(VISITOR_COLUMNS.AGENT_ID, agentId)
                .set(VISITOR_COLUMNS.COLUMNS, names)
                .onConflict(VISITOR_COLUMNS.ACCOUNT_ID, VISITOR_COLUMNS.AGENT_ID)
                .doUpdate()
                .set(VISITOR_COLUMNS.COLUMNS, names)
                .execute();
    }
}
