package app.balcao.conversation.routing;

import static app.balcao.conversation.ConversationState.ENDED;
import static app.balcao.conversation.ConversationState.WAITING;
import static app.balcao.schema.Tables.CONVERSATION;
import static app.balcao.schema.Tables.CONVERSATION_MESSAGE;
import static app.balcao.schema.Tables.QUEUE;
import static app.balcao.schema.Tables.WORK_SHIFT_WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestHours;
import app.balcao.conversation.Conversation;
import app.balcao.conversation.EndReason;
import app.balcao.conversation.TestRouting;
import app.balcao.people.ChatStatus;
import app.balcao.platform.tenant.Tenant;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Who waits, while nobody is there or the hours are over. */
@BalcaoTest
class AbsencesTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestRouting chats;

    @Autowired
    private RoutingWatch watch;

    @Autowired
    private DSLContext sql;

    @Autowired
    private JsonMapper json;

    private TestAccount account;
    private UUID support;
    private UUID ana;

    @BeforeEach
    void aQueueWhoseAgentsTakeWhatWaits() {
        account = accounts.create();
        support = account.support();
        ana = account.agent();
        TestHours.always(accounts.signedIn(account, account.owner()));
        chats.set(account, support, QUEUE.DISTRIBUTION, "BY_HAND");
    }

    private void look(Conversation conversation) {
        Tenant.run(account.id(), () -> watch.look(conversation.queueId()));
    }

    /** What happened, as it stands in the conversation. */
    private List<String> told(Conversation conversation) {
        return accounts.in(account.id(), () -> sql.select(CONVERSATION_MESSAGE.EVENT)
                .from(CONVERSATION_MESSAGE)
                .where(CONVERSATION_MESSAGE.CONVERSATION_ID.eq(conversation.id()))
                .and(CONVERSATION_MESSAGE.EVENT.isNotNull())
                .orderBy(CONVERSATION_MESSAGE.SEQ)
                .fetch(row -> json.readTree(row.value1().data()).path("what").asString()));
    }

    @Test
    @Rule("OFF-4")
    void whoWaitsIsToldOnceWhenTheLastAgentLeavesAndWhenOneIsBack() {
        chats.online(account, ana, account.colleague());
        Conversation conversation = chats.open(account, support);
        chats.become(account, account.colleague(), ChatStatus.OFFLINE);
        look(conversation);
        assertThat(told(conversation)).isEmpty();
        chats.become(account, ana, ChatStatus.OFFLINE);
        look(conversation);
        look(conversation);
        assertThat(told(conversation)).containsExactly("nobody-there");
        chats.online(account, ana);
        look(conversation);
        look(conversation);
        assertThat(told(conversation)).containsExactly("nobody-there", "somebody-there");
        assertThat(chats.now(account, conversation).state()).isEqualTo(WAITING);
    }

    @Test
    @Rule("OFF-4")
    void whoIsBusyIsThereForWhoWaits() {
        chats.online(account, ana);
        Conversation conversation = chats.open(account, support);
        chats.become(account, ana, ChatStatus.BUSY);
        look(conversation);
        assertThat(told(conversation)).isEmpty();
    }

    @Test
    @Rule("OFF-4")
    void whoCameWhileNobodyWasThereIsLeftByWhoCameLater() {
        Conversation conversation = chats.open(account, support);
        look(conversation);
        assertThat(told(conversation)).isEmpty();
        chats.online(account, ana);
        look(conversation);
        chats.become(account, ana, ChatStatus.OFFLINE);
        look(conversation);
        assertThat(told(conversation)).containsExactly("nobody-there");
    }

    @Test
    @Rule({"OFF-4", "DST-11"})
    void whatTheProgramDidNotSeeHappenIsToldByTheJobInTheDatabase() {
        chats.online(account, ana);
        Conversation conversation = chats.open(account, support);
        chats.become(account, ana, ChatStatus.OFFLINE);
        await().atMost(Duration.ofSeconds(40)).until(() -> told(conversation).contains("nobody-there"));
    }

    @Test
    @Rule("OFF-4")
    void whoCameWithinTheHoursIsLetGoWhenTheyEnd() {
        chats.online(account, ana);
        Conversation before = chats.open(account, support);
        Conversation after = chats.open(account, support);
        OffsetDateTime twoDaysAgo = OffsetDateTime.now(ZoneOffset.UTC).minusDays(2);
        accounts.in(account.id(), () -> sql.update(CONVERSATION)
                .set(CONVERSATION.WAITING_SINCE, twoDaysAgo)
                .where(CONVERSATION.ID.eq(before.id()))
                .execute());
        look(before);
        assertThat(chats.now(account, before).state()).isEqualTo(WAITING);
        accounts.in(account.id(), () -> sql.deleteFrom(WORK_SHIFT_WINDOW)
                .where(WORK_SHIFT_WINDOW.WEEKDAY.ne(
                        (short) twoDaysAgo.getDayOfWeek().getValue()))
                .execute());
        look(before);
        Conversation ended = chats.now(account, before);
        assertThat(ended.state()).isEqualTo(ENDED);
        assertThat(ended.endReason()).isEqualTo(EndReason.OUT_OF_HOURS);
        assertThat(told(before)).containsExactly("ended");
        assertThat(chats.now(account, after).state())
                .as("who came after the hours, as by a transfer")
                .isEqualTo(WAITING);
    }
}
