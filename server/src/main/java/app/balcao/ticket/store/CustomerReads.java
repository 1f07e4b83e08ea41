package app.balcao.ticket.store;

import static app.balcao.schema.Tables.TICKET;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.Ticket;
import app.balcao.ticket.TicketKind;
import app.balcao.ticket.portal.CustomerTicket;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record7;
import org.jooq.SelectConditionStep;
import org.springframework.stereotype.Repository;

/** What customers read of their tickets. */
@Repository
public class CustomerReads {

    private static final Ticket HOME = TICKET.as("home");

    /** The number of where a merged ticket's messages are, of the same customer. */
    private static final Field<Long> MERGED_INTO = field(select(HOME.NUMBER)
            .from(HOME)
            .where(HOME.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
            .and(HOME.ID.eq(TICKET.MERGED_INTO))
            .and(HOME.CUSTOMER_ID.eq(TICKET.CUSTOMER_ID)));

    private final DSLContext sql;

    CustomerReads(DSLContext sql) {
        this.sql = sql;
    }

    private record Placed(CustomerTicket ticket, OffsetDateTime at, UUID id) {}

    /** A customer's own ticket by its number; not an internal one. */
    public Optional<UUID> find(UUID customerId, long number) {
        return sql.select(TICKET.ID)
                .from(TICKET)
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET.NUMBER.eq(number))
                .and(TICKET.CUSTOMER_ID.eq(customerId))
                .and(TICKET.KIND.eq(TicketKind.EXTERNAL.name()))
                .fetchOptional(TICKET.ID);
    }

    /** A ticket that is known to be there, as its customer's list has it. */
    public CustomerTicket ticket(UUID id) {
        return read(TICKET.ID.eq(id)).fetchSingle(CustomerReads::placed).ticket();
    }

    public Page<CustomerTicket> list(UUID customerId, PageRequest page) {
        Cursor after = page.after();
        List<Placed> rows = read(TICKET.CUSTOMER_ID
                        .eq(customerId)
                        .and(TICKET.KIND.eq(TicketKind.EXTERNAL.name()))
                        .and(
                                after == null
                                        ? noCondition()
                                        : row(TICKET.LAST_MESSAGE_AT, TICKET.ID)
                                                .lt(val(after.time(0)), val(after.uuid(1)))))
                .orderBy(TICKET.LAST_MESSAGE_AT.desc(), TICKET.ID.desc())
                .limit(page.limit() + 1)
                .fetch(CustomerReads::placed);
        return Page.of(rows, page.limit(), last -> Cursor.of(last.at(), last.id()))
                .map(Placed::ticket);
    }

    private SelectConditionStep<Record7<Long, String, Short, Long, OffsetDateTime, OffsetDateTime, UUID>> read(
            Condition which) {
        return sql.select(
                        TICKET.NUMBER,
                        TICKET.SUBJECT,
                        TICKET.SITUATION,
                        MERGED_INTO,
                        TICKET.CREATED_AT,
                        TICKET.LAST_MESSAGE_AT,
                        TICKET.ID)
                .from(TICKET)
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(which);
    }

    private static Placed placed(Record7<Long, String, Short, Long, OffsetDateTime, OffsetDateTime, UUID> row) {
        return new Placed(
                CustomerTicket.of(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5().toInstant(),
                        row.value6().toInstant()),
                row.value6(),
                row.value7());
    }
}
