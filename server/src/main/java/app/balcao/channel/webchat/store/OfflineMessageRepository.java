package app.balcao.channel.webchat.store;

import static app.balcao.schema.Tables.OFFLINE_MESSAGE;

import app.balcao.platform.tenant.Tenant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** SQL of the messages that were left while nobody was there. */
@Repository
public class OfflineMessageRepository {

    private final DSLContext sql;

    OfflineMessageRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The number of the ticket that a message became. */
    public Optional<Long> find(UUID visitorId, String clientId) {
        return sql.select(OFFLINE_MESSAGE.TICKET_NUMBER)
                .from(OFFLINE_MESSAGE)
                .where(OFFLINE_MESSAGE.ACCOUNT_ID.eq(Tenant.id()))
                .and(OFFLINE_MESSAGE.VISITOR_ID.eq(visitorId))
                .and(OFFLINE_MESSAGE.CLIENT_ID.eq(clientId))
                .fetchOptional(OFFLINE_MESSAGE.TICKET_NUMBER);
    }

    public void insert(UUID visitorId, String clientId, long ticketNumber) {
        sql.insertInto(OFFLINE_MESSAGE)
                .set(OFFLINE_MESSAGE.ACCOUNT_ID, Tenant.id())
                .set(OFFLINE_MESSAGE.VISITOR_ID, visitorId)
                .set(OFFLINE_MESSAGE.CLIENT_ID, clientId)
                .set(OFFLINE_MESSAGE.TICKET_NUMBER, ticketNumber)
                .execute();
    }
}
