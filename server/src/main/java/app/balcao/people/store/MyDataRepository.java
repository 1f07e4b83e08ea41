package app.balcao.people.store;

import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.AGENT_CHAT_STATUS;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import app.balcao.people.ChatStatus;
import app.balcao.people.Me;
import app.balcao.people.Permission;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.AccountRecord;
import app.balcao.schema.tables.records.AgentRecord;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.springframework.stereotype.Repository;

/** SQL of what an agent sees of themselves. */
@Repository
public class MyDataRepository {

    private static final Field<ChatStatus> CHAT_STATUS = coalesce(
                    field(select(AGENT_CHAT_STATUS.STATUS)
                            .from(AGENT_CHAT_STATUS)
                            .where(AGENT_CHAT_STATUS.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                            .and(AGENT_CHAT_STATUS.AGENT_ID.eq(AGENT.ID))),
                    inline(ChatStatus.OFFLINE.name()))
            .convertFrom(ChatStatus::valueOf);

    private final DSLContext sql;

    MyDataRepository(DSLContext sql) {
        this.sql = sql;
    }

    public Optional<Me> find(
            UUID agentId, Set<Permission> permissions, List<String> ticketTopics, boolean mayChangeEmail) {
        var places = multiset(select(
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
                        .orderBy(DEPARTMENT.NAME))
                .convertFrom(rows -> rows.map(Records.mapping(Me.MyDepartment::new)));
        return sql.select(AGENT, ACCOUNT, places, CHAT_STATUS)
                .from(AGENT)
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.eq(agentId))
                .fetchOptional(row -> me(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        permissions,
                        ticketTopics,
                        mayChangeEmail));
    }

    /** Some departments of the account, active ones first. */
    public List<UUID> departments(int most) {
        return sql.select(DEPARTMENT.ID)
                .from(DEPARTMENT)
                .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                .orderBy(DEPARTMENT.ACTIVE.desc(), DEPARTMENT.ID)
                .limit(most)
                .fetch(DEPARTMENT.ID);
    }

    private static Me me(
            AgentRecord agent,
            AccountRecord account,
            List<Me.MyDepartment> places,
            ChatStatus chatStatus,
            Set<Permission> permissions,
            List<String> ticketTopics,
            boolean mayChangeEmail) {
        return new Me(
                profile(agent),
                new Me.MyAccount(
                        account.getAccountId(),
                        account.getLoginName(),
                        account.getCompanyName(),
                        account.getLanguage(),
                        account.getTimeZone(),
                        account.getAccent(),
                        Photos.url(account.getLogoId())),
                agent.getLanguage() == null ? account.getLanguage() : agent.getLanguage(),
                agent.getTimeZone() == null ? account.getTimeZone() : agent.getTimeZone(),
                chatStatus,
                places,
                permissions.stream().sorted().toList(),
                ticketTopics,
                mayChangeEmail);
    }

    private static Me.MyProfile profile(AgentRecord agent) {
        return new Me.MyProfile(
                agent.getId(),
                agent.getName(),
                agent.getEmail(),
                agent.getPendingEmail(),
                agent.getLanguage(),
                agent.getTimeZone(),
                agent.getTheme(),
                agent.getChatNickname(),
                agent.getChatOnlineAtSignIn(),
                agent.getSignatureHtml(),
                agent.getPhotoId(),
                Photos.url(agent.getPhotoId()),
                EmailNotices.byEmail(agent.getEmailPreferences()),
                EmailNotices.inBrowser(agent.getBrowserPreferences()),
                ChatSignals.wanted(agent.getMutedChatSignals()),
                agent.getIsOwner(),
                agent.getIsAdministrator(),
                agent.getVersion());
    }
}
