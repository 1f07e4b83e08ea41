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
import app.balcao.schema.Tables;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** The audit, over the wire. */
@BalcaoTest
class AuditTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private ApplicationEventPublisher events;

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
    @Rule("AUD-6")
    void linesCanNeitherBeChangedNorRemoved() {
        assertThatThrownBy(() -> accounts.in(
                        account.id(), () -> sql.deleteFrom(Tables.AUDIT_ENTRY).execute()))
                .hasMessageContaining("audit_entry");
        assertThatThrownBy(() -> accounts.in(account.id(), () -> sql.update(Tables.AUDIT_ENTRY)
                        .set(Tables.AUDIT_ENTRY.ACTION, "x")
                        .execute()))
                .hasMessageContaining("audit_entry");
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

    private void signIn(String email) {
        accounts.anonymous()
                .post(
                        "/api/v1/session",
                        Map.of("account", account.login(), "email", email, "password", "segredo-digitado"));
    }
}
