package app.balcao.conversation.routing;

import static app.balcao.conversation.ConversationState.ACTIVE;
import static app.balcao.conversation.ConversationState.ENDED;
import static app.balcao.conversation.ConversationState.RINGING;
import static app.balcao.conversation.ConversationState.WAITING;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CONVERSATION;
import static app.balcao.schema.Tables.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.ApiClient;
import app.balcao.AtOnce;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestHours;
import app.balcao.conversation.Conversation;
import app.balcao.conversation.TestRouting;
import app.balcao.conversation.routing.Offer.Outcome;
import app.balcao.people.ChatStatus;
import app.balcao.people.ChatStatuses;
import app.balcao.platform.tenant.Tenant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who gets which conversation, with real queues and agents. */
@BalcaoTest
class RoutingTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestRouting chats;

    @Autowired
    private RoutingWatch watch;

    @Autowired
    private ChatStatuses statuses;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private UUID support;
    private UUID ana;
    private UUID caio;

    @BeforeEach
    void open() {
        account = accounts.create();
        support = account.support();
        ana = account.agent();
        caio = account.colleague();
    }

    @Test
    void whoIsOnlineHasWhatComesRinging() {
        chats.online(account, ana);
        Conversation conversation = chats.open(account, support);
        assertThat(conversation.state()).isEqualTo(RINGING);
        assertThat(conversation.agentId()).isEqualTo(ana);
        Conversation attended = chats.accept(account, ana, conversation);
        assertThat(attended.state()).isEqualTo(ACTIVE);
        assertThat(attended.answeredAt()).isNotNull();
        assertThat(chats.accept(account, ana, conversation).version()).isEqualTo(attended.version());
    }

    @Test
    @Rule("DST-3")
    void agentsAreServedInTurn() {
        chats.online(account, ana, caio);
        UUID first = answered(chats.open(account, support));
        UUID second = answered(chats.open(account, support));
        UUID third = answered(chats.open(account, support));
        assertThat(second).isNotEqualTo(first);
        assertThat(third).isEqualTo(first);
    }

    @Test
    @Rule("DST-1")
    void whoAttendsTheFewestGetsTheNext() {
        chats.set(account, support, QUEUE.DISTRIBUTION, "LEAST_BUSY");
        chats.online(account, ana);
        answered(chats.open(account, support));
        answered(chats.open(account, support));
        chats.online(account, caio);
        assertThat(answered(chats.open(account, support))).isEqualTo(caio);
        assertThat(answered(chats.open(account, support))).isEqualTo(caio);
    }

    @Test
    @Rule("DST-2")
    void whoHasHadNothingNewForLongestGetsTheNext() {
        chats.set(account, support, QUEUE.DISTRIBUTION, "LONGEST_IDLE");
        chats.online(account, caio);
        chats.online(account, ana);
        assertThat(answered(chats.open(account, support))).isEqualTo(caio);
        assertThat(answered(chats.open(account, support))).isEqualTo(ana);
        assertThat(answered(chats.open(account, support))).isEqualTo(caio);
    }

    @Test
    @Rule({"DST-5", "QUE-1"})
    void whatIsDistributedByHandRingsAtNobodyAndIsTakenByWhoChoosesIt() {
        chats.set(account, support, QUEUE.DISTRIBUTION, "BY_HAND");
        chats.online(account, ana);
        Conversation conversation = chats.open(account, support);
        assertThat(conversation.state()).isEqualTo(WAITING);
        ApiClient client = accounts.signedIn(account, ana);
        assertThat(client.get("/api/v1/queues/waiting").json().at("/total").asInt())
                .isEqualTo(1);
        String path = "/api/v1/conversations/" + conversation.id() + "/take";
        assertThat(client.post(path, null).text("/conversation/state")).isEqualTo("ACTIVE");
        assertThat(client.get("/api/v1/queues/waiting").json().at("/total").asInt())
                .isZero();
        chats.online(account, caio);
        assertThat(accounts.signedIn(account, caio).post(path, null).status()).isEqualTo(409);
        assertThat(accounts.signedIn(account, account.seller()).post(path, null).status())
                .isEqualTo(404);
    }

    @Test
    void anOfferThatNobodyAnswersGoesToTheNextAndCostsTheTurn() {
        chats.online(account, ana, caio);
        Conversation conversation = chats.open(account, support);
        UUID first = conversation.agentId();
        chats.miss(account, conversation);
        Conversation again = chats.now(account, conversation);
        assertThat(again.state()).isEqualTo(RINGING);
        assertThat(again.agentId()).isNotEqualTo(first);
        assertThat(again.waitingSince()).isEqualTo(conversation.waitingSince());
        chats.accept(account, again.agentId(), again);
        assertThat(chats.open(account, support).agentId())
                .as("the first one's turn was over first")
                .isEqualTo(first);
    }

    @Test
    void whatEverybodyHasMissedRingsAgainAfterARound() {
        chats.online(account, ana);
        Conversation conversation = chats.open(account, support);
        chats.miss(account, conversation);
        assertThat(chats.now(account, conversation).state()).isEqualTo(WAITING);
        chats.rested(account, conversation);
        assertThat(chats.now(account, conversation).agentId()).isEqualTo(ana);
    }

    @Test
    void whoDeclinesLeavesItToOthers() {
        chats.online(account, ana, caio);
        Conversation conversation = chats.open(account, support);
        UUID first = conversation.agentId();
        assertThat(accounts.signedIn(account, first)
                        .post("/api/v1/conversations/" + conversation.id() + "/decline", null)
                        .status())
                .isEqualTo(204);
        chats.route(account, conversation.queueId());
        assertThat(chats.now(account, conversation).agentId())
                .isNotEqualTo(first)
                .isNotNull();
    }

    @Test
    @Rule("DST-7")
    void whoMissesSeveralInARowCountsAsAway() {
        chats.set(account, support, QUEUE.MISSED_UNTIL_AWAY, (short) 2);
        chats.online(account, ana);
        chats.miss(account, chats.open(account, support));
        assertThat(online()).contains(ana);
        chats.miss(account, chats.open(account, support));
        assertThat(online()).doesNotContain(ana);
        chats.online(account, ana);
        chats.miss(account, chats.open(account, support));
        assertThat(online()).as("it is counted anew").contains(ana);
    }

    @Test
    @Rule("DST-7")
    void whoAttendsMeanwhileOrDeclinesHasNotMissedThem() {
        chats.set(account, support, QUEUE.MISSED_UNTIL_AWAY, (short) 2);
        chats.online(account, ana);
        chats.miss(account, chats.open(account, support));
        Conversation declined = chats.open(account, support);
        accounts.signedIn(account, ana).post("/api/v1/conversations/" + declined.id() + "/decline", null);
        assertThat(online()).as("to decline does not count").contains(ana);
        chats.accept(account, ana, chats.open(account, support));
        chats.miss(account, chats.open(account, support));
        assertThat(online()).as("counted anew").contains(ana);
        chats.miss(account, chats.open(account, support));
        assertThat(online()).doesNotContain(ana);
    }

    @Test
    @Rule({"CHT-2", "WCH-17"})
    void nobodyGetsMoreThanTheyTakeInAllDepartmentsTogether() {
        chats.setAgent(account, ana, AGENT.MOST_CONVERSATIONS, (short) 2);
        accounts.in(
                account.id(),
                () -> sql.execute(
                        "insert into department_agent (account_id, department_id, agent_id, tickets, chat, manager)"
                                + " values (?, ?, ?, false, true, false)",
                        account.id(),
                        account.sales(),
                        ana));
        chats.online(account, ana);
        chats.accept(account, ana, chats.open(account, support));
        chats.accept(account, ana, chats.open(account, account.sales()));
        assertThat(chats.open(account, support).state()).isEqualTo(WAITING);
        assertThat(accounts.signedIn(account, ana)
                        .post("/api/v1/conversations/next", Map.of())
                        .status())
                .isEqualTo(409);
    }

    @Test
    @Rule("DST-10")
    void whatRingsAtWhoGoesIsTakenBackAndCostsNoTurn() {
        chats.online(account, ana, caio);
        Conversation conversation = chats.open(account, support);
        UUID first = conversation.agentId();
        chats.become(account, first, ChatStatus.OFFLINE);
        Conversation moved = await().until(
                        () -> chats.now(account, conversation),
                        each -> each.state() == RINGING && !first.equals(each.agentId()));
        assertThat(chats.decisions(account, conversation).getFirst().offer().outcome())
                .isEqualTo(Outcome.CANCELLED);
        chats.accept(account, moved.agentId(), moved);
        chats.online(account, first);
        assertThat(chats.open(account, support).agentId()).isEqualTo(first);
    }

    @Test
    @Rule({"DST-10", "DST-3"})
    void whoGoesKeepsTheTurnAndWhoDeclinesDoesNot() {
        // Neither has had a turn, so that the smaller id is next.
        UUID first = ana.toString().compareTo(caio.toString()) < 0 ? ana : caio;
        UUID other = first.equals(ana) ? caio : ana;
        chats.online(account, first);
        Conversation takenBack = chats.open(account, support);
        chats.become(account, first, ChatStatus.OFFLINE);
        over(chats.until(account, takenBack, WAITING));
        chats.online(account, first, other);
        Conversation kept = chats.open(account, support);
        assertThat(kept.agentId()).as("who went is next as before").isEqualTo(first);
        chats.become(account, other, ChatStatus.OFFLINE);
        accounts.signedIn(account, first).post("/api/v1/conversations/" + kept.id() + "/decline", null);
        over(chats.until(account, kept, WAITING));
        chats.online(account, other);
        assertThat(chats.open(account, support).agentId())
                .as("who declined is not")
                .isEqualTo(other);
    }

    @Test
    @Rule("DST-3")
    void whoDeclinesHasHadTheTurn() {
        chats.online(account, ana, caio);
        Conversation conversation = chats.open(account, support);
        UUID first = conversation.agentId();
        chats.decline(account, first, conversation);
        Conversation passedOn = chats.now(account, conversation);
        assertThat(passedOn.agentId()).isNotEqualTo(first);
        over(passedOn);
        assertThat(chats.open(account, support).agentId())
                .as("whose turn was only taken back is next, though the other is before them by id")
                .isEqualTo(passedOn.agentId());
    }

    private void over(Conversation conversation) {
        assertThat(accounts.signedIn(account, account.manager())
                        .post("/api/v1/conversations/" + conversation.id() + "/end", Map.of())
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Rule("DST-10")
    void whatRingsAtWhoIsPutOutOfTheDepartmentIsTakenBack() {
        chats.online(account, ana);
        Conversation conversation = chats.open(account, support);
        ApiClient owner = accounts.signedIn(account, account.owner());
        var department = owner.get("/api/v1/agents/" + ana);
        assertThat(owner.with("If-Match", department.header("ETag"))
                        .put(
                                "/api/v1/agents/" + ana,
                                Map.of(
                                        "name",
                                        "Ana Atendente",
                                        "email",
                                        department.text("/email"),
                                        "isAdministrator",
                                        false,
                                        "active",
                                        true,
                                        "departments",
                                        List.of()))
                        .status())
                .isEqualTo(200);
        assertThat(chats.until(account, conversation, WAITING).agentId()).isNull();
        assertThat(accounts.signedIn(account, ana)
                        .post("/api/v1/conversations/" + conversation.id() + "/accept", null)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void whatIsAcceptedTooLateIsRefusedInWords() {
        chats.online(account, ana);
        Conversation conversation = chats.open(account, support);
        Offer offer = chats.outrun(account, conversation);
        var answer =
                accounts.signedIn(account, ana).post("/api/v1/conversations/" + conversation.id() + "/accept", null);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("/detail")).contains("tempo para aceitar");
        chats.miss(account, conversation);
        Offer missed = chats.decisions(account, conversation).getFirst().offer();
        assertThat(missed.id()).isEqualTo(offer.id());
        assertThat(missed.outcome()).isEqualTo(Outcome.MISSED);
    }

    @Test
    @Rule("DST-8")
    void ofTwoWhoPressAtOnceForOneExactlyOneGetsIt() throws Exception {
        chats.set(account, support, QUEUE.DISTRIBUTION, "BY_HAND");
        chats.online(account, ana, caio);
        Conversation only = chats.open(account, support);
        assertThat(pressedAtOnce()).containsExactlyInAnyOrder(only.id().toString(), "");
        Conversation first = chats.open(account, support);
        Conversation second = chats.open(account, support);
        assertThat(pressedAtOnce())
                .containsExactlyInAnyOrder(first.id().toString(), second.id().toString());
    }

    @Test
    @Rule("DST-9")
    void whatRingsCannotBePulled() {
        chats.online(account, ana);
        Conversation conversation = chats.open(account, support);
        assertThat(conversation.state()).isEqualTo(RINGING);
        chats.become(account, caio, ChatStatus.BUSY);
        ApiClient other = accounts.signedIn(account, caio);
        assertThat(other.post("/api/v1/conversations/next", Map.of())
                        .json()
                        .at("/conversation")
                        .isNull())
                .isTrue();
        assertThat(other.post("/api/v1/conversations/" + conversation.id() + "/take", null)
                        .status())
                .isEqualTo(409);
        assertThat(other.post("/api/v1/conversations/" + conversation.id() + "/accept", null)
                        .status())
                .isEqualTo(409);
    }

    @Test
    @Rule("CAG-8")
    void whoIsOfflineTakesNothingWhoIsBusyMay() {
        chats.set(account, support, QUEUE.DISTRIBUTION, "BY_HAND");
        Conversation conversation = chats.open(account, support);
        ApiClient client = accounts.signedIn(account, ana);
        chats.become(account, ana, ChatStatus.OFFLINE);
        assertThat(client.post("/api/v1/conversations/next", Map.of()).status()).isEqualTo(409);
        chats.become(account, ana, ChatStatus.BUSY);
        assertThat(client.post("/api/v1/conversations/next", Map.of()).text("/conversation/id"))
                .isEqualTo(conversation.id().toString());
    }

    @Test
    @Rule("QUE-2")
    void theNextIsWhoHasWaitedLongestInAnyOfTheQueues() {
        accounts.in(
                account.id(),
                () -> sql.execute(
                        "insert into department_agent (account_id, department_id, agent_id, tickets, chat, manager)"
                                + " values (?, ?, ?, false, true, false)",
                        account.id(),
                        account.sales(),
                        ana));
        chats.set(account, support, QUEUE.DISTRIBUTION, "BY_HAND");
        chats.set(account, account.sales(), QUEUE.DISTRIBUTION, "BY_HAND");
        Conversation first = chats.open(account, account.sales());
        Conversation second = chats.open(account, support);
        Conversation third = chats.open(account, account.sales());
        chats.online(account, ana);
        ApiClient client = accounts.signedIn(account, ana);
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            taken.add(client.post("/api/v1/conversations/next", Map.of()).text("/conversation/id"));
        }
        assertThat(taken)
                .containsExactly(
                        first.id().toString(),
                        second.id().toString(),
                        third.id().toString());
    }

    @Test
    @Rule("DST-11")
    void whatWaitsIsFoundAndRoutedInItsOrderByTheJobAlone() {
        Conversation first = chats.open(account, support);
        Conversation second = chats.open(account, support);
        chats.setAgent(account, ana, AGENT.MOST_CONVERSATIONS, (short) 1);
        // As after a restart: nothing is known but what is stored.
        accounts.in(
                account.id(),
                () -> sql.execute(
                        "insert into agent_chat_status (account_id, agent_id, status, changed_at) values (?, ?, 'ONLINE', now())",
                        account.id(),
                        ana));
        Tenant.run(account.id(), () -> watch.look(first.queueId()));
        assertThat(chats.now(account, first).agentId()).isEqualTo(ana);
        assertThat(chats.now(account, second).state()).isEqualTo(WAITING);
    }

    @Test
    void whenAllAgentsAreGoneConversationsWaitUntilOneComes() {
        chats.online(account, ana, caio);
        Conversation conversation = chats.open(account, support);
        chats.become(account, ana, ChatStatus.OFFLINE);
        chats.become(account, caio, ChatStatus.OFFLINE);
        assertThat(chats.until(account, conversation, WAITING).agentId()).isNull();
        chats.online(account, account.manager());
        assertThat(chats.until(account, conversation, RINGING).agentId()).isEqualTo(account.manager());
    }

    @Test
    void whyThisAgentIsToldToWhoMayKnow() {
        chats.online(account, ana);
        chats.become(account, caio, ChatStatus.BUSY);
        Conversation conversation = chats.open(account, support);
        String path = "/api/v1/conversations/" + conversation.id() + "/decisions";
        var told =
                accounts.signedIn(account, account.manager()).get(path).json().at("/items/0");
        assertThat(told.at("/reason").asString()).isEqualTo("TURN");
        assertThat(told.at("/decision/chosen").asString()).isEqualTo(ana.toString());
        assertThat(told.at("/decision/candidates").valueStream().map(each -> each.at("/excluded")
                        .asString("")))
                .containsExactlyInAnyOrder("", "BUSY", "OFFLINE");
        assertThat(accounts.signedIn(account, account.seller()).get(path).status())
                .isEqualTo(404);
    }

    @Test
    @Rule("QUE-4")
    void whoHasWaitedTooLongIsSentToTheOfflineForm() {
        TestHours.always(accounts.signedIn(account, account.owner()));
        chats.set(account, support, QUEUE.LONGEST_WAIT_MINUTES, 5);
        Conversation conversation = chats.open(account, support);
        waitedFor(conversation, 4);
        Tenant.run(account.id(), () -> watch.look(conversation.queueId()));
        assertThat(chats.now(account, conversation).state()).isEqualTo(WAITING);
        waitedFor(conversation, 6);
        Tenant.run(account.id(), () -> watch.look(conversation.queueId()));
        Conversation ended = chats.now(account, conversation);
        assertThat(ended.state()).isEqualTo(ENDED);
        assertThat(String.valueOf(ended.endReason())).isEqualTo("OVERFLOW");
    }

    @Test
    @Rule("QUE-4")
    void whoHasWaitedTooLongIsPassedOnToTheOtherQueue() {
        UUID sales = chats.queue(account, account.sales());
        chats.set(account, support, QUEUE.LONGEST_WAIT_MINUTES, 5);
        chats.set(account, support, QUEUE.OVERFLOW, "OTHER_QUEUE");
        chats.set(account, support, QUEUE.OVERFLOW_QUEUE_ID, sales);
        Conversation conversation = chats.open(account, support);
        waitedFor(conversation, 6);
        chats.online(account, account.seller());
        Tenant.run(account.id(), () -> watch.look(conversation.queueId()));
        Conversation moved = chats.until(account, conversation, RINGING);
        assertThat(moved.queueId()).isEqualTo(sales);
        assertThat(moved.waitingSince()).as("behind those who wait there").isAfter(conversation.waitingSince());
        assertThat(moved.departmentId()).isEqualTo(account.sales());
        assertThat(moved.agentId()).isEqualTo(account.seller());
    }

    @Test
    @Rule("QUE-4")
    void whereTheOtherQueueIsFullTheyGoToTheOfflineForm() {
        UUID sales = chats.queue(account, account.sales());
        chats.set(account, account.sales(), QUEUE.MOST_WAITING, 1);
        chats.open(account, account.sales());
        chats.set(account, support, QUEUE.LONGEST_WAIT_MINUTES, 5);
        chats.set(account, support, QUEUE.OVERFLOW, "OTHER_QUEUE");
        chats.set(account, support, QUEUE.OVERFLOW_QUEUE_ID, sales);
        Conversation conversation = chats.open(account, support);
        waitedFor(conversation, 6);
        Tenant.run(account.id(), () -> watch.look(conversation.queueId()));
        assertThat(String.valueOf(chats.now(account, conversation).endReason())).isEqualTo("OVERFLOW");
    }

    private void waitedFor(Conversation conversation, int minutes) {
        accounts.in(account.id(), () -> sql.update(CONVERSATION)
                .set(CONVERSATION.WAITING_SINCE, OffsetDateTime.now().minusMinutes(minutes))
                .where(CONVERSATION.ID.eq(conversation.id()))
                .execute());
    }

    private UUID answered(Conversation ringing) {
        assertThat(ringing.state()).isEqualTo(RINGING);
        return chats.accept(account, ringing.agentId(), ringing).agentId();
    }

    private java.util.Set<UUID> online() {
        return accounts.in(account.id(), statuses::online);
    }

    private List<String> pressedAtOnce() throws Exception {
        ApiClient one = accounts.signedIn(account, ana);
        ApiClient other = accounts.signedIn(account, caio);
        List<Callable<String>> presses = List.of(() -> press(one), () -> press(other));
        return AtOnce.all(presses);
    }

    private static String press(ApiClient client) {
        var answer = client.post("/api/v1/conversations/next", Map.of());
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().at("/conversation/id").asString("");
    }
}
