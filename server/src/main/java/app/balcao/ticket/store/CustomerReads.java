package app.balcao.ticket.store;

import static app.balcao.schema.Tables.TICKET;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.CustomerTicket;
import app.balcao.ticket.TicketKind;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What customers read of their tickets. */
@Repository
public class CustomerReads {

    private final DSLContext sql;

    CustomerReads(DSLContext sql) {
        this.sql = sql;
    }

    private record Placed(CustomerTicket ticket, OffsetDateTime at, UUID id) {}

    public Page<CustomerTicket> list(UUID customerId, PageRequest page) {
        Cursor after = page.after();
        List<Placed> rows = sql.select(
                        TICKET.NUMBER,
                        TICKET.SUBJECT,
                        TICKET.SITUATION,
                        TICKET.CREATED_AT,
                        TICKET.LAST_MESSAGE_AT,
                        TICKET.ID)
                .from(TICKET)
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET.CUSTOMER_ID.eq(customerId))
                .and(TICKET.KIND.eq(TicketKind.EXTERNAL.name()))
                .and(
                        after == null
                                ? noCondition()
                                : row(TICKET.LAST_MESSAGE_AT, TICKET.ID).lt(val(after.time(0)), val(after.uuid(1))))
                .orderBy(TICKET.LAST_MESSAGE_AT.desc(), TICKET.ID.desc())
                .limit(page.limit() + 1)
                .fetch(each -> new Placed(
                        CustomerTicket.of(
                                each.value1(),
                                each.value2(),
                                each.value3(),
                                each.value4().toInstant(),
                                each.value5().toInstant()),
                        each.value5(),
                        each.value6()));
        return Page.of(rows, page.limit(), last -> Cursor.of(last.at(), last.id()))
                .map(Placed::ticket);
    }
}
