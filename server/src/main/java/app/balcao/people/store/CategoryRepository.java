package app.balcao.people.store;

import static app.balcao.people.store.Folding.fold;
import static app.balcao.schema.Tables.CATEGORY;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT_CATEGORY;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import app.balcao.people.Category;
import app.balcao.people.CategoryForm;
import app.balcao.people.Department;
import app.balcao.platform.tenant.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.springframework.stereotype.Repository;

/** SQL of categories. */
@Repository
public class CategoryRepository {

    private static final Field<List<Department.Named>> DEPARTMENTS = multiset(select(DEPARTMENT.ID, DEPARTMENT.NAME)
                    .from(DEPARTMENT_CATEGORY)
                    .join(DEPARTMENT)
                    .on(DEPARTMENT.ACCOUNT_ID.eq(DEPARTMENT_CATEGORY.ACCOUNT_ID))
                    .and(DEPARTMENT.ID.eq(DEPARTMENT_CATEGORY.DEPARTMENT_ID))
                    .where(DEPARTMENT_CATEGORY.ACCOUNT_ID.eq(CATEGORY.ACCOUNT_ID))
                    .and(DEPARTMENT_CATEGORY.CATEGORY_ID.eq(CATEGORY.ID))
                    .orderBy(fold(DEPARTMENT.NAME)))
            .convertFrom(rows -> rows.map(Records.mapping(Department.Named::new)));

    private final DSLContext sql;

    CategoryRepository(DSLContext sql) {
        this.sql = sql;
    }

    public Optional<Category> find(UUID id) {
        return read(CATEGORY.ID.eq(id)).stream().findFirst();
    }

    /** All categories by name. */
    public List<Category> list() {
        return read(noCondition());
    }

    private List<Category> read(Condition which) {
        return sql.select(CATEGORY, DEPARTMENTS)
                .from(CATEGORY)
                .where(CATEGORY.ACCOUNT_ID.eq(Tenant.id()))
                .and(which)
                .orderBy(fold(CATEGORY.NAME))
                .fetch(row -> new Category(
                        row.value1().getId(),
                        row.value1().getName(),
                        row.value1().getActive(),
                        row.value2(),
                        row.value1().getVersion()));
    }

    public int count() {
        return sql.fetchCount(CATEGORY, CATEGORY.ACCOUNT_ID.eq(Tenant.id()));
    }

    /** Fails with a duplicate key when the name is taken. */
    public UUID insert(CategoryForm form) {
        return sql.insertInto(CATEGORY)
                .set(CATEGORY.ACCOUNT_ID, Tenant.id())
                .set(CATEGORY.NAME, form.name())
                .set(CATEGORY.ACTIVE, form.active())
                .returningResult(CATEGORY.ID)
                .fetchSingle()
                .value1();
    }

    /** Fails with a duplicate key when the name is taken. */
    public void update(UUID id, CategoryForm form) {
        sql.update(CATEGORY)
                .set(CATEGORY.NAME, form.name())
                .set(CATEGORY.ACTIVE, form.active())
                .set(CATEGORY.VERSION, CATEGORY.VERSION.plus(1))
                .where(CATEGORY.ACCOUNT_ID.eq(Tenant.id()))
                .and(CATEGORY.ID.eq(id))
                .execute();
    }

    /** Fails with an integrity violation while something refers to it. */
    public void delete(UUID id) {
        sql.deleteFrom(CATEGORY)
                .where(CATEGORY.ACCOUNT_ID.eq(Tenant.id()))
                .and(CATEGORY.ID.eq(id))
                .execute();
    }
}
