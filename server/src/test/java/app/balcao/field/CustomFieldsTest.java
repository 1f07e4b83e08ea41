package app.balcao.field;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Custom fields as administrators make them, over the wire. */
@BalcaoTest
class CustomFieldsTest {

    private static final String PATH = "/api/v1/custom-fields";

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
    @Rule({"FLD-1", "FLD-2", "FLD-9"})
    void eachDepartmentAsksItsOwnAndTheSharedOnesInOrder() {
        String shared = create(FieldTarget.TICKET_OPENING, "Pedido");
        String support = TestFields.create(
                owner, TestFields.in(form(FieldTarget.TICKET_OPENING, "Número de série"), account.support()));
        TestFields.create(owner, TestFields.in(form(FieldTarget.TICKET_OPENING, "Orçamento"), account.sales()));
        create(FieldTarget.TICKET_CLOSING, "Solução");
        create(FieldTarget.CUSTOMER, "Segmento");
        assertThat(names("?target=TICKET_OPENING&departmentId=" + account.support()))
                .containsExactly("Pedido", "Número de série");
        assertThat(names("?target=TICKET_CLOSING&departmentId=" + account.support()))
                .containsExactly("Solução");
        assertThat(names("?target=CUSTOMER")).containsExactly("Segmento");

        var form = TestFields.in(form(FieldTarget.TICKET_OPENING, "Número de série"), account.support());
        form.put("active", false);
        assertThat(change(support, form, 1).status()).isEqualTo(200);
        assertThat(names("?target=TICKET_OPENING&departmentId=" + account.support()))
                .containsExactly("Pedido");
        assertThat(names("?target=TICKET_OPENING")).contains("Número de série");
        assertThat(change(shared, form(FieldTarget.TICKET_OPENING, "Pedido"), 2).status())
                .isEqualTo(412);
    }

    @Test
    @Rule("FLD-9")
    void aFieldIsAskedInTheCategoriesThatItNames() {
        String category = owner.post(
                        "/api/v1/categories",
                        Map.of("name", "Garantia", "active", true, "departmentIds", List.of(account.support())))
                .text("/id");
        var form = form(FieldTarget.TICKET_OPENING, "Nota fiscal");
        form.put("categoryIds", List.of(category));
        TestFields.create(owner, form);
        String query = "?target=TICKET_OPENING&departmentId=" + account.support();
        assertThat(names(query)).isEmpty();
        assertThat(names(query + "&categoryId=" + category)).containsExactly("Nota fiscal");
    }

    @Test
    @Rule("FLD-9")
    void customersFillInOnlyWhatTheySee() {
        var form = form(FieldTarget.TICKET_OPENING, "Observação");
        form.put("editableByCustomers", true);
        form.put("requiredForCustomers", true);
        assertThat(field(form)).isEqualTo("editableByCustomers");
        form.put("shownToCustomers", true);
        form.put("editableByCustomers", false);
        assertThat(field(form)).isEqualTo("requiredForCustomers");
        form.put("editableByCustomers", true);
        form.put("target", "TICKET_CLOSING");
        assertThat(field(form)).isEqualTo("editableByCustomers");
        form.put("target", "TICKET_OPENING");
        assertThat(owner.post(PATH, form).json().at("/requiredForCustomers").asBoolean())
                .isTrue();
    }

    @Test
    @Rule({"FLD-2", "FLD-9"})
    void whatCouldNeverBeAskedIsRefused() {
        String category = owner.post(
                        "/api/v1/categories",
                        Map.of("name", "Garantia", "active", true, "departmentIds", List.of(account.support())))
                .text("/id");
        var form = TestFields.in(form(FieldTarget.TICKET_OPENING, "Nota fiscal"), account.sales());
        form.put("categoryIds", List.of(category));
        assertThat(field(form)).isEqualTo("categoryIds[0]");
        TestFields.in(form, account.sales(), account.support());
        assertThat(owner.post(PATH, form).status()).isEqualTo(201);
        form = TestFields.form(FieldTarget.TICKET_OPENING, FieldType.BOOLEAN, "Garantia estendida");
        form.put("options", TestFields.options("Sim", "Não"));
        assertThat(field(form)).isEqualTo("options");
    }

    @Test
    @Rule("FLD-8")
    void theTypeStaysAndChoicesThatAreNotOfferedAnyMoreAreLeftOut() {
        String id = TestFields.chosen(
                owner, FieldTarget.TICKET_OPENING, FieldType.TREE_SELECT, "Produto", "Mesas", " Redonda", "Cadeiras");
        var form = TestFields.formOf(owner, id);
        form.put("type", "SELECT");
        form.put("target", "CUSTOMER");
        var refused = change(id, form, 1);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors").findValuesAsString("field")).contains("type", "target");
        assertThat(owner.delete(PATH + "/" + id).status()).isEqualTo(405);

        form = TestFields.formOf(owner, id);
        @SuppressWarnings("unchecked")
        var options = (List<Map<String, Object>>) form.get("options");
        options.getFirst().put("label", "Mesas e bancadas");
        options.removeLast();
        options.add(new HashMap<>(Map.of("label", "Quadrada", "level", 1)));
        var changed = change(id, form, 1);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().at("/options").findValuesAsString("label"))
                .containsExactly("Mesas e bancadas", "Redonda", "Quadrada");
        assertThat(changed.json().at("/options").findValuesAsString("level")).containsExactly("0", "1", "1");
        assertThat(changed.json().at("/options/1/id").asString())
                .isEqualTo(options.get(1).get("optionId"));
    }

    @Test
    @Rule({"FLD-7", "FLD-10"})
    void badFormsAreRefusedFieldByField() {
        create(FieldTarget.CUSTOMER, "Segmento");
        assertThat(field(form(FieldTarget.CUSTOMER, "SEGMENTO"))).isEqualTo("name");
        assertThat(field(form(FieldTarget.CUSTOMER, "\u200b"))).isEqualTo("name");
        var form = form(FieldTarget.CUSTOMER, "X");
        form.put("classification", "SECRET");
        assertThat(field(form)).isEqualTo("classification");
        form = TestFields.in(form(FieldTarget.TICKET_OPENING, "X"), account.support(), UUID.randomUUID());
        assertThat(field(form)).isEqualTo("departmentIds[1]");
        form = form(FieldTarget.CUSTOMER, "X");
        form.put("limits", Map.of("maxLength", 251));
        assertThat(field(form)).isEqualTo("limits.maxLength");
        form = TestFields.form(FieldTarget.CUSTOMER, FieldType.INTEGER, "X");
        form.put("limits", Map.of("least", 5, "most", 4));
        assertThat(field(form)).isEqualTo("limits.most");
        form.put("limits", Map.of("least", 0.5));
        assertThat(field(form)).isEqualTo("limits.least");
        form = TestFields.form(FieldTarget.CUSTOMER, FieldType.DATE, "X");
        form.put("limits", Map.of("pastAllowed", false, "futureAllowed", false));
        assertThat(field(form)).isEqualTo("limits.futureAllowed");
        form = TestFields.form(FieldTarget.CUSTOMER, FieldType.SELECT, "X");
        assertThat(field(form)).isEqualTo("options");
        form.put("options", TestFields.options("A", "a"));
        assertThat(field(form)).isEqualTo("options[1].label");
        form.put("options", TestFields.options("A", " B"));
        assertThat(field(form)).isEqualTo("options[1].level");
        form.put("type", "TREE_SELECT");
        form.put("options", TestFields.options("A", " B", "  C", "   D", "    E", "     F", "      G"));
        assertThat(field(form)).isEqualTo("options[6].level");
        form.put("options", List.of(Map.of("label", "A", "optionId", UUID.randomUUID())));
        assertThat(field(form)).isEqualTo("options[0].optionId");
    }

    @Test
    @Rule("FLD-8")
    void administratorsOrderThemAndTheAuditKeepsIt() {
        String first = create(FieldTarget.CUSTOMER, "Segmento");
        String second = create(FieldTarget.CUSTOMER, "Região");
        assertThat(owner.put(PATH + "/order", Map.of("target", "CUSTOMER", "fieldIds", List.of(second)))
                        .text("/errors/0/field"))
                .isEqualTo("fieldIds");
        var ordered = owner.put(PATH + "/order", Map.of("target", "CUSTOMER", "fieldIds", List.of(second, first)));
        assertThat(ordered.json().at("/items").findValuesAsString("name")).containsExactly("Região", "Segmento");
        assertThat(owner.get("/api/v1/audit-entries?action=custom-field.ordered")
                        .text("/items/0/after/order/0"))
                .isEqualTo("Região");
        var form = form(FieldTarget.CUSTOMER, "Região de entrega");
        assertThat(change(second, form, 1).status()).isEqualTo(200);
        var entry = owner.get("/api/v1/audit-entries?action=custom-field.changed")
                .json()
                .at("/items/0");
        assertThat(entry.at("/before/name").asString()).isEqualTo("Região");
        assertThat(entry.at("/after").has("type")).isFalse();
    }

    @Test
    @Rule("FLD-9")
    void plainAgentsSeeThemAndChangeNothing() {
        String id = create(FieldTarget.CUSTOMER, "Segmento");
        ApiClient agent = accounts.signedIn(account, account.agent());
        assertThat(agent.get(PATH + "/" + id).text("/name")).isEqualTo("Segmento");
        assertThat(agent.post(PATH, form(FieldTarget.CUSTOMER, "Y")).status()).isEqualTo(403);
        assertThat(agent.put(PATH + "/order", Map.of("target", "CUSTOMER", "fieldIds", List.of(id)))
                        .status())
                .isEqualTo(403);
        TestAccount other = accounts.create();
        ApiClient stranger = accounts.signedIn(other, other.owner());
        assertThat(stranger.get(PATH + "/" + id).status()).isEqualTo(404);
        assertThat(stranger.get(PATH).json().at("/items")).isEmpty();
    }

    private ApiClient.Answer change(String id, Map<String, Object> form, int version) {
        return owner.with("If-Match", "\"" + version + "\"").put(PATH + "/" + id, form);
    }

    private String field(Map<String, Object> form) {
        var answer = owner.post(PATH, form);
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
        return answer.text("/errors/0/field");
    }

    private List<String> names(String query) {
        return owner.get(PATH + query)
                .json()
                .at("/items")
                .valueStream()
                .map(each -> each.at("/name").asString())
                .toList();
    }

    private String create(FieldTarget target, String name) {
        return TestFields.create(owner, target, FieldType.TEXT, name);
    }

    private static Map<String, Object> form(FieldTarget target, String name) {
        return TestFields.form(target, FieldType.TEXT, name);
    }
}
