package app.balcao.people;

import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.ACCOUNT_SECURITY;
import static app.balcao.schema.Tables.AGENT_CREDENTIAL;
import static app.balcao.schema.Tables.AGENT_DIRECTORY;
import static app.balcao.schema.Tables.AGENT_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Agents, over the wire. */
@BalcaoTest
class AgentsTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
    }

    @Test
    @Rule("AGT-2")
    void anAdministratorRegistersAnAgentWithTheirPlaces() {
        var created = owner.post("/api/v1/agents", form("Júlia Nova", "Julia.NOVA@empresa.example"));
        assertThat(created.status()).isEqualTo(201);
        String address = created.header("Location");
        assertThat(address).isEqualTo("/api/v1/agents/" + created.text("/id"));
        var read = owner.get(address);
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        assertThat(read.json()).isEqualTo(created.json());
        assertThat(read.text("/email")).isEqualTo("julia.nova@empresa.example");
        assertThat(read.json().at("/emailValidated").asBoolean()).isFalse();
        assertThat(read.text("/departments/0/name")).isEqualTo("Suporte");
        assertThat(read.text("/signatureHtml")).isEqualTo("<p>Até logo</p>");
        assertThat(read.json().at("/lastAccessAt").isNull()).isTrue();
    }

    @Test
    void anAddressIsUniqueInTheAccountAndFreeInAnother() {
        assertThat(owner.post("/api/v1/agents", form("Um", "um@empresa.example"))
                        .status())
                .isEqualTo(201);
        var again = owner.post("/api/v1/agents", form("Outro", "UM@empresa.example"));
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text("/errors/0/field")).isEqualTo("email");
        assertThat(again.text("/errors/0/code")).isEqualTo("taken");
        TestAccount other = accounts.create();
        assertThat(accounts.signedIn(other, other.owner())
                        .post("/api/v1/agents", with(form("Um", "um@empresa.example"), "departments", List.of()))
                        .status())
                .isEqualTo(201);
        var listed = sql.selectFrom(AGENT_DIRECTORY)
                .where(AGENT_DIRECTORY.EMAIL.eq("um@empresa.example"))
                .and(AGENT_DIRECTORY.ACCOUNT_ID.in(account.id(), other.id()))
                .fetch();
        assertThat(listed).hasSize(2);
    }

    @Test
    void badFieldsAreNamedAllAtOnce() {
        var bad = form("  ", "não é endereço");
        bad.put("language", "fr");
        bad.put(
                "departments",
                List.of(
                        place(UUID.randomUUID(), true),
                        place(account.support(), false),
                        place(account.support(), true)));
        var answer = owner.post("/api/v1/agents", bad);
        assertThat(answer.status()).isEqualTo(400);
        var blank = answer.json().at("/errors").findValuesAsString("field");
        assertThat(blank).containsExactly("name");
        bad.put("name", "Nome");
        var fields = owner.post("/api/v1/agents", bad).json().at("/errors").findValuesAsString("field");
        assertThat(fields)
                .containsExactlyInAnyOrder(
                        "email",
                        "language",
                        "departments[0].departmentId",
                        "departments[2].departmentId",
                        "departments[1]");
        assertThat(owner.post("/api/v1/agents", with(form("x".repeat(251), "a@b.example"), "active", true))
                        .status())
                .isEqualTo(400);
        assertThat(owner.post("/api/v1/agents", with(form("x", "a@b.example"), "active", "talvez"))
                        .status())
                .isEqualTo(400);
        assertThat(owner.post("/api/v1/agents", with(form("x", "a@b.example"), "departments", null))
                        .status())
                .isEqualTo(400);
        assertThat(owner.post("/api/v1/agents", form("x", "a@b.example\r\nBcc: c@d.example"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aStaleVersionIsToldHowItStandsNow() {
        String path = "/api/v1/agents/" + account.agent();
        var body = form("Ana Um", email(account.agent()));
        assertThat(owner.put(path, body).status()).isEqualTo(428);
        assertThat(owner.with("If-Match", "\"1\"").put(path, body).status()).isEqualTo(200);
        var stale = owner.with("If-Match", "\"1\"").put(path, with(body, "name", "Ana Dois"));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.text("/current/name")).isEqualTo("Ana Um");
        assertThat(owner.get(path).text("/name")).isEqualTo("Ana Um");
    }

    @Test
    @Rule("AGT-5")
    void aValidatedAddressStaysUntilTheNewOneIsValidated() {
        String path = "/api/v1/agents/" + account.agent();
        String before = email(account.agent());
        String wanted = "nova-" + before;
        var changed = owner.with("If-Match", "\"1\"").put(path, form("Ana", wanted));
        assertThat(changed.text("/email")).isEqualTo(before);
        assertThat(changed.text("/pendingEmail")).isEqualTo(wanted);
        assertThat(changed.json().at("/emailValidated").asBoolean()).isTrue();
        var dropped = owner.with("If-Match", changed.header("ETag")).put(path, form("Ana", before));
        assertThat(dropped.json().at("/pendingEmail").isNull()).isTrue();
    }

    @Test
    @Rule("AGT-7")
    void thereAreNoMoreActiveAgentsThanTheAccountMayHave() {
        accounts.in(
                account.id(),
                () -> sql.update(ACCOUNT).set(ACCOUNT.AGENT_LIMIT, 6).execute());
        var sixth = owner.post("/api/v1/agents", form("Sexto", "sexto@empresa.example"));
        assertThat(sixth.status()).isEqualTo(201);
        var seventh = owner.post("/api/v1/agents", form("Sétimo", "setimo@empresa.example"));
        assertThat(seventh.status()).isEqualTo(409);
        assertThat(seventh.text("/detail")).contains("6 atendentes");
        var idle = owner.post("/api/v1/agents", with(form("Sétimo", "setimo@empresa.example"), "active", false));
        assertThat(idle.status()).isEqualTo(201);
        String seventhPath = "/api/v1/agents/" + idle.text("/id");
        assertThat(owner.with("If-Match", "\"1\"")
                        .put(seventhPath, form("Sétimo", "setimo@empresa.example"))
                        .status())
                .isEqualTo(409);
        owner.with("If-Match", "\"1\"")
                .put(
                        "/api/v1/agents/" + sixth.text("/id"),
                        with(form("Sexto", "sexto@empresa.example"), "active", false));
        assertThat(owner.with("If-Match", "\"1\"")
                        .put(seventhPath, form("Sétimo", "setimo@empresa.example"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Rule("AGT-10")
    void theOwnerKeepsWhatAnOwnerNeeds() {
        var promoted = with(form("Marcos", email(account.manager())), "isAdministrator", true);
        owner.with("If-Match", "\"1\"").put("/api/v1/agents/" + account.manager(), promoted);
        ApiClient administrator = accounts.signedIn(account, account.manager());
        String path = "/api/v1/agents/" + account.owner();
        var own = with(form("Olívia", email(account.owner())), "isAdministrator", true);
        for (var wanted : List.of(
                with(own, "active", false),
                with(own, "isAdministrator", false),
                with(own, "email", "meu@empresa.example"))) {
            var refused = administrator.with("If-Match", "\"1\"").put(path, wanted);
            assertThat(refused.status()).isEqualTo(409);
            // The rule's own sentence: the database's constraint behind it would refuse too, without saying why.
            assertThat(refused.text("/detail")).contains("proprietário");
        }
        assertThat(administrator.delete(path).text("/detail")).contains("proprietário");
        assertThat(administrator.with("If-Match", "\"1\"").put(path, own).status())
                .isEqualTo(200);
    }

    @Test
    @Rule("AGT-10")
    void nobodyTakesAwayTheirOwnWayIn() {
        String path = "/api/v1/agents/" + account.manager();
        var form = with(form("Marcos", email(account.manager())), "isAdministrator", true);
        owner.with("If-Match", "\"1\"").put(path, form);
        ApiClient administrator = accounts.signedIn(account, account.manager());
        for (String right : List.of("isAdministrator", "active")) {
            var refused = administrator.with("If-Match", "\"2\"").put(path, with(form, right, false));
            assertThat(refused.status()).as(right).isEqualTo(409);
            assertThat(refused.text("/detail")).contains("outro administrador");
        }
        assertThat(administrator.delete(path).status()).isEqualTo(409);
        assertThat(owner.with("If-Match", "\"2\"")
                        .put(path, with(form, "isAdministrator", false))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Rule("ACC-14")
    void seatsCountActiveAgentsOnly() {
        accounts.in(
                account.id(),
                () -> sql.update(ACCOUNT).set(ACCOUNT.AGENT_LIMIT, 6).execute());
        assertThat(owner.get("/api/v1/agents/seats").json().toString()).isEqualTo("{\"used\":5,\"limit\":6}");
        owner.post("/api/v1/agents", with(form("Parado", "parado@empresa.example"), "active", false));
        assertThat(owner.get("/api/v1/agents/seats").json().at("/used").asInt()).isEqualTo(5);
    }

    @Test
    @Rule({"LNG-4", "LNG-7"})
    void anAdministratorSetsLanguageAndTimeZoneOfAnAgent() {
        String path = "/api/v1/agents/" + account.agent();
        var form = form("Ana", email(account.agent()));
        form.put("language", "es");
        form.put("timeZone", "America/Manaus");
        assertThat(owner.with("If-Match", "\"1\"").put(path, form).status()).isEqualTo(200);
        var session = accounts.signedIn(account, account.agent()).get("/api/v1/session");
        assertThat(session.text("/language")).isEqualTo("es");
        assertThat(session.text("/timeZone")).isEqualTo("America/Manaus");
        var unknown = owner.with("If-Match", "\"2\"").put(path, with(form, "timeZone", "Marte/Norte"));
        assertThat(unknown.text("/errors/0/field")).isEqualTo("timeZone");
    }

    @Test
    @Rule("CAG-1")
    void theListTellsWhenEachFirstCameOnTheAccountsPresentDay() {
        assertThat(firstToday(owner)).as("who was never here").isNull();
        accounts.in(account.id(), () -> sql.update(ACCOUNT_SECURITY)
                .set(ACCOUNT_SECURITY.SESSION_IDLE_MINUTES, 3 * 24 * 60)
                .execute());
        for (String zone : List.of("Pacific/Kiritimati", "Pacific/Pago_Pago")) {
            accounts.in(
                    account.id(),
                    () -> sql.update(ACCOUNT).set(ACCOUNT.TIME_ZONE, zone).execute());
            Instant today =
                    LocalDate.now(ZoneId.of(zone)).atStartOfDay(ZoneId.of(zone)).toInstant();
            String cookie = accounts.session(account, account.agent());
            seen(today.minusSeconds(60), today.minusSeconds(1));
            assertThat(firstToday(owner))
                    .as("who was here yesterday in %s", zone)
                    .isNull();
            use(cookie);
            Instant first = firstToday(owner);
            assertThat(first).isBetween(Instant.now().minusSeconds(30), Instant.now());
            use(accounts.session(account, account.agent()));
            assertThat(firstToday(owner)).as("who came again").isEqualTo(first);
        }
        assertThat(firstToday(accounts.signedIn(account, account.colleague())))
                .as("to colleagues")
                .isNull();
    }

    @Test
    @Rule("CAG-1")
    void whoGoesOnWorkingCameFirstWhenTheyDid() {
        ZoneId zone = ZoneId.of(accounts.in(
                account.id(), () -> sql.select(ACCOUNT.TIME_ZONE).from(ACCOUNT).fetchSingle(ACCOUNT.TIME_ZONE)));
        Instant today = LocalDate.now(zone).atStartOfDay(zone).toInstant();
        String cookie = accounts.session(account, account.agent());
        seen(today, Instant.now().minusSeconds(90));
        use(cookie);
        assertThat(firstToday(owner)).isEqualTo(today);
        assertThat(Instant.parse(
                        owner.get("/api/v1/agents?search=Ana+Atendente").text("/items/0/lastAccessAt")))
                .isAfter(Instant.now().minusSeconds(60));
    }

    private @Nullable Instant firstToday(ApiClient reader) {
        JsonNode first =
                reader.get("/api/v1/agents?search=Ana+Atendente").json().at("/items/0/firstAccessTodayAt");
        return first.isNull() ? null : Instant.parse(first.asString());
    }

    /** Ages the agent's sessions. */
    private void seen(Instant dayBegan, Instant last) {
        accounts.in(account.id(), () -> sql.update(AGENT_SESSION)
                .set(AGENT_SESSION.DAY_BEGAN_AT, dayBegan.atOffset(ZoneOffset.UTC))
                .set(AGENT_SESSION.LAST_SEEN_AT, last.atOffset(ZoneOffset.UTC))
                .where(AGENT_SESSION.AGENT_ID.eq(account.agent()))
                .execute());
    }

    private void use(String cookie) {
        assertThat(accounts.anonymous()
                        .with("Cookie", "BALCAO_SESSION=" + cookie)
                        .get("/api/v1/session")
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Rule("AGT-8")
    void whoHasTicketsStays() {
        TestTickets.open(accounts, sql, account, account.agent(), null);
        var refused = owner.delete("/api/v1/agents/" + account.agent());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/detail")).contains("chamados, conversas ou clientes vinculados");
        assertThat(owner.delete("/api/v1/agents/" + account.colleague()).status())
                .isEqualTo(204);
        assertThat(owner.get("/api/v1/agents/" + account.colleague()).status()).isEqualTo(404);
        assertThat(owner.delete("/api/v1/agents/" + account.owner()).status()).isEqualTo(409);
    }

    @Test
    void aDeactivatedAgentIsOutAtOnceAndStaysOut() {
        ApiClient agent = accounts.signedIn(account, account.agent());
        assertThat(agent.get("/api/v1/session").status()).isEqualTo(200);
        String path = "/api/v1/agents/" + account.agent();
        var body = form("Ana", email(account.agent()));
        assertThat(owner.with("If-Match", "\"1\"")
                        .put(path, with(body, "active", false))
                        .status())
                .isEqualTo(200);
        assertThat(agent.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(owner.with("If-Match", "\"2\"").put(path, body).status()).isEqualTo(200);
        assertThat(agent.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    @Rule("AGT-9")
    void rightsFollowAtOnceAndAnAgentWithoutDepartmentsStillGetsIn() {
        ApiClient agent = accounts.signedIn(account, account.agent());
        assertThat(agent.get("/api/v1/session").json().at("/permissions").toString())
                .doesNotContain("TEAM_QUEUES");
        String path = "/api/v1/agents/" + account.agent();
        var manages = Map.of("departmentId", account.support(), "tickets", true, "chat", false, "manager", true);
        var body = form("Ana", email(account.agent()));
        owner.with("If-Match", "\"1\"").put(path, with(body, "departments", List.of(manages)));
        assertThat(agent.get("/api/v1/session").json().at("/permissions").toString())
                .contains("TEAM_QUEUES");
        owner.with("If-Match", "\"2\"").put(path, with(body, "departments", List.of()));
        var me = agent.get("/api/v1/session");
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().at("/departments").size()).isZero();
    }

    @Test
    void theListIsPagedSearchedAndNarrowed() {
        for (String name : List.of("Érica Alves", "erica Borges", "Zeca")) {
            owner.post(
                    "/api/v1/agents",
                    with(form(name, name.replaceAll("[^a-zA-Z]", "") + "@empresa.example"), "departments", List.of()));
        }
        var first = owner.get("/api/v1/agents?limit=3");
        assertThat(first.json().at("/items").size()).isEqualTo(3);
        var second = owner.get("/api/v1/agents?limit=100&cursor=" + first.text("/nextCursor"));
        assertThat(second.json().at("/items").size()).isEqualTo(5);
        assertThat(second.json().at("/nextCursor").isNull()).isTrue();
        var found = owner.get("/api/v1/agents?search=%C3%A9rica");
        assertThat(found.json().at("/items").findValuesAsString("name")).containsExactly("Érica Alves", "erica Borges");
        assertThat(owner.get("/api/v1/agents?search=zeca%40")
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(1);
        assertThat(owner.get("/api/v1/agents?search=%25").json().at("/items").size())
                .isZero();
        assertThat(owner.get("/api/v1/agents?departmentId=" + account.sales())
                        .json()
                        .at("/items")
                        .findValuesAsString("name"))
                .containsExactly("Vera Vendedora", "Vendas");
        assertThat(owner.get("/api/v1/agents?active=false").json().at("/items").size())
                .isZero();
        assertThat(owner.get("/api/v1/agents?cursor=xyz").status()).isEqualTo(400);
        assertThat(owner.get("/api/v1/agents?limit=0").status()).isEqualTo(400);
        assertThat(owner.get("/api/v1/agents?active=sim,nao").status()).isEqualTo(400);
    }

    @Test
    @Rule("AGT-17")
    void theListIsNarrowedToWhoNeedsAttention() {
        owner.post("/api/v1/agents", form("Novo Agente", "novo@empresa.example"));
        owner.post("/api/v1/agents", with(form("Parada", "parada@empresa.example"), "active", false));
        accounts.in(account.id(), () -> sql.insertInto(AGENT_CREDENTIAL)
                .set(AGENT_CREDENTIAL.ACCOUNT_ID, account.id())
                .set(AGENT_CREDENTIAL.AGENT_ID, account.seller())
                .set(AGENT_CREDENTIAL.PASSWORD_HASH, "x")
                .set(AGENT_CREDENTIAL.LOCKED_AT, OffsetDateTime.now())
                .execute());
        assertThat(names(owner, "administrator=true")).containsExactly("Olívia Dona");
        assertThat(names(owner, "emailValidated=false")).containsExactly("Novo Agente", "Parada");
        assertThat(names(owner, "emailValidated=false&active=true")).containsExactly("Novo Agente");
        assertThat(names(owner, "locked=true")).containsExactly("Vera Vendedora");
        assertThat(owner.get("/api/v1/agents?locked=true")
                        .json()
                        .at("/items/0/locked")
                        .asBoolean())
                .isTrue();
        owner.post("/api/v1/agents/" + account.seller() + "/unlock", null);
        assertThat(names(owner, "locked=true")).isEmpty();
        // Who does not manage people neither sees a lock nor finds out by asking for it.
        ApiClient agent = accounts.signedIn(account, account.agent());
        assertThat(names(agent, "locked=true")).hasSize(7);
        assertThat(agent.get("/api/v1/agents").json().at("/items/0/locked").isNull())
                .isTrue();
    }

    private static List<String> names(ApiClient reader, String query) {
        return reader.get("/api/v1/agents?" + query).json().at("/items").findValuesAsString("name").stream()
                .filter(each -> !List.of("Suporte", "Vendas").contains(each))
                .toList();
    }

    @Test
    @Rule("AGT-11")
    void aPlainAgentSeesColleaguesWithoutAddressesAndChangesNobody() {
        ApiClient agent = accounts.signedIn(account, account.agent());
        var list = agent.get("/api/v1/agents");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.json().at("/items/0/email").isNull()).isTrue();
        assertThat(agent.get("/api/v1/agents?search=%40empresa")
                        .json()
                        .at("/items")
                        .size())
                .isZero();
        String path = "/api/v1/agents/" + account.colleague();
        assertThat(agent.get(path).status()).isEqualTo(403);
        assertThat(agent.post("/api/v1/agents", form("x", "x@empresa.example")).status())
                .isEqualTo(403);
        assertThat(agent.with("If-Match", "\"1\"")
                        .put(path, form("x", "x@empresa.example"))
                        .status())
                .isEqualTo(403);
        assertThat(agent.delete(path).status()).isEqualTo(403);
        var nobody = accounts.anonymous();
        assertThat(nobody.get("/api/v1/agents").status()).isEqualTo(401);
        assertThat(nobody.post("/api/v1/agents", form("x", "x@empresa.example")).status())
                .isEqualTo(401);
    }

    @Test
    void otherAccountsAgentsDoNotExist() {
        TestAccount other = accounts.create();
        String path = "/api/v1/agents/" + other.agent();
        assertThat(owner.get(path).status()).isEqualTo(404);
        assertThat(owner.with("If-Match", "\"1\"")
                        .put(path, form("x", "x@empresa.example"))
                        .status())
                .isEqualTo(404);
        assertThat(owner.delete(path).status()).isEqualTo(404);
        assertThat(owner.get("/api/v1/agents/not-an-id").status()).isEqualTo(404);
        var foreign = with(form("x", "y@empresa.example"), "departments", List.of(place(other.support(), true)));
        assertThat(owner.post("/api/v1/agents", foreign).text("/errors/0/field"))
                .isEqualTo("departments[0].departmentId");
    }

    @Test
    void aRepeatedPostMakesOneAgent() {
        var body = form("Uma Vez", "uma-vez@empresa.example");
        var one = owner.with("Idempotency-Key", "k1").post("/api/v1/agents", body);
        var two = owner.with("Idempotency-Key", "k1").post("/api/v1/agents", body);
        assertThat(one.status()).isEqualTo(201);
        assertThat(two.status()).isEqualTo(201);
        assertThat(two.text("/id")).isEqualTo(one.text("/id"));
        assertThat(owner.get("/api/v1/agents?search=uma").json().at("/items").size())
                .isEqualTo(1);
    }

    private String email(UUID agent) {
        return owner.get("/api/v1/agents/" + agent).text("/email");
    }

    private Map<String, Object> form(String name, String email) {
        Map<String, Object> form = new HashMap<>();
        form.put("name", name);
        form.put("email", email);
        form.put("isAdministrator", false);
        form.put("active", true);
        form.put("signatureHtml", "<p onclick=\"alert(1)\">Até logo<script>alert(2)</script></p>");
        form.put("departments", List.of(place(account.support(), true)));
        return form;
    }

    private static Map<String, Object> place(UUID department, boolean tickets) {
        return Map.of("departmentId", department, "tickets", tickets, "chat", false, "manager", false);
    }

    private static Map<String, Object> with(Map<String, Object> form, String key, Object value) {
        Map<String, Object> changed = new HashMap<>(form);
        changed.put(key, value);
        return changed;
    }
}
