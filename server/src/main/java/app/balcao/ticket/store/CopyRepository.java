package app.balcao.ticket.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.BLOCKED_ADDRESS;
import static app.balcao.schema.Tables.CUSTOMER_EMAIL;
import static app.balcao.schema.Tables.MAILBOX;
import static app.balcao.schema.Tables.OUTGOING_EMAIL;
import static app.balcao.schema.Tables.OUTGOING_SERVER;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_COPY;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.unnest;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.copy.Addressee;
import app.balcao.ticket.copy.TicketCopy;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Who is in copy of which tickets, and which addresses may not be. */
@Repository
public class CopyRepository {

    private static final int REMEMBERED_DAYS = 30;

    /** Those of a ticket, in the order they came in, as a column of what is read of it. */
    static final Field<List<TicketCopy>> OF_TICKET = multiset(
                    select(TICKET_COPY.ID, TICKET_COPY.NAME, TICKET_COPY.ADDRESS, TICKET_COPY.FAILURE)
                            .from(TICKET_COPY)
                            .where(TICKET_COPY.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                            .and(TICKET_COPY.TICKET_ID.eq(TICKET.ID))
                            .orderBy(TICKET_COPY.ID))
            .convertFrom(rows ->
                    rows.map(each -> new TicketCopy(each.value1(), each.value2(), each.value3(), each.value4())));

    /** Whether somebody is in copy, as a column of what is read of a ticket. */
    static final Field<Boolean> ANY = field(exists(selectOne()
            .from(TICKET_COPY)
            .where(TICKET_COPY.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
            .and(TICKET_COPY.TICKET_ID.eq(TICKET.ID))));

    /** Whether a customer is in copy of a ticket. */
    static Condition isInCopy(Field<UUID> ticketId, UUID customerId) {
        return exists(selectOne()
                .from(TICKET_COPY)
                .join(CUSTOMER_EMAIL)
                .on(CUSTOMER_EMAIL.ACCOUNT_ID.eq(TICKET_COPY.ACCOUNT_ID))
                .and(CUSTOMER_EMAIL.EMAIL.eq(TICKET_COPY.ADDRESS))
                .where(TICKET_COPY.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_COPY.TICKET_ID.eq(ticketId))
                .and(CUSTOMER_EMAIL.CUSTOMER_ID.eq(customerId)));
    }

    private final DSLContext sql;

    CopyRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** What an address is besides, which keeps it from being in copy. */
    public enum Standing {
        /** The ticket's customer's own. */
        CUSTOMER,
        /** One of the account's, from which mail would come back to it. */
        MAILBOX,
        AGENT,
        BLOCKED,
        /** Mail to it came back not long ago. */
        FAILED
    }

    /** What addresses are besides; those that are nothing else are left out. */
    public Map<String, Standing> standings(
            Collection<String> addresses, @Nullable UUID customerId, OffsetDateTime now) {
        if (addresses.isEmpty()) {
            return Map.of();
        }
        Table<?> given = unnest(val(addresses.toArray(String[]::new))).as("given", "address");
        Field<String> address = field(name("given", "address"), String.class);
        Field<String> standing = when(isOf(customerId, address), inline(Standing.CUSTOMER.name()))
                .when(isOurs(address), inline(Standing.MAILBOX.name()))
                .when(isOfAgent(address), inline(Standing.AGENT.name()))
                .when(isBlocked(address), inline(Standing.BLOCKED.name()))
                .when(hasFailed(address, now), inline(Standing.FAILED.name()));
        return sql.select(address, standing).from(given).where(standing.isNotNull()).fetch().stream()
                .collect(Collectors.toMap(
                        row -> row.value1(), row -> Standing.valueOf(row.value2()), (first, same) -> first));
    }

    private static Condition isOf(@Nullable UUID customerId, Field<String> address) {
        return exists(selectOne()
                .from(CUSTOMER_EMAIL)
                .where(CUSTOMER_EMAIL.ACCOUNT_ID.eq(Tenant.id()))
                .and(CUSTOMER_EMAIL.EMAIL.eq(address))
                .and(CUSTOMER_EMAIL.CUSTOMER_ID.eq(customerId)));
    }

    private static Condition isOurs(Field<String> address) {
        return exists(selectOne()
                        .from(MAILBOX)
                        .where(MAILBOX.ACCOUNT_ID.eq(Tenant.id()))
                        .and(MAILBOX.ADDRESS.eq(address)))
                .or(exists(selectOne()
                        .from(OUTGOING_SERVER)
                        .where(OUTGOING_SERVER.ACCOUNT_ID.eq(Tenant.id()))
                        .and(OUTGOING_SERVER.FROM_ADDRESS.eq(address))));
    }

    private static Condition isOfAgent(Field<String> address) {
        return exists(selectOne()
                .from(AGENT)
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.EMAIL.eq(address))
                .and(AGENT.ACTIVE));
    }

    private static Condition isBlocked(Field<String> address) {
        Field<String> domain = field("'@' || split_part({0}, '@', 2)", String.class, address);
        return exists(selectOne()
                .from(BLOCKED_ADDRESS)
                .where(BLOCKED_ADDRESS.ACCOUNT_ID.eq(Tenant.id()))
                .and(BLOCKED_ADDRESS.ADDRESS.in(address, domain)));
    }

    private static Condition hasFailed(Field<String> address, OffsetDateTime now) {
        return exists(selectOne()
                .from(TICKET_COPY)
                .where(TICKET_COPY.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_COPY.ADDRESS.eq(address))
                .and(TICKET_COPY.FAILED_AT.gt(now.minusDays(REMEMBERED_DAYS))));
    }

    /** Those of a ticket that mail is sent to now. */
    public List<Addressee> reached(UUID ticketId, @Nullable UUID customerId) {
        return sql.select(TICKET_COPY.NAME, TICKET_COPY.ADDRESS)
                .from(TICKET_COPY)
                .where(TICKET_COPY.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_COPY.TICKET_ID.eq(ticketId))
                .and(TICKET_COPY.FAILED_AT.isNull())
                .andNot(isOf(customerId, TICKET_COPY.ADDRESS))
                .andNot(isOurs(TICKET_COPY.ADDRESS))
                .andNot(isOfAgent(TICKET_COPY.ADDRESS))
                .andNot(isBlocked(TICKET_COPY.ADDRESS))
                .orderBy(TICKET_COPY.ID)
                .fetch(row -> new Addressee(row.value1(), row.value2()));
    }

    /** Whether they were not in copy, or mail to them had come back. */
    public boolean add(UUID ticketId, Addressee person, OffsetDateTime now) {
        return sql.insertInto(TICKET_COPY)
                        .set(TICKET_COPY.ACCOUNT_ID, Tenant.id())
                        .set(TICKET_COPY.TICKET_ID, ticketId)
                        .set(TICKET_COPY.ADDRESS, person.address())
                        .set(TICKET_COPY.NAME, person.name())
                        .set(TICKET_COPY.SINCE, now)
                        .onConflict(TICKET_COPY.ACCOUNT_ID, TICKET_COPY.TICKET_ID, TICKET_COPY.ADDRESS)
                        .doUpdate()
                        .setNull(TICKET_COPY.FAILED_AT)
                        .setNull(TICKET_COPY.FAILURE)
                        .where(TICKET_COPY.FAILED_AT.isNotNull())
                        .execute()
                == 1;
    }

    /** The addresses in copy of a ticket. */
    public List<String> addresses(UUID ticketId) {
        return sql.select(TICKET_COPY.ADDRESS)
                .from(TICKET_COPY)
                .where(TICKET_COPY.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_COPY.TICKET_ID.eq(ticketId))
                .fetch(TICKET_COPY.ADDRESS);
    }

    /** @return who it was; absent when nobody */
    public Optional<Addressee> remove(UUID ticketId, UUID id) {
        return sql.deleteFrom(TICKET_COPY)
                .where(TICKET_COPY.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_COPY.TICKET_ID.eq(ticketId))
                .and(TICKET_COPY.ID.eq(id))
                .returningResult(TICKET_COPY.NAME, TICKET_COPY.ADDRESS)
                .fetchOptional(row -> new Addressee(row.value1(), row.value2()));
    }

    /** Mail to an address came back. */
    public void failed(UUID ticketId, String address, String failure, OffsetDateTime now) {
        sql.update(TICKET_COPY)
                .set(TICKET_COPY.FAILED_AT, now)
                .set(TICKET_COPY.FAILURE, failure)
                .where(TICKET_COPY.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_COPY.TICKET_ID.eq(ticketId))
                .and(TICKET_COPY.ADDRESS.eq(address))
                .execute();
    }

    /** Puts who is in copy of a source into the target, as far as they are not there and there is room. */
    public void carry(UUID source, UUID target, int most, OffsetDateTime now) {
        List<String> present = addresses(target);
        app.balcao.schema.tables.TicketCopy brought = TICKET_COPY.as("brought");
        app.balcao.schema.tables.Ticket into = TICKET.as("target");
        sql.insertInto(
                        TICKET_COPY,
                        TICKET_COPY.ACCOUNT_ID,
                        TICKET_COPY.TICKET_ID,
                        TICKET_COPY.ADDRESS,
                        TICKET_COPY.NAME,
                        TICKET_COPY.SINCE,
                        TICKET_COPY.MERGED_FROM)
                .select(select(
                                brought.ACCOUNT_ID,
                                val(target),
                                brought.ADDRESS,
                                brought.NAME,
                                val(now),
                                brought.TICKET_ID)
                        .from(brought)
                        .where(brought.ACCOUNT_ID.eq(Tenant.id()))
                        .and(brought.TICKET_ID.eq(source))
                        .and(brought.FAILED_AT.isNull())
                        .and(brought.ADDRESS.notIn(present))
                        .and(notExists(selectOne()
                                .from(into)
                                .join(CUSTOMER_EMAIL)
                                .on(CUSTOMER_EMAIL.ACCOUNT_ID.eq(into.ACCOUNT_ID))
                                .and(CUSTOMER_EMAIL.CUSTOMER_ID.eq(into.CUSTOMER_ID))
                                .where(into.ACCOUNT_ID.eq(Tenant.id()))
                                .and(into.ID.eq(target))
                                .and(CUSTOMER_EMAIL.EMAIL.eq(brought.ADDRESS))))
                        .orderBy(brought.ID)
                        .limit(Math.max(0, most - present.size())))
                .execute();
    }

    /** Puts who is in copy of one ticket into another that has nobody in copy yet. */
    public void repeat(UUID from, UUID into, OffsetDateTime now) {
        sql.insertInto(
                        TICKET_COPY,
                        TICKET_COPY.ACCOUNT_ID,
                        TICKET_COPY.TICKET_ID,
                        TICKET_COPY.ADDRESS,
                        TICKET_COPY.NAME,
                        TICKET_COPY.SINCE)
                .select(select(TICKET_COPY.ACCOUNT_ID, val(into), TICKET_COPY.ADDRESS, TICKET_COPY.NAME, val(now))
                        .from(TICKET_COPY)
                        .where(TICKET_COPY.ACCOUNT_ID.eq(Tenant.id()))
                        .and(TICKET_COPY.TICKET_ID.eq(from))
                        .and(TICKET_COPY.FAILED_AT.isNull())
                        .orderBy(TICKET_COPY.ID))
                .execute();
    }

    /** Takes out of a target whom a source had brought. */
    public void takeBack(UUID source, UUID target) {
        sql.deleteFrom(TICKET_COPY)
                .where(TICKET_COPY.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_COPY.TICKET_ID.eq(target))
                .and(TICKET_COPY.MERGED_FROM.eq(source))
                .execute();
    }

    /** Forgets addresses wherever they are or were in copy. */
    public void forget(Collection<String> addresses) {
        sql.deleteFrom(TICKET_COPY)
                .where(TICKET_COPY.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_COPY.ADDRESS.in(addresses))
                .execute();
        sql.select(function("forget_copied", Integer.class, val(addresses.toArray(String[]::new))))
                .fetch();
        sql.update(OUTGOING_EMAIL)
                .set(OUTGOING_EMAIL.TO_NAME, "")
                .set(OUTGOING_EMAIL.TO_ADDRESS, "")
                .where(OUTGOING_EMAIL.ACCOUNT_ID.eq(Tenant.id()))
                .and(OUTGOING_EMAIL.COPY_OF.isNotNull())
                .and(OUTGOING_EMAIL.TO_ADDRESS.in(addresses))
                .execute();
    }
}
