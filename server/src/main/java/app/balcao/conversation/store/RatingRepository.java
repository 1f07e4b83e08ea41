package app.balcao.conversation.store;

import static app.balcao.conversation.store.ConversationRepository.at;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CONVERSATION;
import static app.balcao.schema.Tables.CONVERSATION_RATING;
import static app.balcao.schema.Tables.DEPARTMENT;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.desk.ConversationRating;
import app.balcao.conversation.desk.ConversationRating.Satisfaction;
import app.balcao.people.RatingFormat;
import app.balcao.people.Sight.Departments;
import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Named;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What customers thought of conversations. */
@Repository
public class RatingRepository {

    private static final short SATISFIED = 4;

    private final DSLContext sql;

    RatingRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** How a department asks for ratings; absent when it does not (RAT-1). */
    public Optional<RatingFormat> asked(UUID departmentId) {
        return sql.select(DEPARTMENT.RATING_FORMAT)
                .from(DEPARTMENT)
                .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT.ID.eq(departmentId))
                .and(DEPARTMENT.RATING_ASKED)
                .fetchOptional(DEPARTMENT.RATING_FORMAT)
                .map(RatingFormat::valueOf);
    }

    /** Whether a conversation was rated just so. */
    public boolean same(UUID conversationId, int stars, String comment) {
        return sql.fetchExists(
                CONVERSATION_RATING,
                CONVERSATION_RATING
                        .ACCOUNT_ID
                        .eq(Tenant.id())
                        .and(CONVERSATION_RATING.CONVERSATION_ID.eq(conversationId))
                        .and(CONVERSATION_RATING.STARS.eq((short) stars))
                        .and(CONVERSATION_RATING.COMMENT.eq(comment)));
    }

    /** @return false when it was rated before */
    public boolean insert(Conversation conversation, RatingFormat format, int stars, String comment, Instant now) {
        return sql.insertInto(CONVERSATION_RATING)
                        .set(CONVERSATION_RATING.ACCOUNT_ID, Tenant.id())
                        .set(CONVERSATION_RATING.CONVERSATION_ID, conversation.id())
                        .set(CONVERSATION_RATING.DEPARTMENT_ID, conversation.departmentId())
                        .set(CONVERSATION_RATING.AGENT_ID, conversation.agentId())
                        .set(CONVERSATION_RATING.FORMAT, format.name())
                        .set(CONVERSATION_RATING.STARS, (short) stars)
                        .set(CONVERSATION_RATING.COMMENT, comment)
                        .set(CONVERSATION_RATING.RATED_AT, at(now))
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    /** Those of conversations that are not in the trash, the latest first. */
    public Page<ConversationRating> list(
            Departments departments, @Nullable UUID departmentId, @Nullable UUID agentId, PageRequest page) {
        Cursor after = page.after();
        Condition before = after == null
                ? noCondition()
                : row(CONVERSATION_RATING.RATED_AT, CONVERSATION_RATING.CONVERSATION_ID)
                        .lt(val(after.time(0)), val(after.uuid(1)));
        return Page.of(
                sql.select(CONVERSATION_RATING.fields())
                        .select(CONVERSATION.NUMBER, CONVERSATION.CUSTOMER_NAME, DEPARTMENT.NAME, AGENT.NAME)
                        .from(CONVERSATION_RATING)
                        .join(CONVERSATION)
                        .on(CONVERSATION.ACCOUNT_ID.eq(CONVERSATION_RATING.ACCOUNT_ID))
                        .and(CONVERSATION.ID.eq(CONVERSATION_RATING.CONVERSATION_ID))
                        .join(DEPARTMENT)
                        .on(DEPARTMENT.ACCOUNT_ID.eq(CONVERSATION_RATING.ACCOUNT_ID))
                        .and(DEPARTMENT.ID.eq(CONVERSATION_RATING.DEPARTMENT_ID))
                        .leftJoin(AGENT)
                        .on(AGENT.ACCOUNT_ID.eq(CONVERSATION_RATING.ACCOUNT_ID))
                        .and(AGENT.ID.eq(CONVERSATION_RATING.AGENT_ID))
                        .where(of(departments))
                        .and(departmentId == null ? noCondition() : CONVERSATION_RATING.DEPARTMENT_ID.eq(departmentId))
                        .and(agentId == null ? noCondition() : CONVERSATION_RATING.AGENT_ID.eq(agentId))
                        .and(before)
                        .orderBy(CONVERSATION_RATING.RATED_AT.desc(), CONVERSATION_RATING.CONVERSATION_ID.desc())
                        .limit(page.limit() + 1)
                        .fetch(RatingRepository::rating),
                page.limit(),
                last -> Cursor.of(last.ratedAt(), last.conversationId()));
    }

    /** How satisfied customers of each department were within a time, by name; those without ratings are missing. */
    public List<Satisfaction> satisfaction(Departments departments, OffsetDateTime from, OffsetDateTime to) {
        var ratings = count();
        var satisfied = count().filterWhere(CONVERSATION_RATING.STARS.ge(SATISFIED));
        var average = avg(CONVERSATION_RATING.STARS);
        return sql.select(DEPARTMENT.ID, DEPARTMENT.NAME, ratings, satisfied, average)
                .from(CONVERSATION_RATING)
                .join(DEPARTMENT)
                .on(DEPARTMENT.ACCOUNT_ID.eq(CONVERSATION_RATING.ACCOUNT_ID))
                .and(DEPARTMENT.ID.eq(CONVERSATION_RATING.DEPARTMENT_ID))
                .where(of(departments))
                .and(CONVERSATION_RATING.RATED_AT.ge(from))
                .and(CONVERSATION_RATING.RATED_AT.lt(to))
                .groupBy(DEPARTMENT.ID, DEPARTMENT.NAME)
                .orderBy(DEPARTMENT.NAME, DEPARTMENT.ID)
                .fetch(row -> new Satisfaction(
                        new Named(row.value1(), row.value2()),
                        row.value3(),
                        rounded(new BigDecimal(row.value4() * 100)
                                .divide(new BigDecimal(row.value3()), 4, RoundingMode.HALF_UP)),
                        rounded(row.value5())));
    }

    private static double rounded(BigDecimal value) {
        return value.setScale(1, RoundingMode.HALF_UP).doubleValue();
    }

    private static Condition of(Departments departments) {
        Condition ours = CONVERSATION_RATING.ACCOUNT_ID.eq(Tenant.id());
        return departments.all()
                ? ours
                : ours.and(CONVERSATION_RATING.DEPARTMENT_ID.eq(
                        any(departments.ids().toArray(UUID[]::new))));
    }

    private static ConversationRating rating(Record row) {
        UUID agent = row.get(CONVERSATION_RATING.AGENT_ID);
        return new ConversationRating(
                row.get(CONVERSATION_RATING.CONVERSATION_ID),
                row.get(CONVERSATION.NUMBER),
                new Named(row.get(CONVERSATION_RATING.DEPARTMENT_ID), row.get(DEPARTMENT.NAME)),
                agent == null ? null : new Named(agent, row.get(AGENT.NAME)),
                row.get(CONVERSATION.CUSTOMER_NAME),
                row.get(CONVERSATION_RATING.STARS),
                RatingFormat.valueOf(row.get(CONVERSATION_RATING.FORMAT)),
                row.get(CONVERSATION_RATING.COMMENT),
                row.get(CONVERSATION_RATING.RATED_AT));
    }
}
