package app.balcao.customer;

import static app.balcao.schema.Tables.AUDIT_ENTRY;
import static app.balcao.schema.Tables.TICKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.people.ActingAgent;
import app.balcao.people.TicketSight;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@BalcaoTest
class CustomerApiTest {

    private static final String PATH = "/api/v1/customers";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Customers customers;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient client;
    private ApiClient administrator;

    @BeforeEach
    void signIn() {
        account = accounts.create();
        client = accounts.signedIn(account, account.agent());
        administrator = accounts.signedIn(account, account.owner());
    }

    @Test
    @Rule({"CUS-2", "CUS-10", "CUS-15"})
    void anAgentRegistersACustomerWithEveryField() {
        String acme =
                client.post("/api/v1/organizations", Map.of("name", "Acme")).text("/id");
        Answer made = client.post(PATH, """
                {"name": " Zélia  Ünlü ", "emails": ["Zelia@Cliente.example", "zelia@café.example"],
                 "phone": "+55 11 91234-5678", "organizationId": "%s", "externalId": "123.456.789-00",
                 "language": "es", "canOpenTickets": false, "active": false, "notes": "<b>VIP</b>\\nfala baixo"}
                """.formatted(acme));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        assertThat(made.header("Location")).isEqualTo(PATH + "/" + made.text("/id"));
        Answer read = client.get(made.header("Location"));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.text("/name")).isEqualTo("Zélia Ünlü");
        assertThat(texts(read.json().at("/emails")))
                .containsExactly("zelia@cliente.example", "zelia@xn--caf-dma.example");
        assertThat(read.text("/organization/name")).isEqualTo("Acme");
        assertThat(read.text("/externalId")).isEqualTo("123.456.789-00");
        assertThat(read.text("/language")).isEqualTo("es");
        assertThat(read.json().at("/canOpenTickets").asBoolean()).isFalse();
        assertThat(read.json().at("/active").asBoolean()).isFalse();
        assertThat(read.text("/notes")).isEqualTo("<b>VIP</b>\nfala baixo");
    }

    @Test
    void aNameIsEnough() {
        Answer made = client.post(PATH, Map.of("name", "<script>alert(1)</script>"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("/name")).isEqualTo("<script>alert(1)</script>");
        assertThat(made.json().at("/canOpenTickets").asBoolean()).isTrue();
        assertThat(made.json().at("/active").asBoolean()).isTrue();
        assertThat(made.json().at("/phone").isNull()).isTrue();
        assertThat(made.json().at("/emails").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                            | name      | required",
                "{\"name\": null}                                              | name      | required",
                "{\"name\": \" \\u200b \"}                                     | name      | required",
                "{\"name\": 5}                                                 | name      | type",
                "{\"name\": [\"A\"]}                                           | name      | type",
                "{\"name\": \"a\\u0000b\"}                                     | name      | type",
                "{\"name\": \"a\\ud800b\"}                                     | name      | type",
                "{\"name\": \"LONG251\"}                                       | name      | size",
                "{\"name\": \"A\", \"emails\": \"a@x.example\"}                | emails    | type",
                "{\"name\": \"A\", \"emails\": [null]}                         | emails[0] | email",
                "{\"name\": \"A\", \"emails\": [7]}                            | emails[0] | type",
                "{\"name\": \"A\", \"emails\": [\"ok@x.example\", \"a@b\"]}    | emails[1] | email",
                "{\"name\": \"A\", \"emails\": [\"a@x.example\", \"A@X.example\"]} | emails[1] | repeated",
                "{\"name\": \"A\", \"phone\": \"123456789012345678901\"}       | phone     | size",
                "{\"name\": \"A\", \"phone\": \"ramal\"}                       | phone     | phone",
                "{\"name\": \"A\", \"organizationId\": \"acme\"}               | organizationId | type",
                "{\"name\": \"A\", \"organizationId\": \"01930000-0000-7000-8000-000000000000\"} | organizationId | unknown",
                "{\"name\": \"A\", \"externalId\": \"LONG251\"}                | externalId | size",
                "{\"name\": \"A\", \"language\": \"fr\"}                       | language  | unknown",
                "{\"name\": \"A\", \"canOpenTickets\": \"sim\"}                | canOpenTickets | type",
                "{\"name\": \"A\", \"active\": {}}                             | active    | type",
                "{\"name\": \"A\", \"notes\": \"LONG20001\"}                   | notes     | size",
            })
    void everyBadFieldIsNamed(String body, String field, String code) {
        String long251 = "é".repeat(251);
        Answer answer = client.post(PATH, body.replace("LONG251", long251).replace("LONG20001", "x".repeat(20_001)));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
        assertThat(answer.text("/type")).isEqualTo("/problems/validation");
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
        assertThat(answer.text("/errors/0/code")).isEqualTo(code);
        assertThat(answer.text("/errors/0/message")).isNotBlank();
        assertThat(client.get(PATH).json().at("/items").isEmpty()).isTrue();
    }

    @Test
    void allBadFieldsAreNamedAtOnceInTheReadersLanguage() {
        Answer answer = client.with("Accept-Language", "es")
                .post(PATH, Map.of("name", "", "emails", List.of("x"), "phone", "nada"));
        assertThat(answer.json().at("/errors").size()).isEqualTo(3);
        assertThat(answer.text("/errors/2/message")).startsWith("Indique un número de teléfono");
    }

    @Test
    void anAddressIsOneCustomersOnlyAndTheAnswerSaysWhose() {
        client.post(PATH, Map.of("name", "Ana Primeira", "emails", List.of("ana@cliente.example")));
        Answer second = client.post(
                PATH, Map.of("name", "Bia", "emails", List.of("bia@cliente.example", "ANA@cliente.example")));
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.text("/errors/0/field")).isEqualTo("emails[1]");
        assertThat(second.text("/errors/0/code")).isEqualTo("taken");
        assertThat(second.text("/errors/0/message")).isEqualTo("Este e-mail já pertence a Ana Primeira.");
        var other = accounts.create();
        assertThat(accounts.signedIn(other, other.agent())
                        .post(PATH, Map.of("name", "Ana", "emails", List.of("ana@cliente.example")))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void anIdentifierIsOneCustomersOnly() {
        client.post(PATH, Map.of("name", "Ana", "externalId", "42"));
        Answer second = client.post(PATH, Map.of("name", "Bia", "externalId", " 42 "));
        assertThat(second.text("/errors/0/field")).isEqualTo("externalId");
        assertThat(second.text("/errors/0/message")).contains("Ana");
    }

    @Test
    void aChangeReplacesTheFieldsAndCountsTheVersion() {
        Answer made = client.post(
                PATH, Map.of("name", "Ana", "emails", List.of("a@x.example", "b@x.example"), "externalId", "1"));
        String path = made.header("Location");
        Answer changed = client.with("If-Match", made.header("ETag"))
                .put(
                        path,
                        Map.of(
                                "name",
                                "Ana Maria",
                                "emails",
                                List.of("b@x.example", "a@x.example"),
                                "externalId",
                                "1"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(texts(client.get(path).json().at("/emails"))).containsExactly("b@x.example", "a@x.example");
        assertThat(client.get(path).json()).isEqualTo(changed.json());
    }

    @Test
    void whoeverEditsAnOldVersionIsShownTheNewOne() {
        Answer made = client.post(PATH, Map.of("name", "Ana"));
        String path = made.header("Location");
        assertThat(client.put(path, Map.of("name", "Bia")).status()).isEqualTo(428);
        client.with("If-Match", "\"1\"").put(path, Map.of("name", "Bia"));
        for (String stale : List.of("\"1\"", "\"99\"", "nonsense")) {
            Answer late = client.with("If-Match", stale).put(path, Map.of("name", "Cida"));
            assertThat(late.status()).isEqualTo(412);
            assertThat(late.text("/type")).isEqualTo("/problems/version-conflict");
            assertThat(late.text("/current/name")).isEqualTo("Bia");
            assertThat(late.json().at("/current/version").asInt()).isEqualTo(2);
        }
        assertThat(client.get(path).text("/name")).isEqualTo("Bia");
    }

    @Test
    void aRepeatWithTheSameKeyMakesOneCustomer() {
        var body = Map.of("name", "Ana", "emails", List.of("ana@x.example"));
        Answer first = client.with("Idempotency-Key", "k1").post(PATH, body);
        Answer again = client.with("Idempotency-Key", "k1").post(PATH, body);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(client.with("Idempotency-Key", "k1")
                        .post(PATH, Map.of("name", "Bia"))
                        .status())
                .isEqualTo(422);
        assertThat(client.post(PATH, body).status()).isEqualTo(400);
        assertThat(client.get(PATH).json().at("/items").size()).isEqualTo(1);
    }

    @Test
    void nobodyElseSeesThem() {
        Answer made = client.post(PATH, Map.of("name", "Ana", "emails", List.of("ana@x.example")));
        String path = made.header("Location");
        var stranger = accounts.create();
        ApiClient other = accounts.signedIn(stranger, stranger.owner());
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.with("If-Match", "\"1\"")
                        .put(path, Map.of("name", "X"))
                        .status())
                .isEqualTo(404);
        assertThat(other.delete(path).status()).isEqualTo(404);
        assertThat(other.get(PATH + "?search=ana").json().at("/items").isEmpty())
                .isTrue();
        ApiClient nobody = accounts.anonymous();
        assertThat(nobody.get(PATH).status()).isEqualTo(401);
        assertThat(nobody.get(path).status()).isEqualTo(401);
        assertThat(nobody.post(PATH, Map.of("name", "X")).status()).isEqualTo(401);
        assertThat(nobody.put(path, Map.of("name", "X")).status()).isEqualTo(401);
        assertThat(nobody.delete(path).status()).isEqualTo(401);
        assertThat(client.get(path).text("/name")).isEqualTo("Ana");
    }

    @Test
    void theServiceAsksForThePermission() {
        ActingAgent agent = accounts.acting(account, account.agent());
        ActingAgent powerless = new ActingAgent(
                agent.accountId(),
                agent.id(),
                agent.name(),
                agent.email(),
                false,
                false,
                agent.language(),
                agent.zone(),
                Set.of(),
                Set.of(),
                Set.of(),
                TicketSight.OWN_ONLY,
                Set.of());
        UUID id = UUID.fromString(client.post(PATH, Map.of("name", "Ana")).text("/id"));
        var fields = new CustomerFields("X", null, null, null, null, null, null, null, null, null);
        Tenant.run(account.id(), () -> {
            forbidden(() -> customers.list(powerless, null, null, PageRequest.of(null, null)));
            forbidden(() -> customers.get(powerless, id));
            forbidden(() -> customers.create(powerless, fields));
            forbidden(() -> customers.update(powerless, id, 1, fields));
            forbidden(() -> customers.delete(powerless, id, false));
        });
    }

    @Test
    void aCustomerWithTicketsStays() {
        Answer made = client.post(PATH, Map.of("name", "Ana"));
        UUID id = UUID.fromString(made.text("/id"));
        UUID ticket = accounts.in(account.id(), () -> ticket(id, true));
        accounts.in(account.id(), () -> ticket(id, false));
        assertThat(client.get(made.header("Location")).json().at("/openTickets").asInt())
                .isEqualTo(1);
        Answer refused = administrator.delete(made.header("Location"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/type")).isEqualTo("/problems/conflict");
        assertThat(refused.text("/detail")).startsWith("Este cliente tem chamados");
        accounts.in(
                account.id(),
                () -> sql.deleteFrom(TICKET).where(TICKET.CUSTOMER_ID.eq(id)).execute());
        assertThat(ticket).isNotNull();
        assertThat(administrator.delete(made.header("Location")).status()).isEqualTo(204);
        assertThat(client.get(made.header("Location")).status()).isEqualTo(404);
        assertThat(administrator.delete(made.header("Location")).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "joao,            'João Ação'",
        "ACAO,            'João Ação'",
        "'jo ão',         'João Ação'",
        "cliente.example, 'Ana Lima,João Ação'",
        "'ana cliente',   'Ana Lima'",
        "'lima joao',     ''",
        "100%,            '100% Natural'",
        "_,               ''",
        "CPF-7,           'Ana Lima'",
        "'CPF 7',         ''",
        "'li an',         'Ana Lima'",
        "JO,              'João Ação'",
        "@café.example,   '100% Natural'",
        "'  ',            '100% Natural,Ana Lima,João Ação'",
    })
    void theSearchFindsEveryWordInNameOrAddress(String search, String names) {
        client.post(PATH, Map.of("name", "João Ação", "emails", List.of("jj@cliente.example")));
        client.post(PATH, Map.of("name", "Ana Lima", "emails", List.of("al@cliente.example"), "externalId", "CPF-7"));
        client.post(PATH, Map.of("name", "100% Natural", "emails", List.of("x@café.example")));
        Answer found = client.get(
                PATH + "?search=" + java.net.URLEncoder.encode(search, java.nio.charset.StandardCharsets.UTF_8));
        assertThat(found.status()).isEqualTo(200);
        assertThat(String.join(
                        ",",
                        found.json().at("/items").values().stream()
                                .map(each -> each.at("/name").asString())
                                .toList()))
                .isEqualTo(names);
    }

    @Test
    void theListIsWalkedPageByPageByName() {
        String acme =
                client.post("/api/v1/organizations", Map.of("name", "Acme")).text("/id");
        List<String> names = List.of("Álvaro", "ana", "Ana", "Bruno", "Célia", "Çelik", "Davi");
        names.forEach(name -> client.post(PATH, Map.of("name", name, "organizationId", acme)));
        client.post(PATH, Map.of("name", "Avulso"));
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = client.get(PATH + "?limit=2&organizationId=" + acme + "&cursor=" + cursor);
            page.json().at("/items").forEach(each -> seen.add(each.at("/name").asString()));
            cursor = page.json().at("/nextCursor").isNull() ? null : page.text("/nextCursor");
        } while (cursor != null);
        assertThat(seen).containsExactly("Álvaro", "ana", "Ana", "Bruno", "Célia", "Çelik", "Davi");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=101, limit",
        "limit=abc, limit",
        "cursor=!!!, cursor",
        "cursor=YWJj, cursor",
        "organizationId=acme, organizationId",
        "search=a%00b, search",
    })
    void aBadQuestionIsExplained(String query, String field) {
        Answer answer = client.get(PATH + "?" + query);
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void theAuditKnowsWhatChanged() {
        administrator
                .with("If-Match", "\"1\"")
                .put("/api/v1/audit-settings", Map.of("auditedItems", List.of("customer"), "retentionMonths", 24));
        Answer made = client.post(PATH, Map.of("name", "Ana", "phone", "11 1234"));
        client.with("If-Match", "\"1\"").put(made.header("Location"), Map.of("name", "Bia", "phone", "11 1234"));
        administrator.delete(made.header("Location"));
        var entries = accounts.in(account.id(), () -> sql.selectFrom(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.ACCOUNT_ID.eq(account.id()))
                .and(AUDIT_ENTRY.ITEM_ID.eq(made.text("/id")))
                .orderBy(AUDIT_ENTRY.ID)
                .fetch());
        assertThat(entries.getValues(AUDIT_ENTRY.ACTION))
                .containsExactly("customer.created", "customer.changed", "customer.deleted");
        assertThat(entries.get(1).getActorId()).isEqualTo(account.agent());
        assertThat(entries.get(1).getBefore().data()).contains("Ana").doesNotContain("11 1234");
        assertThat(entries.get(1).getAfter().data()).contains("Bia");
    }

    private UUID ticket(UUID customer, boolean open) {
        return sql.insertInto(TICKET)
                .set(TICKET.ACCOUNT_ID, account.id())
                .set(TICKET.NUMBER, System.nanoTime())
                .set(TICKET.ORIGIN, "AGENT")
                .set(TICKET.SUBJECT, "Assunto")
                .set(TICKET.DEPARTMENT_ID, account.support())
                .set(TICKET.CUSTOMER_ID, customer)
                .set(TICKET.SITUATION, (short) (open ? 1 : 5))
                .set(TICKET.CLOSED_AT, open ? null : java.time.OffsetDateTime.now())
                .set(TICKET.LAST_MESSAGE_BY, "AGENT")
                .set(TICKET.REPLY_TOKEN, UUID.randomUUID().toString())
                .returningResult(TICKET.ID)
                .fetchSingle()
                .value1();
    }

    private static void forbidden(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.kind())
                .isEqualTo("forbidden"));
    }

    private static List<String> texts(JsonNode array) {
        return array.values().stream().map(JsonNode::asString).toList();
    }
}
