package app.balcao.customer.store;

import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.CUSTOMER_EMAIL;
import static app.balcao.schema.Tables.ORGANIZATION;
import static app.balcao.schema.Tables.TICKET;
import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import app.balcao.customer.CleanCustomer;
import app.balcao.customer.Customer;
import app.balcao.customer.CustomerRow;
import app.balcao.customer.OrganizationName;
import app.balcao.customer.store.NameOrder.Placed;
import app.balcao.field.FieldReading;
import app.balcao.field.FieldValue;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of customers. Reads open tickets for their count only; what a ticket is stays with its module. */
@Repository
public class CustomerRepository {

    private static final Field<String[]> EMAILS =
            field(select(arrayAgg(CUSTOMER_EMAIL.EMAIL).orderBy(CUSTOMER_EMAIL.POSITION))
                    .from(CUSTOMER_EMAIL)
                    .where(CUSTOMER_EMAIL.ACCOUNT_ID.eq(CUSTOMER.ACCOUNT_ID))
                    .and(CUSTOMER_EMAIL.CUSTOMER_ID.eq(CUSTOMER.ID)));

    private static final Field<List<FieldValue>> CUSTOM_FIELDS =
            FieldReading.ofCustomer(CUSTOMER.ACCOUNT_ID, CUSTOMER.ID);

    private static final Field<Integer> OPEN_TICKETS = field(name("open_tickets"), Integer.class);

    private static final app.balcao.schema.tables.Customer NAMED = CUSTOMER.as("named");

    private static final List<SelectField<?>> FIELDS = List.of(
            CUSTOMER.ID,
            CUSTOMER.NAME,
            CUSTOMER.NAME_FOLD,
            CUSTOMER.PHONE,
            CUSTOMER.EXTERNAL_ID,
            CUSTOMER.ACTIVE,
            CUSTOMER.CAN_OPEN_TICKETS,
            CUSTOMER.LANGUAGE,
            CUSTOMER.NOTES,
            CUSTOMER.CREATED_AT,
            CUSTOMER.VERSION,
            ORGANIZATION.ID,
            ORGANIZATION.NAME,
            EMAILS);

    private final DSLContext sql;

    CustomerRepository(DSLContext sql) {
        this.sql = sql;
    }

    public Optional<Customer> find(UUID id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    /** A customer with the count of those open tickets that the agent sees. */
    public Optional<Customer> find(UUID id, ActingAgent reader) {
        return Optional.ofNullable(find(List.of(id), reader.sight().condition()).get(id));
    }

    public Map<UUID, Customer> find(Collection<UUID> ids) {
        return find(ids, DSL.trueCondition());
    }

    private static Field<Integer> openTickets(Condition seen) {
        return field(select(count())
                        .from(TICKET)
                        .where(TICKET.ACCOUNT_ID.eq(CUSTOMER.ACCOUNT_ID))
                        .and(TICKET.CUSTOMER_ID.eq(CUSTOMER.ID))
                        .and(TICKET.CLOSED_AT.isNull())
                        .and(seen))
                .as(OPEN_TICKETS);
    }

    private Map<UUID, Customer> find(Collection<UUID> ids, Condition seen) {
        return sql.select(FIELDS)
                .select(openTickets(seen), CUSTOM_FIELDS)
                .from(CUSTOMER)
                .leftJoin(ORGANIZATION)
                .on(ORGANIZATION.ACCOUNT_ID.eq(CUSTOMER.ACCOUNT_ID))
                .and(ORGANIZATION.ID.eq(CUSTOMER.ORGANIZATION_ID))
                .where(CUSTOMER.ACCOUNT_ID.eq(Tenant.id()))
                .and(CUSTOMER.ID.in(ids))
                .fetchMap(CUSTOMER.ID, CustomerRepository::customer);
    }

    public Page<CustomerRow> list(
            @Nullable String search, @Nullable UUID organizationId, ActingAgent reader, PageRequest page) {
        List<Placed<CustomerRow>> rows = sql.select(FIELDS)
                .select(openTickets(reader.sight().condition()))
                .from(CUSTOMER)
                .leftJoin(ORGANIZATION)
                .on(ORGANIZATION.ACCOUNT_ID.eq(CUSTOMER.ACCOUNT_ID))
                .and(ORGANIZATION.ID.eq(CUSTOMER.ORGANIZATION_ID))
                .where(CUSTOMER.ACCOUNT_ID.eq(Tenant.id()))
                .and(organizationId == null ? noCondition() : CUSTOMER.ORGANIZATION_ID.eq(organizationId))
                .and(matches(search, reader.may(Permission.CUSTOMER_PERSONAL_VIEW)))
                .and(NameOrder.after(CUSTOMER.NAME_FOLD, CUSTOMER.ID, page))
                .orderBy(CUSTOMER.NAME_FOLD, CUSTOMER.ID)
                .limit(page.limit() + 1)
                .fetch(row -> new Placed<>(listed(row), row.get(CUSTOMER.NAME_FOLD)));
        return NameOrder.page(rows, page, CustomerRow::id);
    }

    /** Locks a customer for a change until the transaction ends; false when there is none. */
    public boolean lockForChange(UUID id) {
        return sql.selectOne()
                .from(CUSTOMER)
                .where(is(id))
                .forNoKeyUpdate()
                .fetchOptional()
                .isPresent();
    }

    /** Locks a customer, also against what would begin to refer to it; false when there is none. */
    public boolean lockForDeletion(UUID id) {
        return sql.selectOne()
                .from(CUSTOMER)
                .where(is(id))
                .forUpdate()
                .fetchOptional()
                .isPresent();
    }

    private static Condition is(UUID id) {
        return CUSTOMER.ACCOUNT_ID.eq(Tenant.id()).and(CUSTOMER.ID.eq(id));
    }

    public UUID insert(CleanCustomer customer) {
        UUID id = sql.insertInto(CUSTOMER)
                .set(CUSTOMER.ACCOUNT_ID, Tenant.id())
                .set(CUSTOMER.NAME, customer.name())
                .set(CUSTOMER.PHONE, customer.phone())
                .set(CUSTOMER.ORGANIZATION_ID, customer.organizationId())
                .set(CUSTOMER.EXTERNAL_ID, customer.externalId())
                .set(CUSTOMER.LANGUAGE, customer.language())
                .set(CUSTOMER.CAN_OPEN_TICKETS, customer.canOpenTickets())
                .set(CUSTOMER.ACTIVE, customer.active())
                .set(CUSTOMER.NOTES, customer.notes())
                .returningResult(CUSTOMER.ID)
                .fetchSingle()
                .value1();
        insertEmails(id, customer.emails());
        return id;
    }

    /** Makes a customer of an address that nobody had; the one who got it first, when two come at once. */
    public UUID insertSender(String email, String name, @Nullable UUID organizationId) {
        UUID id = insert(new CleanCustomer(name, List.of(), null, organizationId, null, null, true, true, ""));
        int taken = sql.insertInto(CUSTOMER_EMAIL)
                .columns(
                        CUSTOMER_EMAIL.ACCOUNT_ID,
                        CUSTOMER_EMAIL.EMAIL,
                        CUSTOMER_EMAIL.CUSTOMER_ID,
                        CUSTOMER_EMAIL.POSITION)
                .values(Tenant.id(), email, id, (short) 0)
                .onConflict(CUSTOMER_EMAIL.ACCOUNT_ID, CUSTOMER_EMAIL.EMAIL)
                .doNothing()
                .execute();
        if (taken == 1) {
            return id;
        }
        delete(id);
        return owner(email).orElseThrow(() -> new IllegalStateException("The owner of an address vanished"));
    }

    public void update(UUID id, CleanCustomer customer) {
        sql.update(CUSTOMER)
                .set(CUSTOMER.NAME, customer.name())
                .set(CUSTOMER.PHONE, customer.phone())
                .set(CUSTOMER.ORGANIZATION_ID, customer.organizationId())
                .set(CUSTOMER.EXTERNAL_ID, customer.externalId())
                .set(CUSTOMER.LANGUAGE, customer.language())
                .set(CUSTOMER.CAN_OPEN_TICKETS, customer.canOpenTickets())
                .set(CUSTOMER.ACTIVE, customer.active())
                .set(CUSTOMER.NOTES, customer.notes())
                .set(CUSTOMER.VERSION, CUSTOMER.VERSION.plus(1))
                .where(is(id))
                .execute();
        sql.deleteFrom(CUSTOMER_EMAIL)
                .where(CUSTOMER_EMAIL.ACCOUNT_ID.eq(Tenant.id()))
                .and(CUSTOMER_EMAIL.CUSTOMER_ID.eq(id))
                .execute();
        insertEmails(id, customer.emails());
    }

    public void delete(UUID id) {
        sql.deleteFrom(CUSTOMER).where(is(id)).execute();
    }

    public boolean hasTickets(UUID id) {
        return sql.fetchExists(TICKET, TICKET.ACCOUNT_ID.eq(Tenant.id()).and(TICKET.CUSTOMER_ID.eq(id)));
    }

    public Optional<UUID> owner(String email) {
        return sql.select(CUSTOMER_EMAIL.CUSTOMER_ID)
                .from(CUSTOMER_EMAIL)
                .where(CUSTOMER_EMAIL.ACCOUNT_ID.eq(Tenant.id()))
                .and(CUSTOMER_EMAIL.EMAIL.eq(email))
                .fetchOptional(CUSTOMER_EMAIL.CUSTOMER_ID);
    }

    /** Which of the addresses belong to somebody else, with that customer's name. */
    public Map<String, String> otherOwners(@Nullable UUID id, List<String> emails) {
        return sql.select(CUSTOMER_EMAIL.EMAIL, CUSTOMER.NAME)
                .from(CUSTOMER_EMAIL)
                .join(CUSTOMER)
                .on(CUSTOMER.ACCOUNT_ID.eq(CUSTOMER_EMAIL.ACCOUNT_ID))
                .and(CUSTOMER.ID.eq(CUSTOMER_EMAIL.CUSTOMER_ID))
                .where(CUSTOMER_EMAIL.ACCOUNT_ID.eq(Tenant.id()))
                .and(CUSTOMER_EMAIL.EMAIL.in(emails))
                .and(id == null ? noCondition() : CUSTOMER.ID.ne(id))
                .fetchMap(CUSTOMER_EMAIL.EMAIL, CUSTOMER.NAME);
    }

    /** The name of another customer with this Identificador. */
    public Optional<String> otherWithExternalId(@Nullable UUID id, String externalId) {
        return sql.select(CUSTOMER.NAME)
                .from(CUSTOMER)
                .where(CUSTOMER.ACCOUNT_ID.eq(Tenant.id()))
                .and(CUSTOMER.EXTERNAL_ID.eq(externalId))
                .and(id == null ? noCondition() : CUSTOMER.ID.ne(id))
                .fetchOptional(CUSTOMER.NAME);
    }

    public Optional<UUID> withExternalId(String externalId) {
        return sql.select(CUSTOMER.ID)
                .from(CUSTOMER)
                .where(CUSTOMER.ACCOUNT_ID.eq(Tenant.id()))
                .and(CUSTOMER.EXTERNAL_ID.eq(externalId))
                .fetchOptional(CUSTOMER.ID);
    }

    public Map<UUID, String> names(Collection<UUID> ids) {
        return sql.select(CUSTOMER.ID, CUSTOMER.NAME)
                .from(CUSTOMER)
                .where(CUSTOMER.ACCOUNT_ID.eq(Tenant.id()))
                .and(CUSTOMER.ID.in(ids))
                .fetchMap(CUSTOMER.ID, CUSTOMER.NAME);
    }

    private void insertEmails(UUID id, List<String> emails) {
        if (emails.isEmpty()) {
            return;
        }
        var insert = sql.insertInto(
                CUSTOMER_EMAIL,
                CUSTOMER_EMAIL.ACCOUNT_ID,
                CUSTOMER_EMAIL.EMAIL,
                CUSTOMER_EMAIL.CUSTOMER_ID,
                CUSTOMER_EMAIL.POSITION);
        for (int position = 0; position < emails.size(); position++) {
            insert = insert.values(Tenant.id(), emails.get(position), id, (short) position);
        }
        insert.execute();
    }

    /**
     * Every word stands in the name or in an address, or the whole is the Identificador.
     *
     * @param everywhere false looks at names only: what is found would tell of what is not shown
     */
    private static Condition matches(@Nullable String search, boolean everywhere) {
        Condition all = noCondition();
        for (String word : SearchWords.of(search)) {
            if (!everywhere) {
                // A name that is an address is hidden, so it is not to be found out piece by piece either.
                all = all.and(CUSTOMER.NAME_FOLD.like(SearchWords.inName(word))).and(CUSTOMER.NAME_FOLD.notLike("%@%"));
                continue;
            }
            all = all.and(SearchWords.isShort(word) ? walked(word) : indexed(word, String.valueOf(search)));
        }
        return all;
    }

    // Trigrams cannot narrow one or two letters; but so many match that walking the list in order soon has a page.
    private static Condition walked(String word) {
        return CUSTOMER.NAME_FOLD
                .like(SearchWords.inName(word))
                .or(exists(selectOne()
                        .from(CUSTOMER_EMAIL)
                        .where(CUSTOMER_EMAIL.ACCOUNT_ID.eq(CUSTOMER.ACCOUNT_ID))
                        .and(CUSTOMER_EMAIL.CUSTOMER_ID.eq(CUSTOMER.ID))
                        .and(CUSTOMER_EMAIL.EMAIL.like(SearchWords.inEmail(word)))))
                .or(CUSTOMER.EXTERNAL_ID.eq(word));
    }

    // The three ways as one set, and not as alternatives, so that the database starts from what matches.
    private static Condition indexed(String word, String search) {
        var named = select(NAMED.ID)
                .from(NAMED)
                .where(NAMED.ACCOUNT_ID.eq(Tenant.id()))
                .and(NAMED.NAME_FOLD.like(SearchWords.inName(word)));
        var addressed = select(CUSTOMER_EMAIL.CUSTOMER_ID)
                .from(CUSTOMER_EMAIL)
                .where(CUSTOMER_EMAIL.ACCOUNT_ID.eq(Tenant.id()))
                .and(CUSTOMER_EMAIL.EMAIL.like(SearchWords.inEmail(word)));
        var identified = select(NAMED.ID)
                .from(NAMED)
                .where(NAMED.ACCOUNT_ID.eq(Tenant.id()))
                .and(NAMED.EXTERNAL_ID.eq(search.strip()));
        return CUSTOMER.ID.in(named.unionAll(addressed).unionAll(identified));
    }

    private static Customer customer(Record row) {
        return new Customer(
                row.get(CUSTOMER.ID),
                row.get(CUSTOMER.NAME),
                emails(row),
                row.get(CUSTOMER.PHONE),
                organization(row),
                row.get(CUSTOMER.EXTERNAL_ID),
                row.get(CUSTOMER.ACTIVE),
                row.get(CUSTOMER.CAN_OPEN_TICKETS),
                row.get(OPEN_TICKETS),
                row.get(CUSTOMER.LANGUAGE),
                row.get(CUSTOMER.NOTES),
                row.get(CUSTOM_FIELDS),
                row.get(CUSTOMER.CREATED_AT).toInstant(),
                row.get(CUSTOMER.VERSION));
    }

    private static CustomerRow listed(Record row) {
        return new CustomerRow(
                row.get(CUSTOMER.ID),
                row.get(CUSTOMER.NAME),
                emails(row),
                row.get(CUSTOMER.PHONE),
                organization(row),
                row.get(CUSTOMER.EXTERNAL_ID),
                row.get(CUSTOMER.ACTIVE),
                row.get(CUSTOMER.CAN_OPEN_TICKETS),
                row.get(OPEN_TICKETS),
                row.get(CUSTOMER.VERSION));
    }

    private static List<String> emails(Record row) {
        String @Nullable [] emails = row.get(EMAILS);
        return emails == null ? List.of() : List.of(emails);
    }

    private static @Nullable OrganizationName organization(Record row) {
        UUID id = row.get(ORGANIZATION.ID);
        return id == null ? null : new OrganizationName(id, row.get(ORGANIZATION.NAME));
    }
}
