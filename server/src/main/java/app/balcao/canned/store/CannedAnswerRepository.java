package app.balcao.canned.store;

import static app.balcao.schema.Tables.CANNED_ANSWER;
import static app.balcao.schema.Tables.CANNED_ANSWER_DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.left;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.regexpReplaceAll;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import app.balcao.canned.CannedAnswer.Department;
import app.balcao.canned.CannedAnswer.Scope;
import app.balcao.canned.CannedAnswerForm;
import app.balcao.people.Sight;
import app.balcao.platform.tenant.Tenant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Canned answers. */
@Repository
public class CannedAnswerRepository {

    private static final int PREVIEW_LENGTH = 160;

    private static final Field<List<Department>> DEPARTMENTS = multiset(select(DEPARTMENT.ID, DEPARTMENT.NAME)
                    .from(CANNED_ANSWER_DEPARTMENT)
                    .join(DEPARTMENT)
                    .on(DEPARTMENT.ACCOUNT_ID.eq(CANNED_ANSWER_DEPARTMENT.ACCOUNT_ID))
                    .and(DEPARTMENT.ID.eq(CANNED_ANSWER_DEPARTMENT.DEPARTMENT_ID))
                    .where(CANNED_ANSWER_DEPARTMENT.ACCOUNT_ID.eq(CANNED_ANSWER.ACCOUNT_ID))
                    .and(CANNED_ANSWER_DEPARTMENT.ANSWER_ID.eq(CANNED_ANSWER.ID))
                    .orderBy(fold(DEPARTMENT.NAME)))
            .convertFrom(rows -> rows.map(Records.mapping(Department::new)));

    private final DSLContext sql;

    CannedAnswerRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** What says who may manage an answer. */
    public interface Owned {

        Scope scope();

        List<Department> departments();
    }

    /** As it is kept. */
    public record Stored(
            UUID id,
            Scope scope,
            @Nullable UUID agentId,
            String name,
            List<Department> departments,
            String html,
            String text,
            OffsetDateTime updatedAt,
            int version)
            implements Owned {}

    /** As lists show it. */
    public record Line(UUID id, Scope scope, String name, List<Department> departments, String preview)
            implements Owned {}

    public Optional<Stored> find(UUID id) {
        return sql.select(CANNED_ANSWER, DEPARTMENTS)
                .from(CANNED_ANSWER)
                .where(is(id))
                .fetchOptional(row -> new Stored(
                        row.value1().getId(),
                        Scope.valueOf(row.value1().getScope()),
                        row.value1().getAgentId(),
                        row.value1().getName(),
                        row.value2(),
                        row.value1().getHtml(),
                        row.value1().getText(),
                        row.value1().getUpdatedAt(),
                        row.value1().getVersion()));
    }

    /**
     * An agent's own and shared ones, by name; of a search, first those whose names have the words.
     *
     * @param visible the departments whose answers the agent sees
     * @param departmentId leaves out what is for other departments; null for all
     */
    public List<Line> list(
            UUID agentId, Sight.Departments visible, @Nullable String search, @Nullable UUID departmentId) {
        Condition seen = CANNED_ANSWER
                .AGENT_ID
                .eq(agentId)
                .or(CANNED_ANSWER.SCOPE.eq(Scope.EVERYONE.name()))
                .or(CANNED_ANSWER.SCOPE.eq(Scope.DEPARTMENTS.name()).and(seenIn(visible)));
        Condition fits = departmentId == null
                ? trueCondition()
                : CANNED_ANSWER
                        .SCOPE
                        .ne(Scope.DEPARTMENTS.name())
                        .or(in(CANNED_ANSWER_DEPARTMENT.DEPARTMENT_ID.eq(departmentId)));
        // Every name has no words at all.
        Field<String> words = fold(val(search == null ? "" : search.strip()));
        Condition named = fold(CANNED_ANSWER.NAME).contains(words);
        Condition found = named.or(fold(withoutVariables(CANNED_ANSWER.TEXT)).contains(words));
        return sql.select(
                        CANNED_ANSWER.ID,
                        CANNED_ANSWER.SCOPE.convertFrom(Scope::valueOf),
                        CANNED_ANSWER.NAME,
                        DEPARTMENTS,
                        left(CANNED_ANSWER.TEXT, PREVIEW_LENGTH))
                .from(CANNED_ANSWER)
                .where(CANNED_ANSWER.ACCOUNT_ID.eq(Tenant.id()))
                .and(seen)
                .and(fits)
                .and(found)
                .orderBy(field(named).desc(), fold(CANNED_ANSWER.NAME), CANNED_ANSWER.ID)
                .fetch(Records.mapping(Line::new));
    }

    private static Condition seenIn(Sight.Departments visible) {
        return visible.all()
                ? trueCondition()
                : in(CANNED_ANSWER_DEPARTMENT.DEPARTMENT_ID.eq(any(visible.ids().toArray(UUID[]::new))));
    }

    private static Condition in(Condition department) {
        return exists(selectOne()
                .from(CANNED_ANSWER_DEPARTMENT)
                .where(CANNED_ANSWER_DEPARTMENT.ACCOUNT_ID.eq(CANNED_ANSWER.ACCOUNT_ID))
                .and(CANNED_ANSWER_DEPARTMENT.ANSWER_ID.eq(CANNED_ANSWER.ID))
                .and(department));
    }

    /** @param agentId whose own ones; null for the shared ones */
    public int count(@Nullable UUID agentId) {
        return sql.fetchCount(
                CANNED_ANSWER,
                CANNED_ANSWER
                        .ACCOUNT_ID
                        .eq(Tenant.id())
                        .and(agentId == null ? CANNED_ANSWER.AGENT_ID.isNull() : CANNED_ANSWER.AGENT_ID.eq(agentId)));
    }

    /** Which of the ids are departments of the account. */
    public Set<UUID> departments(Collection<UUID> ids) {
        return sql.select(DEPARTMENT.ID)
                .from(DEPARTMENT)
                .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT.ID.eq(any(ids.toArray(UUID[]::new))))
                .fetchSet(DEPARTMENT.ID);
    }

    /** Fails with a duplicate key when the name is taken. */
    public UUID insert(UUID agentId, CannedAnswerForm form, String text, OffsetDateTime now) {
        UUID id = sql.insertInto(CANNED_ANSWER)
                .set(CANNED_ANSWER.ACCOUNT_ID, Tenant.id())
                .set(CANNED_ANSWER.SCOPE, form.scope().name())
                .set(CANNED_ANSWER.AGENT_ID, form.scope() == Scope.OWN ? agentId : null)
                .set(CANNED_ANSWER.NAME, form.name())
                .set(CANNED_ANSWER.HTML, form.html())
                .set(CANNED_ANSWER.TEXT, text)
                .set(CANNED_ANSWER.UPDATED_AT, now)
                .returningResult(CANNED_ANSWER.ID)
                .fetchSingle()
                .value1();
        offer(id, form.departmentIds());
        return id;
    }

    /**
     * Writes an answer that still has this version. Fails with a duplicate key when the name is taken.
     *
     * @return whether it had
     */
    public boolean update(UUID id, UUID agentId, CannedAnswerForm form, String text, int version, OffsetDateTime now) {
        int rows = sql.update(CANNED_ANSWER)
                .set(CANNED_ANSWER.SCOPE, form.scope().name())
                .set(CANNED_ANSWER.AGENT_ID, form.scope() == Scope.OWN ? agentId : null)
                .set(CANNED_ANSWER.NAME, form.name())
                .set(CANNED_ANSWER.HTML, form.html())
                .set(CANNED_ANSWER.TEXT, text)
                .set(CANNED_ANSWER.UPDATED_AT, now)
                .set(CANNED_ANSWER.VERSION, version + 1)
                .where(is(id))
                .and(CANNED_ANSWER.VERSION.eq(version))
                .execute();
        if (rows == 1) {
            sql.deleteFrom(CANNED_ANSWER_DEPARTMENT)
                    .where(CANNED_ANSWER_DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                    .and(CANNED_ANSWER_DEPARTMENT.ANSWER_ID.eq(id))
                    .execute();
            offer(id, form.departmentIds());
        }
        return rows == 1;
    }

    private void offer(UUID id, List<UUID> departmentIds) {
        for (UUID department : departmentIds) {
            sql.insertInto(CANNED_ANSWER_DEPARTMENT)
                    .set(CANNED_ANSWER_DEPARTMENT.ACCOUNT_ID, Tenant.id())
                    .set(CANNED_ANSWER_DEPARTMENT.ANSWER_ID, id)
                    .set(CANNED_ANSWER_DEPARTMENT.DEPARTMENT_ID, department)
                    .execute();
        }
    }

    /** @return whether it was there */
    public boolean delete(UUID id) {
        return sql.deleteFrom(CANNED_ANSWER).where(is(id)).execute() == 1;
    }

    private static Condition is(UUID id) {
        return CANNED_ANSWER.ACCOUNT_ID.eq(Tenant.id()).and(CANNED_ANSWER.ID.eq(id));
    }

    // What a variable is called between its braces is nothing that somebody wrote.
    private static Field<String> withoutVariables(Field<String> text) {
        return regexpReplaceAll(text, "\\{\\{[^{}]*\\}\\}", " ");
    }

    private static Field<String> fold(Field<String> text) {
        return function("fold", String.class, text);
    }
}
