package app.balcao.ticket.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.CUSTOMER_EMAIL;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.ORGANIZATION;
import static app.balcao.schema.Tables.TAG;
import static app.balcao.schema.Tables.TICKET_STATUS;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.list.SearchTerms.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.TableField;
import org.springframework.stereotype.Repository;

/** Whom and what a search's operators name. */
@Repository
public class NameReads {

    /** Of one term; a company with more people is narrowed to by its filter. */
    private static final int MOST = 500;

    private final DSLContext sql;

    NameReads(DSLContext sql) {
        this.sql = sql;
    }

    /** What has a name. */
    public enum Kind {
        CUSTOMER,
        DEPARTMENT,
        AGENT,
        STATUS,
        TAG
    }

    /** Something found: {@code exact}, when that is all of its name. */
    private record Found(int term, Kind kind, UUID id, boolean exact) {}

    /** What each term's value names, by kind; of what is called just so, only that. */
    public record Named(Map<Kind, Set<UUID>> exact, Map<Kind, Set<UUID>> begun) {

        /** Those called just so, or else those whose name has a word that begins so. */
        public Set<UUID> of(Kind kind) {
            return exact.getOrDefault(kind, begun.getOrDefault(kind, Set.of()));
        }
    }

    /**
     * Finds what terms name, in their order, in one statement.
     *
     * @param addresses whether who asks may know customers' addresses
     */
    public List<Named> find(List<Term> terms, boolean addresses) {
        List<Select<Record4<Integer, String, UUID, Boolean>>> parts = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            addParts(parts, i, terms.get(i), addresses);
        }
        List<Found> found = parts.stream()
                .reduce(Select::unionAll)
                .map(all -> sql.fetch(all)
                        .map(row -> new Found(row.value1(), Kind.valueOf(row.value2()), row.value3(), row.value4())))
                .orElse(List.of());
        List<Named> named = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            int term = i;
            List<Found> own = found.stream().filter(each -> each.term() == term).toList();
            named.add(new Named(byKind(own.stream().filter(Found::exact).toList()), byKind(own)));
        }
        return named;
    }

    private static Map<Kind, Set<UUID>> byKind(List<Found> found) {
        return found.stream().collect(groupingBy(Found::kind, mapping(Found::id, toSet())));
    }

    private static void addParts(
            List<Select<Record4<Integer, String, UUID, Boolean>>> parts, int index, Term term, boolean addresses) {
        String value = term.value();
        switch (term.operator()) {
            case FROM -> {
                parts.add(part(index, Kind.CUSTOMER, CUSTOMER, CUSTOMER.ID, inline(false), customer(value, addresses)));
                if (addresses) {
                    parts.add(part(
                            index,
                            Kind.CUSTOMER,
                            CUSTOMER_EMAIL,
                            CUSTOMER_EMAIL.CUSTOMER_ID,
                            inline(false),
                            address(value)));
                }
                parts.add(part(index, Kind.CUSTOMER, CUSTOMER, CUSTOMER.ID, inline(false), organization(value)));
            }
            case TO -> {
                parts.add(named(index, Kind.DEPARTMENT, DEPARTMENT, DEPARTMENT.ID, DEPARTMENT.NAME, value));
                parts.add(named(index, Kind.AGENT, AGENT, AGENT.ID, AGENT.NAME, value));
            }
            case STATUS ->
                parts.add(named(index, Kind.STATUS, TICKET_STATUS, TICKET_STATUS.ID, TICKET_STATUS.NAME, value));
            case TAG -> parts.add(named(index, Kind.TAG, TAG, TAG.ID, TAG.NAME, value));
            case BEFORE, AFTER -> {}
        }
    }

    private static Condition customer(String value, boolean addresses) {
        return CUSTOMER.ACCOUNT_ID
                .eq(Tenant.id())
                .and(begins(CUSTOMER.NAME_FOLD, value))
                // A name may be an address, where nothing better is known.
                .and(addresses ? noCondition() : CUSTOMER.NAME_FOLD.notLike("%@%"));
    }

    private static Condition address(String value) {
        return CUSTOMER_EMAIL
                .ACCOUNT_ID
                .eq(Tenant.id())
                .and(CUSTOMER_EMAIL.EMAIL.like(literal(value.toLowerCase(Locale.ROOT)) + "%"));
    }

    private static Condition organization(String value) {
        return CUSTOMER.ACCOUNT_ID
                .eq(Tenant.id())
                .and(CUSTOMER.ORGANIZATION_ID.in(select(ORGANIZATION.ID)
                        .from(ORGANIZATION)
                        .where(ORGANIZATION.ACCOUNT_ID.eq(Tenant.id()))
                        .and(begins(ORGANIZATION.NAME_FOLD, value))));
    }

    private static Select<Record4<Integer, String, UUID, Boolean>> named(
            int index, Kind kind, Table<?> table, TableField<?, UUID> id, TableField<?, String> name, String value) {
        Field<String> folded = function("fold", String.class, name);
        Field<UUID> account = table.field("account_id", UUID.class);
        if (account == null) {
            throw new IllegalStateException(table + " belongs to no account");
        }
        return part(
                index,
                kind,
                table,
                id,
                folded.eq(function("fold", String.class, val(value))),
                account.eq(Tenant.id()).and(begins(folded, value)));
    }

    private static Select<Record4<Integer, String, UUID, Boolean>> part(
            int index, Kind kind, Table<?> table, TableField<?, UUID> id, Condition exact, Condition which) {
        return part(index, kind, table, id, field(exact), which);
    }

    private static Select<Record4<Integer, String, UUID, Boolean>> part(
            int index, Kind kind, Table<?> table, TableField<?, UUID> id, Field<Boolean> exact, Condition which) {
        return select(inline(index), inline(kind.name()), id, exact)
                .from(table)
                .where(which)
                .limit(inline(MOST));
    }

    /** That a folded name has a word that begins like this. */
    static Condition begins(Field<String> folded, String value) {
        Field<String> sought = function("fold", String.class, val(literal(value)));
        return folded.like(sought.concat("%"))
                .or(folded.like(inline("% ").concat(sought).concat("%")));
    }

    /** A text, as a literal inside a LIKE pattern. */
    static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
