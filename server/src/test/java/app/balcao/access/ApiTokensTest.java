package app.balcao.access;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.API_TOKEN;
import static app.balcao.schema.Tables.IDEMPOTENCY_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.people.AgentRightsChanged;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tokens of programs, over the wire. */
@BalcaoTest
class ApiTokensTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    @Autowired
    private ApplicationEventPublisher events;

    private TestAccount account;
    private ApiClient owner;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
    }

    private record Reply(int status, JsonNode json, String challenge) {}

    /** A program: no cookie, no CSRF token. */
    private Reply call(String token, String method, String path, String body, String... headers) {
        try {
            var request = HttpRequest.newBuilder(URI.create(accounts.address() + "/api/v1" + path))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
            if (headers.length > 0) {
                request.headers(headers);
            }
            var answer = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Reply(
                    answer.statusCode(),
                    JsonMapper.shared().readTree(answer.body().isEmpty() ? "null" : answer.body()),
                    answer.headers().firstValue("WWW-Authenticate").orElse(""));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Map<String, Object> form(List<String> scopes, List<String> addresses) {
        return Map.of("name", "Integração ERP", "scopes", scopes, "addresses", addresses, "days", 90);
    }

    private Answer make(ApiClient client, String... scopes) {
        Answer made = client.post("/api/v1/api-tokens", form(List.of(scopes), List.of()));
        assertThat(made.status()).as(made.json().toString()).isEqualTo(201);
        return made;
    }

    @Test
    @Rule({"TOK-1", "TOK-2"})
    void aTokenActsAsItsAgentAndOnlyItsHashIsKept() {
        Answer made = make(owner, "customers:read", "customers:write");
        String token = made.text("/secret");
        assertThat(token)
                .startsWith("balcao_")
                .endsWith(made.text("/token/hint").replaceFirst("^.*…", ""));
        assertThat(made.header("Cache-Control")).contains("no-store");
        Reply created = call(token, "POST", "/customers", "{\"name\":\"Padaria do Zé\"}");
        assertThat(created.status()).as(created.json().toString()).isEqualTo(201);
        assertThat(call(token, "GET", "/customers", "").json().toString()).contains("Padaria do Zé");
        String rows = accounts.in(
                account.id(), () -> sql.fetch("select t::text from api_token t where account_id = ?", account.id())
                        .toString());
        assertThat(rows).doesNotContain(token.substring(60));
        Answer listed = owner.get("/api/v1/api-tokens");
        assertThat(listed.json().toString()).doesNotContain(token);
        assertThat(listed.text("/items/0/lastUsedIp")).isEqualTo("127.0.0.1");
        assertThat(listed.text("/items/0/state")).isEqualTo("ACTIVE");
    }

    @Test
    @Rule("TOK-2")
    void aRepeatWithTheSameKeyNeitherMakesAnotherNorShowsTheSecretAgain() {
        Answer first = owner.with("Idempotency-Key", "um-token")
                .post("/api/v1/api-tokens", form(List.of("tickets:read"), List.of()));
        Answer again = owner.with("Idempotency-Key", "um-token")
                .post("/api/v1/api-tokens", form(List.of("tickets:read"), List.of()));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.raw().body()).isEmpty();
        assertThat(owner.get("/api/v1/api-tokens").json().path("items")).hasSize(1);
        byte[] kept = accounts.in(account.id(), () -> sql.selectFrom(IDEMPOTENCY_KEY)
                .where(IDEMPOTENCY_KEY.KEY.eq("um-token"))
                .fetchSingle(IDEMPOTENCY_KEY.BODY));
        assertThat(kept).isEmpty();
    }

    @Test
    @Rule("TOK-3")
    void aTokenDoesWhatItsScopesSayAndItsAgentMay() {
        String reads = make(owner, "tickets:read").text("/secret");
        assertThat(call(reads, "GET", "/tickets", "").status()).isEqualTo(200);
        Reply refused = call(reads, "GET", "/customers", "");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("type").asString()).isEqualTo("/problems/insufficient-scope");
        assertThat(refused.challenge()).contains("insufficient_scope").contains("customers:read");
        allowAgents();
        String plain = make(accounts.signedIn(account, account.agent()), "people:write", "people:read")
                .text("/secret");
        Reply notTheirs = call(plain, "GET", "/agents/" + account.owner(), "");
        assertThat(notTheirs.status()).isEqualTo(403);
        assertThat(notTheirs.json().path("type").asString()).isEqualTo("/problems/forbidden");
    }

    @Test
    @Rule("TOK-4")
    void sessionsCredentialsAndTokensThemselvesAreForBrowsers() {
        String all = make(owner, "account:read", "account:write", "people:read", "people:write")
                .text("/secret");
        for (String[] each : List.of(
                new String[] {"GET", "/session"},
                new String[] {"POST", "/session"},
                new String[] {"GET", "/sessions"},
                new String[] {"PUT", "/me/password"},
                new String[] {"GET", "/api-tokens"},
                new String[] {"POST", "/api-tokens"},
                new String[] {"POST", "/agents/" + account.agent() + "/resend-link"})) {
            Reply refused = call(all, each[0], each[1], "{}");
            assertThat(refused.status()).as(each[1]).isEqualTo(403);
            assertThat(refused.json().path("type").asString()).as(each[1]).isEqualTo("/problems/browsers-only");
        }
    }

    @Test
    @Rule("TOK-5")
    void unknownExpiredAndRevokedTokensOpenNothing() {
        Answer made = make(owner, "tickets:read");
        String token = made.text("/secret");
        for (String bad : List.of("balcao_", "nada", "balcao_" + "A".repeat(86), token.substring(7), token + "A")) {
            Reply refused = call(bad, "GET", "/tickets", "");
            assertThat(refused.status()).as(bad).isEqualTo(401);
            assertThat(refused.challenge()).as(bad).contains("invalid_token");
        }
        accounts.in(account.id(), () -> sql.update(API_TOKEN)
                .set(API_TOKEN.CREATED_AT, OffsetDateTime.now().minusDays(2))
                .set(API_TOKEN.EXPIRES_AT, OffsetDateTime.now().minusDays(1))
                .where(API_TOKEN.ACCOUNT_ID.eq(account.id()))
                .execute());
        Reply expired = call(token, "GET", "/tickets", "");
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.json().path("detail").asString()).contains("venceu");
        Answer other = make(owner, "tickets:read");
        assertThat(call(other.text("/secret"), "GET", "/tickets", "").status()).isEqualTo(200);
        String id = other.text("/token/id");
        assertThat(owner.delete("/api/v1/api-tokens/" + id).status()).isEqualTo(204);
        assertThat(owner.delete("/api/v1/api-tokens/" + id).status()).isEqualTo(204);
        Reply revoked = call(other.text("/secret"), "GET", "/tickets", "");
        assertThat(revoked.status()).isEqualTo(401);
        assertThat(revoked.json().path("detail").asString()).contains("revogado");
    }

    @Test
    @Rule("TOK-5")
    void theTokensOfADeactivatedAgentStopAtOnceAndForGood() {
        allowAgents();
        String token = make(accounts.signedIn(account, account.agent()), "tickets:read")
                .text("/secret");
        assertThat(call(token, "GET", "/tickets", "").status()).isEqualTo(200);
        activate(account.agent(), false);
        assertThat(call(token, "GET", "/tickets", "").status()).isEqualTo(401);
        activate(account.agent(), true);
        assertThat(call(token, "GET", "/tickets", "").status()).isEqualTo(401);
    }

    private void activate(UUID agent, boolean active) {
        accounts.in(account.id(), () -> {
            int changed = sql.update(AGENT)
                    .set(AGENT.ACTIVE, active)
                    .where(AGENT.ACCOUNT_ID.eq(account.id()))
                    .and(AGENT.ID.eq(agent))
                    .execute();
            events.publishEvent(new AgentRightsChanged(agent));
            return changed;
        });
    }

    @Test
    @Rule("TOK-6")
    void aTokenMayBeBoundToAddresses() {
        Answer here = owner.post("/api/v1/api-tokens", form(List.of("tickets:read"), List.of(" 127.0.0.0/8 ", "::1")));
        assertThat(here.status()).isEqualTo(201);
        assertThat(call(here.text("/secret"), "GET", "/tickets", "").status()).isEqualTo(200);
        Answer elsewhere = owner.post("/api/v1/api-tokens", form(List.of("tickets:read"), List.of("203.0.113.7")));
        Reply refused = call(elsewhere.text("/secret"), "GET", "/tickets", "");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("type").asString()).isEqualTo("/problems/token-address");
        for (String bad : List.of("localhost", "10.0.0.0/33", "300.1.1.1", "::1/200", "a.b", "10.0.0.0/8/8")) {
            Answer answer = owner.post("/api/v1/api-tokens", form(List.of("tickets:read"), List.of(bad)));
            assertThat(answer.status()).as(bad).isEqualTo(400);
            assertThat(answer.text("/errors/0/field")).isEqualTo("addresses[0]");
        }
    }

    @Test
    @Rule("TOK-7")
    void administratorsMakeTokensAndOthersWhereTheAccountSaysSo() {
        ApiClient agent = accounts.signedIn(account, account.agent());
        Map<String, Object> form = form(List.of("tickets:read"), List.of());
        assertThat(agent.post("/api/v1/api-tokens", form).status()).isEqualTo(403);
        assertThat(agent.get("/api/v1/api-tokens?all=true").status()).isEqualTo(403);
        allowAgents();
        String id = make(agent, "tickets:read").text("/token/id");
        assertThat(owner.get("/api/v1/api-tokens").json().path("items")).isEmpty();
        assertThat(owner.get("/api/v1/api-tokens?all=true").text("/items/0/agent/name"))
                .isEqualTo("Ana Atendente");
        ApiClient colleague = accounts.signedIn(account, account.colleague());
        assertThat(colleague.delete("/api/v1/api-tokens/" + id).status()).isEqualTo(404);
        assertThat(owner.delete("/api/v1/api-tokens/" + id).status()).isEqualTo(204);
    }

    @Test
    @Rule("TOK-1")
    void aTokenHasANameScopesAndAnEndWithinAYear() {
        for (Map<String, Object> bad : List.<Map<String, Object>>of(
                Map.of("name", " ", "scopes", List.of("tickets:read"), "addresses", List.of(), "days", 1),
                Map.of("name", "x", "scopes", List.of(), "addresses", List.of(), "days", 1),
                Map.of("name", "x", "scopes", List.of("all"), "addresses", List.of(), "days", 1),
                Map.of("name", "x", "scopes", List.of("tickets:read"), "addresses", List.of(), "days", 0),
                Map.of("name", "x", "scopes", List.of("tickets:read"), "addresses", List.of(), "days", 366))) {
            assertThat(owner.post("/api/v1/api-tokens", bad).status())
                    .as(bad.toString())
                    .isEqualTo(400);
        }
    }

    @Test
    @Rule("TOK-8")
    void whatAProgramDidIsAuditedAsItsToken() {
        String token = make(owner, "people:write", "audit:read").text("/secret");
        call(token, "POST", "/categories", "{\"name\":\"Trocas\",\"active\":true,\"departmentIds\":[]}");
        JsonNode entry = call(token, "GET", "/audit-entries?action=category.created", "")
                .json()
                .at("/items/0");
        assertThat(entry.at("/actor/kind").asString()).isEqualTo("API_TOKEN");
        assertThat(entry.at("/actor/name").asString()).isEqualTo("Integração ERP · Olívia Dona");
        assertThat(entry.at("/actor/id").asString()).isEqualTo(account.owner().toString());
        assertThat(owner.get("/api/v1/audit-entries?action=api-token.created").text("/items/0/after/name"))
                .isEqualTo("Integração ERP");
    }

    @Test
    void aRequestWithACookieTooIsTheTokens() {
        String token = make(owner, "tickets:read").text("/secret");
        Answer both = owner.with("Authorization", "Bearer " + token).get("/api/v1/customers");
        assertThat(both.status()).isEqualTo(403);
        Answer bad = owner.with("Authorization", "Bearer balcao_errado").get("/api/v1/customers");
        assertThat(bad.status()).isEqualTo(401);
    }

    private void allowAgents() {
        String version = owner.get("/api/v1/api-token-policy").header("ETag");
        assertThat(owner.with("If-Match", version)
                        .put("/api/v1/api-token-policy", Map.of("agentsMayCreate", true))
                        .status())
                .isEqualTo(200);
    }
}
