package app.balcao.conversation;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CONVERSATION_OFFER;
import static app.balcao.schema.Tables.QUEUE;
import static org.awaitility.Awaitility.await;

import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.conversation.ConversationMessage.Author;
import app.balcao.conversation.routing.Offer;
import app.balcao.conversation.routing.Offers;
import app.balcao.conversation.routing.Router;
import app.balcao.conversation.store.ConversationRepository;
import app.balcao.conversation.store.OfferRepository;
import app.balcao.people.ChatStatus;
import app.balcao.people.ChatStatuses;
import app.balcao.platform.tenant.Tenant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** Lets customers of test accounts write, and agents be there or not. */
@TestComponent
public class TestRouting {

    private final TestAccounts accounts;
    private final ConversationOpening opening;
    private final ConversationMessages messages;
    private final ConversationRepository conversations;
    private final OfferRepository offers;
    private final Offers ringing;
    private final Router router;
    private final ChatStatuses statuses;
    private final DSLContext sql;

    TestRouting(
            TestAccounts accounts,
            ConversationOpening opening,
            ConversationMessages messages,
            ConversationRepository conversations,
            OfferRepository offers,
            Offers ringing,
            Router router,
            ChatStatuses statuses,
            DSLContext sql) {
        this.accounts = accounts;
        this.opening = opening;
        this.messages = messages;
        this.conversations = conversations;
        this.offers = offers;
        this.ringing = ringing;
        this.router = router;
        this.statuses = statuses;
        this.sql = sql;
    }

    /** The queue that a department has had since it was made. */
    public UUID queue(TestAccount account, UUID departmentId) {
        return accounts.in(account.id(), () -> sql.select(QUEUE.ID)
                .from(QUEUE)
                .where(QUEUE.DEPARTMENT_ID.eq(departmentId))
                .and(QUEUE.NAME.isNull())
                .fetchSingle(QUEUE.ID));
    }

    /** Sets one thing of a department's queue. */
    public <T> void set(TestAccount account, UUID departmentId, TableField<?, T> field, @Nullable T value) {
        accounts.in(account.id(), () -> sql.update(QUEUE)
                .set(field, value)
                .where(QUEUE.DEPARTMENT_ID.eq(departmentId))
                .execute());
    }

    /** Sets one thing of an agent. */
    public <T> void setAgent(TestAccount account, UUID agentId, TableField<?, T> field, @Nullable T value) {
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(field, value)
                .where(AGENT.ID.eq(agentId))
                .execute());
    }

    /** Signed in, since agents without a session are taken out of the chat once a minute. */
    public void become(TestAccount account, UUID agentId, ChatStatus status) {
        accounts.session(account, agentId);
        var acting = accounts.acting(account, agentId);
        accounts.in(account.id(), () -> {
            statuses.choose(acting, status);
            return null;
        });
    }

    public void online(TestAccount account, UUID... agentIds) {
        for (UUID agentId : agentIds) {
            become(account, agentId, ChatStatus.ONLINE);
        }
    }

    /** Somebody whom nobody knows by e-mail writes. */
    public Conversation open(TestAccount account, UUID departmentId) {
        return open(account, departmentId, null);
    }

    public Conversation open(TestAccount account, UUID departmentId, @Nullable String email) {
        return open(account, departmentId, email, Entry.CUSTOMER, null);
    }

    /** Somebody writes, and whoever is free then has it ringing. */
    public Conversation open(
            TestAccount account, UUID departmentId, @Nullable String email, Entry entry, @Nullable UUID invitedBy) {
        var wanted = new NewConversation(
                queue(account, departmentId),
                Channel.WEB_CHAT,
                entry,
                UUID.randomUUID().toString(),
                null,
                email == null ? "" : "Rita Cliente",
                email,
                List.of(),
                invitedBy,
                new MessageDraft("1", "Olá, preciso de ajuda", null));
        Conversation opened = accounts.in(account.id(), () -> opening.open(wanted));
        route(account, opened.queueId());
        return now(account, opened);
    }

    /** Routes a queue here and now; the program does it by itself soon. */
    public void route(TestAccount account, UUID queueId) {
        Tenant.run(account.id(), () -> router.route(queueId));
    }

    /** A conversation as it stands. */
    public Conversation now(TestAccount account, Conversation conversation) {
        return accounts.in(
                account.id(), () -> conversations.find(conversation.id()).orElseThrow());
    }

    /** Waits until a conversation stands so. */
    public Conversation until(TestAccount account, Conversation conversation, ConversationState state) {
        return await().until(() -> now(account, conversation), each -> each.state() == state);
    }

    /** The agent takes what rings at them. */
    public Conversation accept(TestAccount account, UUID agentId, Conversation conversation) {
        var acting = accounts.acting(account, agentId);
        return Tenant.call(account.id(), () -> ringing.accept(acting, conversation.id()));
    }

    public void decline(TestAccount account, UUID agentId, Conversation conversation) {
        var acting = accounts.acting(account, agentId);
        Tenant.run(account.id(), () -> ringing.decline(acting, conversation.id()));
        route(account, conversation.queueId());
    }

    /** Lets the time of what rings of a conversation run out. */
    public void miss(TestAccount account, Conversation conversation) {
        Offer offer = outrun(account, conversation);
        Tenant.run(account.id(), () -> ringing.expire(offer.id()));
        route(account, conversation.queueId());
    }

    /** Lets the time of what rings run out, before the program has noticed. */
    public Offer outrun(TestAccount account, Conversation conversation) {
        return accounts.in(account.id(), () -> {
            List<Offer> open = offers.open(conversation.id());
            sql.update(CONVERSATION_OFFER)
                    .set(CONVERSATION_OFFER.EXPIRES_AT, OffsetDateTime.now().minusSeconds(1))
                    .where(CONVERSATION_OFFER.ID.in(open.stream().map(Offer::id).toList()))
                    .execute();
            return open.getFirst();
        });
    }

    /** Lets nobody be left alone with what they missed any more. */
    public void rested(TestAccount account, Conversation conversation) {
        accounts.in(account.id(), () -> sql.update(CONVERSATION_OFFER)
                .set(CONVERSATION_OFFER.CLOSED_AT, OffsetDateTime.now().minusHours(1))
                .where(CONVERSATION_OFFER.CONVERSATION_ID.eq(conversation.id()))
                .and(CONVERSATION_OFFER.CLOSED_AT.isNotNull())
                .execute());
        route(account, conversation.queueId());
    }

    /** What came of each offer of a conversation, the first one first. */
    public List<OfferRepository.Explained> decisions(TestAccount account, Conversation conversation) {
        return accounts.in(account.id(), () -> offers.explained(conversation.id()));
    }

    /** Its agent writes. */
    public ConversationMessageView says(TestAccount account, UUID agentId, Conversation conversation, String text) {
        return accounts.in(
                account.id(),
                () -> messages.sent(
                        conversations.lock(conversation.id()).orElseThrow(),
                        Author.AGENT,
                        agentId,
                        null,
                        new MessageDraft(UUID.randomUUID().toString(), text, null)));
    }

    /** An agent attends somebody and writes to them, which binds them where bindings are on. */
    public Conversation attend(TestAccount account, UUID agentId, UUID departmentId, String email) {
        Conversation conversation = open(account, departmentId, email);
        Conversation attended = accept(account, agentId, conversation);
        says(account, agentId, attended, "Oi, eu ajudo");
        return attended;
    }
}
