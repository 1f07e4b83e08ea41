package app.balcao.customer;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.people.Permission;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Customers taken away as a file, and customers who are to be forgotten. */
@BalcaoTest
class CustomerExportTest {

    private static final String EXPORT = "/api/v1/customers/export";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

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
    @Rule({"CUS-8", "AUD-4"})
    void theFileHoldsWhatTheListFindsAndIsAudited() {
        customer("Rita Lima", "rita@lima.example");
        customer("=HYPERLINK(1)", "x@rocha.example");
        var all = owner.get(EXPORT);
        assertThat(all.header("Content-Type")).startsWith("text/csv");
        assertThat(text(all)).startsWith("\uFEFFNome;E-mails;Telefone;").contains("rita@lima.example", "'=HYPERLINK");
        String one = text(owner.get(EXPORT + "?search=lima"));
        assertThat(one).contains("Rita Lima").doesNotContain("rocha");
        var lines = owner.get("/api/v1/audit-entries?action=customer.exported")
                .json()
                .at("/items");
        assertThat(lines.size()).isEqualTo(2);
        assertThat(lines.at("/0/filter/search").asString()).isEqualTo("lima");
    }

    @Test
    @Rule({"CUS-8", "PER-9"})
    void onlyWhoMayTakesCustomersAway() {
        assertThat(accounts.signedIn(account, account.agent()).get(EXPORT).status())
                .isEqualTo(403);
        assertThat(owner.get("/api/v1/audit-entries?action=customer.exported")
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    @Rule("PRV-3")
    void personalDataAreMaskedForWhoDoesNotSeeThem() {
        customer("Rita Lima", "rita@lima.example");
        groups.permit(account, account.agent(), Set.of(Permission.CUSTOMER_VIEW, Permission.CUSTOMER_EXPORT));
        assertThat(text(accounts.signedIn(account, account.agent()).get(EXPORT)))
                .contains("Rita Lima", "•••••")
                .doesNotContain("rita@lima.example", "+55 11");
    }

    @Test
    void longerThanAPageIsWhole() {
        accounts.in(
                account.id(),
                () -> sql.execute(
                        "insert into customer (account_id, name) select ?, 'Cliente ' || n from generate_series(1, 250) n",
                        account.id()));
        assertThat(text(owner.get(EXPORT)).lines()).hasSize(251).doesNotHaveDuplicates();
    }

    @Test
    @Rule("AUD-7")
    void anErasedCustomerIsGoneFromTheAuditToo() {
        owner.with("If-Match", "\"1\"")
                .put("/api/v1/audit-settings", Map.of("auditedItems", List.of("customer"), "retentionMonths", 24));
        String erased = customer("Rita Lima", "rita@lima.example");
        String deleted = customer("Caio Rocha", "caio@rocha.example");
        assertThat(owner.delete("/api/v1/customers/" + erased + "?erase=true").status())
                .isEqualTo(204);
        assertThat(owner.delete("/api/v1/customers/" + deleted).status()).isEqualTo(204);
        String lines =
                owner.get("/api/v1/audit-entries?itemType=customer").json().toString();
        assertThat(lines).contains("customer.erased", "•••", "Caio Rocha").doesNotContain("Rita", "rita@lima");
        assertThat(owner.get("/api/v1/audit-entries?itemId=" + erased)
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(2);
    }

    private String customer(String name, String email) {
        var made = owner.post(
                "/api/v1/customers", Map.of("name", name, "emails", List.of(email), "phone", "+55 11 91234-5678"));
        return made.text("/id");
    }

    private static String text(ApiClient.Answer answer) {
        return new String(answer.raw().body(), StandardCharsets.UTF_8);
    }
}
