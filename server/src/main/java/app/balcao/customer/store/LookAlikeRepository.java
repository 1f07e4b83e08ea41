package app.balcao.customer.store;

import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.CUSTOMER_EMAIL;
import static app.balcao.schema.Tables.ORGANIZATION;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import app.balcao.customer.LookAlike;
import app.balcao.customer.OrganizationName;
import app.balcao.platform.tenant.Tenant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Finds customers by what resembles. */
@Repository
public class LookAlikeRepository {

    private static final int MOST = 5;
    /** How much of two names is the same, in trigrams, from 0 to 1. */
    private static final double ALIKE = 0.5;

    private static final Field<String> EMAIL = field(select(CUSTOMER_EMAIL.EMAIL)
                    .from(CUSTOMER_EMAIL)
                    .where(CUSTOMER_EMAIL.ACCOUNT_ID.eq(CUSTOMER.ACCOUNT_ID))
                    .and(CUSTOMER_EMAIL.CUSTOMER_ID.eq(CUSTOMER.ID))
                    .orderBy(CUSTOMER_EMAIL.POSITION)
                    .limit(inline(1)))
            .as("first_email");

    // A number of Brazil is the same with its country's code before it and without.
    private static final String SAME_NUMBER =
            "regexp_replace(regexp_replace({0}, '[^0-9]', '', 'g'), '^55(?=\\d{10,11}$)', '')"
                    + " = regexp_replace({1}, '^55(?=\\d{10,11}$)', '')";

    private final DSLContext sql;

    LookAlikeRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The likest first; what is null is not looked for. */
    public List<LookAlike> find(@Nullable String name, @Nullable String email, @Nullable String digits) {
        Field<Double> likeness =
                field("similarity({0}, fold({1}))", Double.class, CUSTOMER.NAME_FOLD, val(name == null ? "" : name));
        Condition named = name == null ? falseCondition() : likeness.ge(ALIKE);
        Condition addressed = email == null
                ? falseCondition()
                : exists(selectOne()
                        .from(CUSTOMER_EMAIL)
                        .where(CUSTOMER_EMAIL.ACCOUNT_ID.eq(CUSTOMER.ACCOUNT_ID))
                        .and(CUSTOMER_EMAIL.CUSTOMER_ID.eq(CUSTOMER.ID))
                        .and(CUSTOMER_EMAIL.EMAIL.eq(email)));
        Condition called = digits == null ? falseCondition() : condition(SAME_NUMBER, CUSTOMER.PHONE, val(digits));
        return sql.select(CUSTOMER.ID, CUSTOMER.NAME, EMAIL, ORGANIZATION.ID, ORGANIZATION.NAME)
                .from(CUSTOMER)
                .leftJoin(ORGANIZATION)
                .on(ORGANIZATION.ACCOUNT_ID.eq(CUSTOMER.ACCOUNT_ID))
                .and(ORGANIZATION.ID.eq(CUSTOMER.ORGANIZATION_ID))
                .where(CUSTOMER.ACCOUNT_ID.eq(Tenant.id()))
                .and(CUSTOMER.ACTIVE)
                .and(named.or(addressed).or(called))
                .orderBy(field(addressed.or(called)).desc(), likeness.desc(), CUSTOMER.ID)
                .limit(MOST)
                .fetch(row -> new LookAlike(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4() == null ? null : new OrganizationName(row.value4(), row.value5())));
    }
}
