package app.balcao.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.audit.AuditableAction.ActorKind;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

/** The audit, over the wire. */
@BalcaoTest
class AuditTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private ApplicationEventPublisher events;

    private TestAccount account;
    private ApiClient owner;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
    }

    @Test
    @Rule({"AUD-1", "AUD-4", "AUD-5"})
    void changesOfAgentsAreKeptWithWhoDidThemAndWhatDiffers() {
        String path = "/api/v1/agents/" + account.agent();
        String email = owner.get(path).text("/email");
        owner.with("If-Match", "\"1\"")
                .put(
                        path,
                        Map.of(
                                "name",
                                "Ana Renomeada",
                                "email",
                                email,
                                "isAdministrator",
                                false,
                                "active",
                                true,
                                "departments",
                                List.of(Map.of(
                                        "departmentId",
                                        account.support(),
                                        "tickets",
                                        true,
                                        "chat",
                                        true,
                                        "manager",
                                        false))));
        var entry =
                owner.get("/api/v1/audit-entries?action=agent.changed").json().at("/items/0");
        assertThat(entry.at("/actor/id").asString()).isEqualTo(account.owner().toString());
        assertThat(entry.at("/actor/name").asString()).isEqualTo("Olívia Dona");
        assertThat(entry.at("/itemId").asString()).isEqualTo(account.agent().toString());
        assertThat(entry.at("/ip").asString()).isNotBlank();
        assertThat(entry.at("/before").propertyNames()).containsExactly("name");
        assertThat(entry.at("/after/name").asString()).isEqualTo("Ana Renomeada");
    }

    @Test
    @Rule({"AUD-4", "ACC-11"})
    void refusedSignInsAreKeptWithTheirReason() {
        String email = owner.get("/api/v1/agents/" + account.agent()).text("/email");
        signIn("ninguem@empresa.example");
        signIn(email);
        var entries =
                owner.get("/api/v1/audit-entries?action=session.refused").json().at("/items");
        assertThat(entries.size()).isEqualTo(2);
        assertThat(entries.at("/0/after/reason").asString()).isEqualTo("NO_PASSWORD");
        assertThat(entries.at("/1/after/reason").asString()).isEqualTo("UNKNOWN_AGENT");
        assertThat(entries.at("/0/actor/kind").asString()).isEqualTo("ANONYMOUS");
        assertThat(entries.toString()).doesNotContain("segredo-digitado");
    }

    @Test
    @Rule("AUD-5")
    void secretsAreMasked() {
        accounts.in(account.id(), () -> {
            events.publishEvent(AuditableAction.of(Actor.SYSTEM, "mailbox.changed", "mailbox", "1")
                    .changing(Map.of("password", "velha", "host", "a"), Map.of("password", "nova", "host", "b")));
            return account;
        });
        var entry =
                owner.get("/api/v1/audit-entries?action=mailbox.changed").json().at("/items/0");
        assertThat(entry.at("/after/password").asString()).isEqualTo("•••");
        assertThat(entry.at("/after/host").asString()).isEqualTo("b");
        assertThat(entry.toString()).doesNotContain("velha", "nova");
    }

    @Test
    void whatIsUndoneIsNotKept() {
        assertThatThrownBy(() -> accounts.in(account.id(), () -> {
                    events.publishEvent(AuditableAction.of(Actor.SYSTEM, "never.happened", "thing", null));
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");
        assertThat(owner.get("/api/v1/audit-entries?action=never.happened")
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    void linesAreNarrowedAndPagedForAdministratorsOnly() {
        for (String name : List.of("A", "B", "C")) {
            owner.post("/api/v1/categories", Map.of("name", name, "active", true, "departmentIds", List.of()));
        }
        var first = owner.get("/api/v1/audit-entries?limit=2");
        assertThat(first.text("/items/0/after/name")).isEqualTo("C");
        var second = owner.get("/api/v1/audit-entries?limit=2&cursor=" + first.text("/nextCursor"));
        assertThat(second.text("/items/0/after/name")).isEqualTo("A");
        assertThat(owner.get("/api/v1/audit-entries?agentId=" + account.agent())
                        .json()
                        .at("/items")
                        .size())
                .isZero();
        assertThat(owner.get("/api/v1/audit-entries?to=2020-01-01T00:00:00Z")
                        .json()
                        .at("/items")
                        .size())
                .isZero();
        assertThat(owner.get("/api/v1/audit-entries?from=2020-01-01T00:00:00Z")
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(3);
        assertThat(owner.get("/api/v1/audit-entries?from=ontem").status()).isEqualTo(400);
        assertThat(accounts.signedIn(account, account.manager())
                        .get("/api/v1/audit-entries")
                        .status())
                .isEqualTo(403);
        assertThat(accounts.anonymous().get("/api/v1/audit-entries").status()).isEqualTo(401);
        TestAccount other = accounts.create();
        assertThat(accounts.signedIn(other, other.owner())
                        .get("/api/v1/audit-entries")
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    @Rule("AUD-5")
    void aLineSaysWhatKindOfSomebodyActedAndByWhatFilter() {
        UUID customer = UUID.randomUUID();
        publish(
                AuditableAction.of(
                                new Actor(ActorKind.API_TOKEN, account.agent(), "Integração ERP"),
                                "customer.exported",
                                "customer",
                                null)
                        .filteredBy(Map.of("search", "são paulo", "apiKey", "abc")),
                AuditableAction.of(Actor.customer(customer, "Rita"), "session.began", "customer", customer));
        var byToken = entries("actorKind=API_TOKEN");
        assertThat(byToken.at("/0/actor/name").asString()).isEqualTo("Integração ERP");
        assertThat(byToken.at("/0/filter/search").asString()).isEqualTo("são paulo");
        assertThat(byToken.at("/0/filter/apiKey").asString()).isEqualTo("•••");
        assertThat(entries("actorKind=CUSTOMER").at("/0/actor/id").asString()).isEqualTo(customer.toString());
    }

    @Test
    @Rule("AUD-1")
    void everyFilterNarrows() {
        UUID item = UUID.randomUUID();
        publish(
                AuditableAction.of(Actor.SYSTEM, "mailbox.changed", "mailbox", item)
                        .changing(Map.of("address", "Informações 100%"), Map.of("address", "outro")),
                AuditableAction.of(Actor.SYSTEM, "department.changed", "department", UUID.randomUUID()));
        owner.post("/api/v1/categories", Map.of("name", "Dúvida", "active", true, "departmentIds", List.of()));
        assertThat(actions("itemType=mailbox")).containsExactly("mailbox.changed");
        assertThat(actions("itemId=" + item)).containsExactly("mailbox.changed");
        assertThat(actions("actorKind=SYSTEM")).containsExactlyInAnyOrder("mailbox.changed", "department.changed");
        assertThat(actions("ip=127.0.0.1")).containsExactly("category.created");
        assertThat(actions("ip=10.9.8.7")).isEmpty();
        assertThat(actions("search=INFORMACOES")).containsExactly("mailbox.changed");
        assertThat(actions("search=100%25")).containsExactly("mailbox.changed");
        assertThat(actions("search=1_0")).isEmpty();
        assertThat(actions("search=duvida%20olivia")).containsExactly("category.created");
        assertThat(actions("search=duvida&itemType=mailbox")).isEmpty();
        assertThat(owner.get("/api/v1/audit-entries?actorKind=NINGUEM").status())
                .isEqualTo(400);
    }

    private void publish(AuditableAction... actions) {
        accounts.in(account.id(), () -> {
            for (AuditableAction each : actions) {
                events.publishEvent(each);
            }
            return account;
        });
    }

    private JsonNode entries(String query) {
        return owner.get("/api/v1/audit-entries?" + query).json().at("/items");
    }

    private List<String> actions(String query) {
        return entries(query)
                .valueStream()
                .map(each -> each.at("/action").asString())
                .toList();
    }

    private void signIn(String email) {
        accounts.anonymous()
                .post(
                        "/api/v1/session",
                        Map.of("account", account.login(), "email", email, "password", "segredo-digitado"));
    }
}
