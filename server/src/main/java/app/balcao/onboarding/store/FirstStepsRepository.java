package app.balcao.onboarding.store;

import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.FIRST_STEPS_DISMISSAL;
import static app.balcao.schema.Tables.MAILBOX;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.WORK_SHIFT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;

import app.balcao.onboarding.FirstStep;
import app.balcao.platform.tenant.Tenant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.springframework.stereotype.Repository;

/** SQL of the first steps. */
@Repository
public class FirstStepsRepository {

    private final DSLContext sql;

    FirstStepsRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The steps whose outcome is there: one statement, which looks for one row of each. */
    public Set<FirstStep> done() {
        List<FirstStep> steps = Arrays.asList(FirstStep.values());
        List<Field<Boolean>> questions =
                steps.stream().map(step -> field(outcome(step))).toList();
        Record answers = sql.select(questions).fetchSingle();
        Set<FirstStep> done = EnumSet.noneOf(FirstStep.class);
        steps.stream()
                .filter(step -> Boolean.TRUE.equals(answers.get(step.ordinal(), Boolean.class)))
                .forEach(done::add);
        return done;
    }

    private static Condition outcome(FirstStep step) {
        return switch (step) {
            case COMPANY -> identified();
            case DEPARTMENT -> any(DEPARTMENT, DEPARTMENT.ACCOUNT_ID);
            case HOURS ->
                exists(selectOne()
                        .from(WORK_SHIFT)
                        .where(WORK_SHIFT.ACCOUNT_ID.eq(Tenant.id()))
                        .and(WORK_SHIFT.VERSION.gt(1).or(WORK_SHIFT.IS_STANDARD.isFalse())));
            case AGENTS ->
                exists(selectOne()
                        .from(AGENT)
                        .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                        .and(AGENT.IS_OWNER.isFalse()));
            case MAILBOX -> any(MAILBOX, MAILBOX.ACCOUNT_ID);
            case TICKET -> any(TICKET, TICKET.ACCOUNT_ID);
        };
    }

    private static Condition identified() {
        return exists(selectOne()
                .from(ACCOUNT)
                .where(ACCOUNT.ACCOUNT_ID.eq(Tenant.id()))
                .and(coalesce(ACCOUNT.LEGAL_NAME, ACCOUNT.TAX_ID, ACCOUNT.PHONE, ACCOUNT.SUPPORT_EMAIL, ACCOUNT.WEBSITE)
                        .isNotNull()
                        .or(ACCOUNT.LOGO_ID.isNotNull())));
    }

    private static <R extends Record> Condition any(Table<R> table, TableField<R, UUID> account) {
        return exists(selectOne().from(table).where(account.eq(Tenant.id())));
    }

    public boolean dismissed(UUID agentId) {
        return sql.fetchExists(FIRST_STEPS_DISMISSAL, isOf(agentId));
    }

    /** Does nothing where it was put away already. */
    public void dismiss(UUID agentId) {
        sql.insertInto(FIRST_STEPS_DISMISSAL)
                .set(FIRST_STEPS_DISMISSAL.ACCOUNT_ID, Tenant.id())
                .set(FIRST_STEPS_DISMISSAL.AGENT_ID, agentId)
                .onConflictDoNothing()
                .execute();
    }

    public void restore(UUID agentId) {
        sql.deleteFrom(FIRST_STEPS_DISMISSAL).where(isOf(agentId)).execute();
    }

    private static Condition isOf(UUID agentId) {
        return FIRST_STEPS_DISMISSAL.ACCOUNT_ID.eq(Tenant.id()).and(FIRST_STEPS_DISMISSAL.AGENT_ID.eq(agentId));
    }
}
