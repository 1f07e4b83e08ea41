package app.balcao.channel.webchat.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CONVERSATION;
import static app.balcao.schema.Tables.CONVERSATION_LABELLED;
import static app.balcao.schema.Tables.CONVERSATION_RATING;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.QUEUE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.selectOne;

import app.balcao.channel.webchat.ConversationView;
import app.balcao.channel.webchat.WidgetPictures;
import app.balcao.channel.webchat.trigger.VisitState.Past;
import app.balcao.conversation.Channel;
import app.balcao.conversation.ConversationRatings;
import app.balcao.people.RatingFormat;
import app.balcao.platform.tenant.Tenant;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** SQL of conversations as visitors see them: their own, and none besides. */
@Repository
public class VisitorConversationRepository {

    private static final Field<String> AGENT_NAME =
            coalesce(nullif(AGENT.CHAT_NICKNAME, ""), AGENT.NAME).as("shown_name");

    private final DSLContext sql;
    private final Clock clock;

    VisitorConversationRepository(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public Optional<ConversationView> find(String contact, UUID id) {
        return one(ownedBy(contact).and(CONVERSATION.ID.eq(id)));
    }

    /** The one that they began last. */
    public Optional<ConversationView> last(String contact) {
        return one(ownedBy(contact));
    }

    /** The one that they have open. */
    public Optional<ConversationView> open(String contact) {
        return one(ownedBy(contact).and(CONVERSATION.STATE.ne("ENDED")));
    }

    public boolean owns(String contact, UUID id) {
        return sql.fetchExists(CONVERSATION, ownedBy(contact).and(CONVERSATION.ID.eq(id)));
    }

    /** What there was of theirs before: whether anything, and its labels. */
    public Past past(String contact) {
        Set<UUID> labels = sql.selectDistinct(CONVERSATION_LABELLED.LABEL_ID)
                .from(CONVERSATION)
                .join(CONVERSATION_LABELLED)
                .on(CONVERSATION_LABELLED.ACCOUNT_ID.eq(CONVERSATION.ACCOUNT_ID))
                .and(CONVERSATION_LABELLED.CONVERSATION_ID.eq(CONVERSATION.ID))
                .where(ownedBy(contact))
                .fetchSet(CONVERSATION_LABELLED.LABEL_ID);
        return new Past(!labels.isEmpty() || sql.fetchExists(CONVERSATION, ownedBy(contact)), labels);
    }

    /** The queue that comes with a department. */
    public UUID queueOf(UUID departmentId) {
        return sql.select(QUEUE.ID)
                .from(QUEUE)
                .where(QUEUE.ACCOUNT_ID.eq(Tenant.id()))
                .and(QUEUE.DEPARTMENT_ID.eq(departmentId))
                .and(QUEUE.NAME.isNull())
                .fetchSingle(QUEUE.ID);
    }

    private Optional<ConversationView> one(Condition which) {
        return sql.select(
                        CONVERSATION.ID,
                        CONVERSATION.NUMBER,
                        CONVERSATION.DEPARTMENT_ID,
                        CONVERSATION.STATE,
                        CONVERSATION.LAST_SEQ,
                        CONVERSATION.AGENT_GOT_SEQ,
                        CONVERSATION.AGENT_SEEN_SEQ,
                        CONVERSATION.END_REASON,
                        AGENT_NAME,
                        ratable(),
                        QUEUE.TYPING_SHOWN,
                        DEPARTMENT.RATING_FORMAT,
                        DEPARTMENT.RATING_QUESTION,
                        alone(),
                        AGENT.PHOTO_ID)
                .from(CONVERSATION)
                .join(QUEUE)
                .on(QUEUE.ACCOUNT_ID.eq(CONVERSATION.ACCOUNT_ID))
                .and(QUEUE.ID.eq(CONVERSATION.QUEUE_ID))
                .join(DEPARTMENT)
                .on(DEPARTMENT.ACCOUNT_ID.eq(CONVERSATION.ACCOUNT_ID))
                .and(DEPARTMENT.ID.eq(CONVERSATION.DEPARTMENT_ID))
                .leftJoin(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(CONVERSATION.ACCOUNT_ID))
                .and(AGENT.ID.eq(CONVERSATION.AGENT_ID))
                // Whom it only rings at is nobody to the customer yet.
                .and(CONVERSATION.ANSWERED_AT.isNotNull())
                .where(which)
                .orderBy(CONVERSATION.ID.desc())
                .limit(1)
                .fetchOptional(row -> new ConversationView(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        null,
                        null,
                        row.value9() == null
                                ? null
                                : new ConversationView.Agent(row.value9(), WidgetPictures.address(row.value15())),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8(),
                        row.value10(),
                        RatingFormat.valueOf(row.value12()),
                        row.value13(),
                        row.value11(),
                        row.value14()));
    }

    private static Field<Boolean> alone() {
        return field(CONVERSATION
                .STATE
                .in("WAITING", "RINGING")
                .and(CONVERSATION.ATTENDABLE.isNotDistinctFrom(inline(false))));
    }

    // As ConversationRatings takes them.
    private Field<Boolean> ratable() {
        OffsetDateTime since =
                clock.instant().minus(ConversationRatings.TAKEN_FOR).atOffset(ZoneOffset.UTC);
        return field(CONVERSATION
                .ENDED_AT
                .isNotNull()
                .and(CONVERSATION.ENDED_AT.ge(since))
                .and(CONVERSATION.ANSWERED_AT.isNotNull())
                .and(DEPARTMENT.RATING_ASKED)
                .and(notExists(selectOne()
                        .from(CONVERSATION_RATING)
                        .where(CONVERSATION_RATING.ACCOUNT_ID.eq(CONVERSATION.ACCOUNT_ID))
                        .and(CONVERSATION_RATING.CONVERSATION_ID.eq(CONVERSATION.ID)))));
    }

    private static Condition ownedBy(String contact) {
        return CONVERSATION
                .ACCOUNT_ID
                .eq(Tenant.id())
                .and(CONVERSATION.CHANNEL.eq(Channel.WEB_CHAT.name()))
                .and(CONVERSATION.CONTACT.eq(contact));
    }
}
