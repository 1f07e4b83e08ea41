package app.balcao.ticket.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.TAG;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_BULK;
import static app.balcao.schema.Tables.TICKET_BULK_ITEM;
import static app.balcao.schema.Tables.TICKET_STATUS;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.bulk.TicketBulk;
import app.balcao.ticket.bulk.TicketBulk.Action;
import app.balcao.ticket.bulk.TicketBulk.Choice;
import app.balcao.ticket.bulk.TicketBulk.Item;
import app.balcao.ticket.bulk.TicketBulk.Outcome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What is done with many tickets at once. */
@Repository
public class BulkRepository {

    private static final int LATEST = 10;

    private final DSLContext sql;
    private final JsonMapper json;

    BulkRepository(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** A ticket whose turn it is. */
    public record Waiting(int position, UUID ticketId, UUID agentId, Action action, Choice choice) {}

    /** Keeps what was asked, with the protocol of each ticket that who asks sees. */
    public UUID insert(ActingAgent acting, Action action, Choice choice, List<UUID> ticketIds, Instant now) {
        UUID id = sql.insertInto(TICKET_BULK)
                .set(TICKET_BULK.ACCOUNT_ID, Tenant.id())
                .set(TICKET_BULK.AGENT_ID, acting.id())
                .set(TICKET_BULK.ACTION, action.name())
                .set(TICKET_BULK.CHOICE, JSONB.valueOf(json.writeValueAsString(choice)))
                .set(TICKET_BULK.TOTAL, ticketIds.size())
                .set(TICKET_BULK.CREATED_AT, now.atOffset(ZoneOffset.UTC))
                .returningResult(TICKET_BULK.ID)
                .fetchSingle()
                .value1();
        Table<?> wanted = DSL.table("unnest({0}) with ordinality", val(ticketIds.toArray(UUID[]::new)))
                .as("w", "id", "position");
        Field<UUID> ticketId = field(name("w", "id"), UUID.class);
        sql.insertInto(
                        TICKET_BULK_ITEM,
                        TICKET_BULK_ITEM.ACCOUNT_ID,
                        TICKET_BULK_ITEM.BULK_ID,
                        TICKET_BULK_ITEM.POSITION,
                        TICKET_BULK_ITEM.TICKET_ID,
                        TICKET_BULK_ITEM.NUMBER)
                .select(select(
                                val(Tenant.id()),
                                val(id),
                                field(name("w", "position"), Integer.class).cast(Integer.class),
                                ticketId,
                                TICKET.NUMBER)
                        .from(wanted)
                        .leftJoin(TICKET)
                        .on(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                        .and(TICKET.ID.eq(ticketId))
                        .and(acting.sight().condition()))
                .execute();
        return id;
    }

    /** What the choice names that is not there, or not at work any more. */
    public List<FieldProblem> unknown(Choice choice) {
        List<FieldProblem> unknown = new ArrayList<>();
        if (choice.agentId() != null && !has(AGENT, AGENT.ACCOUNT_ID, AGENT.ID, choice.agentId(), AGENT.ACTIVE)) {
            unknown.add(FieldProblem.of("agentId", "unknown", "ticket.field.agent"));
        }
        if (choice.departmentId() != null
                && !has(DEPARTMENT, DEPARTMENT.ACCOUNT_ID, DEPARTMENT.ID, choice.departmentId(), DEPARTMENT.ACTIVE)) {
            unknown.add(FieldProblem.of("departmentId", "unknown", "problem.field.unknown"));
        }
        if (choice.statusId() != null
                && !has(
                        TICKET_STATUS,
                        TICKET_STATUS.ACCOUNT_ID,
                        TICKET_STATUS.ID,
                        choice.statusId(),
                        TICKET_STATUS.ACTIVE)) {
            unknown.add(FieldProblem.of("statusId", "unknown", "ticket.field.status"));
        }
        for (UUID tag : choice.addTagIds()) {
            if (!has(TAG, TAG.ACCOUNT_ID, TAG.ID, tag, TAG.ACTIVE)) {
                unknown.add(FieldProblem.of("addTagIds", "unknown", "ticket.field.tag"));
            }
        }
        for (UUID tag : choice.removeTagIds()) {
            // One that is no longer given can still be taken away.
            if (!has(TAG, TAG.ACCOUNT_ID, TAG.ID, tag, inline(true))) {
                unknown.add(FieldProblem.of("removeTagIds", "unknown", "ticket.field.tag"));
            }
        }
        return unknown;
    }

    private boolean has(Table<?> table, Field<UUID> account, Field<UUID> id, UUID wanted, Field<Boolean> active) {
        return sql.fetchExists(selectOne()
                .from(table)
                .where(account.eq(Tenant.id()))
                .and(id.eq(wanted))
                .and(condition(active)));
    }

    public List<TicketBulk> list(UUID agentId) {
        return bulks(TICKET_BULK.AGENT_ID.eq(agentId));
    }

    public Optional<TicketBulk> find(UUID agentId, UUID id) {
        return bulks(TICKET_BULK.AGENT_ID.eq(agentId).and(TICKET_BULK.ID.eq(id))).stream()
                .findFirst();
    }

    private List<TicketBulk> bulks(Condition which) {
        Field<Integer> done = counted(Outcome.DONE);
        Field<Integer> asked = counted(Outcome.ASKED);
        Field<Integer> refused = counted(Outcome.REFUSED);
        return sql.select(TICKET_BULK.fields())
                .select(done, asked, refused)
                .from(TICKET_BULK)
                .where(TICKET_BULK.ACCOUNT_ID.eq(Tenant.id()))
                .and(which)
                .orderBy(TICKET_BULK.ID.desc())
                .limit(LATEST)
                .fetch(row -> new TicketBulk(
                        row.get(TICKET_BULK.ID),
                        Action.valueOf(row.get(TICKET_BULK.ACTION)),
                        row.get(TICKET_BULK.TOTAL),
                        row.get(done),
                        row.get(asked),
                        row.get(refused),
                        row.get(TICKET_BULK.CREATED_AT),
                        row.get(TICKET_BULK.FINISHED_AT)));
    }

    private static Field<Integer> counted(Outcome outcome) {
        return field(selectCount()
                        .from(TICKET_BULK_ITEM)
                        .where(TICKET_BULK_ITEM.ACCOUNT_ID.eq(TICKET_BULK.ACCOUNT_ID))
                        .and(TICKET_BULK_ITEM.BULK_ID.eq(TICKET_BULK.ID))
                        .and(TICKET_BULK_ITEM.OUTCOME.eq(outcome.name())))
                .as(outcome.name());
    }

    public Page<Item> items(UUID id, @Nullable Outcome outcome, PageRequest request) {
        Cursor after = request.after();
        return Page.of(
                sql.selectFrom(TICKET_BULK_ITEM)
                        .where(of(id))
                        .and(outcome == null ? noCondition() : TICKET_BULK_ITEM.OUTCOME.eq(outcome.name()))
                        .and(after == null ? noCondition() : TICKET_BULK_ITEM.POSITION.gt((int) after.number(0)))
                        .orderBy(TICKET_BULK_ITEM.POSITION)
                        .limit(request.limit() + 1)
                        .fetch(row -> new Item(
                                row.getPosition(),
                                row.getTicketId(),
                                row.getNumber(),
                                row.getOutcome() == null ? null : Outcome.valueOf(row.getOutcome()),
                                row.getReason())),
                request.limit(),
                each -> Cursor.of(each.position()));
    }

    /** The next ticket that waits, kept from other nodes until the transaction ends. */
    public Optional<Waiting> next(UUID id) {
        return sql.select(
                        TICKET_BULK_ITEM.POSITION,
                        TICKET_BULK_ITEM.TICKET_ID,
                        TICKET_BULK.AGENT_ID,
                        TICKET_BULK.ACTION,
                        TICKET_BULK.CHOICE)
                .from(TICKET_BULK_ITEM)
                .join(TICKET_BULK)
                .on(TICKET_BULK.ACCOUNT_ID.eq(TICKET_BULK_ITEM.ACCOUNT_ID))
                .and(TICKET_BULK.ID.eq(TICKET_BULK_ITEM.BULK_ID))
                .where(of(id))
                .and(TICKET_BULK_ITEM.OUTCOME.isNull())
                .orderBy(TICKET_BULK_ITEM.POSITION)
                .limit(1)
                .forUpdate()
                .of(TICKET_BULK_ITEM)
                .skipLocked()
                .fetchOptional(this::waiting);
    }

    private Waiting waiting(Record row) {
        return new Waiting(
                row.get(TICKET_BULK_ITEM.POSITION),
                row.get(TICKET_BULK_ITEM.TICKET_ID),
                row.get(TICKET_BULK.AGENT_ID),
                Action.valueOf(row.get(TICKET_BULK.ACTION)),
                json.readValue(row.get(TICKET_BULK.CHOICE).data(), Choice.class));
    }

    /** Keeps that a ticket was done, or that it is asked for. */
    public void done(UUID id, Waiting item, Outcome outcome) {
        sql.update(TICKET_BULK_ITEM)
                .set(TICKET_BULK_ITEM.OUTCOME, outcome.name())
                .where(of(id))
                .and(TICKET_BULK_ITEM.POSITION.eq(item.position()))
                .execute();
    }

    /** Keeps why a ticket was refused, unless it was done meanwhile. */
    public void refuse(UUID id, Waiting item, String reason) {
        sql.update(TICKET_BULK_ITEM)
                .set(TICKET_BULK_ITEM.OUTCOME, Outcome.REFUSED.name())
                .set(TICKET_BULK_ITEM.REASON, reason)
                .where(of(id))
                .and(TICKET_BULK_ITEM.POSITION.eq(item.position()))
                .and(TICKET_BULK_ITEM.OUTCOME.isNull())
                .execute();
    }

    /** Marks it as finished, once no ticket of it waits. */
    public void finish(UUID id, Instant now) {
        sql.update(TICKET_BULK)
                .set(TICKET_BULK.FINISHED_AT, now.atOffset(ZoneOffset.UTC))
                .where(TICKET_BULK.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_BULK.ID.eq(id))
                .and(TICKET_BULK.FINISHED_AT.isNull())
                .andNotExists(select().from(TICKET_BULK_ITEM).where(of(id)).and(TICKET_BULK_ITEM.OUTCOME.isNull()))
                .execute();
    }

    /** Removes those that were asked for before a moment. */
    public int removeBefore(Instant moment) {
        return sql.deleteFrom(TICKET_BULK)
                .where(TICKET_BULK.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_BULK.CREATED_AT.lt(moment.atOffset(ZoneOffset.UTC)))
                .execute();
    }

    private static Condition of(UUID id) {
        return TICKET_BULK_ITEM.ACCOUNT_ID.eq(Tenant.id()).and(TICKET_BULK_ITEM.BULK_ID.eq(id));
    }
}
