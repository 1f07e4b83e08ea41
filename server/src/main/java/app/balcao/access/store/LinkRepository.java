package app.balcao.access.store;

import static app.balcao.schema.Tables.ACCESS_LINK;
import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.AGENT_CREDENTIAL;
import static app.balcao.schema.Tables.AGENT_DIRECTORY;
import static org.jooq.impl.DSL.coalesce;

import app.balcao.access.LinkPurpose;
import app.balcao.access.Recipient;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.tenant.Tenant;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of links sent by e-mail, and of those they are sent to. */
@Repository
public class LinkRepository {

    private final DSLContext sql;

    LinkRepository(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * A link that may still be used.
     *
     * @param deviceId whose sign-in it is about; null when it is about none
     */
    public record OpenLink(
            UUID agentId,
            LinkPurpose purpose,
            String email,
            @Nullable UUID deviceId) {}

    public UUID insert(
            UUID agentId,
            LinkPurpose purpose,
            byte[] secretHash,
            String email,
            Instant now,
            Instant expiresAt,
            @Nullable UUID deviceId) {
        return sql.insertInto(ACCESS_LINK)
                .set(ACCESS_LINK.ACCOUNT_ID, Tenant.id())
                .set(ACCESS_LINK.AGENT_ID, agentId)
                .set(ACCESS_LINK.PURPOSE, purpose.name())
                .set(ACCESS_LINK.SECRET_HASH, secretHash)
                .set(ACCESS_LINK.EMAIL, email)
                .set(ACCESS_LINK.DEVICE_ID, deviceId)
                .set(ACCESS_LINK.CREATED_AT, utc(now))
                .set(ACCESS_LINK.EXPIRES_AT, utc(expiresAt))
                .returningResult(ACCESS_LINK.ID)
                .fetchSingle()
                .value1();
    }

    public Optional<OpenLink> findOpen(UUID id, byte[] secretHash, Instant now) {
        return sql.selectFrom(ACCESS_LINK)
                .where(open(id, secretHash, now))
                .fetchOptional(row -> new OpenLink(
                        row.getAgentId(), LinkPurpose.valueOf(row.getPurpose()), row.getEmail(), row.getDeviceId()));
    }

    /** Uses the link up; false when it was not open any more. */
    public boolean use(UUID id, byte[] secretHash, Instant now) {
        return sql.update(ACCESS_LINK)
                        .set(ACCESS_LINK.USED_AT, utc(now))
                        .where(open(id, secretHash, now))
                        .execute()
                == 1;
    }

    /** Makes all open links of an agent useless, of one kind: those that set passwords, or those that validate. */
    public void close(UUID agentId, boolean setsPassword, Instant now) {
        List<String> purposes = Stream.of(LinkPurpose.values())
                .filter(each -> setsPassword ? each.setsPassword() : each == LinkPurpose.VALIDATE_EMAIL)
                .map(LinkPurpose::name)
                .toList();
        sql.update(ACCESS_LINK)
                .set(ACCESS_LINK.USED_AT, utc(now))
                .where(ACCESS_LINK.ACCOUNT_ID.eq(Tenant.id()))
                .and(ACCESS_LINK.AGENT_ID.eq(agentId))
                .and(ACCESS_LINK.USED_AT.isNull())
                .and(ACCESS_LINK.PURPOSE.in(purposes))
                .execute();
    }

    private static Condition open(UUID id, byte[] secretHash, Instant now) {
        return ACCESS_LINK
                .ACCOUNT_ID
                .eq(Tenant.id())
                .and(ACCESS_LINK.ID.eq(id))
                .and(ACCESS_LINK.SECRET_HASH.eq(secretHash))
                .and(ACCESS_LINK.USED_AT.isNull())
                .and(ACCESS_LINK.EXPIRES_AT.gt(utc(now)));
    }

    /** An agent who may use links: active, of an active account. */
    public Optional<Recipient> recipient(UUID agentId) {
        return recipient(AGENT.ID.eq(agentId));
    }

    /** The same, by the address they sign in with. */
    public Optional<Recipient> recipientByEmail(String email) {
        return recipient(AGENT.EMAIL.eq(email));
    }

    private Optional<Recipient> recipient(Condition which) {
        return sql.select(
                        AGENT.ID,
                        AGENT.NAME,
                        AGENT.EMAIL,
                        AGENT.PENDING_EMAIL,
                        AGENT.EMAIL_VALIDATED_AT.isNotNull(),
                        AGENT_CREDENTIAL.AGENT_ID.isNotNull(),
                        AGENT.IS_OWNER,
                        coalesce(AGENT.LANGUAGE, ACCOUNT.LANGUAGE),
                        ACCOUNT.COMPANY_NAME,
                        ACCOUNT.LOGIN_NAME)
                .from(AGENT)
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                .leftJoin(AGENT_CREDENTIAL)
                .on(AGENT_CREDENTIAL.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                .and(AGENT_CREDENTIAL.AGENT_ID.eq(AGENT.ID))
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ACTIVE)
                .and(ACCOUNT.ACTIVE)
                .and(which)
                .fetchOptional(row -> new Recipient(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        Language.ofTag(row.value8()).orElse(Language.PT_BR),
                        row.value9(),
                        row.value10()));
    }

    /** The accounts in which an address is an agent's; needs no tenant. */
    public List<UUID> accountsOf(String email, int most) {
        return sql.select(AGENT_DIRECTORY.ACCOUNT_ID)
                .from(AGENT_DIRECTORY)
                .where(AGENT_DIRECTORY.EMAIL.eq(email))
                .orderBy(AGENT_DIRECTORY.ACCOUNT_ID)
                .limit(most)
                .fetch(AGENT_DIRECTORY.ACCOUNT_ID);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
