package app.balcao.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
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
        assertThat(edit(Map.of("subject", "Outro")).status()).isEqualTo(403);
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
