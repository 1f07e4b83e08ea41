package app.balcao.signon.store;

import static app.balcao.schema.Tables.SIGN_ON_USED;

import app.balcao.platform.tenant.Tenant;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** SQL of tokens and assertions that were used. */
@Repository
public class UsedTokenRepository {

    private final DSLContext sql;

    UsedTokenRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Uses a token up; false when somebody has, even at the same moment. */
    public boolean use(UUID providerId, byte[] fingerprint, Instant expiresAt) {
        return sql.insertInto(SIGN_ON_USED)
                        .set(SIGN_ON_USED.ACCOUNT_ID, Tenant.id())
                        .set(SIGN_ON_USED.PROVIDER_ID, providerId)
                        .set(SIGN_ON_USED.FINGERPRINT, fingerprint)
                        .set(SIGN_ON_USED.EXPIRES_AT, expiresAt.atOffset(ZoneOffset.UTC))
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Forgets tokens of the current account that ended before a time. */
    public int removeEnded(Instant before) {
        return sql.deleteFrom(SIGN_ON_USED)
                .where(SIGN_ON_USED.ACCOUNT_ID.eq(Tenant.id()))
                .and(SIGN_ON_USED.EXPIRES_AT.lt(before.atOffset(ZoneOffset.UTC)))
                .execute();
    }
}
