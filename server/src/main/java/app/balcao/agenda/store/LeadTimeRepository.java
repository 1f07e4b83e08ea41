package app.balcao.agenda.store;

import static app.balcao.schema.Tables.AGENT_SCHEDULE_SETTINGS;
import static app.balcao.schema.Tables.SCHEDULE_SETTINGS;

import app.balcao.agenda.LeadTime;
import app.balcao.platform.tenant.Tenant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** How long before the start agents are told. */
@Repository
public class LeadTimeRepository {

    private final DSLContext sql;

    LeadTimeRepository(DSLContext sql) {
        this.sql = sql;
    }

    public LeadTime ofAccount() {
        return sql.selectFrom(SCHEDULE_SETTINGS)
                .where(SCHEDULE_SETTINGS.ACCOUNT_ID.eq(Tenant.id()))
                .fetchOptional(row -> new LeadTime(null, row.getLeadMinutes(), row.getVersion()))
                .orElseGet(() -> new LeadTime(null, LeadTime.STANDARD, 0));
    }

    public LeadTime of(UUID agentId) {
        int account = ofAccount().accountMinutes();
        return sql.selectFrom(AGENT_SCHEDULE_SETTINGS)
                .where(AGENT_SCHEDULE_SETTINGS.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_SCHEDULE_SETTINGS.AGENT_ID.eq(agentId))
                .fetchOptional(row -> new LeadTime(
                        row.getLeadMinutes() == null
                                ? null
                                : row.getLeadMinutes().intValue(),
                        account,
                        row.getVersion()))
                .orElseGet(() -> new LeadTime(null, account, 0));
    }

    /** @return false when it is not of that version any more */
    public boolean changeAccount(int minutes, int version) {
        return sql.insertInto(SCHEDULE_SETTINGS)
                        .set(SCHEDULE_SETTINGS.ACCOUNT_ID, Tenant.id())
                        .set(SCHEDULE_SETTINGS.LEAD_MINUTES, (short) minutes)
                        .onConflict(SCHEDULE_SETTINGS.ACCOUNT_ID)
                        .doUpdate()
                        .set(SCHEDULE_SETTINGS.LEAD_MINUTES, (short) minutes)
                        .set(SCHEDULE_SETTINGS.VERSION, SCHEDULE_SETTINGS.VERSION.plus(1))
                        .where(SCHEDULE_SETTINGS.VERSION.eq(version))
                        .execute()
                == 1;
    }

    /** @return false when it is not of that version any more */
    public boolean change(UUID agentId, @Nullable Integer minutes, int version) {
        Short wanted = minutes == null ? null : minutes.shortValue();
        return sql.insertInto(AGENT_SCHEDULE_SETTINGS)
                        .set(AGENT_SCHEDULE_SETTINGS.ACCOUNT_ID, Tenant.id())
                        .set(AGENT_SCHEDULE_SETTINGS.AGENT_ID, agentId)
                        .set(AGENT_SCHEDULE_SETTINGS.LEAD_MINUTES, wanted)
                        .onConflict(AGENT_SCHEDULE_SETTINGS.ACCOUNT_ID, AGENT_SCHEDULE_SETTINGS.AGENT_ID)
                        .doUpdate()
                        .set(AGENT_SCHEDULE_SETTINGS.LEAD_MINUTES, wanted)
                        .set(AGENT_SCHEDULE_SETTINGS.VERSION, AGENT_SCHEDULE_SETTINGS.VERSION.plus(1))
                        .where(AGENT_SCHEDULE_SETTINGS.VERSION.eq(version))
                        .execute()
                == 1;
    }
}
