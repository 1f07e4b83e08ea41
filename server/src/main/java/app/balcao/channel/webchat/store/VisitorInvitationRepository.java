package app.balcao.channel.webchat.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.VISITOR;
import static app.balcao.schema.Tables.VISITOR_INVITATION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.nullif;

import app.balcao.channel.webchat.grid.InvitationWish;
import app.balcao.channel.webchat.grid.VisitorInvitation;
import app.balcao.channel.webchat.grid.VisitorInvitation.Kind;
import app.balcao.channel.webchat.grid.VisitorInvitation.Sender;
import app.balcao.channel.webchat.grid.VisitorInvitation.State;
import app.balcao.platform.tenant.Tenant;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.springframework.stereotype.Repository;

/** SQL of what agents send visitors. */
@Repository
public class VisitorInvitationRepository {

    private static final Field<String> SENDER =
            coalesce(nullif(AGENT.CHAT_NICKNAME, ""), AGENT.NAME).as("sender_name");

    private static final int MOST_OPEN = 20;

    private final DSLContext sql;

    VisitorInvitationRepository(DSLContext sql) {
        this.sql = sql;
    }

    public UUID insert(UUID visitorId, UUID agentId, InvitationWish wish, Instant now) {
        return sql.insertInto(VISITOR_INVITATION)
                .set(VISITOR_INVITATION.ACCOUNT_ID, Tenant.id())
                .set(VISITOR_INVITATION.VISITOR_ID, visitorId)
                .set(VISITOR_INVITATION.AGENT_ID, agentId)
                .set(VISITOR_INVITATION.KIND, wish.kind().name())
                .set(VISITOR_INVITATION.DEPARTMENT_ID, wish.departmentId())
                .set(VISITOR_INVITATION.TEXT, wish.text())
                .set(VISITOR_INVITATION.IMAGE_URL, wish.imageUrl())
                .set(VISITOR_INVITATION.LINK_URL, wish.linkUrl())
                .set(VISITOR_INVITATION.SENT_AT, at(now))
                .set(VISITOR_INVITATION.EXPIRES_AT, at(now.plus(VisitorInvitation.ANSWERABLE)))
                .returningResult(VISITOR_INVITATION.ID)
                .fetchSingle()
                .value1();
    }

    /** One of a visitor's own. */
    public Optional<VisitorInvitation> find(UUID visitorId, UUID id, Instant now) {
        return read().where(of(visitorId)).and(VISITOR_INVITATION.ID.eq(id)).fetchOptional(row -> invitation(row, now));
    }

    /**
     * The card that waits for the visitor's answer, and where they were sent from the page that they look at and have not gone
     * yet; the latest first.
     */
    public List<VisitorInvitation> open(UUID visitorId, Instant now) {
        return read().join(VISITOR)
                .on(VISITOR.ACCOUNT_ID.eq(VISITOR_INVITATION.ACCOUNT_ID))
                .and(VISITOR.ID.eq(VISITOR_INVITATION.VISITOR_ID))
                .where(of(visitorId))
                .and(waits(now).or(leads(now)))
                .orderBy(VISITOR_INVITATION.ID.desc())
                .limit(MOST_OPEN)
                .fetch(row -> invitation(row, now));
    }

    // Whoever came to a page since has gone, or went elsewhere: to be sent again would be to be sent in a circle.
    private static Condition leads(Instant now) {
        return VISITOR_INVITATION
                .KIND
                .eq(Kind.REDIRECT.name())
                .and(VISITOR_INVITATION.STATE.eq(State.SENT.name()))
                .and(VISITOR_INVITATION.EXPIRES_AT.gt(at(now)))
                .and(VISITOR_INVITATION.SENT_AT.ge(VISITOR.PAGE_SINCE))
                .and(VISITOR_INVITATION.LINK_URL.ne(VISITOR.PAGE_URL));
    }

    /** The latest first. */
    public List<VisitorInvitation> of(UUID visitorId, int limit, Instant now) {
        return read().where(of(visitorId))
                .orderBy(VISITOR_INVITATION.ID.desc())
                .limit(limit)
                .fetch(row -> invitation(row, now));
    }

    public void become(UUID id, State state) {
        sql.update(VISITOR_INVITATION)
                .set(VISITOR_INVITATION.STATE, state.name())
                .where(VISITOR_INVITATION.ACCOUNT_ID.eq(Tenant.id()))
                .and(VISITOR_INVITATION.ID.eq(id))
                .execute();
    }

    /** Whether a card can be answered. A redirect is none. */
    static Condition waits(Instant now) {
        return VISITOR_INVITATION
                .STATE
                .in(State.SENT.name(), State.SEEN.name())
                .and(VISITOR_INVITATION.KIND.ne(Kind.REDIRECT.name()))
                .and(VISITOR_INVITATION.EXPIRES_AT.gt(at(now)));
    }

    private SelectOnConditionStep<Record> read() {
        return sql.select(VISITOR_INVITATION.fields())
                .select(SENDER)
                .from(VISITOR_INVITATION)
                .join(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(VISITOR_INVITATION.ACCOUNT_ID))
                .and(AGENT.ID.eq(VISITOR_INVITATION.AGENT_ID));
    }

    private static Condition of(UUID visitorId) {
        return VISITOR_INVITATION.ACCOUNT_ID.eq(Tenant.id()).and(VISITOR_INVITATION.VISITOR_ID.eq(visitorId));
    }

    private static VisitorInvitation invitation(Record row, Instant now) {
        return invitation(row, new Sender(row.get(VISITOR_INVITATION.AGENT_ID), row.get(SENDER)), now);
    }

    static VisitorInvitation invitation(Record row, Sender sender, Instant now) {
        State state = State.valueOf(row.get(VISITOR_INVITATION.STATE));
        boolean open = state == State.SENT || state == State.SEEN;
        boolean over = !row.get(VISITOR_INVITATION.EXPIRES_AT).toInstant().isAfter(now);
        return new VisitorInvitation(
                row.get(VISITOR_INVITATION.ID),
                Kind.valueOf(row.get(VISITOR_INVITATION.KIND)),
                open && over ? State.EXPIRED : state,
                row.get(VISITOR_INVITATION.TEXT),
                row.get(VISITOR_INVITATION.IMAGE_URL),
                row.get(VISITOR_INVITATION.LINK_URL),
                row.get(VISITOR_INVITATION.DEPARTMENT_ID),
                sender,
                row.get(VISITOR_INVITATION.SENT_AT),
                row.get(VISITOR_INVITATION.EXPIRES_AT));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
