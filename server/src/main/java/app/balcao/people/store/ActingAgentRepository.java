package app.balcao.people.store;

import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static app.balcao.schema.Tables.PERMISSION_GROUP;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.people.TicketSight;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.DepartmentAgentRecord;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Reads an agent with their account and departments in one statement. */
@Repository
public class ActingAgentRepository {

    private final DSLContext sql;

    ActingAgentRepository(DSLContext sql) {
        this.sql = sql;
    }

    public Optional<ActingAgent> find(UUID agentId) {
        return find(agentId, condition(AGENT.ACTIVE));
    }

    public Optional<ActingAgent> findEvenInactive(UUID agentId) {
        return find(agentId, noCondition());
    }

    private Optional<ActingAgent> find(UUID agentId, Condition which) {
        var places = multiset(select(DEPARTMENT_AGENT.fields())
                        .from(DEPARTMENT_AGENT)
                        .where(DEPARTMENT_AGENT.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                        .and(DEPARTMENT_AGENT.AGENT_ID.eq(AGENT.ID)))
                .convertFrom(rows -> rows.into(DEPARTMENT_AGENT));
        var language = coalesce(AGENT.LANGUAGE, ACCOUNT.LANGUAGE);
        var zone = coalesce(AGENT.TIME_ZONE, ACCOUNT.TIME_ZONE);
        return sql.select(
                        AGENT.ID,
                        AGENT.NAME,
                        AGENT.EMAIL,
                        AGENT.IS_OWNER,
                        AGENT.IS_ADMINISTRATOR,
                        language,
                        zone,
                        places,
                        PERMISSION_GROUP.TICKET_SIGHT,
                        PERMISSION_GROUP.PERMISSIONS)
                .from(AGENT)
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                .join(PERMISSION_GROUP)
                .on(PERMISSION_GROUP.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                .and(PERMISSION_GROUP.ID.eq(AGENT.PERMISSION_GROUP_ID))
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.eq(agentId))
                .and(which)
                .and(ACCOUNT.ACTIVE)
                .fetchOptional(row -> {
                    List<DepartmentAgentRecord> departments = row.value8();
                    Set<UUID> manages = those(departments, DepartmentAgentRecord::getManager);
                    return new ActingAgent(
                            Tenant.id(),
                            row.value1(),
                            row.value2(),
                            row.value3(),
                            row.value4(),
                            row.value5(),
                            Language.ofTag(row.value6()).orElse(Language.PT_BR),
                            ZoneId.of(row.value7()),
                            those(departments, DepartmentAgentRecord::getTickets),
                            those(departments, DepartmentAgentRecord::getChat),
                            manages,
                            TicketSight.valueOf(row.value9()),
                            Permission.of(
                                    row.value5(), !manages.isEmpty(), PermissionGroupRepository.known(row.value10())));
                });
    }

    private static Set<UUID> those(List<DepartmentAgentRecord> places, Predicate<DepartmentAgentRecord> which) {
        return places.stream()
                .filter(which)
                .map(DepartmentAgentRecord::getDepartmentId)
                .collect(Collectors.toUnmodifiableSet());
    }
}
