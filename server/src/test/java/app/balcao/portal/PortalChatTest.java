package app.balcao.portal;

import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.DEPARTMENT;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The chat on the pages of the portal. */
@BalcaoTest
class PortalChatTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private PortalSessions sessions;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;
    private String portal;
    private String bia;
    private ApiClient customer;

    @BeforeEach
    void enter() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        portal = "/api/v1/portal/" + account.login();
        bia = owner.post("/api/v1/customers", Map.of("name", "Bia Souza", "emails", List.of("bia@loja.example")))
                .text("/id");
        customer = accounts.anonymous();
        customer.setCookie(
                "BALCAO_PORTAL",
                accounts.in(account.id(), () -> sessions.begin(UUID.fromString(bia), "127.0.0.1", "test")));
    }

    private String key() {
        return accounts.anonymous().get(portal).text("/chatKey");
    }

    private boolean hasChat() {
        return !accounts.anonymous().get(portal).json().path("chatKey").isNull();
    }

    private String token() {
        Answer minted = customer.post(portal + "/chat-token", Map.of());
        assertThat(minted.status()).isEqualTo(200);
        return minted.text("/token");
    }

    private Answer arrive(String key, String token) {
        return accounts.anonymous()
                .post("/widget/v1/" + key + "/visitors", Map.of("token", token, "language", "pt-BR"));
    }

    @Test
    @Rule("WCH-2")
    void theChatKnowsWhoIsSignedInByTheWordOfThePortalAlone() {
        assertThat(key()).isEqualTo(owner.get("/api/v1/chat-widget").text("/key"));
        Answer arrived = arrive(key(), token());
        assertThat(arrived.text("/identity/name")).isEqualTo("Bia Souza");
        assertThat(arrived.text("/identity/email")).isEqualTo("bia@loja.example");
        assertThat(accounts.anonymous().post(portal + "/chat-token", Map.of()).status())
                .isIn(401, 403);
        String token = token();
        String caio = owner.post(
                        "/api/v1/customers", Map.of("name", "Caio Lima", "emails", List.of("caio@loja.example")))
                .text("/id");
        for (String forged : List.of(
                token.replace(bia, caio),
                token + "x",
                "portal~" + bia + "~99999999999~" + token.substring(token.lastIndexOf('~') + 1),
                "portal~~~",
                "portal~x~1~y")) {
            assertThat(arrive(key(), forged).status()).as(forged).isEqualTo(403);
        }
        TestAccount other = accounts.create();
        String elsewhere = accounts.signedIn(other, other.owner())
                .get("/api/v1/chat-widget")
                .text("/key");
        assertThat(arrive(elsewhere, token).status()).isEqualTo(403);
        accounts.in(account.id(), () -> sql.update(CUSTOMER)
                .set(CUSTOMER.ACTIVE, false)
                .where(CUSTOMER.ID.eq(UUID.fromString(bia)))
                .execute());
        assertThat(arrive(key(), token).status()).as("not a customer any more").isEqualTo(403);
    }

    @Test
    @Rule("WCH-2")
    void administratorsTakeItOffThePortal() {
        assertThat(hasChat()).isTrue();
        Answer before = owner.get("/api/v1/chat-widget");
        Map<String, Object> form =
                new HashMap<>(Map.of("side", "RIGHT", "color", "#1971c2", "sites", List.of(), "inPortal", false));
        Answer off = owner.with("If-Match", before.header("ETag")).put("/api/v1/chat-widget", form);
        assertThat(off.json().path("inPortal").asBoolean()).isFalse();
        assertThat(hasChat()).isFalse();
        form.remove("inPortal");
        Answer left = owner.with("If-Match", off.header("ETag")).put("/api/v1/chat-widget", form);
        assertThat(left.json().path("inPortal").asBoolean()).as("unsaid").isFalse();
        form.put("inPortal", true);
        owner.with("If-Match", left.header("ETag")).put("/api/v1/chat-widget", form);
        assertThat(hasChat()).isTrue();
        accounts.in(account.id(), () -> sql.update(DEPARTMENT)
                .set(DEPARTMENT.OFFERS_CHAT, false)
                .where(DEPARTMENT.ACCOUNT_ID.eq(account.id()))
                .execute());
        assertThat(hasChat()).as("where no department is in the chat").isFalse();
    }
}
