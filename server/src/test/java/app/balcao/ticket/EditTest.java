package app.balcao.ticket;

import static app.balcao.field.FieldTarget.TICKET_OPENING;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.field.FieldType;
import app.balcao.field.TestFields;
import app.balcao.people.TicketSight;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Agents change what a ticket was opened with. */
@BalcaoTest
class EditTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    private TestTickets tickets;
    private TestAccount account;
    private ApiClient owner;
    private ApiClient agent;
    private String ticket;
    private String attachment;

    @BeforeEach
    void open() {
        tickets = new TestTickets(accounts, sql, opening);
        account = accounts.create();
        groups.sees(account, account.agent(), TicketSight.LINKED_DEPARTMENTS);
        owner = accounts.signedIn(account, account.owner());
        agent = accounts.signedIn(account, account.agent());
        attachment = agent.upload("/api/v1/attachments", "nota.txt", "text/plain", "nota".getBytes())
                .text("/id");
        ticket = "/api/v1/tickets/"
                + agent.post(
                                "/api/v1/tickets",
                                Map.of(
                                        "customerId", tickets.customer(account, "Clara Cliente"),
                                        "departmentId", account.support(),
                                        "subject", "Boleto",
                                        "html", "<p>Texto antigo</p>",
                                        "attachmentIds", List.of(attachment)))
                        .text("/id");
    }

    @Test
    @Rule({"EDT-1", "EDT-2", "EDT-5"})
    void eachChangeIsToldAndTheMessageKeepsItsFiles() {
        ApiClient.Answer edited = edit(Map.of("subject", "Boletos", "html", "<p>Jabuticaba</p>", "priority", 4));

        assertThat(edited.status()).isEqualTo(200);
        JsonNode page = agent.get(ticket).json();
        assertThat(page.at("/ticket/subject").asString()).isEqualTo("Boletos");
        assertThat(page.at("/ticket/preview").asString()).isEqualTo("Jabuticaba");
        assertThat(page.at("/messages/0/attachments/0/id").asString()).isEqualTo(attachment);
        JsonNode line = page.at("/events").valueStream().toList().getLast();
        assertThat(line.at("/kind").asString()).isEqualTo("EDITED");
        assertThat(line.at("/data/changes")
                        .valueStream()
                        .map(each -> each.at("/field").asString() + " "
                                + each.at("/from").asString() + " "
                                + each.at("/to").asString()))
                .containsExactly("subject Boleto Boletos", "message Texto antigo Jabuticaba", "priority 1 4");
        assertThat(agent.get("/api/v1/tickets?search=jabuticaba").json().at("/items"))
                .hasSize(1);
        assertThat(agent.get("/api/v1/tickets?search=antigo").json().at("/items"))
                .isEmpty();
        int before = page.at("/events").size();
        assertThat(edit(Map.of()).status()).isEqualTo(200);
        assertThat(agent.get(ticket).json().at("/events")).as("nothing changed").hasSize(before);
    }

    @Test
    @Rule({"EDT-2", "EDT-3"})
    void theCustomerChangesOnceSomebodyIsResponsible() {
        UUID other = tickets.customer(account, "Outra Cliente");
        assertThat(edit(Map.of("customerId", other)).text("/errors/0/field")).isEqualTo("customerId");
        agent.post(ticket + "/bind", null);
        assertThat(edit(Map.of("customerId", UUID.randomUUID())).text("/errors/0/field"))
                .isEqualTo("customerId");
        assertThat(edit(Map.of("customerId", other)).text("/customer/name")).isEqualTo("Outra Cliente");
        assertThat(edit(Map.of("departmentId", account.sales())).text("/errors/0/field"))
                .as("a department that its agent is not of")
                .isEqualTo("departmentId");
    }

    @Test
    @Rule({"EDT-3", "FLD-3", "FLD-5"})
    void customFieldsChangeOnceSomebodyIsResponsible() {
        String serial = TestFields.create(owner, TICKET_OPENING, FieldType.TEXT, "Número de série");
        Map<String, Object> given = Map.of("fields", Map.of(serial, "A-1"));
        assertThat(edit(given).text("/errors/0/field")).isEqualTo("fields." + serial);
        agent.post(ticket + "/bind", null);
        String version = agent.get(ticket + "/opening").header("ETag");
        assertThat(edit(given).text("/fields/0/value")).isEqualTo("A-1");
        assertThat(agent.get(ticket + "/opening").text("/fields/0/name")).isEqualTo("Número de série");
        assertThat(agent.with("If-Match", version)
                        .put(ticket + "/opening", Map.of("fields", Map.of(serial, "B-2")))
                        .text("/current/fields/0/value"))
                .isEqualTo("A-1");
    }

    @Test
    @Rule("FLD-4")
    void whatMustBeFilledInIsNotSkippedByEditing() {
        String category = owner.post(
                        "/api/v1/categories",
                        Map.of("name", "Garantia", "active", true, "departmentIds", List.of(account.support())))
                .text("/id");
        var form = TestFields.form(TICKET_OPENING, FieldType.TEXT, "Número de série");
        form.put("requiredForAgents", true);
        form.put("categoryIds", List.of(category));
        String serial = TestFields.create(owner, form);

        Map<String, Object> moved = Map.of("categoryId", category);
        assertThat(edit(moved).text("/errors/0/field"))
                .as("nobody is responsible yet")
                .isEqualTo("fields." + serial);
        assertThat(edit(Map.of("categoryId", category, "fields", Map.of(serial, "A-1")))
                        .text("/fields/0/value"))
                .isEqualTo("A-1");
        agent.post(ticket + "/bind", null);
        assertThat(edit(Map.of("categoryId", category, "fields", Map.of(serial, "")))
                        .text("/errors/0/code"))
                .isEqualTo("required");
        String other = TestFields.create(owner, required("Modelo"));
        assertThat(edit(moved).text("/errors/0/field")).isEqualTo("fields." + other);
    }

    @Test
    @Rule("EDT-1")
    void savingWhatIsThereChangesNothing() {
        String version = agent.get(ticket + "/opening").header("ETag");
        assertThat(edit(Map.of()).status()).isEqualTo(200);
        assertThat(agent.get(ticket + "/opening").header("ETag")).isEqualTo(version);
    }

    @Test
    @Rule("FLD-11")
    void whatIsNotAskedElsewhereIsTakenAndTold() {
        var form = TestFields.in(TestFields.form(TICKET_OPENING, FieldType.TEXT, "Número de série"), account.support());
        String serial = TestFields.create(owner, form);
        agent.post(ticket + "/bind", null);
        edit(Map.of("fields", Map.of(serial, "A-1")));
        owner.post(ticket + "/unbind", null);
        var moved = owner.with("If-Match", owner.get(ticket + "/opening").header("ETag"))
                .put(ticket + "/opening", Map.of("departmentId", account.sales()));
        assertThat(moved.json().at("/fields")).isEmpty();
        assertThat(owner.get(ticket).json().at("/events").toString()).contains("Número de série", "A-1");
    }

    private static Map<String, Object> required(String name) {
        var form = TestFields.form(TICKET_OPENING, FieldType.TEXT, name);
        form.put("requiredForAgents", true);
        return form;
    }

    @Test
    @Rule("EDT-2")
    void anotherDepartmentTakesItOutOfSight() {
        assertThat(edit(Map.of("departmentId", account.sales())).status()).isEqualTo(200);
        assertThat(agent.get(ticket).status()).isEqualTo(404);
        ApiClient seller = accounts.signedIn(account, account.seller());
        assertThat(seller.get("/api/v1/tickets?search=antigo").json().at("/items"))
                .hasSize(1);
        assertThat(seller.get("/api/v1/notifications").text("/items/0/kind")).isEqualTo("TICKET_OPENED");
    }

    @Test
    @Rule("EDT-1")
    void whoComesSecondIsShownHowItStands() {
        String version = agent.get(ticket + "/opening").header("ETag");
        assertThat(owner.with("If-Match", version)
                        .put(ticket + "/opening", Map.of("subject", "Primeira"))
                        .status())
                .isEqualTo(200);
        ApiClient.Answer late = agent.with("If-Match", version).put(ticket + "/opening", Map.of("subject", "Segunda"));
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.text("/current/subject")).isEqualTo("Primeira");
        assertThat(agent.put(ticket + "/opening", Map.of("subject", "Segunda")).status())
                .isEqualTo(428);
    }

    @Test
    @Rule({"EDT-1", "EDT-6"})
    void notWithoutThePermissionAndClosedOnesOnlyByAdministrators() {
        ApiClient colleague = accounts.signedIn(account, account.colleague());
        assertThat(colleague
                        .with("If-Match", "\"1\"")
                        .put(ticket + "/opening", Map.of("subject", "Outro"))
                        .status())
                .isEqualTo(403);
        agent.post(ticket + "/bind", null);
        agent.post(ticket + "/close", Map.of());
        ApiClient.Answer refused = edit(Map.of("subject", "Outro"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("/detail")).contains("só administradores alteram o que está encerrado");
        String version = owner.get(ticket + "/opening").header("ETag");
        assertThat(owner.with("If-Match", version)
                        .put(ticket + "/opening", Map.of("subject", "Corrigido"))
                        .status())
                .isEqualTo(200);
    }

    private ApiClient.Answer edit(Map<String, ?> changes) {
        String version = agent.get(ticket + "/opening").header("ETag");
        return agent.with("If-Match", version).put(ticket + "/opening", new HashMap<>(changes));
    }
}
