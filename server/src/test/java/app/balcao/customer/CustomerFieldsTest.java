package app.balcao.customer;

import static app.balcao.field.FieldTarget.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.field.FieldType;
import app.balcao.field.TestFields;
import app.balcao.people.Permission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Custom fields of customers, over the wire. */
@BalcaoTest
class CustomerFieldsTest {

    private static final String PATH = "/api/v1/customers";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    private TestAccount account;
    private ApiClient owner;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
    }

    @Test
    @Rule({"FLD-1", "FLD-3", "FLD-4"})
    void aCustomerHasThemAndWhatIsNotNamedStays() {
        var required = TestFields.form(CUSTOMER, FieldType.INTEGER, "Lojas");
        required.put("requiredForAgents", true);
        String shops = TestFields.create(owner, required);
        String segment = TestFields.create(owner, CUSTOMER, FieldType.TEXT, "Segmento");
        Answer refused = owner.post(PATH, Map.of("name", " ", "fields", Map.of(segment, "Móveis")));
        assertThat(refused.json().at("/errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("name", "fields." + shops);
        Answer created = owner.post(PATH, Map.of("name", "Clara", "fields", Map.of(segment, "Móveis", shops, 3)));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().at("/fields").findValuesAsString("name")).containsExactly("Lojas", "Segmento");
        String id = created.text("/id");

        Answer kept = owner.with("If-Match", "\"1\"").put(PATH + "/" + id, Map.of("name", "Clara Dias"));
        assertThat(kept.json().at("/fields")).hasSize(2);
        Map<String, @Nullable Object> cleared = new HashMap<>();
        cleared.put(shops, null);
        assertThat(owner.with("If-Match", "\"2\"")
                        .put(PATH + "/" + id, Map.of("name", "Clara", "fields", cleared))
                        .text("/errors/0/code"))
                .isEqualTo("required");
        cleared.clear();
        cleared.put(segment, null);
        Answer less = owner.with("If-Match", "\"2\"").put(PATH + "/" + id, Map.of("name", "Clara", "fields", cleared));
        assertThat(less.json().at("/fields").findValuesAsString("value")).containsExactly("3");
        assertThat(owner.delete(PATH + "/" + id).status()).isEqualTo(204);
    }

    @Test
    @Rule("FLD-10")
    void whatIsHiddenFromAnAgentStaysAsItWas() {
        var form = TestFields.form(CUSTOMER, FieldType.TEXT, "Diagnóstico");
        form.put("classification", "SENSITIVE");
        form.put("requiredForAgents", true);
        String diagnosis = TestFields.create(owner, form);
        owner.with("If-Match", "\"1\"")
                .put("/api/v1/audit-settings", Map.of("auditedItems", List.of("customer"), "retentionMonths", 24));
        String id = owner.post(PATH, Map.of("name", "Clara", "fields", Map.of(diagnosis, "Asma")))
                .text("/id");
        groups.permit(account, account.agent(), TestGroups.without(Permission.CUSTOMER_PERSONAL_VIEW));
        ApiClient agent = accounts.signedIn(account, account.agent());
        assertThat(agent.get(PATH + "/" + id).text("/fields/0/value")).isEqualTo("•••••");
        Answer changed = agent.with("If-Match", "\"1\"")
                .put(PATH + "/" + id, Map.of("name", "Clara Dias", "fields", Map.of(diagnosis, "•••••")));
        assertThat(changed.status()).as(changed.json().toString()).isEqualTo(200);
        assertThat(owner.get(PATH + "/" + id).text("/fields/0/value")).isEqualTo("Asma");
        assertThat(owner.get("/api/v1/audit-entries?itemId=" + id).json().toString())
                .contains("Diagnóstico")
                .doesNotContain("Asma");
    }
}
