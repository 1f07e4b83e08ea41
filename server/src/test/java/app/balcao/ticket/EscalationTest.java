package app.balcao.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.people.TicketSight;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The agent of support asks sales for a part of a ticket's work. */
@BalcaoTest
class EscalationTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    private TestAccount account;
    private ApiClient owner;
    private ApiClient agent;
    private ApiClient seller;
    private String parent;

    @BeforeEach
    void open() {
        account = accounts.create();
        groups.sees(account, account.agent(), TicketSight.LINKED_DEPARTMENTS);
        groups.sees(account, account.seller(), TicketSight.LINKED_DEPARTMENTS);
        owner = accounts.signedIn(account, account.owner());
        agent = accounts.signedIn(account, account.agent());
        seller = accounts.signedIn(account, account.seller());
        UUID id = new TestTickets(accounts, sql, opening)
                .fromCustomer(account, "Trocar a mesa")
                .id();
        parent = "/api/v1/tickets/" + id;
    }

    @Test
    @Rule({"ESC-1", "ESC-2", "ESC-3", "ESC-4", "ESC-16"})
    void theChildIsAnInternalTicketThatWaitsInTheOtherQueue() {
        assertThat(escalate(parent).status())
                .as("before anybody is responsible")
                .isEqualTo(409);
        agent.post(parent + "/bind", null);
        ApiClient.Answer child = escalate(parent);

        assertThat(child.status()).isEqualTo(201);
        assertThat(child.text("/kind")).isEqualTo("INTERNAL");
        assertThat(child.text("/requester/department/name")).isEqualTo("Suporte");
        JsonNode ticket = agent.get(parent).json().at("/ticket");
        assertThat(ticket.at("/situation/code").asInt()).isEqualTo(7);
        assertThat(ticket.at("/agent/name").asString()).isEqualTo("Ana Atendente");
        assertThat(ticket.at("/family/children/0/situation/code").asInt()).isEqualTo(1);
        assertThat(seller.get("/api/v1/tickets?tab=new").text("/items/0/id")).isEqualTo(child.text("/id"));
        JsonNode seen = seller.get("/api/v1/tickets/" + child.text("/id")).json();
        assertThat(seen.at("/ticket/family/parent/number").asLong())
                .isEqualTo(ticket.at("/number").asLong());
        assertThat(seen.at("/ticket/family/parent/seen").asBoolean()).isFalse();
        assertThat(seen.toString()).doesNotContain("Trocar a mesa", "Clara Cliente");
    }

    @Test
    @Rule({"ESC-5", "ESC-6", "ESC-7", "CLS-3"})
    void theParentIsClosedAfterItsChildrenAndAChildNotReopenedUnderAClosedOne() {
        agent.post(parent + "/bind", null);
        ApiClient.Answer one = escalate(parent);
        ApiClient.Answer two = escalate(parent);

        ApiClient.Answer refused = agent.post(parent + "/close", Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/type")).isEqualTo("/problems/open-children");
        assertThat(refused.json().at("/children")).hasSize(2);
        assertThat(refused.text("/detail")).contains("#" + one.text("/number"), "#" + two.text("/number"));

        owner.post(path(one) + "/close", Map.of());
        assertThat(agent.post(parent + "/close", Map.of()).json().at("/children"))
                .hasSize(1);
        owner.post(path(two) + "/close", Map.of());
        assertThat(agent.post(parent + "/close", Map.of()).status()).isEqualTo(200);
        assertThat(owner.post(path(one) + "/reopen", null).status()).isEqualTo(409);
    }

    @Test
    @Rule({"ESC-6", "BIN-7"})
    void aDeletedChildDoesNotComeBackOpenUnderAClosedParent() {
        agent.post(parent + "/bind", null);
        ApiClient.Answer child = escalate(parent);
        assertThat(owner.delete(path(child)).status()).isEqualTo(204);
        assertThat(owner.post(parent + "/close", Map.of()).status()).isEqualTo(200);
        String restore = "/api/v1/trash/tickets/" + child.text("/id") + "/restore";
        assertThat(owner.post(restore, null).text("/type")).endsWith("wrong-situation");
        assertThat(owner.post(parent + "/reopen", null).status()).isEqualTo(200);
        assertThat(owner.post(restore, null).status()).isLessThan(300);
    }

    @Test
    @Rule({"ESC-8", "ESC-9"})
    void theParentGoesOnAndHearsOfItsChild() {
        agent.post(parent + "/bind", null);
        String child = path(escalate(parent));
        assertThat(agent.post(parent + "/replies", TestTickets.writing("<p>Estamos vendo</p>"))
                        .status())
                .isEqualTo(201);
        assertThat(owner.get(parent).json().at("/ticket/situation/code").asInt())
                .isEqualTo(2);
        agent.post(parent + "/transfer", Map.of("agentId", account.colleague()));

        seller.post(child + "/bind", null);
        seller.post(child + "/replies", TestTickets.writing("<p>Temos a mesa</p>"));
        seller.post(child + "/close", Map.of());

        assertThat(kinds(owner.get(parent).json().at("/events"))).endsWith("CHILD_ANSWERED", "CHILD_CLOSED");
        ApiClient colleague = accounts.signedIn(account, account.colleague());
        assertThat(kinds(colleague.get("/api/v1/notifications").json().at("/items")))
                .contains("CHILD_ANSWERED", "CHILD_CLOSED");
        assertThat(kinds(agent.get("/api/v1/notifications").json().at("/items")))
                .contains("REQUEST_ANSWERED", "REQUEST_CLOSED")
                .doesNotContain("CHILD_ANSWERED");
    }

    @Test
    @Rule("ESC-13")
    void atMostFiveDeep() {
        agent.post(parent + "/bind", null);
        String last = parent;
        for (int depth = 0; depth < 5; depth++) {
            ApiClient.Answer child = owner.post(
                    last + "/children",
                    Map.of("departmentId", account.support(), "subject", "Parte", "html", "<p>Ajudem</p>"));
            assertThat(child.status()).isEqualTo(201);
            last = path(child);
            agent.post(last + "/bind", null);
        }
        assertThat(escalate(last).status()).isEqualTo(409);
    }

    private ApiClient.Answer escalate(String ticket) {
        return agent.post(
                ticket + "/children",
                Map.of("departmentId", account.sales(), "subject", "Mesa de reposição", "html", "<p>Há uma?</p>"));
    }

    private static String path(ApiClient.Answer child) {
        return "/api/v1/tickets/" + child.text("/id");
    }

    private static List<String> kinds(JsonNode items) {
        return items.valueStream().map(each -> each.at("/kind").asString()).toList();
    }
}
