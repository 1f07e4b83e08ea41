package app.balcao.ticket.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.TICKET;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import app.balcao.people.Sight;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Mentions.Mentionable;
import app.balcao.ticket.TicketMessage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Who sees a ticket, of agents who are not acting. */
@Repository
public class SightReads {

    private final DSLContext sql;

    SightReads(DSLContext sql) {
        this.sql = sql;
    }

    /** Active agents who see a ticket, but one, by name. */
    public List<Mentionable> agentsWhoSee(UUID ticketId, UUID except, @Nullable String search, int limit) {
        Condition named = search == null || search.isBlank()
                ? trueCondition()
                : fold(AGENT.NAME).contains(fold(val(search.strip())));
        return sql.select(AGENT.ID, AGENT.NAME, AGENT.PHOTO_ID)
                .from(AGENT)
                .join(TICKET)
                .on(TICKET.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                .where(sees(ticketId))
                .and(AGENT.ID.ne(except))
                .and(named)
                .orderBy(fold(AGENT.NAME), AGENT.ID)
                .limit(limit)
                .fetch(row -> new Mentionable(
                        row.value1(),
                        row.value2(),
                        row.value3() == null ? null : TicketMessage.attachmentUrl(row.value3())));
    }

    /** The names of those of some agents who are active and see a ticket. */
    public Map<UUID, String> namesOfThoseWhoSee(UUID ticketId, Collection<UUID> agentIds) {
        return sql.select(AGENT.ID, AGENT.NAME)
                .from(AGENT)
                .join(TICKET)
                .on(TICKET.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                .where(sees(ticketId))
                .and(AGENT.ID.eq(any(agentIds.toArray(UUID[]::new))))
                .fetchMap(AGENT.ID, AGENT.NAME);
    }

    private static Condition sees(UUID ticketId) {
        return AGENT.ACCOUNT_ID
                .eq(Tenant.id())
                .and(TICKET.ID.eq(ticketId))
                .and(AGENT.ACTIVE)
                .and(Sight.seenByAgent());
    }

    private static Field<String> fold(Field<String> text) {
        return function("fold", String.class, text);
    }
}
