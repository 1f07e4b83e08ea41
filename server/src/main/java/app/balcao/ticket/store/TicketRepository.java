package app.balcao.ticket.store;

import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CATEGORY;
import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static app.balcao.schema.Tables.DEPARTMENT_CATEGORY;
import static app.balcao.schema.Tables.TICKET;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import app.balcao.people.Sight;
import app.balcao.platform.database.WrittenQuery;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Named;
import app.balcao.ticket.Situation;
import app.balcao.ticket.TicketKind;
import app.balcao.ticket.TicketStanding;
import app.balcao.ticket.TicketState;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Tickets as commands load and change them. */
@Repository
public class TicketRepository {

    static final List<SelectField<?>> STATE = List.of(
            TICKET.ID,
            TICKET.NUMBER,
            TICKET.KIND,
            TICKET.SUBJECT,
            TICKET.DEPARTMENT_ID,
            TICKET.CATEGORY_ID,
            TICKET.PRIORITY,
            TICKET.CUSTOMER_ID,
            TICKET.CREATED_BY,
            TICKET.REPRESENTED_DEPARTMENT_ID,
            TICKET.PARENT_ID,
            TICKET.MERGED_INTO,
            TICKET.AGENT_ID,
            TICKET.SITUATION,
            TICKET.FIRST_REPLY_AT,
            TICKET.CLOSED_AT,
            TICKET.NOTIFY_CUSTOMER,
            TICKET.NOTIFY_AGENT,
            TICKET.MAILBOX_ID,
            TICKET.REPLY_TOKEN,
            TICKET.VERSION);

    /** What says who sees a ticket. */
    static final List<SelectField<?>> STANDING = standing(TICKET);

    private static final Param<UUID> ID = param("id", UUID.class);
    /** The ticket that has the messages of the one asked for: itself, unless it was merged. */
    private static final Field<UUID> HOME = field(
            "coalesce((ticket_homes({0}, {1}))[array_upper(ticket_homes({0}, {1}), 1)], {1})",
            UUID.class, WrittenQuery.ACCOUNT, ID);

    private static final Field<Boolean> AGENT_FITS = field(exists(
            selectOne().from(AGENT).where(mayBeResponsible(TICKET.ACCOUNT_ID, TICKET.AGENT_ID, TICKET.DEPARTMENT_ID))));
    private static final Field<String> AGENT_NAME = field(select(AGENT.NAME)
            .from(AGENT)
            .where(AGENT.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
            .and(AGENT.ID.eq(TICKET.AGENT_ID)));

    private final DSLContext sql;
    private final WrittenQuery toWrite;
    private final WrittenQuery homeToWrite;

    TicketRepository(DSLContext sql) {
        this.sql = sql;
        this.toWrite = new WrittenQuery(sql, toWrite(sql, ID));
        this.homeToWrite = new WrittenQuery(sql, toWrite(sql, HOME));
    }

    public Optional<TicketState> find(UUID id) {
        return sql.select(STATE).from(TICKET).where(is(id)).fetchOptional(TicketRepository::state);
    }

    /** Loads a ticket and keeps others from changing it until the transaction ends. */
    public Optional<TicketState> findForUpdate(UUID id) {
        return sql.select(STATE).from(TICKET).where(is(id)).forNoKeyUpdate().fetchOptional(TicketRepository::state);
    }

    /**
     * Makes an agent responsible for a ticket that nobody has. Of several at once, exactly one succeeds (LNK-10).
     *
     * @param departments whose tickets the agent may take; null for any
     * @return the ticket as it is then; absent when it was not free to take
     */
    public Optional<TicketState> bindFree(
            UUID id,
            UUID agentId,
            @Nullable Collection<UUID> departments,
            @Nullable Boolean notifyAgent,
            OffsetDateTime now) {
        Condition free = is(id).and(TICKET.SITUATION.eq((short) Situation.NEW.code()));
        if (departments != null) {
            free = free.and(TICKET.DEPARTMENT_ID.eq(DSL.any(departments.toArray(UUID[]::new))));
        }
        return sql.update(TICKET)
                .set(TICKET.AGENT_ID, agentId)
                .set(TICKET.SITUATION, (short) Situation.AWAITING_AGENT.code())
                .set(TICKET.SITUATION_AT, now)
                .set(TICKET.SITUATION_BY, agentId)
                .set(TICKET.NOTIFY_AGENT, DSL.coalesce(DSL.val(notifyAgent, Boolean.class), TICKET.NOTIFY_AGENT))
                .set(TICKET.VERSION, TICKET.VERSION.plus(1))
                .where(free)
                .returningResult(STATE)
                .fetchOptional(TicketRepository::state);
    }

    /**
     * Writes agent and situation of a ticket loaded for update.
     *
     * @param by who did it; null for the system
     */
    public void bind(TicketState after, @Nullable UUID by, OffsetDateTime now) {
        sql.update(TICKET)
                .set(TICKET.AGENT_ID, after.agentId())
                .set(TICKET.NOTIFY_AGENT, after.notifyAgent())
                .set(TICKET.SITUATION, (short) after.situation().code())
                .set(TICKET.SITUATION_AT, now)
                .set(TICKET.SITUATION_BY, by)
                .set(TICKET.VERSION, after.version())
                .where(is(after.id()))
                .execute();
    }

    /**
     * Ends the work on a ticket loaded for update.
     *
     * @param by null for its customer
     */
    public void close(TicketState after, @Nullable UUID by, @Nullable String reason, OffsetDateTime now) {
        sql.update(TICKET)
                .set(TICKET.SITUATION, (short) after.situation().code())
                .set(TICKET.SITUATION_AT, now)
                .set(TICKET.SITUATION_BY, by)
                .set(TICKET.CLOSED_AT, now)
                .set(TICKET.CLOSED_BY, by)
                .set(TICKET.CLOSE_REASON, reason)
                .set(TICKET.FIRST_CLOSED_AT, DSL.coalesce(TICKET.FIRST_CLOSED_AT, DSL.val(now)))
                .set(TICKET.VERSION, after.version())
                .where(is(after.id()))
                .execute();
    }

    /** Keeps the version of a ticket loaded for update, of which only what stands beside it changed. */
    public void saveVersion(TicketState after) {
        sql.update(TICKET)
                .set(TICKET.VERSION, after.version())
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET.ID.eq(after.id()))
                .execute();
    }

    /** Takes a closing back; when it first happened stays known. */
    public void reopen(TicketState after, @Nullable UUID by, OffsetDateTime now) {
        sql.update(TICKET)
                .set(TICKET.AGENT_ID, after.agentId())
                .set(TICKET.SITUATION, (short) after.situation().code())
                .set(TICKET.SITUATION_AT, now)
                .set(TICKET.SITUATION_BY, by)
                .setNull(TICKET.CLOSED_AT)
                .setNull(TICKET.CLOSED_BY)
                .setNull(TICKET.CLOSE_REASON)
                .set(TICKET.VERSION, after.version())
                .where(is(after.id()))
                .execute();
    }

    /** What opening a ticket must know of the account, department, category, customer and agent. */
    public OpeningFacts openingFacts(
            @Nullable UUID departmentId, @Nullable UUID categoryId, @Nullable UUID customerId, @Nullable UUID agentId) {
        UUID account = Tenant.id();
        var category = field(exists(selectOne()
                .from(DEPARTMENT_CATEGORY)
                .join(CATEGORY)
                .on(CATEGORY.ACCOUNT_ID.eq(DEPARTMENT_CATEGORY.ACCOUNT_ID))
                .and(CATEGORY.ID.eq(DEPARTMENT_CATEGORY.CATEGORY_ID))
                .where(DEPARTMENT_CATEGORY.ACCOUNT_ID.eq(account))
                .and(DEPARTMENT_CATEGORY.DEPARTMENT_ID.eq(departmentId))
                .and(DEPARTMENT_CATEGORY.CATEGORY_ID.eq(categoryId))
                .and(CATEGORY.ACTIVE)));
        var agent = field(select(AGENT.NAME).from(AGENT).where(mayBeResponsible(agentId, departmentId)));
        return sql.select(
                        ACCOUNT.LANGUAGE,
                        DEPARTMENT.ACTIVE,
                        DEPARTMENT.OFFERS_TICKETS,
                        DEPARTMENT.VISIBLE_TO_CUSTOMERS,
                        DEPARTMENT.ACCEPTS_INTERNAL,
                        DEPARTMENT.DEFAULT_CATEGORY_ID,
                        DEPARTMENT.DEFAULT_PRIORITY,
                        DEPARTMENT.CATEGORY_REQUIRED,
                        CUSTOMER.NAME,
                        CUSTOMER.ACTIVE,
                        CUSTOMER.CAN_OPEN_TICKETS,
                        category,
                        agent)
                .from(ACCOUNT)
                .leftJoin(DEPARTMENT)
                .on(DEPARTMENT.ACCOUNT_ID.eq(account))
                .and(DEPARTMENT.ID.eq(departmentId))
                .leftJoin(CUSTOMER)
                .on(CUSTOMER.ACCOUNT_ID.eq(account))
                .and(CUSTOMER.ID.eq(customerId))
                .where(ACCOUNT.ACCOUNT_ID.eq(account))
                .fetchSingle(row -> new OpeningFacts(
                        configuration(row.get(ACCOUNT.LANGUAGE)),
                        row.get(DEPARTMENT.ACTIVE) == null
                                ? null
                                : new OpeningFacts.Department(
                                        row.get(DEPARTMENT.ACTIVE) && row.get(DEPARTMENT.OFFERS_TICKETS),
                                        row.get(DEPARTMENT.VISIBLE_TO_CUSTOMERS),
                                        row.get(DEPARTMENT.ACTIVE) && row.get(DEPARTMENT.ACCEPTS_INTERNAL),
                                        row.get(DEPARTMENT.DEFAULT_CATEGORY_ID),
                                        row.get(DEPARTMENT.DEFAULT_PRIORITY),
                                        row.get(DEPARTMENT.CATEGORY_REQUIRED)),
                        row.get(CUSTOMER.NAME) == null
                                ? null
                                : new OpeningFacts.Customer(
                                        row.get(CUSTOMER.NAME),
                                        row.get(CUSTOMER.ACTIVE),
                                        row.get(CUSTOMER.CAN_OPEN_TICKETS)),
                        row.get(category),
                        row.get(agent) != null,
                        row.get(agent)));
    }

    public boolean isDepartment(UUID id) {
        return sql.fetchExists(DEPARTMENT, DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()).and(DEPARTMENT.ID.eq(id)));
    }

    /** The agent's name, when they are active and may be responsible for the department's tickets. */
    public Optional<Named> responsibleCandidate(UUID agentId, UUID departmentId) {
        return sql.select(AGENT.ID, AGENT.NAME)
                .from(AGENT)
                .where(mayBeResponsible(agentId, departmentId))
                .fetchOptional(row -> new Named(row.value1(), row.value2()));
    }

    public String agentName(UUID agentId) {
        return sql.select(AGENT.NAME)
                .from(AGENT)
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.eq(agentId))
                .fetchSingle()
                .value1();
    }

    /**
     * A ticket somebody writes to, kept from others until the transaction ends.
     *
     * @param reopenDays within which a customer's message brings it back after closing; 0 for never
     * @param agentFits whether its agent is still active and may be responsible for the department's tickets
     * @param customerName of the one it is for; null for an internal one
     */
    public record Writable(
            TicketState ticket,
            String searchConfiguration,
            int reopenDays,
            boolean agentFits,
            @Nullable String agentName,
            @Nullable String customerName,
            boolean hasCopies) {}

    /** Loads a ticket for writing to it, with what the writing must know, in one statement. */
    public Optional<Writable> findToWrite(UUID id) {
        return writable(toWrite, id);
    }

    /** The same of the ticket that one was merged into, in the end; of itself, when it was not. */
    public Optional<Writable> findHomeToWrite(UUID id) {
        return writable(homeToWrite, id);
    }

    private static Optional<Writable> writable(WrittenQuery query, UUID id) {
        return query.fetch(Map.of("id", id)).stream()
                .findFirst()
                .map(row -> new Writable(
                        state(row),
                        configuration(row.get(ACCOUNT.LANGUAGE)),
                        row.get(ACCOUNT.REOPEN_DAYS),
                        row.get(AGENT_FITS),
                        row.get(AGENT_NAME),
                        row.get(CUSTOMER.NAME),
                        row.get(CopyRepository.ANY)));
    }

    private static Select<?> toWrite(DSLContext sql, Field<UUID> id) {
        return sql.select(STATE)
                .select(
                        ACCOUNT.LANGUAGE,
                        ACCOUNT.REOPEN_DAYS,
                        AGENT_FITS,
                        AGENT_NAME,
                        CUSTOMER.NAME,
                        CopyRepository.ANY)
                .from(TICKET)
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                .leftJoin(CUSTOMER)
                .on(CUSTOMER.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                .and(CUSTOMER.ID.eq(TICKET.CUSTOMER_ID))
                .where(TICKET.ACCOUNT_ID.eq(WrittenQuery.ACCOUNT))
                .and(TICKET.ID.eq(id))
                .forNoKeyUpdate()
                .of(TICKET);
    }

    /** The name of a customer; absent for one that does not exist. */
    public Optional<String> customerName(UUID customerId) {
        return sql.select(CUSTOMER.NAME)
                .from(CUSTOMER)
                .where(CUSTOMER.ACCOUNT_ID.eq(Tenant.id()))
                .and(CUSTOMER.ID.eq(customerId))
                .fetchOptional(CUSTOMER.NAME);
    }

    private static Condition mayBeResponsible(@Nullable UUID agentId, @Nullable UUID departmentId) {
        return mayBeResponsible(val(Tenant.id()), val(agentId, SQLDataType.UUID), val(departmentId, SQLDataType.UUID));
    }

    private static Condition mayBeResponsible(Field<UUID> account, Field<UUID> agentId, Field<UUID> departmentId) {
        return AGENT.ACCOUNT_ID
                .eq(account)
                .and(AGENT.ID.eq(agentId))
                .and(AGENT.ACTIVE)
                .and(exists(selectOne()
                        .from(DEPARTMENT_AGENT)
                        .where(DEPARTMENT_AGENT.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                        .and(DEPARTMENT_AGENT.AGENT_ID.eq(AGENT.ID))
                        .and(DEPARTMENT_AGENT.DEPARTMENT_ID.eq(departmentId))
                        .and(or(condition(DEPARTMENT_AGENT.TICKETS), condition(DEPARTMENT_AGENT.MANAGER)))));
    }

    private static Condition is(UUID id) {
        return TICKET.ACCOUNT_ID.eq(Tenant.id()).and(TICKET.ID.eq(id));
    }

    private static String configuration(String language) {
        return Language.ofTag(language).orElse(Language.PT_BR).searchConfiguration();
    }

    /** The same of a table that stands for that of tickets. */
    static List<SelectField<?>> standing(app.balcao.schema.tables.Ticket ticket) {
        return List.of(
                ticket.DEPARTMENT_ID,
                ticket.AGENT_ID,
                ticket.KIND,
                ticket.CREATED_BY,
                ticket.REPRESENTED_DEPARTMENT_ID);
    }

    static TicketStanding standing(app.balcao.schema.tables.Ticket ticket, Record row) {
        return new TicketStanding(row.get(ticket.DEPARTMENT_ID), row.get(ticket.AGENT_ID), requester(ticket, row));
    }

    private static Sight.@Nullable Requester requester(app.balcao.schema.tables.Ticket ticket, Record row) {
        return TicketKind.valueOf(row.get(ticket.KIND)) == TicketKind.INTERNAL
                ? new Sight.Requester(row.get(ticket.CREATED_BY), row.get(ticket.REPRESENTED_DEPARTMENT_ID))
                : null;
    }

    static TicketState state(Record row) {
        return new TicketState(
                row.get(TICKET.ID),
                row.get(TICKET.NUMBER),
                TicketKind.valueOf(row.get(TICKET.KIND)),
                row.get(TICKET.SUBJECT),
                row.get(TICKET.DEPARTMENT_ID),
                row.get(TICKET.CATEGORY_ID),
                row.get(TICKET.PRIORITY),
                row.get(TICKET.CUSTOMER_ID),
                requester(TICKET, row),
                row.get(TICKET.PARENT_ID),
                row.get(TICKET.MERGED_INTO),
                row.get(TICKET.AGENT_ID),
                Situation.of(row.get(TICKET.SITUATION)),
                row.get(TICKET.FIRST_REPLY_AT),
                row.get(TICKET.CLOSED_AT),
                row.get(TICKET.NOTIFY_CUSTOMER),
                row.get(TICKET.NOTIFY_AGENT),
                row.get(TICKET.MAILBOX_ID),
                row.get(TICKET.REPLY_TOKEN),
                row.get(TICKET.VERSION));
    }
}
