package app.balcao.ticket.store;

import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_MESSAGE;
import static app.balcao.schema.Tables.TICKET_MESSAGE_ATTACHMENT;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import app.balcao.platform.files.ContentKeeper;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.TicketStanding;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** Which files messages carry: as attachments, or as their source. */
@Repository
public class MessageFileReads implements ContentKeeper {

    private final DSLContext sql;

    MessageFileReads(DSLContext sql) {
        this.sql = sql;
    }

    /** The tickets whose threads show a message that carries an attachment, as far as it says who sees them; none when no message does. */
    public List<TicketStanding> ticketsWith(UUID attachmentId) {
        return sql.selectDistinct(TicketRepository.STANDING)
                .from(TICKET_MESSAGE_ATTACHMENT)
                .join(TICKET)
                .on(TICKET.ACCOUNT_ID.eq(TICKET_MESSAGE_ATTACHMENT.ACCOUNT_ID))
                .and(TICKET.ID
                        .eq(TICKET_MESSAGE_ATTACHMENT.TICKET_ID)
                        .or(TICKET.ID.eq(any(MergeRepository.homes(TICKET_MESSAGE_ATTACHMENT.TICKET_ID)))))
                .where(TICKET_MESSAGE_ATTACHMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_MESSAGE_ATTACHMENT.ATTACHMENT_ID.eq(attachmentId))
                .fetch(row -> TicketRepository.standing(TICKET, row));
    }

    @Override
    public Condition needs(Field<byte[]> sha256) {
        return exists(selectOne()
                .from(TICKET_MESSAGE)
                .where(TICKET_MESSAGE.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_MESSAGE.SOURCE.eq(sha256)));
    }
}
