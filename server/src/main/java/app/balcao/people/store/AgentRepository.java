package app.balcao.people.store;

import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.AGENT_DIRECTORY;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.val;

import app.balcao.people.AgentForm;
import app.balcao.people.MyProfileForm;
import app.balcao.platform.tenant.Tenant;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of agents: what changes them. */
@Repository
public class AgentRepository {

    private final DSLContext sql;

    AgentRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Lets one change of the account's agents, departments and categories be made at a time. */
    public void lockDirectory() {
        // Not FOR UPDATE: opening tickets, which refer to the account, must not wait for an administrator.
        sql.select(ACCOUNT.ACCOUNT_ID)
                .from(ACCOUNT)
                .where(ACCOUNT.ACCOUNT_ID.eq(Tenant.id()))
                .forNoKeyUpdate()
                .fetchOptional();
    }

    /** How many active agents the account may have; absent for any number. */
    public Optional<Integer> limit() {
        return sql.select(ACCOUNT.AGENT_LIMIT)
                .from(ACCOUNT)
                .where(ACCOUNT.ACCOUNT_ID.eq(Tenant.id()))
                .fetchOptional(ACCOUNT.AGENT_LIMIT);
    }

    public int countActive() {
        return sql.fetchCount(AGENT, AGENT.ACCOUNT_ID.eq(Tenant.id()).and(AGENT.ACTIVE));
    }

    /** Whether another agent signs in by this address. */
    public boolean isTaken(String email, @Nullable UUID by) {
        return sql.fetchExists(
                AGENT,
                AGENT.ACCOUNT_ID
                        .eq(Tenant.id())
                        .and(AGENT.EMAIL.eq(email))
                        .and(by == null ? AGENT.ID.isNotNull() : AGENT.ID.ne(by)));
    }

    public UUID insert(AgentForm form, boolean owner) {
        UUID id = sql.insertInto(AGENT)
                .set(AGENT.ACCOUNT_ID, Tenant.id())
                .set(AGENT.NAME, form.name())
                .set(AGENT.EMAIL, form.email())
                .set(AGENT.IS_OWNER, owner)
                .set(AGENT.IS_ADMINISTRATOR, form.isAdministrator())
                .set(AGENT.ACTIVE, form.active())
                .set(AGENT.LANGUAGE, form.language())
                .set(AGENT.TIME_ZONE, form.timeZone())
                .set(AGENT.CHAT_NICKNAME, form.chatNickname())
                .set(AGENT.CHAT_ONLINE_AT_SIGN_IN, form.chatOnlineAtSignIn())
                .set(AGENT.AUTOMATIC_DISTRIBUTION, given(AGENT.AUTOMATIC_DISTRIBUTION, form.automaticDistribution()))
                .set(AGENT.MOST_CONVERSATIONS, given(AGENT.MOST_CONVERSATIONS, most(form)))
                .set(AGENT.SIGNATURE_HTML, form.signatureHtml())
                .set(AGENT.WORK_SHIFT_ID, form.workShiftId())
                .set(
                        AGENT.PERMISSION_GROUP_ID,
                        form.permissionGroupId() == null
                                ? DSL.defaultValue(AGENT.PERMISSION_GROUP_ID)
                                : val(form.permissionGroupId()))
                .returningResult(AGENT.ID)
                .fetchSingle()
                .value1();
        addToDirectory(form.email());
        return id;
    }

    /** Writes everything of the form but the address and the departments. */
    public void update(UUID id, AgentForm form) {
        sql.update(AGENT)
                .set(AGENT.NAME, form.name())
                .set(AGENT.IS_ADMINISTRATOR, form.isAdministrator())
                .set(AGENT.ACTIVE, form.active())
                .set(AGENT.LANGUAGE, form.language())
                .set(AGENT.TIME_ZONE, form.timeZone())
                .set(AGENT.CHAT_NICKNAME, form.chatNickname())
                .set(AGENT.CHAT_ONLINE_AT_SIGN_IN, form.chatOnlineAtSignIn())
                .set(
                        AGENT.AUTOMATIC_DISTRIBUTION,
                        coalesce(val(form.automaticDistribution()), AGENT.AUTOMATIC_DISTRIBUTION))
                .set(AGENT.MOST_CONVERSATIONS, coalesce(val(most(form)), AGENT.MOST_CONVERSATIONS))
                .set(AGENT.SIGNATURE_HTML, form.signatureHtml())
                .set(AGENT.WORK_SHIFT_ID, form.workShiftId())
                .set(
                        AGENT.PERMISSION_GROUP_ID,
                        form.permissionGroupId() == null ? AGENT.PERMISSION_GROUP_ID : val(form.permissionGroupId()))
                .set(AGENT.VERSION, AGENT.VERSION.plus(1))
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.eq(id))
                .execute();
    }

    public void deactivate(UUID id) {
        sql.update(AGENT)
                .set(AGENT.ACTIVE, false)
                .set(AGENT.VERSION, AGENT.VERSION.plus(1))
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.eq(id))
                .execute();
    }

    /** Writes what agents change of themselves, but the address. */
    public void update(UUID id, MyProfileForm form) {
        sql.update(AGENT)
                .set(AGENT.NAME, form.name())
                .set(AGENT.LANGUAGE, form.language())
                .set(AGENT.TIME_ZONE, form.timeZone())
                .set(AGENT.THEME, form.theme())
                .set(AGENT.CHAT_NICKNAME, form.chatNickname())
                .set(AGENT.CHAT_ONLINE_AT_SIGN_IN, form.chatOnlineAtSignIn())
                .set(AGENT.SIGNATURE_HTML, form.signatureHtml())
                .set(AGENT.PHOTO_ID, form.photoId())
                .set(
                        AGENT.EMAIL_PREFERENCES,
                        form.emailNotices() == null
                                ? AGENT.EMAIL_PREFERENCES
                                : val(EmailNotices.stored(form.emailNotices())))
                .set(
                        AGENT.BROWSER_PREFERENCES,
                        form.browserNotices() == null
                                ? AGENT.BROWSER_PREFERENCES
                                : val(EmailNotices.stored(form.browserNotices())))
                .set(
                        AGENT.MUTED_CHAT_SIGNALS,
                        form.chatSignals() == null
                                ? AGENT.MUTED_CHAT_SIGNALS
                                : val(ChatSignals.muted(form.chatSignals())))
                .set(AGENT.VERSION, AGENT.VERSION.plus(1))
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.eq(id))
                .execute();
    }

    public void setPendingEmail(UUID id, @Nullable String email) {
        sql.update(AGENT)
                .set(AGENT.PENDING_EMAIL, email)
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.eq(id))
                .execute();
    }

    /**
     * Gives the agent another address.
     *
     * @param validatedAt when they proved to read it; null when they have not
     */
    public void setEmail(UUID id, String before, String email, @Nullable Instant validatedAt) {
        sql.update(AGENT)
                .set(AGENT.EMAIL, email)
                .set(AGENT.EMAIL_VALIDATED_AT, validatedAt == null ? null : validatedAt.atOffset(ZoneOffset.UTC))
                .setNull(AGENT.PENDING_EMAIL)
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.eq(id))
                .execute();
        removeFromDirectory(before);
        addToDirectory(email);
    }

    /** Counts the present address as validated. */
    public void confirmEmail(UUID agentId, Instant now) {
        sql.update(AGENT)
                .set(AGENT.EMAIL_VALIDATED_AT, now.atOffset(ZoneOffset.UTC))
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.eq(agentId))
                .and(AGENT.EMAIL_VALIDATED_AT.isNull())
                .execute();
    }

    /** Fails with an integrity violation while something refers to the agent. */
    public void delete(UUID id, String email) {
        sql.deleteFrom(AGENT)
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.eq(id))
                .execute();
        removeFromDirectory(email);
    }

    private static <T> Field<T> given(Field<T> column, @Nullable T value) {
        return value == null ? DSL.defaultValue(column) : val(value);
    }

    private static @Nullable Short most(AgentForm form) {
        return form.mostConversations() == null
                ? null
                : form.mostConversations().shortValue();
    }

    private void addToDirectory(String email) {
        sql.insertInto(AGENT_DIRECTORY)
                .set(AGENT_DIRECTORY.EMAIL, email)
                .set(AGENT_DIRECTORY.ACCOUNT_ID, Tenant.id())
                .onConflictDoNothing()
                .execute();
    }

    private void removeFromDirectory(String email) {
        sql.deleteFrom(AGENT_DIRECTORY)
                .where(AGENT_DIRECTORY.EMAIL.eq(email))
                .and(AGENT_DIRECTORY.ACCOUNT_ID.eq(Tenant.id()))
                .execute();
    }
}
