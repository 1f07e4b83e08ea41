package app.balcao.channel.email.store;

import static app.balcao.schema.Tables.INCOMING_EMAIL;
import static app.balcao.schema.Tables.OUTGOING_EMAIL;

import app.balcao.platform.tenant.Tenant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Moves mail between tickets. */
@Repository
public class MessageMoveRepository {

    private final DSLContext sql;

    MessageMoveRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The mail that messages came by, or were sent by. */
    public void move(List<UUID> messageIds, UUID fromTicket, UUID toTicket) {
        sql.update(INCOMING_EMAIL)
                .set(INCOMING_EMAIL.TICKET_ID, toTicket)
                .where(INCOMING_EMAIL.ACCOUNT_ID.eq(Tenant.id()))
                .and(INCOMING_EMAIL.TICKET_ID.eq(fromTicket))
                .and(INCOMING_EMAIL.MESSAGE_ID.in(messageIds))
                .execute();
        sql.update(OUTGOING_EMAIL)
                .set(OUTGOING_EMAIL.TICKET_ID, toTicket)
                .where(OUTGOING_EMAIL.ACCOUNT_ID.eq(Tenant.id()))
                .and(OUTGOING_EMAIL.TICKET_ID.eq(fromTicket))
                .and(OUTGOING_EMAIL.MESSAGE_ID.in(messageIds))
                .execute();
    }
}
