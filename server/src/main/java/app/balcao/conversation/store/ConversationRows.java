package app.balcao.conversation.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CONVERSATION_LABEL;
import static app.balcao.schema.Tables.CONVERSATION_LABELLED;
import static app.balcao.schema.Tables.CONVERSATION_MESSAGE;
import static app.balcao.schema.Tables.CONVERSATION_RATING;
import static app.balcao.schema.Tables.DEPARTMENT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.left;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;

import app.balcao.conversation.Channel;
import app.balcao.conversation.ConversationMessage.Author;
import app.balcao.conversation.ConversationMessage.Kind;
import app.balcao.conversation.ConversationState;
import app.balcao.conversation.EndReason;
import app.balcao.conversation.Entry;
import app.balcao.conversation.desk.ConversationRow;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.ticket.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.SelectJoinStep;
import org.jooq.SelectOnConditionStep;

/** Reads conversations as agents are shown them. */
final class ConversationRows {

    private static final int MOST_UNREAD = 99;
    private static final int EXCERPT = 200;

    private final app.balcao.schema.tables.Conversation each;
    private final Field<Integer> unread;
    private final Field<List<ConversationRow.LastMessage>> last;
    private final Field<List<ConversationRow.Label>> labels;
    private final Field<Short> stars;

    /** @param each the conversations, or some of them under another name */
    ConversationRows(app.balcao.schema.tables.Conversation each) {
        this.each = each;
        unread = field(selectCount()
                        .from(selectOne()
                                .from(CONVERSATION_MESSAGE)
                                .where(CONVERSATION_MESSAGE.ACCOUNT_ID.eq(each.ACCOUNT_ID))
                                .and(CONVERSATION_MESSAGE.CONVERSATION_ID.eq(each.ID))
                                .and(CONVERSATION_MESSAGE.SEQ.gt(each.AGENT_SEEN_SEQ))
                                .and(CONVERSATION_MESSAGE.AUTHOR.eq(inline(Author.CUSTOMER.name())))
                                .and(each.STATE.ne(inline(ConversationState.ENDED.name())))
                                .limit(inline(MOST_UNREAD))))
                .as("unread");
        last = multiset(select(
                                CONVERSATION_MESSAGE.AUTHOR,
                                CONVERSATION_MESSAGE.KIND,
                                left(CONVERSATION_MESSAGE.TEXT, inline(EXCERPT)))
                        .from(CONVERSATION_MESSAGE)
                        .where(CONVERSATION_MESSAGE.ACCOUNT_ID.eq(each.ACCOUNT_ID))
                        .and(CONVERSATION_MESSAGE.CONVERSATION_ID.eq(each.ID))
                        .and(CONVERSATION_MESSAGE.SEQ.le(each.LAST_SEQ))
                        .and(CONVERSATION_MESSAGE.KIND.ne(inline(Kind.EVENT.name())))
                        .orderBy(CONVERSATION_MESSAGE.SEQ.desc())
                        .limit(inline(1)))
                .as("last")
                .convertFrom(rows -> rows.map(row -> new ConversationRow.LastMessage(
                        Author.valueOf(row.value1()), Kind.valueOf(row.value2()), row.value3())));
        labels = multiset(select(CONVERSATION_LABEL.ID, CONVERSATION_LABEL.NAME, CONVERSATION_LABEL.COLOR)
                        .from(CONVERSATION_LABELLED)
                        .join(CONVERSATION_LABEL)
                        .on(CONVERSATION_LABEL.ACCOUNT_ID.eq(CONVERSATION_LABELLED.ACCOUNT_ID))
                        .and(CONVERSATION_LABEL.ID.eq(CONVERSATION_LABELLED.LABEL_ID))
                        .where(CONVERSATION_LABELLED.ACCOUNT_ID.eq(each.ACCOUNT_ID))
                        .and(CONVERSATION_LABELLED.CONVERSATION_ID.eq(each.ID))
                        .orderBy(CONVERSATION_LABEL.NAME))
                .as("labels")
                .convertFrom(
                        rows -> rows.map(row -> new ConversationRow.Label(row.value1(), row.value2(), row.value3())));
        stars = field(select(CONVERSATION_RATING.STARS)
                        .from(CONVERSATION_RATING)
                        .where(CONVERSATION_RATING.ACCOUNT_ID.eq(each.ACCOUNT_ID))
                        .and(CONVERSATION_RATING.CONVERSATION_ID.eq(each.ID)))
                .as("stars");
    }

    List<SelectFieldOrAsterisk> fields() {
        List<SelectFieldOrAsterisk> fields = new ArrayList<>(List.of(each.fields()));
        fields.addAll(List.of(DEPARTMENT.NAME, AGENT.NAME, unread, last, labels, stars));
        return fields;
    }

    /** What the fields come from, besides the conversations. */
    <R extends Record> SelectOnConditionStep<R> joined(SelectJoinStep<R> from) {
        return from.join(DEPARTMENT)
                .on(DEPARTMENT.ACCOUNT_ID.eq(each.ACCOUNT_ID))
                .and(DEPARTMENT.ID.eq(each.DEPARTMENT_ID))
                .leftJoin(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(each.ACCOUNT_ID))
                .and(AGENT.ID.eq(each.AGENT_ID));
    }

    ConversationRow read(ActingAgent reader, Record row) {
        UUID agent = row.get(each.AGENT_ID);
        String reason = row.get(each.END_REASON);
        UUID department = row.get(each.DEPARTMENT_ID);
        Short rating = reader.may(Permission.CHAT_RATINGS_VIEW, department) ? row.get(stars) : null;
        return new ConversationRow(
                row.get(each.ID),
                row.get(each.NUMBER),
                ConversationState.valueOf(row.get(each.STATE)),
                Channel.valueOf(row.get(each.CHANNEL)),
                Entry.valueOf(row.get(each.ENTRY)),
                row.get(each.QUEUE_ID),
                new Named(department, row.get(DEPARTMENT.NAME)),
                agent == null ? null : new Named(agent, row.get(AGENT.NAME)),
                row.get(each.CUSTOMER_NAME),
                row.get(each.CUSTOMER_EMAIL),
                row.get(each.CUSTOMER_ID),
                row.get(each.OPENED_AT),
                row.get(each.WAITING_SINCE),
                row.get(each.ANSWERED_AT),
                row.get(each.ENDED_AT),
                reason == null ? null : EndReason.valueOf(reason),
                row.get(each.LAST_SEQ),
                row.get(each.CUSTOMER_GOT_SEQ),
                row.get(each.CUSTOMER_SEEN_SEQ),
                row.get(each.AGENT_GOT_SEQ),
                row.get(each.AGENT_SEEN_SEQ),
                row.get(unread),
                row.get(last).stream().findFirst().orElse(null),
                row.get(labels),
                rating == null ? null : rating.intValue(),
                row.get(each.GONE_AT) != null && row.get(each.ENDED_AT) == null,
                row.get(each.TICKET_ID),
                row.get(each.VERSION));
    }
}
