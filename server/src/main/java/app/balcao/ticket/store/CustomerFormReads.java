package app.balcao.ticket.store;

import static app.balcao.schema.Tables.CATEGORY;
import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT_CATEGORY;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Named;
import app.balcao.ticket.portal.CustomerForm;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.springframework.stereotype.Repository;

/** What customers choose from as they open a ticket. */
@Repository
public class CustomerFormReads {

    private static final Field<List<Named>> CATEGORIES = multiset(select(CATEGORY.ID, CATEGORY.NAME)
                    .from(DEPARTMENT_CATEGORY)
                    .join(CATEGORY)
                    .on(CATEGORY.ACCOUNT_ID.eq(DEPARTMENT_CATEGORY.ACCOUNT_ID))
                    .and(CATEGORY.ID.eq(DEPARTMENT_CATEGORY.CATEGORY_ID))
                    .where(DEPARTMENT_CATEGORY.ACCOUNT_ID.eq(DEPARTMENT.ACCOUNT_ID))
                    .and(DEPARTMENT_CATEGORY.DEPARTMENT_ID.eq(DEPARTMENT.ID))
                    .and(CATEGORY.ACTIVE)
                    .orderBy(folded(CATEGORY.NAME)))
            .convertFrom(rows -> rows.map(Records.mapping(Named::new)));

    private final DSLContext sql;

    CustomerFormReads(DSLContext sql) {
        this.sql = sql;
    }

    private static Field<String> folded(Field<String> name) {
        return function("fold", String.class, name);
    }

    /** Whether a customer may open tickets. */
    public boolean mayOpen(UUID customerId) {
        return sql.fetchExists(
                CUSTOMER,
                CUSTOMER.ACCOUNT_ID
                        .eq(Tenant.id())
                        .and(CUSTOMER.ID.eq(customerId))
                        .and(CUSTOMER.CAN_OPEN_TICKETS));
    }

    /** The departments that customers may choose, by name, with their active categories. */
    public List<CustomerForm.Department> departments() {
        return sql.select(
                        DEPARTMENT.ID,
                        DEPARTMENT.NAME,
                        DEPARTMENT.CATEGORY_REQUIRED,
                        DEPARTMENT.DEFAULT_CATEGORY_ID,
                        CATEGORIES)
                .from(DEPARTMENT)
                .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT.ACTIVE)
                .and(DEPARTMENT.OFFERS_TICKETS)
                .and(DEPARTMENT.VISIBLE_TO_CUSTOMERS)
                .orderBy(folded(DEPARTMENT.NAME))
                .fetch(Records.mapping(CustomerForm.Department::new));
    }
}
