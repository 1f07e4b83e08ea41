package app.balcao.customer.store;

import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.ORGANIZATION;
import static app.balcao.schema.Tables.ORGANIZATION_DOMAIN;
import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import app.balcao.customer.CleanOrganization;
import app.balcao.customer.Organization;
import app.balcao.customer.OrganizationName;
import app.balcao.customer.OrganizationRow;
import app.balcao.customer.store.NameOrder.Placed;
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
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of organizations. */
@Repository
public class OrganizationRepository {

    private static final app.balcao.schema.tables.Organization PARENT = ORGANIZATION.as("parent");
    private static final app.balcao.schema.tables.Organization NAMED = ORGANIZATION.as("named");

    private static final Field<String[]> DOMAINS =
            field(select(arrayAgg(ORGANIZATION_DOMAIN.DOMAIN).orderBy(ORGANIZATION_DOMAIN.DOMAIN))
                    .from(ORGANIZATION_DOMAIN)
                    .where(ORGANIZATION_DOMAIN.ACCOUNT_ID.eq(ORGANIZATION.ACCOUNT_ID))
                    .and(ORGANIZATION_DOMAIN.ORGANIZATION_ID.eq(ORGANIZATION.ID)));

    private static final Field<Integer> CUSTOMERS = field(select(count())
            .from(CUSTOMER)
            .where(CUSTOMER.ACCOUNT_ID.eq(ORGANIZATION.ACCOUNT_ID))
            .and(CUSTOMER.ORGANIZATION_ID.eq(ORGANIZATION.ID)));

    private static final List<SelectField<?>> FIELDS = List.of(
            ORGANIZATION.ID,
            ORGANIZATION.NAME,
            ORGANIZATION.NAME_FOLD,
            ORGANIZATION.NOTES,
            ORGANIZATION.CREATED_AT,
            ORGANIZATION.VERSION,
            PARENT.ID,
            PARENT.NAME,
            DOMAINS,
            CUSTOMERS);

    private final DSLContext sql;

    OrganizationRepository(DSLContext sql) {
        this.sql = sql;
    }

    public Optional<Organization> find(UUID id) {
        return sql.select(FIELDS)
                .from(ORGANIZATION)
                .leftJoin(PARENT)
                .on(PARENT.ACCOUNT_ID.eq(ORGANIZATION.ACCOUNT_ID))
                .and(PARENT.ID.eq(ORGANIZATION.PARENT_ID))
                .where(is(id))
                .fetchOptional(OrganizationRepository::organization);
    }

    public Page<OrganizationRow> list(@Nullable String search, PageRequest page) {
        List<Placed<OrganizationRow>> rows = sql.select(FIELDS)
                .from(ORGANIZATION)
                .leftJoin(PARENT)
                .on(PARENT.ACCOUNT_ID.eq(ORGANIZATION.ACCOUNT_ID))
                .and(PARENT.ID.eq(ORGANIZATION.PARENT_ID))
                .where(ORGANIZATION.ACCOUNT_ID.eq(Tenant.id()))
                .and(matches(search))
                .and(NameOrder.after(ORGANIZATION.NAME_FOLD, ORGANIZATION.ID, page))
                .orderBy(ORGANIZATION.NAME_FOLD, ORGANIZATION.ID)
                .limit(page.limit() + 1)
                .fetch(row -> new Placed<>(listed(row), row.get(ORGANIZATION.NAME_FOLD)));
        return NameOrder.page(rows, page, OrganizationRow::id);
    }

    public boolean exists(UUID id) {
        return sql.fetchExists(ORGANIZATION, is(id));
    }

    /** The organization whose unknown senders have addresses of this domain. */
    public Optional<UUID> ofDomain(String domain) {
        return sql.select(ORGANIZATION_DOMAIN.ORGANIZATION_ID)
                .from(ORGANIZATION_DOMAIN)
                .where(ORGANIZATION_DOMAIN.ACCOUNT_ID.eq(Tenant.id()))
                .and(ORGANIZATION_DOMAIN.DOMAIN.eq(domain))
                .fetchOptional(ORGANIZATION_DOMAIN.ORGANIZATION_ID);
    }

    /** Locks an organization for a change until the transaction ends; false when there is none. */
    public boolean lockForChange(UUID id) {
        return sql.selectOne()
                .from(ORGANIZATION)
                .where(is(id))
                .forNoKeyUpdate()
                .fetchOptional()
                .isPresent();
    }

    /** Locks an organization, also against what would begin to refer to it; false when there is none. */
    public boolean lockForDeletion(UUID id) {
        return sql.selectOne()
                .from(ORGANIZATION)
                .where(is(id))
                .forUpdate()
                .fetchOptional()
                .isPresent();
    }

    private static Condition is(UUID id) {
        return ORGANIZATION.ACCOUNT_ID.eq(Tenant.id()).and(ORGANIZATION.ID.eq(id));
    }

    /** Lets one change at a time decide where an account's organizations belong. */
    public void lockTree() {
        sql.fetch("select pg_advisory_xact_lock(hashtextextended({0}, 0))", "organization-tree:" + Tenant.id());
    }

    /** An organization and all those it is part of; none when it does not exist. */
    public List<UUID> lineOf(UUID id) {
        var line = name("line").fields("id", "parent_id");
        Field<UUID> lineId = field(name("line", "id"), UUID.class);
        Field<UUID> lineParent = field(name("line", "parent_id"), UUID.class);
        var above = line.as(select(ORGANIZATION.ID, ORGANIZATION.PARENT_ID)
                .from(ORGANIZATION)
                .where(is(id))
                .union(select(ORGANIZATION.ID, ORGANIZATION.PARENT_ID)
                        .from(ORGANIZATION)
                        .join(name("line"))
                        .on(ORGANIZATION.ID.eq(lineParent))
                        .where(ORGANIZATION.ACCOUNT_ID.eq(Tenant.id()))));
        return sql.withRecursive(above).select(lineId).from(above).fetch(lineId);
    }

    public UUID insert(CleanOrganization organization) {
        UUID id = sql.insertInto(ORGANIZATION)
                .set(ORGANIZATION.ACCOUNT_ID, Tenant.id())
                .set(ORGANIZATION.NAME, organization.name())
                .set(ORGANIZATION.PARENT_ID, organization.parentId())
                .set(ORGANIZATION.NOTES, organization.notes())
                .returningResult(ORGANIZATION.ID)
                .fetchSingle()
                .value1();
        insertDomains(id, organization.domains());
        return id;
    }

    public void update(UUID id, CleanOrganization organization) {
        sql.update(ORGANIZATION)
                .set(ORGANIZATION.NAME, organization.name())
                .set(ORGANIZATION.PARENT_ID, organization.parentId())
                .set(ORGANIZATION.NOTES, organization.notes())
                .set(ORGANIZATION.VERSION, ORGANIZATION.VERSION.plus(1))
                .where(is(id))
                .execute();
        sql.deleteFrom(ORGANIZATION_DOMAIN)
                .where(ORGANIZATION_DOMAIN.ACCOUNT_ID.eq(Tenant.id()))
                .and(ORGANIZATION_DOMAIN.ORGANIZATION_ID.eq(id))
                .execute();
        insertDomains(id, organization.domains());
    }

    public void delete(UUID id) {
        sql.deleteFrom(ORGANIZATION).where(is(id)).execute();
    }

    public boolean hasCustomers(UUID id) {
        return sql.fetchExists(CUSTOMER, CUSTOMER.ACCOUNT_ID.eq(Tenant.id()).and(CUSTOMER.ORGANIZATION_ID.eq(id)));
    }

    public boolean hasParts(UUID id) {
        return sql.fetchExists(
                ORGANIZATION, ORGANIZATION.ACCOUNT_ID.eq(Tenant.id()).and(ORGANIZATION.PARENT_ID.eq(id)));
    }

    /** Which of the domains belong to another organization, with its name. */
    public Map<String, String> otherOwners(@Nullable UUID id, List<String> domains) {
        return sql.select(ORGANIZATION_DOMAIN.DOMAIN, ORGANIZATION.NAME)
                .from(ORGANIZATION_DOMAIN)
                .join(ORGANIZATION)
                .on(ORGANIZATION.ACCOUNT_ID.eq(ORGANIZATION_DOMAIN.ACCOUNT_ID))
                .and(ORGANIZATION.ID.eq(ORGANIZATION_DOMAIN.ORGANIZATION_ID))
                .where(ORGANIZATION_DOMAIN.ACCOUNT_ID.eq(Tenant.id()))
                .and(ORGANIZATION_DOMAIN.DOMAIN.in(domains))
                .and(id == null ? noCondition() : ORGANIZATION.ID.ne(id))
                .fetchMap(ORGANIZATION_DOMAIN.DOMAIN, ORGANIZATION.NAME);
    }

    public Map<UUID, String> names(Collection<UUID> ids) {
        return sql.select(ORGANIZATION.ID, ORGANIZATION.NAME)
                .from(ORGANIZATION)
                .where(ORGANIZATION.ACCOUNT_ID.eq(Tenant.id()))
                .and(ORGANIZATION.ID.in(ids))
                .fetchMap(ORGANIZATION.ID, ORGANIZATION.NAME);
    }

    private void insertDomains(UUID id, List<String> domains) {
        if (domains.isEmpty()) {
            return;
        }
        var insert = sql.insertInto(
                ORGANIZATION_DOMAIN,
                ORGANIZATION_DOMAIN.ACCOUNT_ID,
                ORGANIZATION_DOMAIN.DOMAIN,
                ORGANIZATION_DOMAIN.ORGANIZATION_ID);
        for (String domain : domains) {
            insert = insert.values(Tenant.id(), domain, id);
        }
        insert.execute();
    }

    /** Every word stands in the name or in a domain. */
    private static Condition matches(@Nullable String search) {
        Condition all = noCondition();
        for (String word : SearchWords.of(search)) {
            all = all.and(SearchWords.isShort(word) ? walked(word) : indexed(word));
        }
        return all;
    }

    // As customers are searched.
    private static Condition walked(String word) {
        return ORGANIZATION.NAME_FOLD.like(SearchWords.inName(word)).or(ORGANIZATION.ID.in(withDomain(word)));
    }

    private static Condition indexed(String word) {
        var named = select(NAMED.ID)
                .from(NAMED)
                .where(NAMED.ACCOUNT_ID.eq(Tenant.id()))
                .and(NAMED.NAME_FOLD.like(SearchWords.inName(word)));
        return ORGANIZATION.ID.in(named.unionAll(withDomain(word)));
    }

    private static Select<Record1<UUID>> withDomain(String word) {
        return select(ORGANIZATION_DOMAIN.ORGANIZATION_ID)
                .from(ORGANIZATION_DOMAIN)
                .where(ORGANIZATION_DOMAIN.ACCOUNT_ID.eq(Tenant.id()))
                .and(ORGANIZATION_DOMAIN.DOMAIN.like(SearchWords.inEmail(word)));
    }

    private static Organization organization(Record row) {
        return new Organization(
                row.get(ORGANIZATION.ID),
                row.get(ORGANIZATION.NAME),
                parent(row),
                domains(row),
                row.get(CUSTOMERS),
                row.get(ORGANIZATION.NOTES),
                row.get(ORGANIZATION.CREATED_AT).toInstant(),
                row.get(ORGANIZATION.VERSION));
    }

    private static OrganizationRow listed(Record row) {
        return new OrganizationRow(
                row.get(ORGANIZATION.ID),
                row.get(ORGANIZATION.NAME),
                parent(row),
                domains(row),
                row.get(CUSTOMERS),
                row.get(ORGANIZATION.VERSION));
    }

    private static List<String> domains(Record row) {
        String @Nullable [] domains = row.get(DOMAINS);
        return domains == null ? List.of() : List.of(domains);
    }

    private static @Nullable OrganizationName parent(Record row) {
        UUID id = row.get(PARENT.ID);
        return id == null ? null : new OrganizationName(id, row.get(PARENT.NAME));
    }
}
