package app.balcao.channel.webchat.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CONVERSATION;
import static app.balcao.schema.Tables.VISITOR;
import static app.balcao.schema.Tables.VISITOR_INVITATION;
import static app.balcao.schema.Tables.VISITOR_PAGE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;

import app.balcao.channel.webchat.Visit;
import app.balcao.channel.webchat.grid.PresentVisitor;
import app.balcao.channel.webchat.grid.UserAgents;
import app.balcao.channel.webchat.grid.VisitorDetail;
import app.balcao.channel.webchat.grid.VisitorDetail.SeenPage;
import app.balcao.channel.webchat.grid.VisitorFilter;
import app.balcao.channel.webchat.grid.VisitorInvitation;
import app.balcao.channel.webchat.grid.VisitorInvitation.Sender;
import app.balcao.channel.webchat.grid.VisitorMoment;
import app.balcao.channel.webchat.grid.VisitorState;
import app.balcao.conversation.Channel;
import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.security.IpAddress;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.Agent;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of the visitors' grid: who is there, with what they do now. */
@Repository
public class VisitorGridRepository {

    private static final Agent INVITER = AGENT.as("inviter");
    private static final Field<UUID> ATTENDING_ID = field(name("conversation", "attending_id"), UUID.class);
    private static final Field<String> ATTENDING = field(name("conversation", "attending_name"), String.class);
    private static final Field<String> INVITING = field(name("visitor_invitation", "inviting_name"), String.class);
    private static final Field<Boolean> STILL_HERE = field("still_here", Boolean.class);

    /** Among how many of those who are there, who came last, a text is looked for. */
    private static final int MOST_SEARCHED = 5000;

    private final DSLContext sql;

    VisitorGridRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Those who are there, who came last first. */
    public Page<PresentVisitor> list(VisitorFilter filter, PageRequest page, Instant now) {
        Cursor after = page.after();
        return Page.of(
                read(now)
                        .where(VISITOR.ACCOUNT_ID.eq(Tenant.id()))
                        .and(VISITOR.PRESENT)
                        .and(VisitorPresenceRepository.here(now))
                        .and(does(filter.state(), now))
                        .and(named(filter))
                        .and(filter.text().isEmpty() ? noCondition() : VISITOR.ID.in(latest()))
                        .and(
                                after == null
                                        ? noCondition()
                                        : row(VISITOR.VISIT_STARTED_AT, VISITOR.ID)
                                                .lessThan(row(after.time(0), after.uuid(1))))
                        .orderBy(VISITOR.VISIT_STARTED_AT.desc(), VISITOR.ID.desc())
                        .limit(page.limit() + 1)
                        .fetch(each -> visitor(each, now)),
                page.limit(),
                last -> Cursor.of(last.visitStartedAt(), last.id()));
    }

    private static Select<Record1<UUID>> latest() {
        var there = VISITOR.as("there");
        return select(there.ID)
                .from(there)
                .where(there.ACCOUNT_ID.eq(Tenant.id()))
                .and(there.PRESENT)
                .orderBy(there.VISIT_STARTED_AT.desc(), there.ID.desc())
                .limit(MOST_SEARCHED);
    }

    public Optional<PresentVisitor> find(UUID id, Instant now) {
        return read(now)
                .where(VISITOR.ACCOUNT_ID.eq(Tenant.id()))
                .and(VISITOR.ID.eq(id))
                .fetchOptional(each -> visitor(each, now));
    }

    public VisitorDetail detail(PresentVisitor visitor, List<VisitorInvitation> invitations) {
        List<SeenPage> pages = sql.select(VISITOR_PAGE.URL, VISITOR_PAGE.TITLE, VISITOR_PAGE.SEEN_AT)
                .from(VISITOR_PAGE)
                .where(VISITOR_PAGE.ACCOUNT_ID.eq(Tenant.id()))
                .and(VISITOR_PAGE.VISITOR_ID.eq(visitor.id()))
                .orderBy(VISITOR_PAGE.SEQ.desc())
                .fetch(each -> new SeenPage(each.value1(), each.value2(), each.value3()));
        return sql.select(VISITOR.FIRST_SEEN_AT, VISITOR.LAST_SEEN_AT)
                .from(VISITOR)
                .where(VISITOR.ACCOUNT_ID.eq(Tenant.id()))
                .and(VISITOR.ID.eq(visitor.id()))
                .fetchSingle(each -> new VisitorDetail(visitor, each.value1(), each.value2(), pages, invitations));
    }

    /** How it stands with some visitors. */
    public List<VisitorMoment> moments(List<UUID> ids, Instant now) {
        return read(now)
                .where(VISITOR.ACCOUNT_ID.eq(Tenant.id()))
                .and(VISITOR.ID.in(ids))
                .fetch(each -> moment(each, now));
    }

    // Whoever speaks with somebody is in one conversation, and sees one card, at a time.
    private SelectOnConditionStep<Record> read(Instant now) {
        return sql.select(VISITOR.fields())
                .select(VISITOR_INVITATION.fields())
                .select(
                        CONVERSATION.ID,
                        CONVERSATION.STATE,
                        CONVERSATION.ANSWERED_AT,
                        ATTENDING_ID,
                        ATTENDING,
                        INVITING)
                .select(field(VISITOR.PRESENT.isTrue().and(VisitorPresenceRepository.here(now)))
                        .as(STILL_HERE))
                .from(VISITOR)
                // One by one, so that a page of visitors does not have all that is open looked through.
                .leftJoin(lateral(conversation()).as(CONVERSATION.getName()))
                .on(trueCondition())
                .leftJoin(lateral(invitation(now)).as(VISITOR_INVITATION.getName()))
                .on(trueCondition());
    }

    private static Select<?> conversation() {
        return select(CONVERSATION.fields())
                .select(
                        AGENT.ID.as(ATTENDING_ID.getName()),
                        coalesce(nullif(AGENT.CHAT_NICKNAME, ""), AGENT.NAME).as(ATTENDING.getName()))
                .from(CONVERSATION)
                .leftJoin(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(CONVERSATION.ACCOUNT_ID))
                .and(AGENT.ID.eq(CONVERSATION.AGENT_ID))
                .and(CONVERSATION.ANSWERED_AT.isNotNull())
                .where(CONVERSATION.ACCOUNT_ID.eq(VISITOR.ACCOUNT_ID))
                .and(CONVERSATION.CHANNEL.eq(inline(Channel.WEB_CHAT.name())))
                .and(CONVERSATION.CONTACT.eq(VISITOR.ID.cast(String.class)))
                .and(CONVERSATION.STATE.ne(inline("ENDED")))
                .limit(1);
    }

    private static Select<?> invitation(Instant now) {
        return select(VISITOR_INVITATION.fields())
                .select(coalesce(nullif(INVITER.CHAT_NICKNAME, ""), INVITER.NAME)
                        .as(INVITING.getName()))
                .from(VISITOR_INVITATION)
                .leftJoin(INVITER)
                .on(INVITER.ACCOUNT_ID.eq(VISITOR_INVITATION.ACCOUNT_ID))
                .and(INVITER.ID.eq(VISITOR_INVITATION.AGENT_ID))
                .where(VISITOR_INVITATION.ACCOUNT_ID.eq(VISITOR.ACCOUNT_ID))
                .and(VISITOR_INVITATION.VISITOR_ID.eq(VISITOR.ID))
                .and(VisitorInvitationRepository.waits(now))
                .limit(1);
    }

    private static Condition does(@Nullable VisitorState state, Instant now) {
        return switch (state) {
            case null -> noCondition();
            case BROWSING -> CONVERSATION.ID.isNull().and(VISITOR_INVITATION.ID.isNull());
            case INVITED ->
                CONVERSATION.ID.isNull().and(VISITOR_INVITATION.ID.isNotNull()).and(VISITOR.ID.in(invited(now)));
            case QUEUED ->
                CONVERSATION
                        .STATE
                        .in("WAITING", "RINGING")
                        .and(VISITOR.ID.cast(String.class).in(served()));
            case IN_CHAT ->
                CONVERSATION
                        .STATE
                        .eq("ACTIVE")
                        .and(VISITOR.ID.cast(String.class).in(served()));
        };
    }

    // Few are: whoever merely looks is not gone through for them.
    private static Select<Record1<String>> served() {
        var open = CONVERSATION.as("open");
        return select(open.CONTACT)
                .from(open)
                .where(open.ACCOUNT_ID.eq(Tenant.id()))
                .and(open.CHANNEL.eq(inline(Channel.WEB_CHAT.name())))
                .and(open.STATE.ne(inline("ENDED")));
    }

    private static Select<Record1<UUID>> invited(Instant now) {
        return select(VISITOR_INVITATION.VISITOR_ID)
                .from(VISITOR_INVITATION)
                .where(VISITOR_INVITATION.ACCOUNT_ID.eq(Tenant.id()))
                .and(VisitorInvitationRepository.waits(now));
    }

    private static Condition named(VisitorFilter filter) {
        if (filter.text().isEmpty()) {
            return noCondition();
        }
        Condition found = VISITOR.NAME
                .containsIgnoreCase(filter.text())
                .or(VISITOR.PAGE_URL.containsIgnoreCase(filter.text()))
                .or(VISITOR.PAGE_TITLE.containsIgnoreCase(filter.text()))
                .or(VISITOR.REFERRER.containsIgnoreCase(filter.text()));
        return filter.byEmail() ? found.or(VISITOR.EMAIL.containsIgnoreCase(filter.text())) : found;
    }

    private static VisitorState state(Record row) {
        String conversation = row.get(CONVERSATION.STATE);
        if (conversation != null) {
            return conversation.equals("ACTIVE") ? VisitorState.IN_CHAT : VisitorState.QUEUED;
        }
        return row.get(VISITOR_INVITATION.ID) == null ? VisitorState.BROWSING : VisitorState.INVITED;
    }

    private static PresentVisitor visitor(Record row, Instant now) {
        Sender inviter = row.get(VISITOR_INVITATION.ID) == null
                ? null
                : new Sender(row.get(VISITOR_INVITATION.AGENT_ID), row.get(INVITING));
        Sender attending = row.get(ATTENDING_ID) == null ? null : new Sender(row.get(ATTENDING_ID), row.get(ATTENDING));
        return new PresentVisitor(
                row.get(VISITOR.ID),
                row.get(STILL_HERE),
                state(row),
                row.get(VISITOR.NAME),
                row.get(VISITOR.EMAIL),
                new Visit.Page(row.get(VISITOR.PAGE_URL), row.get(VISITOR.PAGE_TITLE)),
                row.get(VISITOR.PAGE_SINCE),
                row.get(VISITOR.VISIT_STARTED_AT),
                row.get(VISITOR.VISIT_PAGES),
                row.get(VISITOR.VISITS),
                row.get(VISITOR.REFERRER),
                UserAgents.browser(row.get(VISITOR.USER_AGENT)),
                UserAgents.system(row.get(VISITOR.USER_AGENT)),
                row.get(VISITOR.LANGUAGE),
                row.get(VISITOR.TIME_ZONE),
                // Those of before were kept as they came.
                IpAddress.written(row.get(VISITOR.IP)),
                row.get(VISITOR.COUNTRY),
                row.get(VISITOR.CITY),
                attending == null ? inviter : attending,
                row.get(CONVERSATION.ID),
                inviter == null ? null : VisitorInvitationRepository.invitation(row, inviter, now));
    }

    private static VisitorMoment moment(Record row, Instant now) {
        return new VisitorMoment(
                row.get(VISITOR.ID),
                row.get(VISITOR.IP),
                row.get(VISITOR.PAGE_URL),
                row.get(VISITOR.PAGE_TITLE),
                row.get(VISITOR.REFERRER),
                row.get(VISITOR.LANGUAGE),
                row.get(VISITOR.TIME_ZONE),
                row.get(VISITOR.COUNTRY),
                row.get(VISITOR.USER_AGENT),
                seconds(row.get(VISITOR.PAGE_SINCE), now),
                seconds(row.get(VISITOR.VISIT_STARTED_AT), now),
                row.get(VISITOR.VISIT_PAGES),
                row.get(VISITOR.VISITS),
                row.get(VISITOR.EMAIL) != null,
                state(row));
    }

    private static long seconds(OffsetDateTime since, Instant now) {
        return Math.max(0, Duration.between(since.toInstant(), now).toSeconds());
    }
}
