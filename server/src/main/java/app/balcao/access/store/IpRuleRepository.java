package app.balcao.access.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.AGENT_SESSION;
import static app.balcao.schema.Tables.IP_RULE;

import app.balcao.access.IpRule;
import app.balcao.access.IpRule.Panel;
import app.balcao.platform.security.IpRange;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.IpRuleRecord;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** SQL of the addresses from which people may enter. */
@Repository
public class IpRuleRepository {

    private final DSLContext sql;
    private final Clock clock;

    IpRuleRepository(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** An agent at work, and the address they work from. */
    public record Place(UUID agentId, String name, String address) {}

    public List<IpRule> list() {
        return sql.selectFrom(IP_RULE)
                .where(IP_RULE.ACCOUNT_ID.eq(Tenant.id()))
                .orderBy(IP_RULE.ID)
                .fetch(IpRuleRepository::rule);
    }

    public IpRule insert(Panel panel, IpRange range) {
        return sql.insertInto(IP_RULE)
                .set(IP_RULE.ACCOUNT_ID, Tenant.id())
                .set(IP_RULE.PANEL, panel.name())
                .set(IP_RULE.FIRST_ADDRESS, range.first().toString())
                .set(IP_RULE.LAST_ADDRESS, range.last().toString())
                .returning()
                .fetchSingle(IpRuleRepository::rule);
    }

    /** Changes a rule if nobody did since {@code version}; answers whether it did. */
    public boolean update(UUID id, Panel panel, IpRange range, int version) {
        return sql.update(IP_RULE)
                        .set(IP_RULE.PANEL, panel.name())
                        .set(IP_RULE.FIRST_ADDRESS, range.first().toString())
                        .set(IP_RULE.LAST_ADDRESS, range.last().toString())
                        .set(IP_RULE.VERSION, IP_RULE.VERSION.plus(1))
                        .where(IP_RULE.ACCOUNT_ID.eq(Tenant.id()))
                        .and(IP_RULE.ID.eq(id))
                        .and(IP_RULE.VERSION.eq(version))
                        .execute()
                == 1;
    }

    /** Deletes a rule; false when there is none of this id. */
    public boolean delete(UUID id) {
        return sql.deleteFrom(IP_RULE)
                        .where(IP_RULE.ACCOUNT_ID.eq(Tenant.id()))
                        .and(IP_RULE.ID.eq(id))
                        .execute()
                == 1;
    }

    /** Where the agents are signed in whom rules bind: all but the owner and administrators (SEC-17). */
    public List<Place> boundAgentsAtWork() {
        return sql.selectDistinct(AGENT.ID, AGENT.NAME, AGENT_SESSION.IP)
                .from(AGENT_SESSION)
                .join(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(AGENT_SESSION.ACCOUNT_ID))
                .and(AGENT.ID.eq(AGENT_SESSION.AGENT_ID))
                .where(AGENT_SESSION.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_SESSION.REVOKED_AT.isNull())
                .and(AGENT_SESSION.EXPIRES_AT.gt(clock.instant().atOffset(ZoneOffset.UTC)))
                .and(AGENT.ACTIVE)
                .andNot(AGENT.IS_OWNER)
                .andNot(AGENT.IS_ADMINISTRATOR)
                .orderBy(AGENT.NAME, AGENT.ID, AGENT_SESSION.IP)
                .fetch(row -> new Place(row.value1(), row.value2(), row.value3()));
    }

    private static IpRule rule(IpRuleRecord row) {
        return new IpRule(
                row.getId(),
                Panel.valueOf(row.getPanel()),
                row.getFirstAddress(),
                row.getLastAddress(),
                row.getVersion());
    }
}
