package app.balcao.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@BalcaoTest
class MailboxApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    TestAccounts accounts;

    private final String address = "caixa-" + UUID.randomUUID() + "@balcao.example";
    private TestAccount account;
    private ApiClient owner;

    @BeforeEach
    void setUp() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
    }

    @Test
    @Rule({"OPN-31", "EML-12"})
    void a_mailbox_is_made_changed_and_removed_and_never_shows_a_password() {
        try (MailServer mail = new MailServer(address)) {
            Answer created = owner.post("/api/v1/mailboxes", mail.form(address, account.support()));
            assertThat(created.status()).isEqualTo(201);
            assertThat(created.json().toString()).doesNotContain("segredo").contains("\"hasPassword\":true");
            String path = "/api/v1/mailboxes/" + created.text("/id");
            Map<String, Object> form = new HashMap<>(mail.form(address, account.sales()));
            assertThat(owner.put(path, form).status()).isEqualTo(428);
            assertThat(owner.with("If-Match", "\"9\"").put(path, form).status()).isEqualTo(412);
            Answer changed = owner.with("If-Match", "\"1\"").put(path, form);
            assertThat(changed.text("/departmentId")).isEqualTo(account.sales().toString());
            assertThat(owner.post("/api/v1/mailboxes", form).text("/errors/0/code"))
                    .isEqualTo("taken");
            assertThat(owner.post(path + "/collect", null).status()).isEqualTo(202);
            TestAccount other = accounts.create();
            assertThat(accounts.signedIn(other, other.owner()).get(path).status())
                    .isEqualTo(404);
            assertThat(accounts.signedIn(account, account.agent()).get(path).status())
                    .isEqualTo(403);
            assertThat(owner.delete(path).status()).isEqualTo(204);
            assertThat(owner.get(path).status()).isEqualTo(404);
        }
    }

    @Test
    @Rule("EML-12")
    void every_bad_field_is_named_and_open_connections_stay_on_the_machine() {
        Answer refused = owner.post(
                "/api/v1/mailboxes",
                Map.of(
                        "name",
                        " ",
                        "address",
                        "isto não é",
                        "priority",
                        9,
                        "departmentId",
                        UUID.randomUUID(),
                        "imap",
                        Map.of("host", "mail.example.com", "port", 0, "security", "NONE", "user", "u")));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors").valueStream().map(each -> each.at("/field")
                        .asString()))
                .contains("name", "address", "priority", "departmentId", "imap.port", "imap.security", "imap.password");
    }

    @ParameterizedTest
    @Rule("EML-12")
    @ValueSource(
            strings = {"10.0.0.5", "128.0.0.1", "192.168.0.1", "::2", "localhost.example.com", "127.0.0.1.nip.example"})
    void only_the_loopback_address_goes_without_tls(String host) {
        Answer refused = owner.post(
                "/api/v1/mailboxes",
                Map.of(
                        "name",
                        "Caixa",
                        "address",
                        address,
                        "departmentId",
                        account.support(),
                        "imap",
                        Map.of("host", host, "port", 143, "security", "NONE", "user", "u", "password", "p")));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors").valueStream().map(each -> each.at("/field")
                        .asString()))
                .contains("imap.security");
    }

    @Test
    void servers_are_tried_before_they_are_saved() {
        try (MailServer mail = new MailServer(address)) {
            Answer good = owner.post("/api/v1/mailboxes/test", mail.form(address, account.support()));
            assertThat(good.json().at("/imap/ok").asBoolean())
                    .as(good.json().toString())
                    .isTrue();
            assertThat(good.json().at("/smtp/ok").asBoolean()).isTrue();
            Map<String, Object> form = new HashMap<>(mail.form(address, account.support()));
            form.put(
                    "imap",
                    Map.of(
                            "host", "127.0.0.1",
                            "port", mail.imapPort(),
                            "security", "NONE",
                            "user", address,
                            "password", "errada"));
            Answer bad = owner.post("/api/v1/mailboxes/test", form);
            assertThat(bad.json().at("/imap/ok").asBoolean()).isFalse();
            assertThat(bad.text("/imap/message")).isNotBlank().doesNotContain("errada");
        }
    }

    @Test
    @Rule({"EML-10", "EML-11"})
    void servers_that_do_not_answer_show_on_the_mailbox_and_on_the_mail() {
        Map<String, Object> nowhere =
                Map.of("host", "127.0.0.1", "port", 9, "security", "NONE", "user", "u", "password", "p");
        Answer created = owner.post(
                "/api/v1/mailboxes",
                Map.of(
                        "name", "Caixa",
                        "address", address,
                        "departmentId", account.support(),
                        "imap", nowhere,
                        "smtp", nowhere));
        assertThat(created.status()).isEqualTo(201);
        String path = "/api/v1/mailboxes/" + created.text("/id");
        await().atMost(PATIENCE)
                .until(() -> !owner.get(path).json().at("/lastError").isNull());
        Answer customer =
                owner.post("/api/v1/customers", Map.of("name", "Ana", "emails", List.of("ana@padaria.example")));
        Answer ticket = owner.post(
                "/api/v1/tickets",
                Map.of(
                        "customerId",
                        customer.text("/id"),
                        "departmentId",
                        account.support(),
                        "subject",
                        "Aviso",
                        "html",
                        "<p>Olá</p>"));
        assertThat(ticket.status()).as(ticket.json().toString()).isEqualTo(201);
        await().atMost(PATIENCE).untilAsserted(() -> {
            Answer log = owner.get("/api/v1/outgoing-emails");
            assertThat(log.text("/items/0/state")).isEqualTo("QUEUED");
            assertThat(log.json().at("/items/0/attempts").asInt()).isPositive();
            assertThat(log.text("/items/0/lastError")).isNotBlank();
        });
        Answer log = owner.get("/api/v1/outgoing-emails");
        assertThat(owner.post("/api/v1/outgoing-emails/" + log.text("/items/0/id") + "/retry", null)
                        .status())
                .isEqualTo(409);
        owner.delete(path);
    }

    @Test
    @Rule({"OPN-26", "CUS-6"})
    void addresses_are_blocked_and_unblocked() {
        assertThat(owner.post("/api/v1/blocked-addresses", Map.of("address", "X@Spam.example", "reason", "r"))
                        .text("/address"))
                .isEqualTo("x@spam.example");
        assertThat(owner.post("/api/v1/blocked-addresses", Map.of("address", "nada"))
                        .status())
                .isEqualTo(400);
        assertThat(owner.get("/api/v1/blocked-addresses?search=spam")
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(1);
        assertThat(owner.delete("/api/v1/blocked-addresses/x@spam.example").status())
                .isEqualTo(204);
        assertThat(owner.delete("/api/v1/blocked-addresses/x@spam.example").status())
                .isEqualTo(404);
    }
}
