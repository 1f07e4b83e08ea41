package app.balcao.notify;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static app.balcao.schema.Tables.NOTIFICATION;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.people.TicketSight;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.CustomerMessage;
import app.balcao.ticket.CustomerReplies;
import app.balcao.ticket.Origin;
import app.balcao.ticket.TicketOpening;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What happens to tickets, at the bells of those it concerns. */
@BalcaoTest
class TicketNotificationsTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TicketOpening opening;

    @Autowired
    private CustomerReplies replies;

    @Autowired
    private TestGroups groups;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private UUID customer;

    @BeforeEach
    void createCustomer() {
        account = accounts.create();
        customer = accounts.in(account.id(), () -> sql.insertInto(CUSTOMER)
                .set(CUSTOMER.ACCOUNT_ID, account.id())
                .set(CUSTOMER.NAME, "Zé Cliente")
                .returningResult(CUSTOMER.ID)
                .fetchSingle()
                .value1());
    }

    @Test
    @Rule("NTF-2")
    void aNewTicketRingsInItsDepartment() {
        UUID ticket = openedByCustomer();

        for (UUID each : List.of(account.agent(), account.colleague(), account.manager())) {
            JsonNode item = newest(each);
            assertThat(item.at("/kind").asString()).isEqualTo("TICKET_OPENED");
            assertThat(item.at("/ticket/id").asString()).isEqualTo(ticket.toString());
        }
        assertThat(bell(account.seller()).at("/items")).isEmpty();
    }

    @Test
    @Rule("NTF-8")
    void whoOpensOrTakesATicketIsNotTold() {
        openedBy(account.agent(), null);
        assertThat(bell(account.agent()).at("/items")).isEmpty();
        assertThat(newest(account.colleague()).at("/kind").asString()).isEqualTo("TICKET_OPENED");

        UUID ticket = openedByCustomer();
        bind(account.colleague(), ticket, null);
        assertThat(kinds(account.colleague())).doesNotContain("TICKET_BOUND");
    }

    @Test
    @Rule("NTF-2")
    void aTicketOpenedForAnAgentRingsWithThatAgentAlone() {
        openedBy(account.manager(), account.agent());

        assertThat(kinds(account.agent())).containsExactly("TICKET_BOUND");
        assertThat(newest(account.agent()).at("/data/byName").asString()).isEqualTo("Marcos Gerente");
        assertThat(kinds(account.colleague())).isEmpty();
    }

    @Test
    @Rule({"LNK-9", "NTF-2"})
    void anotherResponsibleAgentRingsWithBoth() {
        UUID ticket = openedBy(account.manager(), account.agent());

        bind(account.manager(), ticket, account.colleague());

        assertThat(kinds(account.colleague())).containsExactly("TICKET_BOUND");
        assertThat(kinds(account.agent())).containsExactly("TICKET_REBOUND", "TICKET_BOUND");
        assertThat(newest(account.agent()).at("/data/toName").asString()).isEqualTo("Caio Colega");
        assertThat(kinds(account.manager())).isEmpty();
    }

    @Test
    @Rule({"RPL-7", "NTF-2"})
    void theCustomersAnswerRingsWithTheResponsibleAgent() {
        UUID ticket = openedByCustomer();
        bind(account.agent(), ticket, null);

        answer(ticket);

        JsonNode item = newest(account.agent());
        assertThat(item.at("/kind").asString()).isEqualTo("CUSTOMER_REPLIED");
        assertThat(item.at("/data/customerName").asString()).isEqualTo("Zé Cliente");
        assertThat(kinds(account.colleague())).containsExactly("TICKET_OPENED");
    }

    @Test
    void anAnswerToATicketThatWaitsRingsWithNobodyAgain() {
        UUID ticket = openedByCustomer();

        answer(ticket);

        assertThat(kinds(account.agent())).containsExactly("TICKET_OPENED");
    }

    @Test
    void anInactiveAgentIsNotTold() {
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.ACTIVE, false)
                .where(AGENT.ID.eq(account.colleague()))
                .execute());
        openedByCustomer();
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.ACTIVE, true)
                .where(AGENT.ID.eq(account.colleague()))
                .execute());

        assertThat(kinds(account.colleague())).isEmpty();
        assertThat(kinds(account.agent())).containsExactly("TICKET_OPENED");
    }

    @Test
    @Rule("NTF-2")
    void aTicketThatComesBackToTheQueueRingsThere() {
        UUID ticket = openedBy(account.owner(), account.agent());
        assertThat(kinds(account.colleague())).isEmpty();
        ApiClient owner = client(account.owner());
        assertThat(owner.delete("/api/v1/tickets/" + ticket).status()).isEqualTo(204);
        accounts.in(account.id(), () -> sql.deleteFrom(DEPARTMENT_AGENT)
                .where(DEPARTMENT_AGENT.AGENT_ID.eq(account.agent()))
                .execute());
        assertThat(owner.post("/api/v1/trash/tickets/" + ticket + "/restore", null)
                        .status())
                .isBetween(200, 204);
        assertThat(kinds(account.colleague())).containsExactly("TICKET_OPENED");
    }

    @Test
    @Rule("NTF-7")
    void whoWouldNotSeeATicketIsNotTold() {
        groups.sees(account, account.colleague(), TicketSight.OWN_ONLY);
        openedByCustomer();
        assertThat(accounts.in(account.id(), () -> sql.select(NOTIFICATION.AGENT_ID)
                        .from(NOTIFICATION)
                        .fetchSet(NOTIFICATION.AGENT_ID)))
                .as("nor would they be later, when they see more")
                .contains(account.agent())
                .doesNotContain(account.colleague());
    }

    private UUID openedByCustomer() {
        return Tenant.call(account.id(), () -> opening.open(message()).id());
    }

    private UUID openedBy(UUID author, @Nullable UUID responsible) {
        Map<String, Object> wanted = new java.util.HashMap<>(Map.of(
                "customerId", customer, "departmentId", account.support(), "subject", "Ajuda", "html", "<p>Olá</p>"));
        if (responsible != null) {
            wanted.put("agentId", responsible);
        }
        var opened = client(author).post("/api/v1/tickets", wanted);
        assertThat(opened.status()).as(opened.json().toString()).isEqualTo(201);
        return UUID.fromString(opened.text("/id"));
    }

    private void bind(UUID author, UUID ticket, @Nullable UUID to) {
        var bound = client(author)
                .post("/api/v1/tickets/" + ticket + "/bind", to == null ? Map.of() : Map.of("agentId", to));
        assertThat(bound.status()).as(bound.json().toString()).isEqualTo(200);
    }

    private void answer(UUID ticket) {
        Tenant.run(account.id(), () -> replies.append(ticket, message()));
    }

    private CustomerMessage message() {
        return new CustomerMessage(
                customer,
                account.support(),
                null,
                2,
                "Ajuda",
                "<p>Preciso de ajuda</p>",
                null,
                List.of(),
                null,
                null,
                Origin.EMAIL,
                null);
    }

    private ApiClient client(UUID agent) {
        return accounts.signedIn(account, agent);
    }

    private JsonNode bell(UUID agent) {
        return client(agent).get("/api/v1/notifications").json();
    }

    private JsonNode newest(UUID agent) {
        return bell(agent).at("/items/0");
    }

    private List<String> kinds(UUID agent) {
        return bell(agent)
                .at("/items")
                .valueStream()
                .map(each -> each.at("/kind").asString())
                .toList();
    }
}
