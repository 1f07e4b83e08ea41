package app.balcao.conversation.store;

import static app.balcao.schema.Tables.CONVERSATION;
import static app.balcao.schema.Tables.CONVERSATION_LABELLED;
import static app.balcao.schema.Tables.CONVERSATION_OFFER;
import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.ORGANIZATION;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationSight;
import app.balcao.conversation.ConversationState;
import app.balcao.conversation.desk.ConversationFilter;
import app.balcao.conversation.desk.ConversationFilter.View;
import app.balcao.conversation.desk.ConversationRow;
import app.balcao.conversation.routing.Offer.Outcome;
import app.balcao.conversation.routing.OfferReason;
import app.balcao.people.ActingAgent;
import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Lists of conversations, each in one statement that costs what the page shows: rows come from an index in the wanted
 * order, once per department that the reader sees, and only those of the page are joined with their names.
 */
@Repository
public class ConversationLists {

    private static final String PAGE = "page";

    private final DSLContext sql;

    ConversationLists(DSLContext sql) {
        this.sql = sql;
    }

    /** One as lists show it, whoever may see it. */
    public Optional<ConversationRow> find(ActingAgent reader, UUID id) {
        ConversationRows rows = new ConversationRows(CONVERSATION);
        return rows.joined(sql.select(rows.fields()).from(CONVERSATION))
                .where(ConversationRepository.is(id))
                .fetchOptional(row -> rows.read(reader, row));
    }

    public Page<ConversationRow> list(ActingAgent reader, ConversationFilter filter, PageRequest page) {
        Order order = Order.of(filter);
        Condition which = condition(filter).and(others(reader, filter)).and(order.after(page.after()));
        var found = filter.narrow() || (reader.administrator() && filter.departmentId() == null && !waiting(filter))
                ? selectFrom(CONVERSATION)
                        .where(which)
                        .and(sight(reader, filter))
                        .orderBy(order.by(CONVERSATION))
                        .limit(inline(page.limit() + 1))
                        .asTable(PAGE)
                : select(CONVERSATION.as("of_department").fields())
                        .from(DEPARTMENT)
                        .join(lateral(selectFrom(CONVERSATION)
                                        .where(which)
                                        .and(CONVERSATION.DEPARTMENT_ID.eq(DEPARTMENT.ID))
                                        .orderBy(order.by(CONVERSATION))
                                        .limit(inline(page.limit() + 1)))
                                .as("of_department"))
                        .on(DSL.trueCondition())
                        .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                        .and(departments(reader, filter))
                        .orderBy(order.by(CONVERSATION.as("of_department")))
                        .limit(inline(page.limit() + 1))
                        .asTable(PAGE);
        var each = CONVERSATION.as(PAGE);
        ConversationRows rows = new ConversationRows(each);
        return Page.of(
                rows.joined(sql.select(rows.fields()).from(found))
                        .orderBy(order.by(each))
                        .fetch(row -> rows.read(reader, row)),
                page.limit(),
                order::cursor);
    }

    /** The last ones of the same customer before one, as far as the reader sees them, or attended them before. */
    public List<ConversationRow> earlier(ActingAgent reader, Conversation conversation, int limit) {
        ConversationRows rows = new ConversationRows(CONVERSATION);
        Condition same = conversation.customerEmail() == null
                ? CONVERSATION
                        .CHANNEL
                        .eq(conversation.channel().name())
                        .and(CONVERSATION.CONTACT.eq(conversation.contact()))
                : CONVERSATION.CUSTOMER_EMAIL.eq(conversation.customerEmail());
        return rows.joined(sql.select(rows.fields()).from(CONVERSATION))
                .where(CONVERSATION.ACCOUNT_ID.eq(Tenant.id()))
                .and(CONVERSATION.ID.lt(conversation.id()))
                .and(same)
                .and(reader.administrator() ? noCondition() : seen(reader).or(attended(reader)))
                .orderBy(CONVERSATION.ID.desc())
                .limit(limit)
                .fetch(row -> rows.read(reader, row));
    }

    /** That an agent sees a conversation, as {@link ConversationSight#sees} says of one. */
    private static Condition seen(ActingAgent reader) {
        return CONVERSATION
                .AGENT_ID
                .eq(reader.id())
                .or(CONVERSATION.DEPARTMENT_ID.eq(any(reader.manages().toArray(UUID[]::new))))
                .or(CONVERSATION
                        .DEPARTMENT_ID
                        .eq(any(reader.chatsIn().toArray(UUID[]::new)))
                        .and(CONVERSATION.STATE.in(ConversationState.WAITING.name(), ConversationState.ENDED.name())));
    }

    // Who attended one reads it for good, wherever it was passed on to.
    private static Condition attended(ActingAgent reader) {
        return exists(selectOne()
                .from(CONVERSATION_OFFER)
                .where(CONVERSATION_OFFER.ACCOUNT_ID.eq(Tenant.id()))
                .and(CONVERSATION_OFFER.CONVERSATION_ID.eq(CONVERSATION.ID))
                .and(CONVERSATION_OFFER.AGENT_ID.eq(reader.id()))
                .and(CONVERSATION_OFFER.OUTCOME.eq(Outcome.ACCEPTED.name())));
    }

    private static boolean waiting(ConversationFilter filter) {
        return filter.view() == View.WAITING;
    }

    // States are written into the statement, since the partial indexes only answer conditions that the planner can see.
    private static Condition condition(ConversationFilter filter) {
        Condition which = CONVERSATION
                .ACCOUNT_ID
                .eq(Tenant.id())
                .and(CONVERSATION.STATE.in(filter.view().states().stream()
                        .map(state -> inline(state.name()))
                        .toList()));
        return which.and(
                        filter.departmentId() == null
                                ? noCondition()
                                : CONVERSATION.DEPARTMENT_ID.eq(filter.departmentId()))
                .and(filter.agentId() == null ? noCondition() : CONVERSATION.AGENT_ID.eq(filter.agentId()))
                .and(filter.customerId() == null ? noCondition() : CONVERSATION.CUSTOMER_ID.eq(filter.customerId()))
                .and(filter.email() == null ? noCondition() : CONVERSATION.CUSTOMER_EMAIL.eq(filter.email()))
                .and(filter.organizationId() == null ? noCondition() : ofOrganization(filter.organizationId()))
                .and(filter.labelId() == null ? noCondition() : labelled(filter.labelId()))
                .and(filter.numberFrom() == null ? noCondition() : CONVERSATION.NUMBER.ge(filter.numberFrom()))
                .and(filter.numberTo() == null ? noCondition() : CONVERSATION.NUMBER.le(filter.numberTo()))
                .and(filter.openedFrom() == null ? noCondition() : CONVERSATION.OPENED_AT.ge(filter.openedFrom()))
                .and(filter.openedTo() == null ? noCondition() : CONVERSATION.OPENED_AT.lt(filter.openedTo()));
    }

    // One's own stand in a list of their own (WCH-7).
    private static Condition others(ActingAgent reader, ConversationFilter filter) {
        return filter.view() == View.RUNNING ? CONVERSATION.AGENT_ID.isDistinctFrom(reader.id()) : noCondition();
    }

    private static Condition ofOrganization(UUID organizationId) {
        return CONVERSATION.CUSTOMER_ID.in(select(CUSTOMER.ID)
                .from(CUSTOMER)
                .where(CUSTOMER.ACCOUNT_ID.eq(Tenant.id()))
                .and(CUSTOMER.ORGANIZATION_ID.in(select(ORGANIZATION.ID)
                        .from(ORGANIZATION)
                        .where(ORGANIZATION.ACCOUNT_ID.eq(Tenant.id()))
                        .and(ORGANIZATION.ID.eq(organizationId).or(ORGANIZATION.PARENT_ID.eq(organizationId))))));
    }

    private static Condition labelled(UUID labelId) {
        return CONVERSATION.ID.in(select(CONVERSATION_LABELLED.CONVERSATION_ID)
                .from(CONVERSATION_LABELLED)
                .where(CONVERSATION_LABELLED.ACCOUNT_ID.eq(Tenant.id()))
                .and(CONVERSATION_LABELLED.LABEL_ID.eq(labelId)));
    }

    private static Condition sight(ActingAgent reader, ConversationFilter filter) {
        if (filter.view() == View.MINE) {
            return mine(reader);
        }
        if (reader.administrator()) {
            return noCondition();
        }
        Condition seen = CONVERSATION
                .AGENT_ID
                .eq(reader.id())
                .or(CONVERSATION.DEPARTMENT_ID.eq(any(seen(reader, filter).toArray(UUID[]::new))));
        return filter.view() == View.ENDED ? seen.or(attended(reader)) : seen;
    }

    // What rings at everybody is nobody's yet: it is found by what rings at the agent (DST-4).
    private static Condition mine(ActingAgent reader) {
        var own = CONVERSATION.as("own");
        return CONVERSATION.ID.in(select(own.ID)
                .from(own)
                .where(own.ACCOUNT_ID.eq(Tenant.id()))
                .and(own.AGENT_ID.eq(reader.id()))
                .and(own.STATE.in(inline(ConversationState.RINGING.name()), inline(ConversationState.ACTIVE.name())))
                .unionAll(select(CONVERSATION_OFFER.CONVERSATION_ID)
                        .from(CONVERSATION_OFFER)
                        .where(CONVERSATION_OFFER.ACCOUNT_ID.eq(Tenant.id()))
                        .and(CONVERSATION_OFFER.AGENT_ID.eq(reader.id()))
                        .and(CONVERSATION_OFFER.OUTCOME.eq(inline(Outcome.OPEN.name())))
                        .and(CONVERSATION_OFFER.REASON.eq(inline(OfferReason.RING_ALL.name())))));
    }

    private static Condition departments(ActingAgent reader, ConversationFilter filter) {
        Condition wanted = filter.departmentId() == null ? noCondition() : DEPARTMENT.ID.eq(filter.departmentId());
        return reader.administrator()
                ? wanted
                : wanted.and(DEPARTMENT.ID.eq(any(seen(reader, filter).toArray(UUID[]::new))));
    }

    private static Set<UUID> seen(ActingAgent reader, ConversationFilter filter) {
        return ConversationSight.departments(reader, filter.view().states().getFirst());
    }

    /** In what order a list comes: as the index does that answers it. */
    private enum Order {
        NEWEST {
            @Override
            List<OrderField<?>> by(app.balcao.schema.tables.Conversation each) {
                return List.of(each.ID.desc());
            }

            @Override
            Condition after(@Nullable Cursor cursor) {
                return cursor == null ? noCondition() : CONVERSATION.ID.lt(cursor.uuid(0));
            }

            @Override
            Cursor cursor(ConversationRow last) {
                return Cursor.of(last.id());
            }
        },
        NUMBER {
            @Override
            List<OrderField<?>> by(app.balcao.schema.tables.Conversation each) {
                return List.of(each.NUMBER.desc());
            }

            @Override
            Condition after(@Nullable Cursor cursor) {
                return cursor == null ? noCondition() : CONVERSATION.NUMBER.lt(cursor.number(0));
            }

            @Override
            Cursor cursor(ConversationRow last) {
                return Cursor.of(last.number());
            }
        },
        OPENING {
            @Override
            List<OrderField<?>> by(app.balcao.schema.tables.Conversation each) {
                return List.of(each.OPENED_AT.desc(), each.ID.desc());
            }

            @Override
            Condition after(@Nullable Cursor cursor) {
                return cursor == null
                        ? noCondition()
                        : row(CONVERSATION.OPENED_AT, CONVERSATION.ID).lt(val(cursor.time(0)), val(cursor.uuid(1)));
            }

            @Override
            Cursor cursor(ConversationRow last) {
                return Cursor.of(last.openedAt(), last.id());
            }
        },
        WAITING {
            @Override
            List<OrderField<?>> by(app.balcao.schema.tables.Conversation each) {
                return List.of(each.WAITING_SINCE, each.ID);
            }

            @Override
            Condition after(@Nullable Cursor cursor) {
                return cursor == null
                        ? noCondition()
                        : row(CONVERSATION.WAITING_SINCE, CONVERSATION.ID).gt(val(cursor.time(0)), val(cursor.uuid(1)));
            }

            @Override
            Cursor cursor(ConversationRow last) {
                return Cursor.of(last.waitingSince(), last.id());
            }
        };

        static Order of(ConversationFilter filter) {
            if (waiting(filter)) {
                return WAITING;
            }
            return filter.byNumber() ? NUMBER : filter.byOpening() ? OPENING : NEWEST;
        }

        abstract List<OrderField<?>> by(app.balcao.schema.tables.Conversation each);

        abstract Condition after(@Nullable Cursor cursor);

        abstract Cursor cursor(ConversationRow last);
    }
}
