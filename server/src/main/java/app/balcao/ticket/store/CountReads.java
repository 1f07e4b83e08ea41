package app.balcao.ticket.store;

import static app.balcao.schema.Tables.TICKET;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectCount;

import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.people.Sight;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Situation;
import app.balcao.ticket.list.Tab;
import app.balcao.ticket.list.TicketCounts;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Counts the queues of the home page in one statement, from the partial indexes of what is open. */
@Repository
public class CountReads {

    private static final Field<Integer> NONE = inline(null, Integer.class);

    private final DSLContext sql;

    CountReads(DSLContext sql) {
        this.sql = sql;
    }

    public TicketCounts counts(ActingAgent reader) {
        boolean leads = reader.may(Permission.TEAM_QUEUES);
        Sight sight = reader.sight();
        Condition mine = sight.conditionOfOwn().and(TICKET.AGENT_ID.eq(reader.id()));
        Condition team = Filters.led(reader).condition().and(TICKET.AGENT_ID.isNotNull());
        return sql.select(
                        count(sight.queues().condition(), Tab.NEW),
                        count(mine, Tab.REPLIED),
                        count(mine, Tab.NEWLY_BOUND),
                        count(mine, Tab.OPEN),
                        leads ? count(team, Tab.TEAM_OPEN) : NONE,
                        leads ? count(team, Tab.TEAM_WAITING) : NONE)
                .fetchSingle(row -> new TicketCounts(
                        row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    private static Field<Integer> count(Condition whose, Tab tab) {
        var codes = tab.situations().stream()
                .map(Situation::code)
                .sorted()
                .map(code -> inline(code.shortValue()))
                .toList();
        return field(selectCount()
                .from(TICKET)
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(open(tab))
                .and(codes.size() == 1 ? TICKET.SITUATION.eq(codes.getFirst()) : TICKET.SITUATION.in(codes))
                .and(whose));
    }

    // What is new is never closed, and its index holds no closing time: asked for it, every ticket would be looked up.
    private static Condition open(Tab tab) {
        return tab == Tab.NEW ? DSL.noCondition() : TICKET.CLOSED_AT.isNull();
    }
}
