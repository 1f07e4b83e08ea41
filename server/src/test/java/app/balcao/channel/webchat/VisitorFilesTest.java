package app.balcao.channel.webchat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.platform.files.Attachments;
import app.balcao.platform.realtime.LiveClient;
import app.balcao.platform.security.Secrets;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Files of a live conversation, over the wire. */
@BalcaoTest
class VisitorFilesTest {

    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Secrets secrets;

    private TestChat chat;
    private String visitor;
    private LiveClient tab;
    private String conversation;

    @BeforeEach
    void aConversation() {
        chat = new TestChat(accounts);
        visitor = chat.arrive();
        tab = chat.welcomed(visitor).send(chat.start());
        conversation = tab.awaitFrame("started").at("/conversation/id").asString();
        chat.accept(conversation);
    }

    private Answer upload(ApiClient by, String name, byte[] content) {
        String path = chat.widget + "/files?name=" + URLEncoder.encode(name, UTF_8);
        return by.send("POST", path, content, "application/octet-stream");
    }

    private String uploaded(String name, byte[] content) {
        Answer answer = upload(chat.by(visitor), name, content);
        assertThat(answer.status()).isEqualTo(201);
        return answer.text("/id");
    }

    private JsonNode send(int id, String clientId, String file) {
        tab.send(Map.of("type", "send", "id", id, "clientId", clientId, "text", "", "file", file));
        return tab.awaitFrame(each -> each.path("id").asInt(0) == id);
    }

    private JsonNode fileOfMessage(String id) {
        return tab.awaitFrame(each -> each.at("/file/id").asString("").equals(id))
                .path("file");
    }

    private Answer asked(String url) {
        return accounts.anonymous().with("Origin", "https://loja.example").get(chat.widget + url);
    }

    @Test
    @Rule({"WCH-23", "WCH-21", "RPL-17"})
    void aVisitorSendsAFileOnceAndBothSidesHaveIt() {
        Answer uploaded = upload(chat.by(visitor), "../fotos/ri\u202Escado.png", PICTURE);
        String id = uploaded.text("/id");
        assertThat(uploaded.text("/name")).isEqualTo("riscado.png");
        assertThat(uploaded.text("/mediaType")).isEqualTo("image/png");
        assertThat(chat.agent.get("/api/v1/attachments/" + id + "/content").status())
                .as("before it is sent")
                .isEqualTo(404);
        String once = UUID.randomUUID().toString();
        JsonNode first = send(2, once, id);
        assertThat(send(3, once, id).path("seq")).isEqualTo(first.path("seq"));
        Answer read = chat.agent.get("/api/v1/attachments/" + id + "/content");
        assertThat(read.raw().body()).isEqualTo(PICTURE);
        JsonNode message = chat.agent
                .get("/api/v1/conversations/" + conversation)
                .json()
                .path("messages")
                .path(2);
        assertThat(message.path("seq")).isEqualTo(first.path("seq"));
        assertThat(message.at("/file/name").asString()).isEqualTo("riscado.png");
        JsonNode file = fileOfMessage(id);
        assertThat(file.path("sizeBytes").asInt()).isEqualTo(PICTURE.length);
        Answer shown = asked(file.path("url").asString());
        assertThat(shown.raw().body()).isEqualTo(PICTURE);
        assertThat(shown.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    }

    @Test
    @Rule({"WCH-23", "RPL-17"})
    void whatIsNoPictureIsSavedWhateverItIsCalled() {
        String id = uploaded("foto.png", "<html><script>alert(1)</script></html>".getBytes(UTF_8));
        send(2, "html", id);
        Answer saved = asked(fileOfMessage(id).path("url").asString());
        assertThat(saved.header("Content-Disposition")).startsWith("attachment");
        assertThat(saved.header("Content-Security-Policy")).contains("sandbox");
        assertThat(saved.header("X-Content-Type-Options")).isEqualTo("nosniff");
        String binary = uploaded("nota.txt", new byte[] {0, 1, 2, (byte) 0xff, 0, 7, 0});
        send(3, "binary", binary);
        assertThat(fileOfMessage(binary).path("mediaType").asString()).isEqualTo("application/octet-stream");
    }

    @Test
    @Rule({"WCH-23", "CHT-5"})
    void anAgentSendsAFileWhichOnlyTheirCustomerHas() {
        String id = chat.agent
                .upload("/api/v1/attachments", "manual.txt", "text/plain", "Olá".getBytes(UTF_8))
                .text("/id");
        assertThat(chat.agent
                        .post(
                                "/api/v1/conversations/" + conversation + "/messages",
                                Map.of("clientId", "a1", "text", "", "attachmentId", id))
                        .status())
                .isEqualTo(200);
        String url = fileOfMessage(id).path("url").asString();
        assertThat(new String(asked(url).raw().body(), UTF_8)).isEqualTo("Olá");
        Matcher parts = Pattern.compile("/files/(.+)\\?conversation=(.+)&until=(\\d+)&signature=(.+)")
                .matcher(url);
        assertThat(parts.matches()).isTrue();
        String format = "/files/%s?conversation=%s&until=%s&signature=%s";
        String stranger = UUID.randomUUID().toString();
        long until = Long.parseLong(parts.group(3));
        assertThat(asked(format.formatted(id, stranger, until, parts.group(4))).status())
                .isEqualTo(404);
        assertThat(asked(format.formatted(id, conversation, until + 1, parts.group(4)))
                        .status())
                .isEqualTo(404);
        assertThat(asked(format.formatted(id, conversation, until, "é")).status())
                .isEqualTo(404);
        assertThat(asked("/files/" + id).status()).isEqualTo(400);
        var other = new TestChat(accounts);
        assertThat(other.page.get(other.widget + url).status())
                .as("by another account's widget")
                .isEqualTo(404);
    }

    @Test
    @Rule("WCH-23")
    void anAddressIsGoodForADay() {
        var before = new FileLinks(secrets, Clock.fixed(Instant.parse("2026-11-28T10:59:00Z"), ZoneOffset.UTC));
        UUID file = UUID.randomUUID();
        UUID of = UUID.randomUUID();
        String url = before.of(of.toString(), file.toString());
        long until = Long.parseLong(url.replaceAll(".*until=(\\d+).*", "$1"));
        String signature = url.replaceAll(".*signature=", "");
        assertThat(before.good(of, file, until, signature)).isTrue();
        Instant end = Instant.ofEpochSecond(until);
        assertThat(Duration.between(Instant.parse("2026-11-28T10:59:00Z"), end)).isGreaterThan(Duration.ofDays(1));
        var after = new FileLinks(secrets, Clock.fixed(end, ZoneOffset.UTC));
        assertThat(after.good(of, file, until, signature)).isFalse();
    }

    @Test
    @Rule({"WCH-23", "RPL-15"})
    void whatIsTooLargeIsRefusedAsAWhole() {
        int most = Math.toIntExact(Attachments.MAXIMUM_BYTES);
        Answer refused = upload(chat.by(visitor), "filme.mp4", new byte[most + 1]);
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.text("/detail")).contains("25 MB");
        assertThat(upload(chat.by(visitor), "quase.bin", new byte[most]).status())
                .isEqualTo(201);
    }

    @Test
    @Rule({"WCH-23", "WCH-21"})
    void nobodySendsWithoutAConversationOrWhatIsOthers() {
        assertThat(upload(chat.page, "a.txt", PICTURE).status()).isEqualTo(401);
        assertThat(upload(chat.by("forged"), "a.txt", PICTURE).status()).isEqualTo(401);
        assertThat(upload(chat.by(new TestChat(accounts).arrive()), "a.txt", PICTURE)
                        .status())
                .isEqualTo(401);
        String stranger = chat.arrive();
        assertThat(upload(chat.by(stranger), "a.txt", PICTURE).status())
                .as("without a conversation")
                .isEqualTo(409);
        var other = chat.welcomed(stranger).send(chat.start());
        other.awaitFrame("started");
        String theirs = upload(chat.by(stranger), "b.txt", PICTURE).text("/id");
        List<String> forged = List.of(theirs, UUID.randomUUID().toString(), "x");
        for (int each = 0; each < forged.size(); each++) {
            JsonNode refused = send(10 + each, "forged" + each, forged.get(each));
            assertThat(refused.at("/problem/status").asInt()).isEqualTo(400);
        }
        String mine = uploaded("c.txt", PICTURE);
        send(2, "once", mine);
        assertThat(send(3, "twice", mine).at("/problem/status").asInt())
                .as("sent before")
                .isEqualTo(400);
        tab.send(Map.of("type", "end"));
        tab.awaitFrame(each -> each.at("/conversation/state").asString("").equals("ENDED"));
        assertThat(upload(chat.by(visitor), "d.txt", PICTURE).status())
                .as("when it is over")
                .isEqualTo(409);
        assertThat(asked(fileOfMessage(mine).path("url").asString()).status())
                .as("to read again what was said")
                .isEqualTo(200);
    }

    @Test
    @Rule("WCH-23")
    void manyFilesAreToldToWait() {
        for (int each = 0; each < 40; each++) {
            uploaded(each + ".png", PICTURE);
        }
        Answer refused = upload(chat.by(visitor), "41.png", PICTURE);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotEmpty();
    }

    @Test
    @Rule("WCH-24")
    void theTicketOfAConversationNamesItsFiles() {
        send(2, "foto", uploaded("riscado.png", PICTURE));
        String customer = chat.owner
                .post("/api/v1/customers", Map.of("name", "Clara", "emails", List.of("clara@cliente.example")))
                .text("/id");
        Answer ticket =
                chat.agent.post("/api/v1/conversations/" + conversation + "/ticket", Map.of("customerId", customer));
        assertThat(chat.agent
                        .get("/api/v1/tickets/" + ticket.text("/ticketId"))
                        .json()
                        .toString())
                .contains("riscado.png");
    }
}
