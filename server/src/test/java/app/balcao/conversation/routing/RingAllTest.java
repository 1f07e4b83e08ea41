package app.balcao.conversation.routing;

import static app.balcao.conversation.ConversationState.ENDED;
import static app.balcao.conversation.ConversationState.RINGING;
import static app.balcao.conversation.ConversationState.WAITING;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.QUEUE;
import static app.balcao.schema.Tables.QUEUE_TURN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.AtOnce;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.conversation.Conversation;
import app.balcao.conversation.TestRouting;
import app.balcao.conversation.binding.BindingForm;
import app.balcao.conversation.routing.Offer.Outcome;
import app.balcao.conversation.store.BindingRepository;
import app.balcao.conversation.store.OfferRepository.Explained;
import app.balcao.people.ChatStatus;
import app.balcao.people.ChatStatuses;
import app.balcao.platform.realtime.LiveClient;
import app.balcao.platform.tenant.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What waits rings at everybody who can have it, until one accepts. */
@BalcaoTest
class RingAllTest {

    private static final String CLARA = "clara@cliente.example";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestRouting chats;

    @Autowired
    private RoutingWatch watch;

    @Autowired
    private ChatStatuses statuses;

    @Autowired
    private BindingRepository bindings;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private UUID support;
    private UUID ana;
    private UUID caio;
    private UUID marcos;

    @BeforeEach
    void open() {
        account = accounts.create();
        support = account.support();
        ana = account.agent();
        caio = account.colleague();
        marcos = account.manager();
        chats.set(account, support, QUEUE.DISTRIBUTION, "RING_ALL");
    }

    @Test
    @Rule("DST-4")
    void itRingsAtEverybodyWhoCanHaveItAtTheSameTime() {
        chats.online(account, ana, caio, marcos);
        chats.setAgent(account, marcos, AGENT.AUTOMATIC_DISTRIBUTION, false);
        Conversation conversation = chats.open(account, support);
        assertThat(conversation.state()).isEqualTo(RINGING);
        assertThat(conversation.agentId()).as("nobody's yet").isNull();
        assertThat(ringsAt(conversation)).containsExactlyInAnyOrder(ana, caio);
        assertThat(offers(conversation)).allSatisfy(each -> assertThat(each.expiresAt())
                .isEqualTo(each.offeredAt().plusSeconds(30)));
        for (UUID each : List.of(ana, caio)) {
            assertThat(mine(each)).containsExactly(conversation.id().toString());
            assertThat(accounts.signedIn(account, each).get(path(conversation)).status())
                    .isEqualTo(200);
        }
        assertThat(mine(marcos)).isEmpty();
    }

    @Test
    @Rule("DST-4")
    void onceOneAcceptsItIsTakenBackAtTheOthersWhoAreToldWhoHasIt() {
        chats.online(account, ana, caio);
        Conversation conversation = chats.open(account, support);
        LiveClient live = LiveClient.open(accounts.address(), accounts.session(account, ana), null);
        live.subscribe("agent:" + ana);
        live.awaitFrame("subscribed");
        Conversation attended = chats.accept(account, caio, conversation);
        assertThat(attended.attendedBy(caio)).isTrue();
        assertThat(chats.accept(account, caio, conversation).version()).isEqualTo(attended.version());
        JsonNode told = live.awaitFrame(each -> each.path("kind").asString().equals("conversation-rings-no-more"));
        assertThat(told.at("/data/outcome").asString()).isEqualTo("TAKEN");
        assertThat(told.at("/data/by").asString()).isEqualTo("Caio Colega");
        assertThat(told.at("/data/number").asLong()).isEqualTo(conversation.number());
        assertThat(outcomes(conversation)).isEqualTo(Map.of(ana, Outcome.TAKEN, caio, Outcome.ACCEPTED));
        assertThat(mine(ana)).isEmpty();
        assertThat(accounts.signedIn(account, ana).get(path(conversation)).status())
                .isEqualTo(404);
        Answer late = accept(ana, conversation);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("/detail")).contains("Caio Colega");
    }

    @Test
    @Rule("DST-4")
    void ofTwoWhoAcceptAtOnceOneHasItAndTheOtherIsToldWho() throws Exception {
        chats.online(account, ana, caio);
        for (int round = 0; round < 4; round++) {
            Conversation conversation = chats.open(account, support);
            List<Answer> answers =
                    AtOnce.all(List.of(() -> accept(ana, conversation), () -> accept(caio, conversation)));
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            boolean anaHasIt = answers.getFirst().status() == 200;
            Conversation attended = chats.now(account, conversation);
            assertThat(attended.attendedBy(anaHasIt ? ana : caio)).isTrue();
            assertThat(answers.get(anaHasIt ? 1 : 0).text("/detail"))
                    .contains(anaHasIt ? "Ana Atendente" : "Caio Colega");
            end(conversation);
        }
    }

    @Test
    @Rule("DST-4")
    void whoDeclinesIsLeftOutAndItGoesOnRingingAtTheOthers() {
        chats.online(account, ana, caio);
        Conversation conversation = chats.open(account, support);
        chats.decline(account, ana, conversation);
        assertThat(chats.now(account, conversation).state()).isEqualTo(RINGING);
        assertThat(ringsAt(conversation)).as("nor does it ring at them anew").containsExactly(caio);
        assertThat(mine(ana)).isEmpty();
        assertThat(accept(ana, conversation).status()).isEqualTo(409);
        chats.miss(account, conversation);
        assertThat(chats.now(account, conversation).state()).isEqualTo(WAITING);
        assertThat(outcomes(conversation)).isEqualTo(Map.of(ana, Outcome.DECLINED, caio, Outcome.MISSED));
        chats.rested(account, conversation);
        assertThat(ringsAt(conversation)).as("in the next round").containsExactlyInAnyOrder(ana, caio);
    }

    @Test
    @Rule("DST-4")
    void whatAllDeclineWaitsForTheNextRound() {
        chats.online(account, ana, caio);
        Conversation conversation = chats.open(account, support);
        chats.decline(account, ana, conversation);
        chats.decline(account, caio, conversation);
        Conversation waits = chats.now(account, conversation);
        assertThat(waits.state()).isEqualTo(WAITING);
        assertThat(waits.waitingSince()).isEqualTo(conversation.waitingSince());
        chats.rested(account, conversation);
        assertThat(ringsAt(conversation)).containsExactlyInAnyOrder(ana, caio);
    }

    @Test
    @Rule({"DST-4", "DST-7"})
    void whatNobodyAnswersCountsAsMissedByAllAtWhomItRangAndCostsNoTurn() {
        chats.set(account, support, QUEUE.MISSED_UNTIL_AWAY, (short) 1);
        chats.online(account, ana, caio, marcos);
        Conversation conversation = chats.open(account, support);
        chats.decline(account, marcos, conversation);
        chats.miss(account, conversation);
        assertThat(outcomes(conversation))
                .isEqualTo(Map.of(ana, Outcome.MISSED, caio, Outcome.MISSED, marcos, Outcome.DECLINED));
        assertThat(accounts.in(account.id(), statuses::online)).isEqualTo(Set.of(marcos));
        assertThat(accounts.in(account.id(), () -> sql.fetchValues(QUEUE_TURN.TURN)))
                .allMatch(each -> each == 0);
    }

    @Test
    @Rule({"DST-4", "DST-10"})
    void atWhoGoesItRingsNoMoreAndGoesOnAtTheOthers() {
        chats.online(account, ana, caio);
        Conversation conversation = chats.open(account, support);
        chats.become(account, ana, ChatStatus.OFFLINE);
        await().until(() -> ringsAt(conversation), List.of(caio)::equals);
        assertThat(outcomes(conversation)).containsEntry(ana, Outcome.CANCELLED);
        assertThat(chats.now(account, conversation).state()).isEqualTo(RINGING);
        chats.become(account, caio, ChatStatus.BUSY);
        chats.until(account, conversation, WAITING);
    }

    @Test
    @Rule("DST-4")
    void whoComesWhileItRingsIsRungAtAsLong() {
        chats.online(account, ana);
        Conversation conversation = chats.open(account, support);
        assertThat(ringsAt(conversation)).containsExactly(ana);
        chats.online(account, caio);
        await().until(() -> ringsAt(conversation).size() == 2);
        assertThat(offers(conversation).getLast().agentId()).isEqualTo(caio);
        assertThat(offers(conversation).getLast().expiresAt())
                .isAfterOrEqualTo(offers(conversation).getFirst().expiresAt());
        chats.become(account, ana, ChatStatus.OFFLINE);
        await().until(() -> ringsAt(conversation), List.of(caio)::equals);
        chats.online(account, ana);
        await().until(() -> ringsAt(conversation).size() == 2);
        assertThat(chats.accept(account, ana, conversation).attendedBy(ana)).isTrue();
    }

    @Test
    @Rule({"DST-4", "CHT-2"})
    void itRingsAtNobodyBeyondWhatTheyTakeAndThoseWhoAreFreeAgainAreRungAt() {
        chats.setAgent(account, ana, AGENT.MOST_CONVERSATIONS, (short) 1);
        chats.online(account, ana, caio);
        Conversation first = chats.open(account, support);
        Conversation second = chats.open(account, support);
        assertThat(ringsAt(first)).containsExactlyInAnyOrder(ana, caio);
        assertThat(ringsAt(second)).as("something rings at Ana already").containsExactly(caio);
        chats.accept(account, caio, first);
        await().until(() -> ringsAt(second).size() == 2);
        chats.accept(account, ana, second);
        assertThat(ringsAt(chats.open(account, support))).containsExactly(caio);
    }

    @Test
    @Rule({"DST-4", "DST-9"})
    void nobodyElseTakesWhatRings() {
        chats.online(account, ana, caio);
        chats.become(account, marcos, ChatStatus.BUSY);
        Conversation conversation = chats.open(account, support);
        ApiClient other = accounts.signedIn(account, marcos);
        assertThat(other.post("/api/v1/conversations/next", Map.of())
                        .json()
                        .at("/conversation")
                        .isNull())
                .isTrue();
        assertThat(other.post(path(conversation) + "/take", null).status()).isEqualTo(409);
        assertThat(accept(marcos, conversation).status()).isEqualTo(409);
        assertThat(accept(account.seller(), conversation).status()).isEqualTo(404);
    }

    @Test
    @Rule({"DST-4", "DST-11"})
    void theJobAloneHasItRingAndEndsTheRoundAfterARestart() {
        Conversation conversation = chats.open(account, support);
        // As after a restart: nothing is known but what is stored.
        for (UUID each : List.of(ana, caio)) {
            accounts.in(
                    account.id(),
                    () -> sql.execute(
                            "insert into agent_chat_status (account_id, agent_id, status, changed_at)"
                                    + " values (?, ?, 'ONLINE', now())",
                            account.id(),
                            each));
        }
        Tenant.run(account.id(), () -> watch.look(conversation.queueId()));
        assertThat(ringsAt(conversation)).containsExactlyInAnyOrder(ana, caio);
        UUID first = offers(conversation).getFirst().id();
        assertThat(accounts.in(
                        account.id(),
                        () -> sql.fetchCount(sql.selectFrom("scheduled_tasks")
                                .where(
                                        "task_name = ? and task_instance like ?",
                                        Offers.EXPIRE.getTaskName(),
                                        "%" + first))))
                .as("what ends the round is stored")
                .isEqualTo(1);
        Tenant.run(account.id(), () -> watch.look(conversation.queueId()));
        assertThat(ringsAt(conversation)).hasSize(2);
    }

    @Test
    @Rule({"DST-4", "BND-11", "BND-54"})
    void whoIsBoundIsRungAtAloneFirstAndThenTheOthers() {
        chats.set(account, support, QUEUE.STICKY, true);
        accounts.in(account.id(), () -> bindings.insert(new BindingForm(ana, support, CLARA), Instant.now()));
        chats.online(account, ana, caio, marcos);
        Conversation conversation = chats.open(account, support, CLARA);
        assertThat(conversation.agentId()).isEqualTo(ana);
        assertThat(ringsAt(conversation)).containsExactly(ana);
        chats.route(account, conversation.queueId());
        assertThat(ringsAt(conversation)).as("nobody joins").containsExactly(ana);
        chats.miss(account, conversation);
        assertThat(ringsAt(conversation)).containsExactlyInAnyOrder(caio, marcos);
    }

    @Test
    @Rule("DST-4")
    void whenTheCustomerLeavesItRingsNoMore() {
        chats.setAgent(account, ana, AGENT.MOST_CONVERSATIONS, (short) 1);
        chats.online(account, ana, caio);
        Conversation conversation = chats.open(account, support);
        Conversation next = chats.open(account, support);
        end(conversation);
        assertThat(chats.now(account, conversation).state()).isEqualTo(ENDED);
        assertThat(ringsAt(conversation)).isEmpty();
        await().until(() -> ringsAt(next).size() == 2);
    }

    @Test
    @Rule("DST-4")
    void theDecisionNamesAllAtWhomItRangAndWhoAccepted() {
        chats.online(account, ana, caio);
        chats.become(account, marcos, ChatStatus.BUSY);
        Conversation conversation = chats.open(account, support);
        chats.accept(account, caio, conversation);
        JsonNode items = accounts.signedIn(account, marcos)
                .get(path(conversation) + "/decisions")
                .json()
                .at("/items");
        assertThat(items.findValuesAsString("agentName")).containsExactlyInAnyOrder("Ana Atendente", "Caio Colega");
        assertThat(items.valueStream()
                        .filter(each -> each.at("/outcome").asString().equals("ACCEPTED"))
                        .map(each -> each.at("/agentName").asString()))
                .containsExactly("Caio Colega");
        JsonNode decision = items.at("/0/decision");
        assertThat(decision.at("/rule").asString()).isEqualTo("RING_ALL");
        assertThat(decision.at("/rings").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder(ana.toString(), caio.toString());
        assertThat(decision.at("/candidates").valueStream().map(each -> each.at("/excluded")
                        .asString("")))
                .as("how it came is kept once")
                .containsExactlyInAnyOrder("", "", "BUSY");
        assertThat(items.at("/1/decision/candidates")).isEmpty();
    }

    @Test
    @Rule("DST-4")
    void theSimulatorNamesThemAll() {
        chats.online(account, ana, caio);
        JsonNode decision = accounts.signedIn(account, account.owner())
                .post("/api/v1/customer-bindings/simulate", Map.of("departmentId", support))
                .json()
                .at("/decision");
        assertThat(decision.at("/reason").asString()).isEqualTo("RING_ALL");
        assertThat(decision.at("/rings").size()).isEqualTo(2);
    }

    private List<Offer> offers(Conversation conversation) {
        return chats.decisions(account, conversation).stream()
                .map(Explained::offer)
                .toList();
    }

    private List<UUID> ringsAt(Conversation conversation) {
        return offers(conversation).stream()
                .filter(Offer::open)
                .map(Offer::agentId)
                .toList();
    }

    private Map<UUID, Outcome> outcomes(Conversation conversation) {
        return offers(conversation).stream().collect(java.util.stream.Collectors.toMap(Offer::agentId, Offer::outcome));
    }

    private List<String> mine(UUID agentId) {
        return Stream.of(accounts.signedIn(account, agentId).get("/api/v1/conversations?view=MINE"))
                .flatMap(each -> each.json().at("/items").valueStream())
                .map(each -> each.at("/id").asString())
                .toList();
    }

    private Answer accept(UUID agentId, Conversation conversation) {
        return accounts.signedIn(account, agentId).post(path(conversation) + "/accept", null);
    }

    private void end(Conversation conversation) {
        assertThat(accounts.signedIn(account, marcos)
                        .post(path(conversation) + "/end", Map.of())
                        .status())
                .isEqualTo(200);
    }

    private static String path(Conversation conversation) {
        return "/api/v1/conversations/" + conversation.id();
    }
}
