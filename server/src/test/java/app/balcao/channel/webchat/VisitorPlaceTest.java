package app.balcao.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.platform.realtime.LiveClient;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Where visitors are, as a proxy's headers say, and what follows from it. Of the machine's addresses 127.0.0.2 is the
 * trusted proxy's ({@link BalcaoTest}), and any other is a stranger's.
 */
@BalcaoTest
class VisitorPlaceTest {

    private static final String PROXY = "127.0.0.2";
    private static final String STRANGER = "127.0.0.3";
    private static final String HOME = "203.0.113.7";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    private TestChat chat;

    @BeforeEach
    void aChat() {
        chat = new TestChat(accounts);
    }

    private static Map<String, String> headers(String country, String city) {
        return Map.of("X-Forwarded-For", HOME, "X-Test-Country", country, "X-Test-City", city);
    }

    /** A browser comes to a page. @return its token */
    private String arrive(String from, Map<String, String> headers) {
        ApiClient page = accounts.anonymous().from(from);
        headers.forEach(page::with);
        return page.post(chat.widget + "/visitors", Map.of("language", "pt-BR")).text("/visitor");
    }

    /** It opens its line. */
    private LiveClient welcomed(String from, Map<String, String> headers, String visitor) {
        var tab = LiveClient.guestFrom(from, accounts.address(), chat.widget + "/socket", headers)
                .send(TestChat.hello(visitor, null, 0));
        tab.awaitFrame("welcome");
        return tab;
    }

    private JsonNode shown() {
        UUID latest =
                accounts.in(chat.account.id(), () -> sql.fetchSingle("select id from visitor order by id desc limit 1")
                        .get(0, UUID.class));
        return chat.agent.get("/api/v1/visitors/" + latest).json().path("visitor");
    }

    private String place() {
        return shown().path("country").asString() + "/" + shown().path("city").asString();
    }

    @Test
    @Rule("GRD-2")
    void thePlaceIsTheProxysWordAndNobodyElses() {
        arrive(PROXY, headers("br", "Curitiba"));
        assertThat(place()).isEqualTo("BR/Curitiba");
        arrive(STRANGER, headers("BR", "Curitiba"));
        assertThat(place()).isEqualTo("/");
        arrive(PROXY, headers("XX", "  "));
        assertThat(place()).as("no country of ISO 3166").isEqualTo("/");
        arrive(PROXY, headers("<b>", "S%C3%A3o Paulo"));
        assertThat(place()).isEqualTo("/São Paulo");
        arrive(PROXY, headers("BR", "100% " + "x".repeat(200)));
        assertThat(place()).hasSize("BR/".length() + 100).startsWith("BR/100% x");
    }

    @Test
    @Rule({"GRD-2", "WCH-9"})
    void itIsTheOneOfTheLastRequestAndAgentsReadItBesideTheConversation() {
        String visitor = arrive(PROXY, headers("BR", "Curitiba"));
        LiveClient tab = welcomed(PROXY, headers("PT", "Porto"), visitor);
        assertThat(place()).isEqualTo("PT/Porto");
        assertThat(chat.agent.get("/api/v1/visitors").json().path("items").findValuesAsString("country"))
                .containsExactly("PT");
        tab.send(chat.start());
        String id = tab.awaitFrame("started").at("/conversation/id").asString();
        chat.accept(id);
        Answer page = chat.agent.get("/api/v1/conversations/" + id);
        assertThat(page.text("/panel/place/country") + page.text("/panel/place/city"))
                .isEqualTo("PTPorto");
        welcomed(STRANGER, headers("BR", "Curitiba"), visitor);
        assertThat(place()).isEqualTo("/");
        assertThat(chat.agent
                        .get("/api/v1/conversations/" + id)
                        .json()
                        .at("/panel/place")
                        .isNull())
                .isTrue();
    }

    private Answer block(String kind, String origin, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("kind", kind, "origin", origin, "reason", "Ofensas."));
        body.putAll(more);
        return chat.owner.post("/api/v1/contact-blocks", body);
    }

    private String refusal(Map<String, String> headers) {
        LiveClient tab = welcomed(PROXY, headers, arrive(PROXY, headers));
        tab.send(chat.start());
        JsonNode answer = tab.awaitFrame(each -> each.path("id").asInt(0) == 1);
        return answer.at("/problem/type").asString("");
    }

    @Test
    @Rule("WCH-19")
    void nobodyBeginsAConversationFromACountryOrAnAddressThatIsBlocked() {
        assertThat(chat.agent
                        .post("/api/v1/contact-blocks", Map.of("kind", "COUNTRY", "origin", "BR", "reason", "Ofensas."))
                        .status())
                .isEqualTo(403);
        assertThat(block("COUNTRY", "Brasil", Map.of()).text("/errors/0/field")).isEqualTo("origin");
        assertThat(block("ADDRESS", "203.0.113", Map.of()).text("/errors/0/field"))
                .isEqualTo("origin");
        assertThat(block("COUNTRY", "BR", Map.of("reason", " ")).text("/errors/0/field"))
                .isEqualTo("reason");
        assertThat(block("COUNTRY", "BR", Map.of("expiresAt", Instant.now().minusSeconds(9)))
                        .text("/errors/0/field"))
                .isEqualTo("expiresAt");

        Answer country =
                block("COUNTRY", "br", Map.of("expiresAt", Instant.now().plusSeconds(60)));
        assertThat(country.status()).isEqualTo(200);
        assertThat(country.text("/country")).isEqualTo("BR");
        assertThat(refusal(headers("BR", ""))).isEqualTo("/problems/blocked");
        assertThat(refusal(headers("PT", ""))).isEmpty();
        assertThat(refusal(headers("", ""))).as("from nobody knows where").isEmpty();
        assertThat(left(headers("BR", ""))).isEqualTo(403);
        assertThat(left(headers("PT", ""))).isEqualTo(200);
        accounts.in(
                chat.account.id(),
                () -> sql.execute("update contact_block set blocked_at = now() - interval '2 hours',"
                        + " expires_at = now() - interval '1 hour'"));
        assertThat(refusal(headers("BR", ""))).as("when its time is over").isEmpty();

        Answer address = block("ADDRESS", " ::ffff:203.0.113.7 ", Map.of());
        assertThat(address.text("/address")).isEqualTo(HOME);
        assertThat(block("ADDRESS", HOME, Map.of("reason", "De novo.")).text("/id"))
                .as("gives way to the next")
                .isEqualTo(address.text("/id"));
        assertThat(refusal(headers("PT", ""))).isEqualTo("/problems/blocked");
        Answer listed = chat.owner.get("/api/v1/contact-blocks");
        assertThat(listed.json().path("items").findValuesAsString("kind")).containsExactly("ADDRESS", "COUNTRY");
        assertThat(listed.text("/items/0/reason")).isEqualTo("De novo.");
        assertThat(chat.owner
                        .delete("/api/v1/contact-blocks/" + address.text("/id"))
                        .status())
                .isEqualTo(204);
        assertThat(refusal(headers("PT", ""))).isEmpty();
        assertThat(chat.owner
                        .get("/api/v1/audit-entries?itemType=contact")
                        .json()
                        .toString())
                .contains("contact.blocked", "contact.unblocked", HOME);
    }

    @Test
    @Rule({"GRD-2", "WCH-19"})
    void anAddressHasOneFormHoweverItIsWritten() {
        String wide = "2001:0db8:0000:0000:0000:0000:0000:0007";
        Map<String, String> from = Map.of("X-Forwarded-For", "2001:db8:0:0:0:0:0:7");
        String visitor = arrive(PROXY, from);
        assertThat(shown().path("ip").asString()).isEqualTo("2001:db8::7");
        welcomed(PROXY, from, visitor);
        assertThat(shown().path("ip").asString()).isEqualTo("2001:db8::7");
        assertThat(accounts.in(chat.account.id(), () -> sql.fetch("select ip from visitor")
                        .getValues(0, String.class)))
                .containsExactly("2001:db8::7");
        accounts.in(chat.account.id(), () -> sql.execute("update visitor set ip = '2001:db8:0:0:0:0:0:7'"));
        assertThat(shown().path("ip").asString()).as("one of before").isEqualTo("2001:db8::7");
        assertThat(block("ADDRESS", wide, Map.of()).text("/address")).isEqualTo("2001:db8::7");
        assertThat(refusal(from)).isEqualTo("/problems/blocked");
        assertThat(left(from)).isEqualTo(403);
    }

    private int left(Map<String, String> headers) {
        return accounts.anonymous()
                .with("Authorization", "Visitor " + arrive(PROXY, headers))
                .post(
                        chat.widget + "/offline-messages",
                        Map.of(
                                "clientId",
                                UUID.randomUUID().toString(),
                                "departmentId",
                                chat.account.support().toString(),
                                "name",
                                "Clara Nogueira",
                                "email",
                                "clara@cliente.example",
                                "message",
                                "Oi"))
                .status();
    }
}
