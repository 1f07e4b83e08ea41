package app.balcao.ticket.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CATEGORY;
import static app.balcao.schema.Tables.CLOSING_REQUEST;
import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.CUSTOMER_EMAIL;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static app.balcao.schema.Tables.MAILBOX;
import static app.balcao.schema.Tables.ORGANIZATION;
import static app.balcao.schema.Tables.REALTIME_STREAM;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_EVENT;
import static app.balcao.schema.Tables.TICKET_STATUS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import app.balcao.field.FieldReading;
import app.balcao.field.FieldValue;
import app.balcao.people.ActingAgent;
import app.balcao.people.Sight;
import app.balcao.platform.database.WrittenQuery;
import app.balcao.platform.realtime.Topics;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.Agent;
import app.balcao.schema.tables.Department;
import app.balcao.ticket.Actor;
import app.balcao.ticket.HistoryEntry;
import app.balcao.ticket.Named;
import app.balcao.ticket.Origin;
import app.balcao.ticket.Situation;
import app.balcao.ticket.SituationView;
import app.balcao.ticket.TagView;
import app.balcao.ticket.Ticket;
import app.balcao.ticket.TicketAction;
import app.balcao.ticket.TicketJoins;
import app.balcao.ticket.TicketKind;
import app.balcao.ticket.TicketPage;
import app.balcao.ticket.TicketParts;
import app.balcao.ticket.TicketRights;
import app.balcao.ticket.TicketStanding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/** A ticket with everything its page shows but its messages, in one statement. */
@Repository
public class TicketReads {

    private static final int EVENTS = 200;

    private static final Agent RESPONSIBLE = AGENT.as("responsible");
    private static final Agent CREATOR = AGENT.as("creator");
    private static final Agent CLOSER = AGENT.as("closer");
    private static final Agent ASKER = AGENT.as("asker");
    private static final Agent EVENT_AGENT = AGENT.as("event_agent");
    private static final Department REPRESENTED = DEPARTMENT.as("represented");
    private static final app.balcao.schema.tables.Ticket PREVIOUS = TICKET.as("previous");
    private static final app.balcao.schema.tables.Ticket FOLLOWING = TICKET.as("following");

    private static final Field<List<String>> EMAILS = multiset(select(CUSTOMER_EMAIL.EMAIL)
                    .from(CUSTOMER_EMAIL)
                    .where(CUSTOMER_EMAIL.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                    .and(CUSTOMER_EMAIL.CUSTOMER_ID.eq(TICKET.CUSTOMER_ID))
                    .orderBy(CUSTOMER_EMAIL.POSITION))
            .convertFrom(rows -> rows.map(each -> each.value1()));

    /** A linked ticket, which the reader may not see. */
    private record Linked(Ticket.Link link, TicketStanding standing) {}

    private static final Field<List<Linked>> FOLLOWERS = multiset(
                    select(FOLLOWING.ID, FOLLOWING.NUMBER, FOLLOWING.SUBJECT)
                            .select(TicketRepository.standing(FOLLOWING))
                            .from(FOLLOWING)
                            .where(FOLLOWING.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                            .and(FOLLOWING.PREVIOUS_TICKET_ID.eq(TICKET.ID))
                            .orderBy(FOLLOWING.NUMBER))
            .convertFrom(rows -> rows.map(each -> new Linked(
                    new Ticket.Link(each.get(FOLLOWING.ID), each.get(FOLLOWING.NUMBER), each.get(FOLLOWING.SUBJECT)),
                    TicketRepository.standing(FOLLOWING, each))));

    private static final Field<List<FamilyFields.Found>> CHILDREN = FamilyFields.children();
    private static final Field<List<FamilyFields.Found>> PARENT = FamilyFields.parent();
    private static final Field<List<JoinFields.Found>> MERGED = JoinFields.merged();
    private static final Field<List<JoinFields.FoundInto>> MERGED_INTO = JoinFields.into();

    private static final Field<List<SplitFields.Found>> SPLIT_FROM = SplitFields.from();
    private static final Field<List<SplitFields.Found>> SPLIT_PARTS = SplitFields.parts();

    private static final Field<List<Named>> CANDIDATES = multiset(select(AGENT.ID, AGENT.NAME)
                    .from(DEPARTMENT_AGENT)
                    .join(AGENT)
                    .on(AGENT.ACCOUNT_ID.eq(DEPARTMENT_AGENT.ACCOUNT_ID))
                    .and(AGENT.ID.eq(DEPARTMENT_AGENT.AGENT_ID))
                    .where(DEPARTMENT_AGENT.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                    .and(DEPARTMENT_AGENT.DEPARTMENT_ID.eq(TICKET.DEPARTMENT_ID))
                    .and(or(condition(DEPARTMENT_AGENT.TICKETS), condition(DEPARTMENT_AGENT.MANAGER)))
                    .and(AGENT.ACTIVE)
                    .orderBy(AGENT.NAME, AGENT.ID))
            .convertFrom(rows -> rows.map(each -> new Named(each.value1(), each.value2())));

    private static final Field<Long> WORK_SECONDS = WorkRepository.total();
    private static final Field<List<FieldValue>> FIELDS = FieldReading.ofTicket(TICKET.ACCOUNT_ID, TICKET.ID);

    private static final Field<List<TagView>> TAGS = TagRepository.of(TICKET.ACCOUNT_ID, TICKET.ID);

    private static final Field<String> ACTOR_NAME = coalesce(EVENT_AGENT.NAME, CUSTOMER.NAME);

    private static final Field<List<HistoryEntry>> HISTORY = multiset(select(
                            TICKET_EVENT.ID,
                            TICKET_EVENT.KIND,
                            TICKET_EVENT.ACTOR_KIND,
                            TICKET_EVENT.ACTOR_ID,
                            ACTOR_NAME,
                            TICKET_EVENT.DATA.cast(SQLDataType.CLOB),
                            TICKET_EVENT.AT)
                    .from(TICKET_EVENT)
                    .leftJoin(EVENT_AGENT)
                    .on(TICKET_EVENT.ACTOR_KIND.eq("AGENT"))
                    .and(EVENT_AGENT.ACCOUNT_ID.eq(TICKET_EVENT.ACCOUNT_ID))
                    .and(EVENT_AGENT.ID.eq(TICKET_EVENT.ACTOR_ID))
                    .leftJoin(CUSTOMER)
                    .on(TICKET_EVENT.ACTOR_KIND.eq("CUSTOMER"))
                    .and(CUSTOMER.ACCOUNT_ID.eq(TICKET_EVENT.ACCOUNT_ID))
                    .and(CUSTOMER.ID.eq(TICKET_EVENT.ACTOR_ID))
                    .where(TICKET_EVENT.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                    .and(TICKET_EVENT.TICKET_ID.eq(TICKET.ID))
                    .orderBy(TICKET_EVENT.ID.desc())
                    .limit(DSL.inline(EVENTS)))
            .convertFrom(rows -> rows.map(each -> new HistoryEntry(
                    each.value1(),
                    HistoryEntry.Kind.valueOf(each.value2()),
                    "SYSTEM".equals(each.value3())
                            ? null
                            : new Actor(Actor.Kind.valueOf(each.value3()), each.value4(), text(each.value5())),
                    each.value6(),
                    each.value7())));

    private static final Field<Long> SEQUENCE = field(select(REALTIME_STREAM.LAST_SEQ)
            .from(REALTIME_STREAM)
            .where(REALTIME_STREAM.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
            .and(REALTIME_STREAM.TOPIC.eq(val("ticket:").concat(TICKET.ID.cast(SQLDataType.CLOB)))));

    private static final Param<UUID> ID = param("id", UUID.class);
    private static final Param<Long> NUMBER = param("number", Long.class);

    private final DSLContext sql;
    private final WrittenQuery page;
    private final WrittenQuery pageByNumber;
    private final WrittenQuery ticket;

    TicketReads(DSLContext sql) {
        this.sql = sql;
        this.page = new WrittenQuery(sql, read(sql, TICKET.ID.eq(ID), HISTORY, SEQUENCE));
        this.pageByNumber = new WrittenQuery(sql, read(sql, TICKET.NUMBER.eq(NUMBER), HISTORY, SEQUENCE));
        this.ticket = new WrittenQuery(sql, read(sql, TICKET.ID.eq(ID)));
    }

    /** A page without its messages. */
    public record Head(Ticket ticket, List<HistoryEntry> events, TicketPage.Stream realtime) {}

    public Optional<Head> page(ActingAgent reader, UUID id) {
        return page.fetch(Map.of("id", id)).stream().findFirst().map(row -> head(reader, row));
    }

    public Optional<Head> page(ActingAgent reader, long number) {
        return pageByNumber.fetch(Map.of("number", number)).stream().findFirst().map(row -> head(reader, row));
    }

    public Optional<TicketStanding> standing(UUID id) {
        return sql.select(TicketRepository.STANDING)
                .from(TICKET)
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET.ID.eq(id))
                .fetchOptional(row -> TicketRepository.standing(TICKET, row));
    }

    /** The ticket without its history. */
    public Optional<Ticket> ticket(ActingAgent reader, UUID id) {
        return ticket.fetch(Map.of("id", id)).stream().findFirst().map(row -> ticket(reader, row));
    }

    private static Select<?> read(DSLContext sql, Condition which, SelectField<?>... more) {
        return sql.select(TICKET.fields())
                .select(
                        DEPARTMENT.NAME,
                        DEPARTMENT.WORK_TIME_REQUIRED,
                        DEPARTMENT.CLOSING_BY_MANAGER,
                        CLOSING_REQUEST.ASKED_BY,
                        CLOSING_REQUEST.ASKED_AT,
                        CLOSING_REQUEST.REASON,
                        ASKER.NAME,
                        WORK_SECONDS,
                        CATEGORY.NAME,
                        CUSTOMER.NAME,
                        CUSTOMER.PHONE,
                        ORGANIZATION.ID,
                        ORGANIZATION.NAME,
                        RESPONSIBLE.NAME,
                        CREATOR.NAME,
                        CLOSER.NAME,
                        MAILBOX.ADDRESS,
                        TICKET_STATUS.NAME,
                        TICKET_STATUS.COLOR,
                        PREVIOUS.NUMBER,
                        PREVIOUS.SUBJECT,
                        REPRESENTED.NAME,
                        EMAILS,
                        FOLLOWERS,
                        CHILDREN,
                        PARENT,
                        MERGED,
                        MERGED_INTO,
                        SPLIT_FROM,
                        SPLIT_PARTS,
                        CANDIDATES,
                        FIELDS,
                        TAGS,
                        FollowerRepository.OF_TICKET,
                        CopyRepository.OF_TICKET)
                .select(TicketRepository.standing(PREVIOUS))
                .select(more)
                .from(TICKET)
                .join(DEPARTMENT)
                .on(row(DEPARTMENT.ACCOUNT_ID, DEPARTMENT.ID).eq(TICKET.ACCOUNT_ID, TICKET.DEPARTMENT_ID))
                .leftJoin(CUSTOMER)
                .on(row(CUSTOMER.ACCOUNT_ID, CUSTOMER.ID).eq(TICKET.ACCOUNT_ID, TICKET.CUSTOMER_ID))
                .leftJoin(CATEGORY)
                .on(row(CATEGORY.ACCOUNT_ID, CATEGORY.ID).eq(TICKET.ACCOUNT_ID, TICKET.CATEGORY_ID))
                .leftJoin(ORGANIZATION)
                .on(row(ORGANIZATION.ACCOUNT_ID, ORGANIZATION.ID).eq(TICKET.ACCOUNT_ID, CUSTOMER.ORGANIZATION_ID))
                .leftJoin(RESPONSIBLE)
                .on(row(RESPONSIBLE.ACCOUNT_ID, RESPONSIBLE.ID).eq(TICKET.ACCOUNT_ID, TICKET.AGENT_ID))
                .leftJoin(CREATOR)
                .on(row(CREATOR.ACCOUNT_ID, CREATOR.ID).eq(TICKET.ACCOUNT_ID, TICKET.CREATED_BY))
                .leftJoin(REPRESENTED)
                .on(row(REPRESENTED.ACCOUNT_ID, REPRESENTED.ID).eq(TICKET.ACCOUNT_ID, TICKET.REPRESENTED_DEPARTMENT_ID))
                .leftJoin(CLOSER)
                .on(row(CLOSER.ACCOUNT_ID, CLOSER.ID).eq(TICKET.ACCOUNT_ID, TICKET.CLOSED_BY))
                .leftJoin(CLOSING_REQUEST)
                .on(row(CLOSING_REQUEST.ACCOUNT_ID, CLOSING_REQUEST.TICKET_ID).eq(TICKET.ACCOUNT_ID, TICKET.ID))
                .leftJoin(ASKER)
                .on(row(ASKER.ACCOUNT_ID, ASKER.ID).eq(TICKET.ACCOUNT_ID, CLOSING_REQUEST.ASKED_BY))
                .leftJoin(MAILBOX)
                .on(row(MAILBOX.ACCOUNT_ID, MAILBOX.ID).eq(TICKET.ACCOUNT_ID, TICKET.MAILBOX_ID))
                .leftJoin(TICKET_STATUS)
                .on(row(TICKET_STATUS.ACCOUNT_ID, TICKET_STATUS.ID).eq(TICKET.ACCOUNT_ID, TICKET.STATUS_ID))
                .leftJoin(PREVIOUS)
                .on(row(PREVIOUS.ACCOUNT_ID, PREVIOUS.ID).eq(TICKET.ACCOUNT_ID, TICKET.PREVIOUS_TICKET_ID))
                .where(TICKET.ACCOUNT_ID.eq(WrittenQuery.ACCOUNT))
                .and(which);
    }

    private static Head head(ActingAgent reader, Record row) {
        UUID id = row.get(TICKET.ID);
        Long sequence = row.get(SEQUENCE);
        return new Head(
                ticket(reader, row),
                row.get(HISTORY).reversed(),
                new TicketPage.Stream(Topics.ticket(id), sequence == null ? 0 : sequence));
    }

    private static Ticket ticket(ActingAgent reader, Record row) {
        Situation situation = Situation.of(row.get(TICKET.SITUATION));
        TicketStanding standing = TicketRepository.standing(TICKET, row);
        TicketJoins joins = JoinFields.joins(row.get(MERGED_INTO), row.get(MERGED), reader.sight());
        Set<TicketAction> actions = TicketRights.actions(
                reader, standing.departmentId(), standing.agentId(), standing.requester(), situation);
        if (row.get(TICKET.MERGED_INTO) != null) {
            actions = TicketRights.ofMerged(reader, actions, joins.into(), JoinFields.target(row.get(MERGED_INTO)));
        }
        TicketParts parts = SplitFields.parts(row.get(SPLIT_FROM), row.get(SPLIT_PARTS), reader.sight());
        if (joins.into() == null && TicketRights.mayUndoSplit(reader, standing, parts)) {
            actions.add(TicketAction.UNDO_SPLIT);
        }
        Named organization = named(row.get(ORGANIZATION.ID), row.get(ORGANIZATION.NAME));
        UUID mailbox = row.get(TICKET.MAILBOX_ID);
        return new Ticket(
                row.get(TICKET.ID),
                row.get(TICKET.NUMBER),
                TicketKind.valueOf(row.get(TICKET.KIND)),
                Origin.valueOf(row.get(TICKET.ORIGIN)),
                row.get(TICKET.SUBJECT),
                row.get(TICKET.PREVIEW),
                new Named(row.get(TICKET.DEPARTMENT_ID), row.get(DEPARTMENT.NAME)),
                named(row.get(TICKET.CATEGORY_ID), row.get(CATEGORY.NAME)),
                row.get(TICKET.PRIORITY),
                customer(row, organization),
                standing.requester() == null
                        ? null
                        : new Ticket.Requester(
                                row.get(TICKET.CREATED_BY),
                                text(row.get(CREATOR.NAME)),
                                named(row.get(TICKET.REPRESENTED_DEPARTMENT_ID), row.get(REPRESENTED.NAME))),
                organization,
                named(row.get(TICKET.AGENT_ID), row.get(RESPONSIBLE.NAME)),
                SituationView.of(situation.code()),
                row.get(TICKET.SITUATION_AT),
                RowFields.status(row.get(TICKET.STATUS_ID), row),
                row.get(TAGS),
                row.get(FollowerRepository.OF_TICKET),
                row.get(CopyRepository.OF_TICKET),
                row.get(TICKET.CREATED_AT),
                named(row.get(TICKET.CREATED_BY), row.get(CREATOR.NAME)),
                row.get(TICKET.FIRST_REPLY_AT),
                row.get(TICKET.LAST_MESSAGE_AT),
                Actor.Kind.valueOf(row.get(TICKET.LAST_MESSAGE_BY)),
                row.get(TICKET.CLOSED_AT),
                named(row.get(TICKET.CLOSED_BY), row.get(CLOSER.NAME)),
                row.get(TICKET.CLOSE_REASON),
                row.get(TICKET.NOTIFY_CUSTOMER),
                row.get(TICKET.NOTIFY_AGENT),
                previous(reader.sight(), row),
                row.get(FOLLOWERS).stream()
                        .filter(each -> each.standing().isSeenBy(reader.sight()))
                        .map(Linked::link)
                        .toList(),
                FamilyFields.family(row.get(PARENT), row.get(CHILDREN), reader.sight()),
                joins,
                parts,
                mailbox == null ? null : new Ticket.Mailbox(mailbox, row.get(MAILBOX.ADDRESS)),
                new Ticket.Work(row.get(WORK_SECONDS), row.get(DEPARTMENT.WORK_TIME_REQUIRED)),
                closing(reader, row),
                actions,
                actions.contains(TicketAction.BIND_OTHER) ? row.get(CANDIDATES) : null,
                row.get(FIELDS),
                row.get(TICKET.VERSION));
    }

    private static Ticket.ClosingState closing(ActingAgent reader, Record row) {
        UUID asker = row.get(CLOSING_REQUEST.ASKED_BY);
        return new Ticket.ClosingState(
                row.get(DEPARTMENT.CLOSING_BY_MANAGER) && !reader.leads(row.get(TICKET.DEPARTMENT_ID)),
                asker == null
                        ? null
                        : new Ticket.ClosingRequest(
                                new Named(asker, text(row.get(ASKER.NAME))),
                                row.get(CLOSING_REQUEST.ASKED_AT),
                                row.get(CLOSING_REQUEST.REASON)));
    }

    private static Ticket.@Nullable Customer customer(Record row, @Nullable Named organization) {
        UUID id = row.get(TICKET.CUSTOMER_ID);
        return id == null
                ? null
                : new Ticket.Customer(
                        id, row.get(CUSTOMER.NAME), row.get(EMAILS), row.get(CUSTOMER.PHONE), organization);
    }

    private static Ticket.@Nullable Link previous(Sight sight, Record row) {
        UUID id = row.get(TICKET.PREVIOUS_TICKET_ID);
        return id == null || !TicketRepository.standing(PREVIOUS, row).isSeenBy(sight)
                ? null
                : new Ticket.Link(id, row.get(PREVIOUS.NUMBER), row.get(PREVIOUS.SUBJECT));
    }

    private static @Nullable Named named(@Nullable UUID id, @Nullable String name) {
        return id == null ? null : new Named(id, text(name));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
