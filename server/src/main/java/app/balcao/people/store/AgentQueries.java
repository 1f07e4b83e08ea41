package app.balcao.people.store;

import static app.balcao.people.store.Folding.fold;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.AGENT_CREDENTIAL;
import static app.balcao.schema.Tables.AGENT_SESSION;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static app.balcao.schema.Tables.PERMISSION_GROUP;
import static app.balcao.schema.Tables.WORK_SHIFT;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import app.balcao.people.Agent;
import app.balcao.people.AgentFilter;
import app.balcao.people.AgentSummary;
import app.balcao.people.Department;
import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.AgentRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of agents: what shows them. */
@Repository
public class AgentQueries {

    private static final Field<@Nullable OffsetDateTime> LAST_ACCESS = field(select(max(AGENT_SESSION.LAST_SEEN_AT))
            .from(AGENT_SESSION)
            .where(AGENT_SESSION.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
            .and(AGENT_SESSION.AGENT_ID.eq(AGENT.ID)));

    private static final Field<Boolean> LOCKED = field(exists(selectOne()
            .from(AGENT_CREDENTIAL)
            .where(AGENT_CREDENTIAL.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
            .and(AGENT_CREDENTIAL.AGENT_ID.eq(AGENT.ID))
            .and(AGENT_CREDENTIAL.LOCKED_AT.isNotNull())));

    private static final Field<Boolean> HAS_PASSWORD = field(exists(selectOne()
            .from(AGENT_CREDENTIAL)
            .where(AGENT_CREDENTIAL.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
            .and(AGENT_CREDENTIAL.AGENT_ID.eq(AGENT.ID))));

    private static final Field<List<Agent.AgentDepartment>> DEPARTMENTS = multiset(select(
                            DEPARTMENT.ID,
                            DEPARTMENT.NAME,
                            DEPARTMENT_AGENT.TICKETS,
                            DEPARTMENT_AGENT.CHAT,
                            DEPARTMENT_AGENT.MANAGER)
                    .from(DEPARTMENT_AGENT)
                    .join(DEPARTMENT)
                    .on(DEPARTMENT.ACCOUNT_ID.eq(DEPARTMENT_AGENT.ACCOUNT_ID))
                    .and(DEPARTMENT.ID.eq(DEPARTMENT_AGENT.DEPARTMENT_ID))
                    .where(DEPARTMENT_AGENT.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                    .and(DEPARTMENT_AGENT.AGENT_ID.eq(AGENT.ID))
                    .orderBy(fold(DEPARTMENT.NAME)))
            .convertFrom(rows -> rows.map(Records.mapping(Agent.AgentDepartment::new)));

    private static final Field<@Nullable String> SHIFT = field(select(WORK_SHIFT.NAME)
            .from(WORK_SHIFT)
            .where(WORK_SHIFT.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
            .and(WORK_SHIFT.ID.eq(AGENT.WORK_SHIFT_ID)));

    private final DSLContext sql;

    AgentQueries(DSLContext sql) {
        this.sql = sql;
    }

    public Optional<Agent> find(UUID id) {
        return sql.select(
                        AGENT,
                        LAST_ACCESS,
                        HAS_PASSWORD,
                        LOCKED,
                        DEPARTMENTS,
                        PERMISSION_GROUP.ID,
                        PERMISSION_GROUP.NAME,
                        SHIFT)
                .from(AGENT)
                .join(PERMISSION_GROUP)
                .on(PERMISSION_GROUP.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                .and(PERMISSION_GROUP.ID.eq(AGENT.PERMISSION_GROUP_ID))
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.eq(id))
                .fetchOptional(found -> agent(
                        found.value1(),
                        found.value2(),
                        found.value3(),
                        found.value4(),
                        new Agent.Group(found.value6(), found.value7()),
                        found.value8(),
                        found.value5()));
    }

    /**
     * Agents by name.
     *
     * @param sees whether the reader sees addresses and locks, and may look for them
     * @param today when the account's present day began
     */
    public Page<AgentSummary> list(AgentFilter filter, boolean sees, Instant today, PageRequest page) {
        Field<String> name = fold(AGENT.NAME);
        Cursor after = page.after();
        var rows = sql.select(AGENT, LAST_ACCESS, LOCKED, DEPARTMENTS, name, firstAccess(today))
                .from(AGENT)
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(matches(filter, sees))
                .and(after == null ? noCondition() : row(name, AGENT.ID).gt(val(after.text(0)), val(after.uuid(1))))
                .orderBy(name, AGENT.ID)
                .limit(page.limit() + 1)
                .fetch();
        return Page.of(
                        rows,
                        page.limit(),
                        row -> Cursor.of(row.value5(), row.value1().getId()))
                .map(row -> summary(row.value1(), row.value2(), row.value6(), row.value3(), row.value4()));
    }

    // Who was seen today was last seen today: so few rows are read, whatever the sessions of the past.
    private static Field<@Nullable OffsetDateTime> firstAccess(Instant today) {
        OffsetDateTime began = today.atOffset(ZoneOffset.UTC);
        return field(select(min(AGENT_SESSION.DAY_BEGAN_AT))
                .from(AGENT_SESSION)
                .where(AGENT_SESSION.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                .and(AGENT_SESSION.AGENT_ID.eq(AGENT.ID))
                .and(AGENT_SESSION.LAST_SEEN_AT.ge(began))
                .and(AGENT_SESSION.DAY_BEGAN_AT.ge(began)));
    }

    private static Condition matches(AgentFilter filter, boolean sees) {
        Condition condition = noCondition();
        if (filter.search() != null && !filter.search().isBlank()) {
            Field<String> wanted = fold(filter.search().strip());
            Condition named = fold(AGENT.NAME).contains(wanted);
            condition = sees ? named.or(AGENT.EMAIL.contains(wanted)) : named;
        }
        if (filter.active() != null) {
            condition = condition.and(AGENT.ACTIVE.eq(filter.active()));
        }
        if (filter.administrator() != null) {
            condition = condition.and(AGENT.IS_ADMINISTRATOR.eq(filter.administrator()));
        }
        if (filter.emailValidated() != null) {
            condition = condition.and(
                    filter.emailValidated() ? AGENT.EMAIL_VALIDATED_AT.isNotNull() : AGENT.EMAIL_VALIDATED_AT.isNull());
        }
        if (sees && filter.locked() != null) {
            condition = condition.and(LOCKED.eq(filter.locked()));
        }
        if (filter.departmentId() != null) {
            // The offset keeps it a look into the department for each agent in the order of the list, however many
            // the department has: as a join all of them would be read and sorted for one page.
            condition = condition.and(exists(selectOne()
                    .from(DEPARTMENT_AGENT)
                    .where(DEPARTMENT_AGENT.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                    .and(DEPARTMENT_AGENT.DEPARTMENT_ID.eq(filter.departmentId()))
                    .and(DEPARTMENT_AGENT.AGENT_ID.eq(AGENT.ID))
                    .offset(inline(0))));
        }
        return condition;
    }

    private static Agent agent(
            AgentRecord row,
            @Nullable OffsetDateTime lastAccess,
            boolean hasPassword,
            boolean locked,
            Agent.Group group,
            @Nullable String shift,
            List<Agent.AgentDepartment> places) {
        return new Agent(
                row.getId(),
                row.getName(),
                row.getEmail(),
                row.getPendingEmail(),
                row.getIsOwner(),
                row.getIsAdministrator(),
                row.getActive(),
                row.getEmailValidatedAt() != null,
                hasPassword,
                locked,
                instant(lastAccess),
                row.getLanguage(),
                row.getTimeZone(),
                row.getChatNickname(),
                row.getChatOnlineAtSignIn(),
                row.getAutomaticDistribution(),
                row.getMostConversations(),
                row.getSignatureHtml(),
                Photos.url(row.getPhotoId()),
                group,
                shift == null ? null : new Department.Named(row.getWorkShiftId(), shift),
                places,
                row.getVersion());
    }

    private static AgentSummary summary(
            AgentRecord row,
            @Nullable OffsetDateTime lastAccess,
            @Nullable OffsetDateTime firstAccess,
            boolean locked,
            List<Agent.AgentDepartment> places) {
        return new AgentSummary(
                row.getId(),
                row.getName(),
                row.getEmail(),
                row.getIsOwner(),
                row.getIsAdministrator(),
                row.getActive(),
                row.getEmailValidatedAt() != null,
                locked,
                instant(lastAccess),
                instant(firstAccess),
                places.stream()
                        .map(each -> new AgentSummary.Membership(each.departmentId(), each.name(), each.manager()))
                        .toList(),
                Photos.url(row.getPhotoId()),
                row.getVersion());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
