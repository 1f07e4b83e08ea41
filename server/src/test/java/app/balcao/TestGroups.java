package app.balcao;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.PERMISSION_GROUP;

import app.balcao.TestAccounts.TestAccount;
import app.balcao.people.AgentRightsChanged;
import app.balcao.people.Permission;
import app.balcao.people.TicketSight;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;

/** Puts agents of test accounts into permission groups of their own. */
@TestComponent
public class TestGroups {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final TestAccounts accounts;
    private final DSLContext sql;
    private final ApplicationEventPublisher events;

    TestGroups(TestAccounts accounts, DSLContext sql, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.sql = sql;
        this.events = events;
    }

    /** Everything a group can give, but these. */
    public static Set<Permission> without(Permission... missing) {
        Set<Permission> granted = EnumSet.copyOf(Permission.ofGroups());
        List.of(missing).forEach(granted::remove);
        return granted;
    }

    /** Gives the agent a new group with everything it can give, and this sight of tickets. */
    public UUID sees(TestAccount account, UUID agentId, TicketSight sight) {
        return put(account, agentId, sight, without());
    }

    /** Gives the agent a new group with these permissions and the sight that is usual. */
    public UUID permit(TestAccount account, UUID agentId, Set<Permission> permissions) {
        return put(account, agentId, TicketSight.LINKED_DEPARTMENTS, permissions);
    }

    private UUID put(TestAccount account, UUID agentId, TicketSight sight, Set<Permission> permissions) {
        return accounts.in(account.id(), () -> {
            UUID group = sql.insertInto(PERMISSION_GROUP)
                    .set(PERMISSION_GROUP.ACCOUNT_ID, account.id())
                    .set(PERMISSION_GROUP.NAME, "Grupo " + COUNT.incrementAndGet())
                    .set(PERMISSION_GROUP.TICKET_SIGHT, sight.name())
                    .set(
                            PERMISSION_GROUP.PERMISSIONS,
                            permissions.stream().map(Enum::name).toArray(String[]::new))
                    .returningResult(PERMISSION_GROUP.ID)
                    .fetchSingle()
                    .value1();
            sql.update(AGENT)
                    .set(AGENT.PERMISSION_GROUP_ID, group)
                    .where(AGENT.ACCOUNT_ID.eq(account.id()))
                    .and(AGENT.ID.eq(agentId))
                    .execute();
            events.publishEvent(new AgentRightsChanged(agentId));
            return group;
        });
    }
}
