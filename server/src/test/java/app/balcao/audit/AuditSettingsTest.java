package app.balcao.audit;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is audited, over the wire. */
@BalcaoTest
class AuditSettingsTest {

    private static final String SETTINGS = "/api/v1/audit-settings";

    @Autowired
    private TestAccounts accounts;

    private TestAccount account;
    private ApiClient owner;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
    }

    @Test
    @Rule("AUD-2")
    void customersAreAuditedOnceTheAccountAsksForIt() {
        owner.post("/api/v1/customers", Map.of("name", "Antes"));
        assertThat(actions()).isEmpty();
        assertThat(change(1, List.of("customer"), 24).status()).isEqualTo(200);
        String id = owner.post("/api/v1/customers", Map.of("name", "Rita")).text("/id");
        owner.with("If-Match", "\"1\"").put("/api/v1/customers/" + id, Map.of("name", "Rita Lima"));
        owner.delete("/api/v1/customers/" + id);
        owner.post("/api/v1/organizations", Map.of("name", "Lima SA"));
        assertThat(actions())
                .containsExactly("customer.deleted", "customer.changed", "customer.created", "audit.changed");
        change(2, List.of("organization"), 24);
        owner.post("/api/v1/customers", Map.of("name", "Depois"));
        owner.post("/api/v1/organizations", Map.of("name", "Rocha SA"));
        assertThat(actions().subList(0, 2)).containsExactly("organization.created", "audit.changed");
    }

    @Test
    @Rule("AUD-3")
    void aChangeOfWhatIsAuditedIsAlwaysAudited() {
        change(1, List.of("customer", "customer"), 36);
        change(2, List.of(), 36);
        var entries =
                owner.get("/api/v1/audit-entries?action=audit.changed").json().at("/items");
        assertThat(entries.size()).isEqualTo(2);
        assertThat(entries.at("/0/before/auditedItems/0").asString()).isEqualTo("CUSTOMER");
        assertThat(entries.at("/0/after/auditedItems").size()).isZero();
        assertThat(entries.at("/1/before/retentionMonths").asInt()).isEqualTo(24);
        assertThat(entries.at("/1/after/retentionMonths").asInt()).isEqualTo(36);
        assertThat(entries.at("/1/actor/id").asString())
                .isEqualTo(account.owner().toString());
    }

    @Test
    @Rule("AUD-4")
    void nothingSilencesWhatIsAlwaysAudited() {
        change(1, List.of(), 6);
        owner.post("/api/v1/categories", Map.of("name", "Nova", "active", true, "departmentIds", List.of()));
        assertThat(actions()).contains("category.created", "audit.changed");
        assertThat(OptionalItem.of("customer.exported")).isEmpty();
        assertThat(OptionalItem.of("session.refused")).isEmpty();
        assertThat(OptionalItem.of("anything")).isEmpty();
    }

    @Test
    @Rule("AUD-6")
    void theRetentionIsKeptWithinBounds() {
        var settings = owner.get(SETTINGS);
        assertThat(settings.json().at("/retentionMonths").asInt()).isEqualTo(24);
        assertThat(settings.json().at("/auditedItems").size()).isZero();
        assertThat(settings.json().at("/optionalItems").size()).isEqualTo(OptionalItem.values().length);
        assertThat(change(1, List.of(), 5).text("/errors/0/field")).isEqualTo("retentionMonths");
        assertThat(change(1, List.of(), 121).text("/errors/0/message")).contains("6", "120");
        assertThat(change(1, List.of("session"), 24).status()).isEqualTo(400);
        assertThat(change(1, List.of(), 6).json().at("/version").asInt()).isEqualTo(2);
        assertThat(change(1, List.of(), 12).status()).isEqualTo(412);
        assertThat(change(2, List.of(), 120).status()).isEqualTo(200);
        assertThat(owner.put(SETTINGS, Map.of("auditedItems", List.of(), "retentionMonths", 12))
                        .status())
                .isEqualTo(428);
        assertThat(accounts.signedIn(account, account.manager()).get(SETTINGS).status())
                .isEqualTo(403);
    }

    private ApiClient.Answer change(int version, List<String> items, int months) {
        return owner.with("If-Match", "\"" + version + "\"")
                .put(SETTINGS, Map.of("auditedItems", items, "retentionMonths", months));
    }

    private List<String> actions() {
        return owner.get("/api/v1/audit-entries")
                .json()
                .at("/items")
                .valueStream()
                .map(each -> each.at("/action").asString())
                .toList();
    }
}
