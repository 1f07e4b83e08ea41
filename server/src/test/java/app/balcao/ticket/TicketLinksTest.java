package app.balcao.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.AtOnce;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.ticket.link.TicketLinks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Tickets that have to do with each other. */
@BalcaoTest
class TicketLinksTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    @Autowired
    private TestGroups groups;

    private TestAccount account;
    private ApiClient agent;
    private UUID one;
    private UUID other;

    @BeforeEach
    void open() {
        account = accounts.create();
        agent = accounts.signedIn(account, account.agent());
        one = ticket("Impressora");
        other = ticket("Impressora de novo");
    }

    @Test
    @Rule({"REL-1", "REL-3", "REL-4"})
    void bothSidesShowItAndTellOfIt() {
        assertThat(link(one, other, "DUPLICATE_OF").status()).isEqualTo(200);
        assertThat(relations(one)).containsExactly("Impressora de novo DUPLICATE_OF");
        assertThat(relations(other)).containsExactly("Impressora DUPLICATED_BY");
        assertThat(link(other, one, "BLOCKED_BY").status()).isEqualTo(200);
        assertThat(relations(one)).as("one link of two tickets").containsExactly("Impressora de novo BLOCKS");
        assertThat(link(one, other, "BLOCKS").status()).isEqualTo(200);
        assertThat(agent.delete(path(one) + "/links/" + other).status()).isEqualTo(200);
        assertThat(agent.delete(path(one) + "/links/" + other).status()).isEqualTo(200);
        assertThat(relations(other)).isEmpty();
        for (UUID each : List.of(one, other)) {
            assertThat(agent.get(path(each)).json().at("/events"))
                    .extracting(event -> event.at("/kind").asString())
                    .filteredOn(kind -> kind.startsWith("LINK_"))
                    .containsExactly("LINK_ADDED", "LINK_ADDED", "LINK_REMOVED");
        }
        JsonNode told = agent.get(path(other))
                .json()
                .at("/events")
                .valueStream()
                .filter(event -> event.at("/kind").asString().equals("LINK_ADDED"))
                .findFirst()
                .orElseThrow()
                .at("/data");
        assertThat(told.at("/relation").asString()).as("from its own side").isEqualTo("DUPLICATED_BY");
        assertThat(told.propertyNames()).as("no more than that").containsExactlyInAnyOrder("relation", "number");
    }

    @Test
    @Rule("REL-1")
    void aTicketHasFiftyAtMost() {
        for (int linked = 0; linked < TicketLinks.MOST; linked++) {
            assertThat(link(one, ticket("Impressora " + linked), "RELATED").status())
                    .isEqualTo(200);
        }
        assertThat(link(one, other, "RELATED").status()).isEqualTo(409);
        assertThat(link(other, one, "RELATED").status()).isEqualTo(409);
        assertThat(relations(one)).hasSize(TicketLinks.MOST);
    }

    @Test
    @Rule("REL-2")
    void whoOnlyAskedForATicketDoesNotLinkIt() {
        groups.permit(account, account.seller(), TestGroups.without());
        ApiClient seller = accounts.signedIn(account, account.seller());
        List<String> asked = new ArrayList<>();
        for (String subject : List.of("Acesso", "Acesso de novo")) {
            asked.add(seller.post(
                            "/api/v1/tickets/internal",
                            Map.of("departmentId", account.support(), "subject", subject, "html", "<p>Acesso</p>"))
                    .text("/id"));
        }
        assertThat(seller.post(
                                "/api/v1/tickets/" + asked.getFirst() + "/links",
                                Map.of("ticketId", asked.getLast(), "relation", "RELATED"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    @Rule({"REL-2", "REL-4"})
    void onlyWhatOneSeesCanBeLinkedAndIsShown() {
        TestTickets tickets = new TestTickets(accounts, sql, opening);
        UUID customer = tickets.customer(account, "Clara Cliente");
        UUID elsewhere = tickets.fromCustomer(account, account.sales(), customer, "Venda", "<p>Olá</p>")
                .id();
        assertThat(link(one, elsewhere, "RELATED").text("/errors/0/field")).isEqualTo("ticketId");
        assertThat(link(one, one, "RELATED").text("/errors/0/field")).isEqualTo("ticketId");
        assertThat(link(one, other, "SIBLING").status()).isEqualTo(400);
        assertThat(agent.post(path(one) + "/links", Map.of()).status()).isEqualTo(400);
        ApiClient owner = accounts.signedIn(account, account.owner());
        assertThat(owner.post(path(one) + "/links", Map.of("ticketId", elsewhere, "relation", "RELATED"))
                        .status())
                .isEqualTo(200);
        assertThat(relations(one)).isEmpty();
        assertThat(agent.delete(path(one) + "/links/" + elsewhere).status()).isEqualTo(200);
        assertThat(owner.get(path(one) + "/links").json().at("/items"))
                .as("still there")
                .hasSize(1);
        assertThat(accounts.signedIn(account, account.seller())
                        .get(path(one) + "/links")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Rule("REL-1")
    void twoAtOnceLeaveOne() throws Exception {
        List<Callable<ApiClient.Answer>> both = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ApiClient each = accounts.signedIn(account, account.agent());
            each.get("/api/v1/session");
            UUID from = i % 2 == 0 ? one : other;
            UUID to = i % 2 == 0 ? other : one;
            both.add(() -> each.post(path(from) + "/links", Map.of("ticketId", to, "relation", "BLOCKS")));
        }
        assertThat(AtOnce.all(both))
                .allSatisfy(each -> assertThat(each.status()).isEqualTo(200));
        assertThat(relations(one)).hasSize(1);
    }

    private UUID ticket(String subject) {
        return new TestTickets(accounts, sql, opening)
                .fromCustomer(account, subject)
                .id();
    }

    private ApiClient.Answer link(UUID from, UUID to, String relation) {
        return agent.post(path(from) + "/links", Map.of("ticketId", to, "relation", relation));
    }

    private List<String> relations(UUID ticket) {
        List<String> found = new ArrayList<>();
        for (JsonNode each : agent.get(path(ticket) + "/links").json().at("/items")) {
            found.add(
                    each.at("/subject").asString() + " " + each.at("/relation").asString());
        }
        return found;
    }

    private static String path(UUID ticket) {
        return "/api/v1/tickets/" + ticket;
    }
}
