package app.balcao.access.store;

import static app.balcao.schema.Tables.AGENT_DEVICE;
import static app.balcao.schema.Tables.AGENT_SESSION;

import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.AgentDeviceRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** SQL of the browsers that agents signed in with. */
@Repository
public class DeviceRepository {

    private static final int USER_AGENT_LENGTH = 500;

    private final DSLContext sql;

    DeviceRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Whether the agent ever signed in with any browser, forgotten ones included. */
    public boolean any(UUID agentId) {
        return sql.fetchExists(sql.selectFrom(AGENT_DEVICE)
                .where(AGENT_DEVICE.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_DEVICE.AGENT_ID.eq(agentId)));
    }

    /** Notes another use of a browser the agent knows; absent when it is unknown, or was forgotten. */
    public Optional<UUID> touch(UUID agentId, byte[] keyHash, String ip, String userAgent, Instant now) {
        return sql.update(AGENT_DEVICE)
                .set(AGENT_DEVICE.LAST_SEEN_AT, utc(now))
                .set(AGENT_DEVICE.IP, ip)
                .set(AGENT_DEVICE.USER_AGENT, shortened(userAgent))
                .where(AGENT_DEVICE.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_DEVICE.AGENT_ID.eq(agentId))
                .and(AGENT_DEVICE.KEY_HASH.eq(keyHash))
                .and(AGENT_DEVICE.FORGOTTEN_AT.isNull())
                .returningResult(AGENT_DEVICE.ID)
                .fetchOptional()
                .map(row -> row.value1());
    }

    /** Keeps a browser as the agent's, also one that was forgotten. */
    public UUID add(UUID agentId, byte[] keyHash, String ip, String userAgent, Instant now) {
        return sql.insertInto(AGENT_DEVICE)
                .set(AGENT_DEVICE.ACCOUNT_ID, Tenant.id())
                .set(AGENT_DEVICE.AGENT_ID, agentId)
                .set(AGENT_DEVICE.KEY_HASH, keyHash)
                .set(AGENT_DEVICE.CREATED_AT, utc(now))
                .set(AGENT_DEVICE.LAST_SEEN_AT, utc(now))
                .set(AGENT_DEVICE.IP, ip)
                .set(AGENT_DEVICE.USER_AGENT, shortened(userAgent))
                .onConflict(AGENT_DEVICE.ACCOUNT_ID, AGENT_DEVICE.AGENT_ID, AGENT_DEVICE.KEY_HASH)
                .doUpdate()
                .setNull(AGENT_DEVICE.FORGOTTEN_AT)
                .set(AGENT_DEVICE.CREATED_AT, utc(now))
                .set(AGENT_DEVICE.LAST_SEEN_AT, utc(now))
                .set(AGENT_DEVICE.IP, ip)
                .set(AGENT_DEVICE.USER_AGENT, shortened(userAgent))
                .returningResult(AGENT_DEVICE.ID)
                .fetchSingle()
                .value1();
    }

    /** The browsers of an agent, the latest used first. */
    public List<AgentDeviceRecord> list(UUID agentId, int most) {
        return sql.selectFrom(AGENT_DEVICE)
                .where(AGENT_DEVICE.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_DEVICE.AGENT_ID.eq(agentId))
                .and(AGENT_DEVICE.FORGOTTEN_AT.isNull())
                .orderBy(AGENT_DEVICE.LAST_SEEN_AT.desc(), AGENT_DEVICE.ID.desc())
                .limit(most)
                .fetch();
    }

    /** Forgets a browser; false when the agent has none of this id. */
    public boolean forget(UUID agentId, UUID id, Instant now) {
        return sql.update(AGENT_DEVICE)
                        .set(AGENT_DEVICE.FORGOTTEN_AT, utc(now))
                        .where(AGENT_DEVICE.ACCOUNT_ID.eq(Tenant.id()))
                        .and(AGENT_DEVICE.AGENT_ID.eq(agentId))
                        .and(AGENT_DEVICE.ID.eq(id))
                        .and(AGENT_DEVICE.FORGOTTEN_AT.isNull())
                        .execute()
                == 1;
    }

    /** The browser a session runs in; absent for one that began before browsers were kept. */
    public Optional<UUID> ofSession(UUID sessionId) {
        return sql.select(AGENT_SESSION.DEVICE_ID)
                .from(AGENT_SESSION)
                .where(AGENT_SESSION.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_SESSION.ID.eq(sessionId))
                .fetchOptional(AGENT_SESSION.DEVICE_ID);
    }

    /** Open sessions of a browser. */
    public List<UUID> sessions(UUID agentId, UUID deviceId) {
        return sql.select(AGENT_SESSION.ID)
                .from(AGENT_SESSION)
                .where(AGENT_SESSION.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_SESSION.AGENT_ID.eq(agentId))
                .and(AGENT_SESSION.DEVICE_ID.eq(deviceId))
                .and(AGENT_SESSION.REVOKED_AT.isNull())
                .fetch(AGENT_SESSION.ID);
    }

    private static String shortened(String userAgent) {
        return userAgent.length() > USER_AGENT_LENGTH ? userAgent.substring(0, USER_AGENT_LENGTH) : userAgent;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
