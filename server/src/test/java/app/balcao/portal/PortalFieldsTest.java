package app.balcao.portal;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.field.FieldTarget;
import app.balcao.field.FieldType;
import app.balcao.field.TestFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Custom fields where customers meet them, over the wire. */
@BalcaoTest
class PortalFieldsTest {

    private static final String CPF = "529.982.247-25";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private PortalSessions sessions;

    private TestAccount account;
    private ApiClient owner;
    private String portal;
    private ApiClient customer;

    @BeforeEach
    void enter() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        portal = "/api/v1/portal/" + account.login();
        UUID bia = UUID.fromString(owner.post("/api/v1/customers", Map.of("name", "Bia Souza", "emails", List.of()))
                .text("/id"));
        customer = accounts.anonymous();
        customer.setCookie("BALCAO_PORTAL", accounts.in(account.id(), () -> sessions.begin(bia, "127.0.0.1", "test")));
    }

    @Test
    @Rule("FLD-9")
    void customersAreAskedTheFieldsOfTheOpeningThatTheyMayFillIn() {
        String asked = field("Pedido", true, false);
        String shown = TestFields.create(owner, of("Garantia", true, false, false));
        String internal =
                TestFields.create(owner, TestFields.form(FieldTarget.TICKET_OPENING, FieldType.TEXT, "Risco"));
        Map<String, Object> closing = TestFields.form(FieldTarget.TICKET_CLOSING, FieldType.TEXT, "Peça");
        closing.put("shownToCustomers", true);
        TestFields.create(owner, closing);
        JsonNode form = customer.get(portal + "/ticket-form").json();
        assertThat(form.at("/fields").valueStream().map(each -> each.at("/id").asString()))
                .containsExactly(asked);
        for (String other : List.of(shown, internal)) {
            assertThat(open(Map.of(other, "x"))).containsExactly("fields." + other);
        }
        assertThat(open(Map.of(asked, "123"))).isEmpty();
    }

    @Test
    @Rule({"FLD-9", "FLD-4"})
    void whatCustomersMustFillInIsRequiredOfThemAndOfNobodyElse() {
        String theirs = field("Pedido", true, true);
        Map<String, Object> form = of("Lote", true, true, false);
        form.put("requiredForAgents", true);
        TestFields.create(owner, form);
        assertThat(customer.get(portal + "/ticket-form").json().at("/fields").valueStream())
                .extracting(each -> each.at("/required").asBoolean())
                .containsExactly(true, false);
        assertThat(open(Map.of())).containsExactly("fields." + theirs);
        assertThat(open(Map.of(theirs, "  "))).containsExactly("fields." + theirs);
        assertThat(open(Map.of(theirs, "123"))).isEmpty();
    }

    @Test
    @Rule({"FLD-9", "FLD-2"})
    void fieldsAreAskedInTheirDepartmentsAndCategoriesAlone() {
        String category = owner.post(
                        "/api/v1/categories",
                        Map.of("name", "Móveis", "active", true, "departmentIds", List.of(account.support())))
                .text("/id");
        String elsewhere = TestFields.create(owner, TestFields.in(of("Vendas", true, true, true), account.sales()));
        Map<String, Object> narrowed = of("Modelo", true, true, true);
        narrowed.put("categoryIds", List.of(category));
        String inCategory = TestFields.create(owner, narrowed);
        JsonNode fields = customer.get(portal + "/ticket-form").json().at("/fields");
        assertThat(fields.at("/0/departmentIds/0").asString())
                .isEqualTo(account.sales().toString());
        assertThat(fields.at("/1/categoryIds/0").asString()).isEqualTo(category);
        assertThat(open(Map.of())).isEmpty();
        assertThat(open(Map.of(elsewhere, "x"))).containsExactly("fields." + elsewhere);
        Map<String, Object> form = form(Map.of());
        form.put("categoryId", category);
        assertThat(fields(customer.post(portal + "/tickets", form))).containsExactly("fields." + inCategory);
    }

    @Test
    @Rule("FLD-4")
    void whatIsMissingAndWhatIsWrongIsToldAtOnce() {
        String missing = field("Pedido", true, true);
        Map<String, Object> form = of("CPF", true, true, true);
        form.put("type", FieldType.CPF);
        String wrong = TestFields.create(owner, form);
        assertThat(open(Map.of(wrong, "111.111.111-11"))).containsExactly("fields." + missing, "fields." + wrong);
    }

    @Test
    @Rule({"FLD-9", "FLD-10"})
    void thePageShowsWhatCustomersMaySeeWithoutAMask() {
        Map<String, Object> personal = of("CPF", true, true, false);
        personal.put("type", FieldType.CPF);
        personal.put("classification", "SENSITIVE");
        String own = TestFields.create(owner, personal);
        String internal =
                TestFields.create(owner, TestFields.form(FieldTarget.TICKET_OPENING, FieldType.TEXT, "Risco"));
        long number = customer.post(portal + "/tickets", form(Map.of(own, CPF)))
                .json()
                .at("/number")
                .asLong();
        var ticket = owner.get("/api/v1/tickets/by-number/" + number);
        String id = ticket.text("/ticket/id");
        owner.post("/api/v1/tickets/" + id + "/bind", Map.of());
        var opening = owner.get("/api/v1/tickets/" + id + "/opening");
        assertThat(owner.with("If-Match", opening.header("ETag"))
                        .put("/api/v1/tickets/" + id + "/opening", Map.of("fields", Map.of(internal, "alto")))
                        .status())
                .isEqualTo(200);
        JsonNode fields = customer.get(portal + "/tickets/" + number).json().at("/fields");
        assertThat(fields.size()).isEqualTo(1);
        assertThat(fields.at("/0/name").asString()).isEqualTo("CPF");
        assertThat(fields.at("/0/value").asString()).isEqualTo("52998224725");
    }

    @Test
    @Rule("FLD-8")
    void onlyChoicesThatAreStillThereAreOffered() {
        Map<String, Object> form = of("Móvel", true, true, false);
        form.put("type", FieldType.TREE_SELECT);
        form.put("options", TestFields.options("Mesas", " Jantar", " Centro", "Camas"));
        String id = TestFields.create(owner, form);
        Map<String, Object> changed = TestFields.formOf(owner, id);
        changed.put("shownToCustomers", true);
        changed.put("editableByCustomers", true);
        @SuppressWarnings("unchecked")
        var options = (List<Map<String, Object>>) changed.get("options");
        options.get(0).put("active", false);
        var field = owner.get("/api/v1/custom-fields/" + id);
        assertThat(owner.with("If-Match", field.header("ETag"))
                        .put("/api/v1/custom-fields/" + id, changed)
                        .status())
                .isEqualTo(200);
        JsonNode asked = customer.get(portal + "/ticket-form").json();
        assertThat(asked.at("/fields/0/options").valueStream().map(each -> each.at("/label")
                        .asString()))
                .containsExactly("Camas");
        assertThat(open(Map.of(id, TestFields.option(owner, id, "Jantar")))).containsExactly("fields." + id);
    }

    /** A field of the opening that customers see, fill in and must fill in, as far as it says so. */
    private static Map<String, Object> of(String name, boolean shown, boolean editable, boolean required) {
        Map<String, Object> form = TestFields.form(FieldTarget.TICKET_OPENING, FieldType.TEXT, name);
        form.put("shownToCustomers", shown);
        form.put("editableByCustomers", editable);
        form.put("requiredForCustomers", required);
        return form;
    }

    private String field(String name, boolean editable, boolean required) {
        return TestFields.create(owner, of(name, true, editable, required));
    }

    private Map<String, Object> form(Map<String, Object> fields) {
        return new HashMap<>(
                Map.of("departmentId", account.support(), "subject", "Assunto", "text", "Texto", "fields", fields));
    }

    /** Opens a ticket; the names of the fields that were refused. */
    private List<String> open(Map<String, Object> fields) {
        return fields(customer.post(portal + "/tickets", form(fields)));
    }

    private static List<String> fields(Answer answer) {
        return answer.json()
                .at("/errors")
                .valueStream()
                .map(each -> each.at("/field").asString())
                .toList();
    }
}
