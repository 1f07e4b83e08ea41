package app.balcao.conversation;

import static app.balcao.schema.Tables.CONVERSATION;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.QUEUE;

import app.balcao.ApiClient;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.conversation.store.ConversationRepository;
import app.balcao.schema.tables.records.ConversationRecord;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.UpdateSetFirstStep;
import org.jooq.UpdateSetMoreStep;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** Begins conversations for tests as a channel does, and puts them where a test needs them. */
@TestComponent
public class TestConversations {

    private final TestAccounts accounts;
    private final ConversationOpening opening;
    private final ConversationMessages messages;
    private final ConversationRepository conversations;
    private final ConversationEnding ending;
    private final DSLContext sql;

    TestConversations(
            TestAccounts accounts,
            ConversationOpening opening,
            ConversationMessages messages,
            ConversationRepository conversations,
            ConversationEnding ending,
            DSLContext sql) {
        this.accounts = accounts;
        this.opening = opening;
        this.messages = messages;
        this.conversations = conversations;
        this.ending = ending;
        this.sql = sql;
    }

    /** Fills a world: one that the owner attends, one that an agent does, one whose contact was blocked, and labels. */
    public void fill(TestAccount account, ApiClient owner, String secret, Map<String, String> ids) {
        // In a department that none of the world's agents attends, so that nobody sees it but who sees everything.
        UUID elsewhere = accounts.in(account.id(), () -> sql.insertInto(DEPARTMENT)
                .set(DEPARTMENT.ACCOUNT_ID, account.id())
                .set(DEPARTMENT.NAME, "Chat " + secret)
                .returningResult(DEPARTMENT.ID)
                .fetchSingle()
                .value1());
        String email = "clara@cliente.example";
        ids.put(
                "conversations",
                attended(account, waiting(account, elsewhere, email), account.owner())
                        .id()
                        .toString());
        // Nobody else writes in it, and an administrator does with it what the owner does.
        ids.put(
                "POST conversations",
                attended(account, waiting(account, elsewhere, email), account.manager())
                        .id()
                        .toString());
        String blocked =
                "/api/v1/conversations/" + attended(account, account.owner()).id() + "/block";
        ids.put(
                "contact-blocks",
                owner.post(blocked, Map.of("reason", "Motivo " + secret)).text("/id"));
        for (String name : List.of("conversation-labels", "DELETE conversation-labels")) {
            Map<String, Object> label = Map.of("name", name + secret, "color", "#2b8a3e", "active", true);
            ids.put(name, owner.post("/api/v1/conversation-labels", label).text("/id"));
        }
        ids.put("DELETE conversations", over(account, elsewhere).id().toString());
        for (String name : List.of("trash/conversations", "DELETE trash/conversations")) {
            String discarded = over(account, elsewhere).id().toString();
            owner.delete("/api/v1/conversations/" + discarded);
            ids.put(name, discarded);
        }
        ids.put("conversationIds", over(account, elsewhere).id().toString());
        ids.put("labelIds", ids.get("conversation-labels"));
        ids.put("labelId", ids.get("conversation-labels"));
    }

    /** The queue that a department has. */
    public UUID queue(TestAccount account, UUID departmentId) {
        return accounts.in(account.id(), () -> sql.select(QUEUE.ID)
                .from(QUEUE)
                .where(QUEUE.DEPARTMENT_ID.eq(departmentId))
                .and(QUEUE.NAME.isNull())
                .fetchSingle(QUEUE.ID));
    }

    /** One that waits in support: Clara wrote "Oi". */
    public Conversation waiting(TestAccount account) {
        return waiting(account, account.support(), "clara@cliente.example");
    }

    public Conversation waiting(TestAccount account, UUID departmentId, @Nullable String email) {
        var wanted = new NewConversation(
                queue(account, departmentId),
                Channel.WEB_CHAT,
                Entry.CUSTOMER,
                "visitante-" + UUID.randomUUID(),
                null,
                "Clara Nogueira",
                email,
                List.of(new Answer(null, "Pedido", "4711", null)),
                null,
                draft("Oi"));
        return accounts.in(account.id(), () -> opening.open(wanted));
    }

    /** The same contact begins another one. */
    public Conversation again(TestAccount account, Conversation before) {
        var wanted = new NewConversation(
                before.queueId(),
                before.channel(),
                Entry.CUSTOMER,
                before.contact(),
                null,
                before.customerName(),
                before.customerEmail(),
                List.of(),
                null,
                draft("Oi de novo"));
        return accounts.in(account.id(), () -> opening.open(wanted));
    }

    /** One of support that an agent attends. */
    public Conversation attended(TestAccount account, UUID agentId) {
        return attended(account, waiting(account), agentId);
    }

    /** The same of one that waits. */
    public Conversation attended(TestAccount account, Conversation waiting, UUID agentId) {
        change(account, waiting.id(), row -> row.set(CONVERSATION.STATE, "ACTIVE")
                .set(CONVERSATION.AGENT_ID, agentId)
                .set(CONVERSATION.ANSWERED_AT, OffsetDateTime.now()));
        return find(account, waiting.id());
    }

    /** One of support that an agent attended, and that is over. */
    public Conversation ended(TestAccount account, UUID agentId) {
        return ended(account, attended(account, agentId), agentId);
    }

    private Conversation ended(TestAccount account, Conversation attended, UUID agentId) {
        return accounts.in(
                account.id(),
                () -> ending.end(conversations.lock(attended.id()).orElseThrow(), EndReason.AGENT, agentId));
    }

    private Conversation over(TestAccount account, UUID departmentId) {
        Conversation waiting = waiting(account, departmentId, "clara@cliente.example");
        return ended(account, attended(account, waiting, account.owner()), account.owner());
    }

    /** The customer writes. */
    public ConversationMessageView says(TestAccount account, Conversation conversation, String text) {
        return accounts.in(
                account.id(),
                () -> messages.fromCustomer(conversation.id(), conversation.contact(), null, draft(text)));
    }

    public Conversation find(TestAccount account, UUID id) {
        return accounts.in(account.id(), () -> conversations.find(id).orElseThrow());
    }

    /** Changes what only time, or a part of the program that a test is not about, changes. */
    public void change(
            TestAccount account,
            UUID id,
            Function<UpdateSetFirstStep<ConversationRecord>, UpdateSetMoreStep<ConversationRecord>> how) {
        accounts.in(account.id(), () -> how.apply(sql.update(CONVERSATION))
                .where(CONVERSATION.ID.eq(id))
                .execute());
    }

    public static MessageDraft draft(String text) {
        return new MessageDraft(UUID.randomUUID().toString(), text, null);
    }
}
