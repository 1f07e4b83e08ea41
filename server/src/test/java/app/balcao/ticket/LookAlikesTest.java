package app.balcao.ticket;

import static app.balcao.TestGroups.without;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.people.Permission;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the form of a new ticket warns of: customers and tickets that are there already. */
@BalcaoTest
class LookAlikesTest {

    private static final String ALIKE = "/api/v1/customers/look-alikes";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    private TestAccount account;
    private ApiClient agent;
    private String customer;

    @BeforeEach
    void signIn() {
        account = accounts.create();
        agent = accounts.signedIn(account, account.agent());
        customer = agent.post(
                        "/api/v1/customers",
                        Map.of(
                                "name", "Conceição Andrade",
                                "emails", List.of("conceicao@casa.example"),
                                "phone", "+55 11 91234-5678"))
                .text("/id");
    }

    @Test
    @Rule("OPN-11")
    void customersAreFoundByNameAddressAndPhone() {
        assertThat(agent.get(ALIKE + "?name=Conceicao%20Andradi").text("/items/0/id"))
                .isEqualTo(customer);
        assertThat(agent.get(ALIKE + "?email=CONCEICAO@casa.example").text("/items/0/id"))
                .isEqualTo(customer);
        assertThat(agent.get(ALIKE + "?phone=5511912345678").text("/items/0/id"))
                .isEqualTo(customer);
        assertThat(agent.get(ALIKE + "?phone=11912345678").text("/items/0/id"))
                .as("without the country's code")
                .isEqualTo(customer);
        assertThat(agent.get(ALIKE + "?phone=2111912345678").json().at("/items"))
                .isEmpty();
        assertThat(agent.get(ALIKE + "?name=Rui%20Barbosa").json().at("/items")).isEmpty();
        assertThat(agent.get(ALIKE).json().at("/items")).isEmpty();
    }

    @Test
    @Rule("PRV-3")
    void whoMaySeeNoPersonalDataFindsNobodyByThem() {
        groups.permit(account, account.agent(), without(Permission.CUSTOMER_PERSONAL_VIEW));
        assertThat(agent.get(ALIKE + "?email=conceicao@casa.example&phone=5511912345678")
                        .json()
                        .at("/items"))
                .isEmpty();
        assertThat(agent.get(ALIKE + "?name=Conceicao%20Andrade").text("/items/0/email"))
                .isEqualTo("•••••");
    }

    @Test
    @Rule("OPN-11")
    void openTicketsOfTheCustomerWithALikeSubjectAreSuggested() {
        String here = open("Nota fiscal de outubro não chegou", account.support());
        open("Trocar o endereço", account.support());
        accounts.signedIn(account, account.owner())
                .post(
                        "/api/v1/tickets",
                        Map.of(
                                "customerId",
                                customer,
                                "departmentId",
                                account.sales(),
                                "subject",
                                "Nota fiscal errada",
                                "html",
                                "<p>x</p>"));
        String similar = "/api/v1/tickets/similar?customerId=" + customer + "&subject=nota%20fiscal";
        assertThat(agent.get(similar).json().at("/items")).hasSize(1);
        assertThat(agent.get(similar).text("/items/0/id")).isEqualTo(here);
        agent.post("/api/v1/tickets/" + here + "/bind", null);
        agent.post("/api/v1/tickets/" + here + "/close", Map.of());
        assertThat(agent.get(similar).json().at("/items")).isEmpty();
    }

    private String open(String subject, java.util.UUID department) {
        return agent.post(
                        "/api/v1/tickets",
                        Map.of(
                                "customerId", customer,
                                "departmentId", department,
                                "subject", subject,
                                "html", "<p>Texto</p>"))
                .text("/id");
    }
}
