package app.balcao.ticket;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.TICKET_EXPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.field.FieldTarget;
import app.balcao.field.FieldType;
import app.balcao.field.TestFields;
import app.balcao.people.Permission;
import app.balcao.people.TicketSight;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.export.ExportBuilder;
import app.balcao.ticket.export.TicketExport;
import app.balcao.ticket.export.TicketExports;
import app.balcao.ticket.list.TicketColumn;
import app.balcao.ticket.list.TicketFilter;
import app.balcao.ticket.store.ExportRepository;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Files of what lists of tickets find. */
@BalcaoTest
class TicketExportsTest {

    private static final String PATH = "/api/v1/ticket-exports";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    @Autowired
    private ExportRepository repository;

    @Autowired
    private ExportBuilder builder;

    private TestTickets tickets;
    private TestAccount account;
    private ApiClient owner;

    @BeforeEach
    void open() {
        tickets = new TestTickets(accounts, sql, opening);
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
    }

    @Test
    @Rule("EXP-1")
    void itTakesThePermissionAndTheFileIsForWhoAsked() {
        ApiClient agent = accounts.signedIn(account, account.agent());
        assertThat(agent.post(PATH, Map.of("format", "CSV")).status()).isEqualTo(403);
        groups.permit(account, account.agent(), TestGroups.without());
        String id = ready(agent, Map.of("format", "CSV"));
        assertThat(agent.get(PATH + "/" + id + "/content").status()).isEqualTo(200);
        for (String part : List.of("", "/content")) {
            assertThat(owner.get(PATH + "/" + id + part).status()).isEqualTo(404);
        }
        assertThat(owner.delete(PATH + "/" + id).status()).isEqualTo(404);
        assertThat(owner.get(PATH).json().at("/items").isEmpty()).isTrue();
        groups.permit(account, account.agent(), TestGroups.without(Permission.TICKET_EXPORT));
        assertThat(agent.get(PATH + "/" + id + "/content").status()).isEqualTo(403);
    }

    @Test
    @Rule({"EXP-2", "EXP-4"})
    void itHoldsAllThatTheFilterFindsInTheColumnsAsked() {
        for (int i = 0; i < 205; i++) {
            tickets.fromCustomer(account, "Chamado " + i);
        }
        tickets.fromCustomer(account, account.sales(), tickets.customer(account, "Outro"), "De vendas", "<p>Oi</p>");
        String id = ready(
                owner,
                Map.of(
                        "format", "CSV",
                        "columns", List.of("SUBJECT", "NUMBER", "DEPARTMENT"),
                        "filters",
                                Map.of(
                                        "departmentId", account.support().toString(),
                                        "sort", "created",
                                        "order", "asc")));
        List<String> lines = csv(owner, id).lines().toList();
        assertThat(lines).hasSize(206);
        assertThat(lines.getFirst()).isEqualTo("\uFEFFAssunto;Protocolo;Departamento");
        assertThat(lines.get(1)).startsWith("Chamado 0;");
        assertThat(lines.getLast()).startsWith("Chamado 204;");
        assertThat(owner.get(PATH + "/" + id).json().at("/rows").asInt()).isEqualTo(205);
        assertThat(owner.post(PATH, Map.of("format", "CSV", "filters", Map.of("x", "y")))
                        .status())
                .isEqualTo(400);
        assertThat(owner.post(PATH, Map.of("format", "CSV", "columns", List.of("AGENT")))
                        .status())
                .isEqualTo(400);
        assertThat(owner.post(PATH, Map.of("format", "ODS")).status()).isEqualTo(400);
    }

    @Test
    @Rule("EXP-3")
    void itHoldsWhatWhoAskedSeesWhenItIsWrittenAndFailsForWhoMayNotAnyMore() {
        groups.permit(account, account.agent(), TestGroups.without());
        UUID mine = tickets.fromCustomer(account, "Meu").id();
        UUID other = tickets.fromCustomer(account, "De outro").id();
        owner.post("/api/v1/tickets/" + mine + "/bind", Map.of("agentId", account.agent()));
        owner.post("/api/v1/tickets/" + other + "/bind", Map.of("agentId", account.owner()));
        UUID seen = waiting(account.agent());
        groups.sees(account, account.agent(), TicketSight.OWN_ONLY);
        build(seen);
        ApiClient agent = accounts.signedIn(account, account.agent());
        assertThat(csv(agent, seen.toString())).contains("Meu").doesNotContain("De outro");

        UUID refused = waiting(account.agent());
        groups.permit(account, account.agent(), TestGroups.without(Permission.TICKET_EXPORT));
        build(refused);
        assertThat(agent.get(PATH + "/" + refused).text("/state")).isEqualTo("FAILED");
    }

    @Test
    @Rule("EXP-4")
    void personalDataAreMaskedFormulasDefusedAndTimesThePersons() {
        UUID customer = tickets.customer(account, "Lia Prado");
        tickets.fromCustomer(account, account.support(), customer, "=HYPERLINK(\"http://x\")", "<p>Oi</p>");
        groups.permit(account, account.agent(), TestGroups.without(Permission.CUSTOMER_PERSONAL_VIEW));
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.TIME_ZONE, "Asia/Tokyo")
                .where(AGENT.ID.eq(account.agent()))
                .execute());
        ApiClient agent = accounts.signedIn(account, account.agent());
        Map<String, Object> body =
                Map.of("format", "CSV", "columns", List.of("NUMBER", "SUBJECT", "CUSTOMER", "CREATED_AT"));
        String shown = csv(owner, ready(owner, body));
        String masked = csv(agent, ready(agent, body));
        assertThat(shown).contains("'=HYPERLINK", "Lia Prado", "@").doesNotContain("•••••");
        assertThat(masked).contains("•••••").doesNotContain("@");
        OffsetDateTime opened =
                OffsetDateTime.parse(agent.get("/api/v1/tickets").text("/items/0/createdAt"));
        assertThat(masked)
                .contains(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                        .format(opened.atZoneSameInstant(ZoneId.of("Asia/Tokyo"))));
    }

    @Test
    @Rule("EXP-5")
    void whoAskedIsToldEveryStepIsAuditedAndOneIsWrittenAtATime() {
        UUID waiting = waiting(account.owner());
        assertThat(owner.post(PATH, Map.of("format", "XLSX")).status()).isEqualTo(409);
        assertThat(owner.delete(PATH + "/" + waiting).status()).isEqualTo(204);
        String id = ready(owner, Map.of("format", "XLSX", "filters", Map.of("state", "open")));
        Answer file = owner.get(PATH + "/" + id + "/content");
        assertThat(file.header("Content-Disposition")).contains(".xlsx");
        assertThat(file.raw().body()).startsWith('P', 'K');
        assertThat(owner.get("/api/v1/notifications").text("/items/0/kind")).isEqualTo("TICKET_EXPORT_READY");
        assertThat(owner.delete(PATH + "/" + id).status()).isEqualTo(204);
        assertThat(owner.get("/api/v1/audit-entries?itemType=ticket-export&limit=3")
                        .json()
                        .at("/items")
                        .valueStream()
                        .map(each -> each.at("/action").asString()))
                .containsExactly("ticket-export.deleted", "ticket-export.downloaded", "ticket-export.requested");
        assertThat(owner.get("/api/v1/audit-entries?action=ticket-export.requested")
                        .text("/items/0/filter/state"))
                .isEqualTo("open");
    }

    @Test
    @Rule("EXP-5")
    void eachKeepsTwentyAtMost() {
        for (int kept = 0; kept < TicketExports.MOST; kept++) {
            UUID id = waiting(account.owner());
            accounts.in(account.id(), () -> {
                repository.fail(id, Instant.now(), Instant.now().plus(Duration.ofDays(3)));
                return id;
            });
        }
        assertThat(owner.post(PATH, Map.of("format", "CSV")).status()).isEqualTo(409);
        assertThat(owner.delete(PATH + "/" + owner.get(PATH).text("/items/0/id"))
                        .status())
                .isEqualTo(204);
        assertThat(owner.post(PATH, Map.of("format", "CSV")).status()).isEqualTo(202);
    }

    @Test
    @Rule("EXP-6")
    void whatWasInterruptedIsBegunAnewAndGivenUpAfterSomeAttemptsAndFilesGoInTheEnd() {
        tickets.fromCustomer(account, "Chamado");
        UUID id = waiting(account.owner());
        accounts.in(account.id(), () -> repository.begin(id));
        build(id);
        assertThat(owner.get(PATH + "/" + id).text("/state")).isEqualTo("READY");
        build(id);
        assertThat(owner.get("/api/v1/notifications").json().at("/items").size())
                .isEqualTo(1);

        assertThat(owner.get(PATH + "/" + id + "/content").status()).isEqualTo(200);
        accounts.in(account.id(), () -> repository.removeExpired(Instant.now().plus(Duration.ofDays(2))));
        assertThat(owner.get(PATH + "/" + id).status()).isEqualTo(200);
        accounts.in(account.id(), () -> repository.removeExpired(Instant.now().plus(Duration.ofDays(4))));
        assertThat(owner.get(PATH + "/" + id).status()).isEqualTo(404);

        String late = ready(owner, Map.of("format", "CSV"));
        accounts.in(account.id(), () -> sql.update(TICKET_EXPORT)
                .set(TICKET_EXPORT.EXPIRES_AT, OffsetDateTime.now())
                .execute());
        assertThat(owner.get(PATH + "/" + late + "/content").status())
                .as("over its time, and not removed yet")
                .isEqualTo(404);

        UUID hopeless = waiting(account.owner());
        for (int attempt = 0; attempt < ExportBuilder.MOST_ATTEMPTS; attempt++) {
            accounts.in(account.id(), () -> repository.begin(hopeless));
        }
        build(hopeless);
        assertThat(owner.get(PATH + "/" + hopeless).text("/state")).isEqualTo("FAILED");
    }

    @Test
    @Rule("EXP-7")
    void customFieldsAreWrittenAsWhatTheyAreAndMasked() {
        String price = TestFields.create(owner, FieldTarget.TICKET_OPENING, FieldType.CURRENCY, "Orçamento");
        String count = TestFields.create(owner, FieldTarget.TICKET_OPENING, FieldType.INTEGER, "Peças");
        String day = TestFields.create(owner, FieldTarget.TICKET_OPENING, FieldType.DATE, "Entrega");
        Map<String, Object> hidden = TestFields.form(FieldTarget.TICKET_OPENING, FieldType.TEXT, "Vizinho");
        hidden.put("classification", "PERSONAL");
        String neighbour = TestFields.create(owner, hidden);
        UUID customer = tickets.customer(account, "Lia Prado");
        owner.post(
                "/api/v1/tickets",
                Map.of(
                        "customerId",
                        customer,
                        "departmentId",
                        account.support(),
                        "subject",
                        "Mesa",
                        "html",
                        "<p>Oi</p>",
                        "fields",
                        Map.of(price, 1234.5, count, -3, day, "2026-12-24", neighbour, "Rui")));
        List<String> columns = List.of(
                "NUMBER",
                "SUBJECT",
                "customField." + price,
                "customField." + count,
                "customField." + day,
                "customField." + neighbour,
                "SCHEDULED_AT",
                "WORK_TIME");
        Map<String, Object> asCsv = Map.of("format", "CSV", "columns", columns);
        List<String> lines = csv(owner, ready(owner, asCsv)).lines().toList();
        assertThat(lines.getFirst())
                .endsWith("Assunto;Orçamento;Peças;Entrega;Vizinho;Agendado para;Tempo de trabalho");
        assertThat(lines.get(1)).endsWith("Mesa;1234,5;-3;2026-12-24;Rui;;");
        groups.permit(account, account.agent(), TestGroups.without(Permission.CUSTOMER_PERSONAL_VIEW));
        ApiClient masked = accounts.signedIn(account, account.agent());
        assertThat(csv(masked, ready(masked, asCsv)))
                .contains("2026-12-24;•••••")
                .doesNotContain("Rui");
        assertThat(owner.post(
                                PATH,
                                Map.of(
                                        "format",
                                        "CSV",
                                        "columns",
                                        List.of("NUMBER", "SUBJECT", "customField." + customer)))
                        .status())
                .isEqualTo(400);
    }

    private UUID waiting(UUID agent) {
        return accounts.in(account.id(), () -> repository
                .add(
                        agent,
                        TicketExport.Format.CSV,
                        TicketFilter.all(null, TicketFilter.Sort.CREATED, true),
                        TicketColumn.usual(),
                        Instant.now())
                .orElseThrow());
    }

    private void build(UUID id) {
        Tenant.run(account.id(), () -> builder.build(id));
    }

    private static String ready(ApiClient client, Map<String, Object> body) {
        Answer asked = client.post(PATH, body);
        assertThat(asked.status()).as(String.valueOf(asked.json())).isEqualTo(202);
        String path = PATH + "/" + asked.text("/id");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> client.get(path).text("/state").equals("READY"));
        return asked.text("/id");
    }

    private static String csv(ApiClient client, String id) {
        return new String(client.get(PATH + "/" + id + "/content").raw().body(), StandardCharsets.UTF_8);
    }
}
