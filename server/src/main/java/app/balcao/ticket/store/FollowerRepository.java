package app.balcao.ticket.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_FOLLOWER;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import app.balcao.people.Sight;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Named;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Which agents follow which tickets. */
@Repository
public class FollowerRepository {

    /** Those of a ticket who are active and see it, by name, as a column of what is read of it. */
    static final Field<List<Named>> OF_TICKET = multiset(select(AGENT.ID, AGENT.NAME)
                    .from(TICKET_FOLLOWER)
                    .join(AGENT)
                    .on(AGENT.ACCOUNT_ID.eq(TICKET_FOLLOWER.ACCOUNT_ID))
                    .and(AGENT.ID.eq(TICKET_FOLLOWER.AGENT_ID))
                    .where(TICKET_FOLLOWER.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                    .and(TICKET_FOLLOWER.TICKET_ID.eq(TICKET.ID))
                    .and(AGENT.ACTIVE)
                    .and(Sight.seenByAgent())
                    .orderBy(function("fold", String.class, AGENT.NAME), AGENT.ID))
            .convertFrom(rows -> rows.map(each -> new Named(each.value1(), each.value2())));

    private final DSLContext sql;

    FollowerRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Whether the agent did not follow it. */
    public boolean add(UUID ticketId, UUID agentId, OffsetDateTime now) {
        return sql.insertInto(TICKET_FOLLOWER)
                        .set(TICKET_FOLLOWER.ACCOUNT_ID, Tenant.id())
                        .set(TICKET_FOLLOWER.TICKET_ID, ticketId)
                        .set(TICKET_FOLLOWER.AGENT_ID, agentId)
                        .set(TICKET_FOLLOWER.SINCE, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Whether the agent followed it. */
    public boolean remove(UUID ticketId, UUID agentId) {
        return sql.deleteFrom(TICKET_FOLLOWER)
                        .where(TICKET_FOLLOWER.ACCOUNT_ID.eq(Tenant.id()))
                        .and(TICKET_FOLLOWER.TICKET_ID.eq(ticketId))
                        .and(TICKET_FOLLOWER.AGENT_ID.eq(agentId))
                        .execute()
                == 1;
    }

    public int count(UUID ticketId) {
        return sql.fetchCount(
                TICKET_FOLLOWER,
                DSL.and(TICKET_FOLLOWER.ACCOUNT_ID.eq(Tenant.id()), TICKET_FOLLOWER.TICKET_ID.eq(ticketId)));
    }

    /** Has those who do not see a ticket any more follow it no longer. */
    public void removeUnseeing(UUID ticketId) {
        sql.deleteFrom(TICKET_FOLLOWER)
                .where(TICKET_FOLLOWER.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_FOLLOWER.TICKET_ID.eq(ticketId))
                .and(unseen())
                .execute();
    }

    /** Has an agent follow no ticket that they do not see any more; of those in the trash it shows when they come back. */
    public void removeUnseenBy(UUID agentId) {
        sql.deleteFrom(TICKET_FOLLOWER)
                .where(TICKET_FOLLOWER.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_FOLLOWER.AGENT_ID.eq(agentId))
                .and(unseen())
                .execute();
    }

    private static Condition unseen() {
        return exists(selectOne()
                        .from(TICKET)
                        .where(TICKET.ACCOUNT_ID.eq(TICKET_FOLLOWER.ACCOUNT_ID))
                        .and(TICKET.ID.eq(TICKET_FOLLOWER.TICKET_ID)))
                .andNotExists(seen());
    }

    private static Select<?> seen() {
        return selectOne()
                .from(TICKET)
                .join(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                .and(AGENT.ID.eq(TICKET_FOLLOWER.AGENT_ID))
                .where(TICKET.ACCOUNT_ID.eq(TICKET_FOLLOWER.ACCOUNT_ID))
                .and(TICKET.ID.eq(TICKET_FOLLOWER.TICKET_ID))
                .and(Sight.seenByAgent());
    }
}
