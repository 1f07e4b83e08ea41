package app.balcao.people;

import static app.balcao.schema.Tables.ACCOUNT_SECURITY;
import static app.balcao.schema.Tables.ATTACHMENT;
import static app.balcao.schema.Tables.STORED_FILE;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
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

/** Meus dados and the account's settings, over the wire. */
@BalcaoTest
class MyDataTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient agent;

    @BeforeEach
    void open() {
        account = accounts.create();
        agent = accounts.signedIn(account, account.agent());
    }

    @Test
    @Rule("LNG-1")
    void missingAndLongFieldsAreToldInTheWordsOfTheReader() {
        var empty = agent.with("If-Match", "\"1\"").put("/api/v1/me", Map.of("name", " "));
        assertThat(empty.json().at("/errors").values())
                .extracting(each -> each.at("/message").asString())
                .containsExactly("Preencha este campo.", "Preencha este campo.");
        var form = form("x".repeat(251));
        var tooLong =
                agent.with("If-Match", "\"1\"").with("Accept-Language", "en").put("/api/v1/me", form);
        assertThat(tooLong.text("/errors/0/message")).isEqualTo("Use at most 250 characters.");
    }

    @Test
    @Rule({"AGT-6", "SEC-39"})
    void anAccountMayKeepItsAgentsFromChangingTheirAddress() {
        accounts.in(account.id(), () -> sql.update(ACCOUNT_SECURITY)
                .set(ACCOUNT_SECURITY.AGENTS_MAY_CHANGE_EMAIL, false)
                .execute());
        assertThat(agent.get("/api/v1/session").json().at("/mayChangeEmail").asBoolean())
                .isFalse();
        var form = form("Ana Nova");
        form.put("email", "ana-nova@empresa.example");
        var refused = agent.with("If-Match", "\"1\"").put("/api/v1/me", form);
        assertThat(refused.text("/errors/0/field")).isEqualTo("email");
        form.put("email", agent.get("/api/v1/me").text("/email"));
        assertThat(agent.with("If-Match", "\"1\"").put("/api/v1/me", form).status())
                .isEqualTo(200);
        ApiClient owner = accounts.signedIn(account, account.owner());
        var own = form("Olívia");
        own.put("email", "olivia-nova@empresa.example");
        assertThat(owner.with("If-Match", "\"1\"").put("/api/v1/me", own).status())
                .isEqualTo(200);
    }

    @Test
    @Rule({"AGT-12", "LNG-6", "LNG-7"})
    void agentsChangeTheirOwnDataAndLanguage() {
        assertThat(agent.get("/api/v1/session").text("/language")).isEqualTo("pt-BR");
        var form = form("Ana Nova");
        form.put("language", "es");
        form.put("timeZone", "America/Manaus");
        form.put("theme", "dark");
        form.put("signatureHtml", "<p>Oi</p><img src=x onerror=alert(1)>");
        var changed = agent.with("If-Match", "\"1\"").put("/api/v1/me", form);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.text("/signatureHtml")).isEqualTo("<p>Oi</p>");
        var me = agent.get("/api/v1/session");
        assertThat(me.text("/language")).isEqualTo("es");
        assertThat(me.text("/timeZone")).isEqualTo("America/Manaus");
        assertThat(me.text("/agent/theme")).isEqualTo("dark");
        assertThat(agent.get("/api/v1/nothing-here").text("/detail")).startsWith("No encontramos");
        form.put("language", null);
        form.put("timeZone", null);
        agent.with("If-Match", "\"2\"").put("/api/v1/me", form);
        assertThat(agent.get("/api/v1/session").text("/timeZone")).isEqualTo("America/Sao_Paulo");
    }

    @Test
    @Rule("AGT-12")
    void agentsChooseWhatTheyHearOfByEmail() {
        var before = agent.get("/api/v1/me");
        assertThat(before.json().at("/emailNotices").toString())
                .isEqualTo("[\"CUSTOMER_REPLIES\",\"REQUESTS\",\"MENTIONS\",\"SCHEDULES\"]");
        var form = form("Ana");
        form.put("emailNotices", List.of("NEW_TICKETS", "ASSIGNMENTS", "ASSIGNMENTS"));
        var chosen = agent.with("If-Match", "\"1\"").put("/api/v1/me", form);
        assertThat(chosen.json().at("/emailNotices").toString()).isEqualTo("[\"ASSIGNMENTS\",\"NEW_TICKETS\"]");
        form.remove("emailNotices");
        var untold = agent.with("If-Match", "\"2\"").put("/api/v1/me", form);
        assertThat(untold.json().at("/emailNotices").size()).isEqualTo(2);
        form.put("emailNotices", List.of());
        var none = agent.with("If-Match", "\"3\"").put("/api/v1/me", form);
        assertThat(none.json().at("/emailNotices").size()).isZero();
        form.put("emailNotices", List.of("FUMACA"));
        var unknown = agent.with("If-Match", "\"4\"").put("/api/v1/me", form);
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text("/errors/0/field")).startsWith("emailNotices");
    }

    @Test
    @Rule("NTF-12")
    void agentsChooseWhatOfTheChatTheyHearAndAreShown() {
        assertThat(agent.get("/api/v1/me").json().at("/chatSignals")).hasSize(ChatSignal.values().length);
        var form = form("Ana");
        form.put("chatSignals", List.of("MESSAGE_BROWSER", "OFFER_SOUND"));
        var chosen = agent.with("If-Match", "\"1\"").put("/api/v1/me", form);
        assertThat(chosen.json().at("/chatSignals").toString()).isEqualTo("[\"OFFER_SOUND\",\"MESSAGE_BROWSER\"]");
        form.remove("chatSignals");
        var untold = agent.with("If-Match", "\"2\"").put("/api/v1/me", form);
        assertThat(untold.json().at("/chatSignals")).hasSize(2);
        assertThat(agent.get("/api/v1/session").json().at("/agent/chatSignals")).hasSize(2);
        form.put("chatSignals", List.of("BUZINA"));
        assertThat(agent.with("If-Match", "\"3\"").put("/api/v1/me", form).status())
                .isEqualTo(400);
    }

    @Test
    void badFieldsAreNamed() {
        var form = form(" ");
        assertThat(agent.with("If-Match", "\"1\"").put("/api/v1/me", form).text("/errors/0/field"))
                .isEqualTo("name");
        form = form("Ana");
        form.put("language", "xx");
        form.put("timeZone", "Marte/Olimpo");
        form.put("theme", "rosa");
        form.put("email", "isto não");
        var bad = agent.with("If-Match", "\"1\"").put("/api/v1/me", form);
        assertThat(bad.json().at("/errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("language", "timeZone", "theme", "email");
        assertThat(agent.put("/api/v1/me", form("Ana")).status()).isEqualTo(428);
        assertThat(agent.with("If-Match", "\"9\"")
                        .put("/api/v1/me", form("Ana"))
                        .status())
                .isEqualTo(412);
        assertThat(accounts.anonymous().get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    @Rule("AGT-6")
    void agentsMayChangeTheirOwnAddressWhichThenWaits() {
        var form = form("Ana");
        form.put("email", "Outra." + account.login() + "@empresa.example");
        var changed = agent.with("If-Match", "\"1\"").put("/api/v1/me", form);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("/pendingEmail")).isEqualTo("outra." + account.login() + "@empresa.example");
        assertThat(changed.text("/email")).isNotEqualTo(changed.text("/pendingEmail"));
    }

    @Test
    void aPhotoIsAPictureOfOnesOwn() {
        UUID mine = upload(account.agent(), "image/png");
        UUID text = upload(account.agent(), "text/plain");
        UUID other = upload(account.colleague(), "image/png");
        var form = form("Ana");
        for (UUID wrong : new UUID[] {text, other, UUID.randomUUID()}) {
            form.put("photoId", wrong);
            var refused = agent.with("If-Match", "\"1\"").put("/api/v1/me", form);
            assertThat(refused.text("/errors/0/field")).isEqualTo("photoId");
        }
        form.put("photoId", mine);
        var set = agent.with("If-Match", "\"1\"").put("/api/v1/me", form);
        assertThat(set.text("/photoUrl")).isEqualTo("/api/v1/attachments/" + mine + "/content");
        assertThat(agent.with("If-Match", "\"2\"").put("/api/v1/me", form).status())
                .isEqualTo(200);
        form.put("photoId", null);
        assertThat(agent.with("If-Match", "\"3\"")
                        .put("/api/v1/me", form)
                        .json()
                        .at("/photoUrl")
                        .isNull())
                .isTrue();
    }

    @Test
    @Rule({"ACC-15", "ACC-17", "LNG-3"})
    void administratorsAloneSeeAndChangeTheAccount() {
        ApiClient owner = accounts.signedIn(account, account.owner());
        var read = owner.get("/api/v1/account");
        assertThat(read.text("/loginName")).isEqualTo(account.login());
        assertThat(read.json().at("/reopenDays").asInt()).isEqualTo(7);
        Map<String, Object> form = new HashMap<>(Map.of(
                "companyName",
                "Novo Nome",
                "language",
                "en",
                "timeZone",
                "America/Bahia",
                "reopenDays",
                10,
                "confirmByEmail",
                true,
                "takeCopies",
                true,
                "automaticMailsPerHour",
                3));
        assertThat(owner.put("/api/v1/account", form).status()).isEqualTo(428);
        var changed = owner.with("If-Match", read.header("ETag")).put("/api/v1/account", form);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("/companyName")).isEqualTo("Novo Nome");
        var stale = owner.with("If-Match", read.header("ETag")).put("/api/v1/account", form);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.text("/current/companyName")).isEqualTo("Novo Nome");
        form.putAll(Map.of("language", "xx", "timeZone", "x", "reopenDays", 366, "automaticMailsPerHour", 0));
        assertThat(owner.with("If-Match", "\"2\"")
                        .put("/api/v1/account", form)
                        .json()
                        .at("/errors")
                        .size())
                .isEqualTo(4);
        assertThat(agent.get("/api/v1/account").status()).isEqualTo(403);
        assertThat(agent.with("If-Match", "\"2\"").put("/api/v1/account", form).status())
                .isEqualTo(403);
        assertThat(accounts.anonymous().get("/api/v1/account").status()).isEqualTo(401);
        assertThat(owner.get("/api/v1/session").text("/language")).isEqualTo("en");
    }

    private UUID upload(UUID by, String mediaType) {
        return accounts.in(account.id(), () -> {
            byte[] hash = new byte[32];
            new java.util.Random(by.hashCode() + mediaType.hashCode()).nextBytes(hash);
            sql.insertInto(STORED_FILE)
                    .set(STORED_FILE.ACCOUNT_ID, account.id())
                    .set(STORED_FILE.SHA256, hash)
                    .set(STORED_FILE.SIZE_BYTES, 1L)
                    .execute();
            return sql.insertInto(ATTACHMENT)
                    .set(ATTACHMENT.ACCOUNT_ID, account.id())
                    .set(ATTACHMENT.SHA256, hash)
                    .set(ATTACHMENT.NAME, "f")
                    .set(ATTACHMENT.MEDIA_TYPE, mediaType)
                    .set(ATTACHMENT.SIZE_BYTES, 1L)
                    .set(ATTACHMENT.UPLOADED_BY, by)
                    .returningResult(ATTACHMENT.ID)
                    .fetchSingle()
                    .value1();
        });
    }

    private static Map<String, Object> form(String name) {
        Map<String, Object> form = new HashMap<>();
        form.put("name", name);
        form.put("theme", "auto");
        form.put("signatureHtml", "");
        return form;
    }
}
