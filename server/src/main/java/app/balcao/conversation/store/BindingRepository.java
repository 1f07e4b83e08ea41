package app.balcao.conversation.store;

import static app.balcao.conversation.store.ConversationRepository.at;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CUSTOMER_BINDING;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static app.balcao.schema.Tables.QUEUE;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import app.balcao.conversation.binding.Binding;
import app.balcao.conversation.binding.BindingFilter;
import app.balcao.conversation.binding.BindingForm;
import app.balcao.conversation.binding.BindingWarning;
import app.balcao.conversation.routing.Choice.Bound;
import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import app.balcao.platform.text.EmailAddress;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Which customers are bound to whom. */
@Repository
public class BindingRepository {

    private final DSLContext sql;

    BindingRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Whom somebody with this address is bound to in a department. */
    public Optional<Bound> bound(UUID departmentId, String email) {
        return sql.select(AGENT.ID, AGENT.NAME)
                .from(CUSTOMER_BINDING)
                .join(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(CUSTOMER_BINDING.ACCOUNT_ID))
                .and(AGENT.ID.eq(CUSTOMER_BINDING.AGENT_ID))
                .where(of(departmentId, email))
                .fetchOptional(row -> new Bound(row.value1(), row.value2()));
    }

    /** The agent whom an attendance by somebody else is to be told to, as far as they and the queue are set for it. */
    public Optional<Bound> told(UUID queueId, String email) {
        return sql.select(AGENT.ID, AGENT.NAME)
                .from(QUEUE)
                .join(CUSTOMER_BINDING)
                .on(CUSTOMER_BINDING.ACCOUNT_ID.eq(QUEUE.ACCOUNT_ID))
                .and(CUSTOMER_BINDING.DEPARTMENT_ID.eq(QUEUE.DEPARTMENT_ID))
                .join(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(QUEUE.ACCOUNT_ID))
                .and(AGENT.ID.eq(CUSTOMER_BINDING.AGENT_ID))
                .where(QUEUE.ACCOUNT_ID.eq(Tenant.id()))
                .and(QUEUE.ID.eq(queueId))
                .and(QUEUE.STICKY)
                .and(QUEUE.STICKY_NOTICE)
                .and(CUSTOMER_BINDING.EMAIL.eq(email))
                .and(AGENT.ACTIVE)
                .and(AGENT.EMAIL_VALIDATED_AT.isNotNull())
                .fetchOptional(row -> new Bound(row.value1(), row.value2()));
    }

    /** Binds who is bound to nobody, where bindings are on and the agent has automatic distribution (BND-10). */
    public Optional<Binding> bindFirst(UUID queueId, UUID agentId, String email, Instant now) {
        return sql.insertInto(
                        CUSTOMER_BINDING,
                        CUSTOMER_BINDING.ACCOUNT_ID,
                        CUSTOMER_BINDING.AGENT_ID,
                        CUSTOMER_BINDING.DEPARTMENT_ID,
                        CUSTOMER_BINDING.EMAIL,
                        CUSTOMER_BINDING.CREATED_AT)
                .select(sql.select(QUEUE.ACCOUNT_ID, AGENT.ID, QUEUE.DEPARTMENT_ID, val(email), val(at(now)))
                        .from(QUEUE)
                        .join(AGENT)
                        .on(AGENT.ACCOUNT_ID.eq(QUEUE.ACCOUNT_ID))
                        .and(AGENT.ID.eq(agentId))
                        .and(AGENT.AUTOMATIC_DISTRIBUTION)
                        .where(QUEUE.ACCOUNT_ID.eq(Tenant.id()))
                        .and(QUEUE.ID.eq(queueId))
                        .and(QUEUE.STICKY))
                .onConflictDoNothing()
                .returningResult(CUSTOMER_BINDING.ID)
                .fetchOptional(CUSTOMER_BINDING.ID)
                .flatMap(this::find);
    }

    /** Bindings, the newest first. */
    public Page<Binding> list(BindingFilter filter, PageRequest page) {
        Cursor after = page.after();
        var rows = bindings()
                .where(mine())
                .and(filter.agentId() == null ? noCondition() : CUSTOMER_BINDING.AGENT_ID.eq(filter.agentId()))
                .and(
                        filter.departmentId() == null
                                ? noCondition()
                                : CUSTOMER_BINDING.DEPARTMENT_ID.eq(filter.departmentId()))
                .and(hasEmail(filter.email()))
                .and(
                        after == null
                                ? noCondition()
                                : row(CUSTOMER_BINDING.CREATED_AT, CUSTOMER_BINDING.ID)
                                        .lt(val(after.time(0)), val(after.uuid(1))))
                .orderBy(CUSTOMER_BINDING.CREATED_AT.desc(), CUSTOMER_BINDING.ID.desc())
                .limit(page.limit() + 1)
                .fetch(BindingRepository::binding);
        return Page.of(rows, page.limit(), each -> Cursor.of(at(each.createdAt()), each.id()));
    }

    public Optional<Binding> find(UUID id) {
        return bindings().where(mine()).and(CUSTOMER_BINDING.ID.eq(id)).fetchOptional(BindingRepository::binding);
    }

    /** The one that a customer has in a department. */
    public Optional<Binding> find(UUID departmentId, String email) {
        return bindings().where(of(departmentId, email)).fetchOptional(BindingRepository::binding);
    }

    /** Keeps others from changing it until the transaction ends. */
    public void lock(UUID id) {
        sql.select(CUSTOMER_BINDING.ID)
                .from(CUSTOMER_BINDING)
                .where(mine())
                .and(CUSTOMER_BINDING.ID.eq(id))
                .forNoKeyUpdate()
                .fetchOptional();
    }

    /** @return absent when the customer has one in the department */
    public Optional<UUID> insert(BindingForm form, Instant now) {
        return sql.insertInto(CUSTOMER_BINDING)
                .set(CUSTOMER_BINDING.ACCOUNT_ID, Tenant.id())
                .set(CUSTOMER_BINDING.AGENT_ID, form.agentId())
                .set(CUSTOMER_BINDING.DEPARTMENT_ID, form.departmentId())
                .set(CUSTOMER_BINDING.EMAIL, form.email())
                .set(CUSTOMER_BINDING.CREATED_AT, at(now))
                .onConflictDoNothing()
                .returningResult(CUSTOMER_BINDING.ID)
                .fetchOptional(CUSTOMER_BINDING.ID);
    }

    /** Fails with a duplicate key when the customer has another one in the department. */
    public void update(UUID id, BindingForm form) {
        sql.update(CUSTOMER_BINDING)
                .set(CUSTOMER_BINDING.AGENT_ID, form.agentId())
                .set(CUSTOMER_BINDING.DEPARTMENT_ID, form.departmentId())
                .set(CUSTOMER_BINDING.EMAIL, form.email())
                .set(CUSTOMER_BINDING.VERSION, CUSTOMER_BINDING.VERSION.plus(1))
                .where(mine())
                .and(CUSTOMER_BINDING.ID.eq(id))
                .execute();
    }

    /** @return whether it was there */
    public boolean delete(UUID id) {
        return sql.deleteFrom(CUSTOMER_BINDING)
                        .where(mine())
                        .and(CUSTOMER_BINDING.ID.eq(id))
                        .execute()
                == 1;
    }

    public boolean isAgent(UUID id) {
        return sql.fetchExists(AGENT, AGENT.ACCOUNT_ID.eq(Tenant.id()).and(AGENT.ID.eq(id)));
    }

    public boolean isDepartment(UUID id) {
        return sql.fetchExists(DEPARTMENT, DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()).and(DEPARTMENT.ID.eq(id)));
    }

    /** What keeps a binding of an agent in a department from doing what it is for. */
    public Set<BindingWarning> warnings(UUID agentId, UUID departmentId) {
        Condition inChat = DEPARTMENT_AGENT
                .ACCOUNT_ID
                .eq(Tenant.id())
                .and(DEPARTMENT_AGENT.DEPARTMENT_ID.eq(departmentId))
                .and(DEPARTMENT_AGENT.CHAT);
        var attends = field(
                exists(selectOne().from(DEPARTMENT_AGENT).where(inChat).and(DEPARTMENT_AGENT.AGENT_ID.eq(agentId))));
        var other = AGENT.as("other");
        var others = field(exists(selectOne()
                .from(DEPARTMENT_AGENT)
                .join(other)
                .on(other.ACCOUNT_ID.eq(DEPARTMENT_AGENT.ACCOUNT_ID))
                .and(other.ID.eq(DEPARTMENT_AGENT.AGENT_ID))
                .where(inChat)
                .and(other.ID.ne(agentId))
                .and(other.ACTIVE)
                .andNot(other.AUTOMATIC_DISTRIBUTION)));
        return sql.select(QUEUE.STICKY, DEPARTMENT.ACTIVE, AGENT.ACTIVE, AGENT.AUTOMATIC_DISTRIBUTION, attends, others)
                .from(QUEUE)
                .join(DEPARTMENT)
                .on(DEPARTMENT.ACCOUNT_ID.eq(QUEUE.ACCOUNT_ID))
                .and(DEPARTMENT.ID.eq(QUEUE.DEPARTMENT_ID))
                .join(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(QUEUE.ACCOUNT_ID))
                .where(QUEUE.ACCOUNT_ID.eq(Tenant.id()))
                .and(QUEUE.DEPARTMENT_ID.eq(departmentId))
                .and(QUEUE.NAME.isNull())
                .and(AGENT.ID.eq(agentId))
                .fetchSingle(found -> {
                    Set<BindingWarning> warnings = EnumSet.noneOf(BindingWarning.class);
                    warn(warnings, !found.value1(), BindingWarning.NOT_STICKY);
                    warn(warnings, !found.value2(), BindingWarning.DEPARTMENT_INACTIVE);
                    warn(warnings, !found.value3(), BindingWarning.AGENT_INACTIVE);
                    warn(warnings, !found.value4(), BindingWarning.AGENT_NOT_AUTOMATIC);
                    warn(warnings, !found.value5(), BindingWarning.AGENT_NOT_IN_CHAT);
                    warn(warnings, found.value6(), BindingWarning.OTHERS_NOT_AUTOMATIC);
                    return warnings;
                });
    }

    private static void warn(Set<BindingWarning> warnings, boolean holds, BindingWarning warning) {
        if (holds) {
            warnings.add(warning);
        }
    }

    private SelectOnConditionStep<? extends Record> bindings() {
        return sql.select(
                        CUSTOMER_BINDING.ID,
                        CUSTOMER_BINDING.CREATED_AT,
                        AGENT.ID,
                        AGENT.NAME,
                        AGENT.ACTIVE,
                        DEPARTMENT.ID,
                        DEPARTMENT.NAME,
                        DEPARTMENT.ACTIVE,
                        CUSTOMER_BINDING.EMAIL,
                        CUSTOMER_BINDING.VERSION)
                .from(CUSTOMER_BINDING)
                .join(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(CUSTOMER_BINDING.ACCOUNT_ID))
                .and(AGENT.ID.eq(CUSTOMER_BINDING.AGENT_ID))
                .join(DEPARTMENT)
                .on(DEPARTMENT.ACCOUNT_ID.eq(CUSTOMER_BINDING.ACCOUNT_ID))
                .and(DEPARTMENT.ID.eq(CUSTOMER_BINDING.DEPARTMENT_ID));
    }

    private static Binding binding(Record row) {
        return new Binding(
                row.get(CUSTOMER_BINDING.ID),
                row.get(CUSTOMER_BINDING.CREATED_AT).toInstant(),
                new Binding.Named(row.get(AGENT.ID), row.get(AGENT.NAME), row.get(AGENT.ACTIVE)),
                new Binding.Named(row.get(DEPARTMENT.ID), row.get(DEPARTMENT.NAME), row.get(DEPARTMENT.ACTIVE)),
                row.get(CUSTOMER_BINDING.EMAIL),
                row.get(CUSTOMER_BINDING.VERSION));
    }

    private static Condition hasEmail(@Nullable String typed) {
        String part = typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
        return part.isEmpty()
                ? noCondition()
                : EmailAddress.canonical(part)
                        .map(CUSTOMER_BINDING.EMAIL::eq)
                        .orElseGet(() -> CUSTOMER_BINDING.EMAIL.contains(part));
    }

    private static Condition of(UUID departmentId, String email) {
        return mine().and(CUSTOMER_BINDING.DEPARTMENT_ID.eq(departmentId)).and(CUSTOMER_BINDING.EMAIL.eq(email));
    }

    private static Condition mine() {
        return CUSTOMER_BINDING.ACCOUNT_ID.eq(Tenant.id());
    }
}
