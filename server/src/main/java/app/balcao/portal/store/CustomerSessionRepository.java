package app.balcao.portal.store;

import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.CUSTOMER_EMAIL;
import static app.balcao.schema.Tables.CUSTOMER_SESSION;

import app.balcao.platform.tenant.Tenant;
import app.balcao.platform.text.ShortText;
import app.balcao.portal.PortalCustomer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** SQL of customers' sessions. */
@Repository
public class CustomerSessionRepository {

    private static final int USER_AGENT_LENGTH = 500;

    private final DSLContext sql;

    CustomerSessionRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** A session that is alive, and whose it is. */
    public record Alive(PortalCustomer customer, Instant lastSeenAt) {}

    public UUID insert(UUID customerId, byte[] secretHash, Instant now, String ip, String userAgent) {
        return sql.insertInto(CUSTOMER_SESSION)
                .set(CUSTOMER_SESSION.ACCOUNT_ID, Tenant.id())
                .set(CUSTOMER_SESSION.CUSTOMER_ID, customerId)
                .set(CUSTOMER_SESSION.SECRET_HASH, secretHash)
                .set(CUSTOMER_SESSION.CREATED_AT, utc(now))
                .set(CUSTOMER_SESSION.LAST_SEEN_AT, utc(now))
                .set(CUSTOMER_SESSION.IP, ip)
                .set(CUSTOMER_SESSION.USER_AGENT, ShortText.cut(userAgent, USER_AGENT_LENGTH))
                .returningResult(CUSTOMER_SESSION.ID)
                .fetchSingle()
                .value1();
    }

    /** The session, if it was used since, and its customer is active. */
    public Optional<Alive> findAlive(UUID id, byte[] secretHash, Instant usedSince) {
        return sql.select(CUSTOMER.ID, CUSTOMER.NAME, CUSTOMER_EMAIL.EMAIL, CUSTOMER_SESSION.LAST_SEEN_AT)
                .from(CUSTOMER_SESSION)
                .join(CUSTOMER)
                .on(CUSTOMER.ACCOUNT_ID.eq(CUSTOMER_SESSION.ACCOUNT_ID))
                .and(CUSTOMER.ID.eq(CUSTOMER_SESSION.CUSTOMER_ID))
                .leftJoin(CUSTOMER_EMAIL)
                .on(CUSTOMER_EMAIL.ACCOUNT_ID.eq(CUSTOMER.ACCOUNT_ID))
                .and(CUSTOMER_EMAIL.CUSTOMER_ID.eq(CUSTOMER.ID))
                .and(CUSTOMER_EMAIL.POSITION.eq((short) 0))
                .where(CUSTOMER_SESSION.ACCOUNT_ID.eq(Tenant.id()))
                .and(CUSTOMER_SESSION.ID.eq(id))
                .and(CUSTOMER_SESSION.SECRET_HASH.eq(secretHash))
                .and(CUSTOMER_SESSION.REVOKED_AT.isNull())
                .and(CUSTOMER_SESSION.LAST_SEEN_AT.gt(utc(usedSince)))
                .and(CUSTOMER.ACTIVE)
                .fetchOptional(row -> new Alive(
                        new PortalCustomer(id, row.value1(), row.value2(), row.value3()),
                        row.value4().toInstant()));
    }

    public void touch(UUID id, Instant now) {
        sql.update(CUSTOMER_SESSION)
                .set(CUSTOMER_SESSION.LAST_SEEN_AT, utc(now))
                .where(CUSTOMER_SESSION.ACCOUNT_ID.eq(Tenant.id()))
                .and(CUSTOMER_SESSION.ID.eq(id))
                .execute();
    }

    public void revoke(UUID id, Instant now) {
        sql.update(CUSTOMER_SESSION)
                .set(CUSTOMER_SESSION.REVOKED_AT, utc(now))
                .where(CUSTOMER_SESSION.ACCOUNT_ID.eq(Tenant.id()))
                .and(CUSTOMER_SESSION.ID.eq(id))
                .and(CUSTOMER_SESSION.REVOKED_AT.isNull())
                .execute();
    }

    /** Removes sessions of the current account that were not used since. */
    public int removeIdle(Instant since) {
        return sql.deleteFrom(CUSTOMER_SESSION)
                .where(CUSTOMER_SESSION.ACCOUNT_ID.eq(Tenant.id()))
                .and(CUSTOMER_SESSION.LAST_SEEN_AT.lt(utc(since)))
                .execute();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
