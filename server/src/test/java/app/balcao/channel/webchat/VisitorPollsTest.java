package app.balcao.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.channel.webchat.web.PollsForTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A visitor whose browser gets no WebSocket through, over the wire. */
@BalcaoTest
class VisitorPollsTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private PollsForTest polls;

    private TestChat chat;
    private String visitor;
    private String conversation;
    private String known;

    @BeforeEach
    void aConversation() {
        chat = new TestChat(accounts);
        visitor = chat.arrive();
        assertThat(of("welcome", say(TestChat.hello(visitor, null, 0)))).hasSize(1);
        conversation = of("started", say(chat.start()))
                .getFirst()
                .at("/conversation/id")
                .asString();
        chat.accept(conversation);
        known = "";
    }

    @SafeVarargs
    private List<JsonNode> say(Map<String, Object>... frames) {
        return frames(accounts.anonymous()
                .with("Authorization", "Visitor " + visitor)
                .post(chat.widget + "/frames", Map.of("frames", Arrays.asList(frames))));
    }

    private Answer asked(String by, String of, long after, String known) {
        return accounts.anonymous()
                .with("Authorization", "Visitor " + by)
                .get(chat.widget + "/frames?conversation=" + of + "&after=" + after + "&known=" + known);
    }

    private List<JsonNode> listen(long after) {
        Answer answer = asked(visitor, conversation, after, known);
        known = answer.text("/known");
        return frames(answer);
    }

    /** The number of the last message, which a browser has that is told nothing more. */
    private long last() {
        JsonNode messages =
                chat.agent.get("/api/v1/conversations/" + conversation).json().path("messages");
        return messages.path(messages.size() - 1).path("seq").asLong();
    }

    private CompletableFuture<List<JsonNode>> listening(long after) {
        return CompletableFuture.supplyAsync(() -> listen(after));
    }

    private static List<JsonNode> frames(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return StreamSupport.stream(answer.json().path("frames").spliterator(), false)
                .toList();
    }

    private static List<JsonNode> of(String type, List<JsonNode> frames) {
        return frames.stream()
                .filter(each -> each.path("type").asString().equals(type))
                .toList();
    }

    private static Map<String, Object> send(int id, String clientId, String text) {
        return Map.of("type", "send", "id", id, "clientId", clientId, "text", text);
    }

    private void agentWrites(String text) {
        chat.agent.post(
                "/api/v1/conversations/" + conversation + "/messages",
                Map.of("clientId", UUID.randomUUID().toString(), "text", text));
    }

    /** All messages after a number, with as many requests as it takes. */
    private List<String> texts(long after) {
        List<String> texts = new ArrayList<>();
        await().until(() -> {
            List<JsonNode> messages = of("message", listen(after));
            texts.clear();
            messages.stream()
                    .filter(each -> each.path("kind").asString().equals("TEXT"))
                    .forEach(each -> texts.add(each.path("text").asString()));
            return !texts.isEmpty();
        });
        return texts;
    }

    @Test
    @Rule("WCH-21")
    void whatIsSentIsStoredOnceAndWhatIsToldIsResumedAfterANumber() {
        List<JsonNode> acks = of("ack", say(send(2, "um", "um"), send(3, "um", "um"), send(4, "dois", "dois")));
        assertThat(acks).extracting(each -> each.path("id").asInt()).containsExactly(2, 3, 4);
        assertThat(acks.get(0).path("seq")).isEqualTo(acks.get(1).path("seq"));
        assertThat(texts(0)).containsExactly("Oi", "um", "dois");
        assertThat(texts(acks.getFirst().path("seq").asLong())).containsExactly("dois");
    }

    @Test
    @Rule({"WCH-21", "WCH-23"})
    void aRequestWaitsForWhatTheAgentWrites() throws Exception {
        long last = of("ack", say(send(2, "um", "um"))).getFirst().path("seq").asLong();
        listen(last);
        var waits = listening(last);
        TimeUnit.MILLISECONDS.sleep(800);
        assertThat(waits).isNotDone();
        agentWrites("Bom dia");
        List<JsonNode> told = of("message", waits.get(10, TimeUnit.SECONDS));
        assertThat(told).extracting(each -> each.path("text").asString()).containsExactly("Bom dia");
    }

    @Test
    @Rule("WCH-21")
    void whatChangedBetweenTwoRequestsIsToldByTheNext() throws Exception {
        assertThat(of("state", listen(last()))
                        .getFirst()
                        .at("/conversation/state")
                        .asString())
                .isEqualTo("ACTIVE");
        chat.agent.post("/api/v1/conversations/" + conversation + "/end", Map.of());
        assertThat(of("state", listen(last()))
                        .getFirst()
                        .at("/conversation/state")
                        .asString())
                .isEqualTo("ENDED");
        var waits = listening(last());
        TimeUnit.MILLISECONDS.sleep(800);
        assertThat(waits).as("told once").isNotDone();
        polls.end();
        assertThat(waits.get(10, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    @Rule("WCH-21")
    void nobodyHearsOrSpeaksForOthers() {
        assertThat(asked("forged", conversation, 0, "").status()).isEqualTo(401);
        assertThat(chat.page
                        .post(chat.widget + "/frames", Map.of("frames", List.of()))
                        .status())
                .isEqualTo(401);
        assertThat(asked(new TestChat(accounts).arrive(), conversation, 0, "").status())
                .isEqualTo(401);
        List<JsonNode> told = frames(asked(chat.arrive(), conversation, 0, ""));
        assertThat(of("message", told)).isEmpty();
        assertThat(of("state", told).getFirst().path("conversation").isNull()).isTrue();
        assertThat(asked(visitor, "x", 0, "").status()).isEqualTo(400);
        Map<String, Object> none = new HashMap<>();
        none.put("frames", null);
        assertThat(chat.by(visitor).post(chat.widget + "/frames", none).status())
                .isEqualTo(400);
        assertThat(chat.by(visitor)
                        .post(chat.widget + "/frames", "{\"frames\":[1,null,\"x\",{}]}")
                        .status())
                .isIn(200, 400);
    }

    @Test
    @Rule({"WCH-21", "CHT-12"})
    void whoAsksIsThereAndWhoAsksNoLongerIsGone() {
        listen(last());
        assertThat(gone()).isFalse();
        polls.forget(Duration.ofMinutes(1));
        assertThat(gone()).as("between two requests").isFalse();
        polls.forget(Duration.ZERO);
        assertThat(gone()).isTrue();
        var waits = listening(last());
        await().until(() -> !gone());
        assertThat(waits).isNotDone();
        polls.forget(Duration.ZERO);
        assertThat(gone()).as("while a request waits").isFalse();
        polls.end();
    }

    private List<JsonNode> redirects() {
        return of("redirect", listen(last()));
    }

    @Test
    @Rule({"GRD-6", "WCH-21"})
    void whoIsSentElsewhereBetweenTwoRequestsIsToldByTheNextUntilTheyHaveGone() {
        listen(last());
        String id = chat.agent.get("/api/v1/visitors").text("/items/0/id");
        String to = "https://loja.example/botas";
        assertThat(chat.agent
                        .post("/api/v1/visitors/" + id + "/invitations", Map.of("kind", "REDIRECT", "linkUrl", to))
                        .status())
                .isEqualTo(201);
        assertThat(redirects()).extracting(each -> each.path("url").asString()).contains(to);
        String shown = known;
        known = "";
        assertThat(redirects()).as("told to another tab").isNotEmpty();
        known = shown;
        Map<String, Object> there = TestChat.hello(visitor, conversation, last());
        there.put("page", Map.of("url", to, "title", "Botas"));
        assertThat(of("redirect", say(there))).as("there").isEmpty();
        known = "";
        assertThat(redirects()).as("after they have gone").isEmpty();
    }

    private boolean gone() {
        return chat.agent
                .get("/api/v1/conversations/" + conversation)
                .json()
                .at("/conversation/gone")
                .asBoolean();
    }

    @Test
    @Rule("WCH-21")
    void aVisitorHasTenRequestsWaitAtMost() throws Exception {
        long last = last();
        listen(last);
        String shown = known;
        List<CompletableFuture<Answer>> waiting = new ArrayList<>();
        for (int each = 0; each < 10; each++) {
            waiting.add(CompletableFuture.supplyAsync(
                    () -> asked(visitor, conversation, last, shown),
                    command -> Thread.ofVirtual().start(command)));
        }
        await().until(() -> polls.waiting() >= 10);
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        waiting.add(CompletableFuture.supplyAsync(
                () -> asked(visitor, conversation, last, shown),
                command -> Thread.ofVirtual().start(command)));
        await().until(() -> waiting.stream().filter(CompletableFuture::isDone).count() == 1);
        polls.end();
        for (var each : waiting) {
            assertThat(each.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
        }
    }
}
