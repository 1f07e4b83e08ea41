package app.balcao.field.store;

import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.CATEGORY;
import static app.balcao.schema.Tables.CUSTOM_FIELD;
import static app.balcao.schema.Tables.CUSTOM_FIELD_CATEGORY;
import static app.balcao.schema.Tables.CUSTOM_FIELD_DEPARTMENT;
import static app.balcao.schema.Tables.CUSTOM_FIELD_OPTION;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT_CATEGORY;
import static org.jooq.impl.DSL.cardinality;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import app.balcao.field.CustomField;
import app.balcao.field.FieldForm;
import app.balcao.field.FieldLimits;
import app.balcao.field.FieldOption;
import app.balcao.field.FieldTarget;
import app.balcao.field.FieldType;
import app.balcao.people.Department;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.CustomFieldRecord;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of custom fields: what they are, not what tickets and customers have in them. */
@Repository
public class CustomFieldRepository {

    private static final Field<List<FieldOption>> OPTIONS = multiset(select(
                            CUSTOM_FIELD_OPTION.ID,
                            CUSTOM_FIELD_OPTION.LABEL,
                            cardinality(CUSTOM_FIELD_OPTION.ANCESTORS),
                            CUSTOM_FIELD_OPTION.ACTIVE)
                    .from(CUSTOM_FIELD_OPTION)
                    .where(CUSTOM_FIELD_OPTION.ACCOUNT_ID.eq(CUSTOM_FIELD.ACCOUNT_ID))
                    .and(CUSTOM_FIELD_OPTION.FIELD_ID.eq(CUSTOM_FIELD.ID))
                    .orderBy(CUSTOM_FIELD_OPTION.POSITION))
            .convertFrom(rows -> rows.map(Records.mapping(FieldOption::new)));

    private static final Field<List<Department.Named>> DEPARTMENTS = multiset(select(DEPARTMENT.ID, DEPARTMENT.NAME)
                    .from(CUSTOM_FIELD_DEPARTMENT)
                    .join(DEPARTMENT)
                    .on(DEPARTMENT.ACCOUNT_ID.eq(CUSTOM_FIELD_DEPARTMENT.ACCOUNT_ID))
                    .and(DEPARTMENT.ID.eq(CUSTOM_FIELD_DEPARTMENT.DEPARTMENT_ID))
                    .where(CUSTOM_FIELD_DEPARTMENT.ACCOUNT_ID.eq(CUSTOM_FIELD.ACCOUNT_ID))
                    .and(CUSTOM_FIELD_DEPARTMENT.FIELD_ID.eq(CUSTOM_FIELD.ID))
                    .orderBy(fold(DEPARTMENT.NAME)))
            .convertFrom(rows -> rows.map(Records.mapping(Department.Named::new)));

    private static final Field<List<Department.Named>> CATEGORIES = multiset(select(CATEGORY.ID, CATEGORY.NAME)
                    .from(CUSTOM_FIELD_CATEGORY)
                    .join(CATEGORY)
                    .on(CATEGORY.ACCOUNT_ID.eq(CUSTOM_FIELD_CATEGORY.ACCOUNT_ID))
                    .and(CATEGORY.ID.eq(CUSTOM_FIELD_CATEGORY.CATEGORY_ID))
                    .where(CUSTOM_FIELD_CATEGORY.ACCOUNT_ID.eq(CUSTOM_FIELD.ACCOUNT_ID))
                    .and(CUSTOM_FIELD_CATEGORY.FIELD_ID.eq(CUSTOM_FIELD.ID))
                    .orderBy(fold(CATEGORY.NAME)))
            .convertFrom(rows -> rows.map(Records.mapping(Department.Named::new)));

    private final DSLContext sql;

    CustomFieldRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Waits for the account's other changes of fields. Opening tickets, which refer to the account, does not wait. */
    public void lock() {
        sql.select(ACCOUNT.ACCOUNT_ID)
                .from(ACCOUNT)
                .where(ACCOUNT.ACCOUNT_ID.eq(Tenant.id()))
                .forNoKeyUpdate()
                .fetchOptional();
    }

    public Optional<CustomField> find(UUID id) {
        return read(CUSTOM_FIELD.ID.eq(id)).stream().findFirst();
    }

    /** All fields in their order, those of a target, or with {@code active} those that are asked. */
    public List<CustomField> list(@Nullable FieldTarget target, boolean active) {
        return read((target == null ? noCondition() : CUSTOM_FIELD.TARGET.eq(target.name()))
                .and(active ? CUSTOM_FIELD.ACTIVE.isTrue() : noCondition()));
    }

    private List<CustomField> read(Condition which) {
        return sql.select(CUSTOM_FIELD, OPTIONS, DEPARTMENTS, CATEGORIES)
                .from(CUSTOM_FIELD)
                .where(CUSTOM_FIELD.ACCOUNT_ID.eq(Tenant.id()))
                .and(which)
                .orderBy(CUSTOM_FIELD.TARGET, CUSTOM_FIELD.POSITION, CUSTOM_FIELD.ID)
                .fetch(row -> field(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    private static CustomField field(
            CustomFieldRecord row,
            List<FieldOption> options,
            List<Department.Named> departments,
            List<Department.Named> categories) {
        return new CustomField(
                row.getId(),
                FieldTarget.valueOf(row.getTarget()),
                FieldType.valueOf(row.getType()),
                row.getName(),
                row.getHelp(),
                row.getActive(),
                row.getPosition(),
                row.getRequiredForAgents(),
                row.getRequiredForCustomers(),
                row.getShownToCustomers(),
                row.getEditableByCustomers(),
                CustomField.Classification.valueOf(row.getClassification()),
                new FieldLimits(
                        row.getLeast(),
                        row.getMost(),
                        row.getMaxLength(),
                        row.getTextKind() == null ? null : FieldLimits.TextKind.valueOf(row.getTextKind()),
                        row.getPastAllowed(),
                        row.getFutureAllowed()),
                options,
                departments,
                categories,
                row.getVersion());
    }

    public int count(FieldTarget target) {
        return sql.fetchCount(
                CUSTOM_FIELD, CUSTOM_FIELD.ACCOUNT_ID.eq(Tenant.id()).and(CUSTOM_FIELD.TARGET.eq(target.name())));
    }

    /** Adds a field after the others of its target. Fails with a duplicate key when the name is taken. */
    public UUID insert(FieldForm form) {
        CustomFieldRecord row = record(form);
        row.setAccountId(Tenant.id());
        row.setTarget(form.target().name());
        row.setType(form.type().name());
        return sql.insertInto(CUSTOM_FIELD)
                .set(row)
                .set(
                        CUSTOM_FIELD.POSITION,
                        DSL.field(select(coalesce(max(CUSTOM_FIELD.POSITION), val(0))
                                        .plus(1))
                                .from(CUSTOM_FIELD)
                                .where(CUSTOM_FIELD.ACCOUNT_ID.eq(Tenant.id()))
                                .and(CUSTOM_FIELD.TARGET.eq(form.target().name()))))
                .returningResult(CUSTOM_FIELD.ID)
                .fetchSingle()
                .value1();
    }

    /** Target and type stay (FLD-8). Fails with a duplicate key when the name is taken. */
    public void update(UUID id, FieldForm form) {
        sql.update(CUSTOM_FIELD)
                .set(record(form))
                .set(CUSTOM_FIELD.VERSION, CUSTOM_FIELD.VERSION.plus(1))
                .where(CUSTOM_FIELD.ACCOUNT_ID.eq(Tenant.id()))
                .and(CUSTOM_FIELD.ID.eq(id))
                .execute();
    }

    private static CustomFieldRecord record(FieldForm form) {
        FieldLimits limits = form.limits();
        CustomFieldRecord row = new CustomFieldRecord();
        row.setName(form.name());
        row.setHelp(form.help());
        row.setActive(form.active());
        row.setRequiredForAgents(form.requiredForAgents());
        row.setRequiredForCustomers(form.requiredForCustomers());
        row.setShownToCustomers(form.shownToCustomers());
        row.setEditableByCustomers(form.editableByCustomers());
        row.setClassification(form.classification().name());
        row.setLeast(limits.least());
        row.setMost(limits.most());
        row.setMaxLength(limits.maxLength());
        row.setTextKind(limits.textKind() == null ? null : limits.textKind().name());
        row.setPastAllowed(limits.pastAllowed());
        row.setFutureAllowed(limits.futureAllowed());
        return row;
    }

    /** Asks a field in exactly these departments and categories. */
    public void place(UUID id, List<UUID> departmentIds, List<UUID> categoryIds) {
        sql.deleteFrom(CUSTOM_FIELD_DEPARTMENT)
                .where(CUSTOM_FIELD_DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(CUSTOM_FIELD_DEPARTMENT.FIELD_ID.eq(id))
                .execute();
        sql.deleteFrom(CUSTOM_FIELD_CATEGORY)
                .where(CUSTOM_FIELD_CATEGORY.ACCOUNT_ID.eq(Tenant.id()))
                .and(CUSTOM_FIELD_CATEGORY.FIELD_ID.eq(id))
                .execute();
        sql.insertInto(CUSTOM_FIELD_DEPARTMENT)
                .columns(
                        CUSTOM_FIELD_DEPARTMENT.ACCOUNT_ID,
                        CUSTOM_FIELD_DEPARTMENT.FIELD_ID,
                        CUSTOM_FIELD_DEPARTMENT.DEPARTMENT_ID)
                .valuesOfRows(departmentIds.stream()
                        .map(each -> DSL.row(Tenant.id(), id, each))
                        .toList())
                .execute();
        sql.insertInto(CUSTOM_FIELD_CATEGORY)
                .columns(
                        CUSTOM_FIELD_CATEGORY.ACCOUNT_ID,
                        CUSTOM_FIELD_CATEGORY.FIELD_ID,
                        CUSTOM_FIELD_CATEGORY.CATEGORY_ID)
                .valuesOfRows(categoryIds.stream()
                        .map(each -> DSL.row(Tenant.id(), id, each))
                        .toList())
                .execute();
    }

    /**
     * Offers exactly these choices, in this order. Those that are left out go, which fails with an integrity violation
     * while a ticket or customer has one.
     */
    public void offer(UUID fieldId, List<FieldOption.Draft> options) {
        List<UUID> kept = options.stream()
                .map(FieldOption.Draft::id)
                .filter(Objects::nonNull)
                .toList();
        sql.deleteFrom(CUSTOM_FIELD_OPTION)
                .where(CUSTOM_FIELD_OPTION.ACCOUNT_ID.eq(Tenant.id()))
                .and(CUSTOM_FIELD_OPTION.FIELD_ID.eq(fieldId))
                .and(CUSTOM_FIELD_OPTION.ID.notIn(kept))
                .execute();
        UUID[] path = new UUID[FieldOption.LEVELS];
        for (int position = 0; position < options.size(); position++) {
            FieldOption.Draft option = options.get(position);
            UUID[] ancestors = Arrays.copyOf(path, option.level());
            path[option.level()] = option.id() == null
                    ? insert(fieldId, option, ancestors, position)
                    : update(option.id(), option, ancestors, position);
        }
    }

    private UUID insert(UUID fieldId, FieldOption.Draft option, UUID[] ancestors, int position) {
        return sql.insertInto(CUSTOM_FIELD_OPTION)
                .set(CUSTOM_FIELD_OPTION.ACCOUNT_ID, Tenant.id())
                .set(CUSTOM_FIELD_OPTION.FIELD_ID, fieldId)
                .set(CUSTOM_FIELD_OPTION.ANCESTORS, ancestors)
                .set(CUSTOM_FIELD_OPTION.POSITION, position)
                .set(CUSTOM_FIELD_OPTION.LABEL, option.label())
                .set(CUSTOM_FIELD_OPTION.ACTIVE, option.active())
                .returningResult(CUSTOM_FIELD_OPTION.ID)
                .fetchSingle()
                .value1();
    }

    private UUID update(UUID id, FieldOption.Draft option, UUID[] ancestors, int position) {
        sql.update(CUSTOM_FIELD_OPTION)
                .set(CUSTOM_FIELD_OPTION.ANCESTORS, ancestors)
                .set(CUSTOM_FIELD_OPTION.POSITION, position)
                .set(CUSTOM_FIELD_OPTION.LABEL, option.label())
                .set(CUSTOM_FIELD_OPTION.ACTIVE, option.active())
                .where(CUSTOM_FIELD_OPTION.ACCOUNT_ID.eq(Tenant.id()))
                .and(CUSTOM_FIELD_OPTION.ID.eq(id))
                .execute();
        return id;
    }

    /** Numbers the fields of a target in the order given. */
    public void order(List<UUID> ids) {
        for (int i = 0; i < ids.size(); i++) {
            sql.update(CUSTOM_FIELD)
                    .set(CUSTOM_FIELD.POSITION, i + 1)
                    .where(CUSTOM_FIELD.ACCOUNT_ID.eq(Tenant.id()))
                    .and(CUSTOM_FIELD.ID.eq(ids.get(i)))
                    .execute();
        }
    }

    /** Those of the ids that are departments. */
    public Set<UUID> departments(Collection<UUID> ids) {
        return sql.select(DEPARTMENT.ID)
                .from(DEPARTMENT)
                .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT.ID.in(ids))
                .fetchSet(DEPARTMENT.ID);
    }

    /** Those of the ids that are categories. */
    public Set<UUID> categories(Collection<UUID> ids) {
        return sql.select(CATEGORY.ID)
                .from(CATEGORY)
                .where(CATEGORY.ACCOUNT_ID.eq(Tenant.id()))
                .and(CATEGORY.ID.in(ids))
                .fetchSet(CATEGORY.ID);
    }

    /** Those of the categories that at least one of the departments has. */
    public Set<UUID> offered(Collection<UUID> departments, Collection<UUID> categories) {
        return sql.selectDistinct(DEPARTMENT_CATEGORY.CATEGORY_ID)
                .from(DEPARTMENT_CATEGORY)
                .where(DEPARTMENT_CATEGORY.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT_CATEGORY.DEPARTMENT_ID.in(departments))
                .and(DEPARTMENT_CATEGORY.CATEGORY_ID.in(categories))
                .fetchSet(DEPARTMENT_CATEGORY.CATEGORY_ID);
    }

    static Field<String> fold(Field<String> text) {
        return DSL.function("fold", String.class, text);
    }
}
