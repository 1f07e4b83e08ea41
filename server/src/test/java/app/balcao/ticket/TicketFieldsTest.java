package app.balcao.ticket;

import static app.balcao.field.FieldTarget.TICKET_CLOSING;
import static app.balcao.field.FieldTarget.TICKET_OPENING;
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
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Custom fields of tickets, over the wire: given at opening and closing, checked, shown, masked. */
@BalcaoTest
class TicketFieldsTest {

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
    private UUID customer;

    @BeforeEach
    void open() {
        TestTickets tickets = new TestTickets(accounts, sql, opening);
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        customer = tickets.customer(account, "Clara Cliente");
    }

    @Test
    @Rule({"FLD-3", "FLD-7"})
    void eachTypeKeepsItsValueInOneForm() {
        Map<String, @Nullable Object> given = new HashMap<>();
        String truth = give(given, FieldType.BOOLEAN, true);
        String date = give(given, FieldType.DATE, "2026-02-28");
        String moment = give(given, FieldType.DATE_TIME, "2026-02-28T21:30:00-03:00");
        String number = give(given, FieldType.INTEGER, 42);
        String amount = give(given, FieldType.CURRENCY, 1234.5);
        String line = give(given, FieldType.TEXT, "  duas \t palavras\u0007 ");
        String text = give(given, FieldType.TEXTAREA, "uma\r\nduas\n");
        String cpf = give(given, FieldType.CPF, "529.982.247-25");
        String cnpj = give(given, FieldType.CNPJ, "12.abc.345/01de-35");
        String select = TestFields.chosen(owner, TICKET_OPENING, FieldType.SELECT, "Marca", "Aurora", "Boreal");
        given.put(select, TestFields.option(owner, select, "Boreal"));
        String multi = TestFields.chosen(
                owner, TICKET_OPENING, FieldType.MULTI_SELECT, "Acessórios", "Puxador", "Rodízio", "Vidro");
        given.put(
                multi,
                List.of(
                        TestFields.option(owner, multi, "Vidro"),
                        TestFields.option(owner, multi, "Puxador"),
                        TestFields.option(owner, multi, "Vidro")));
        String tree = TestFields.chosen(
                owner, TICKET_OPENING, FieldType.TREE_SELECT, "Produto", "Mesas", " Jantar", "  Oval", "Cadeiras");
        given.put(tree, TestFields.option(owner, tree, "Oval"));

        JsonNode ticket = opened(given);

        assertThat(value(ticket, truth).asBoolean()).isTrue();
        assertThat(value(ticket, date).asString()).isEqualTo("2026-02-28");
        assertThat(value(ticket, moment).asString()).isEqualTo("2026-03-01T00:30:00Z");
        assertThat(value(ticket, number).decimalValue()).isEqualByComparingTo("42");
        assertThat(value(ticket, amount).decimalValue()).isEqualByComparingTo(new BigDecimal("1234.50"));
        assertThat(value(ticket, line).asString()).isEqualTo("duas palavras");
        assertThat(value(ticket, text).asString()).isEqualTo("uma\nduas");
        assertThat(value(ticket, cpf).asString()).isEqualTo("52998224725");
        assertThat(value(ticket, cnpj).asString()).isEqualTo("12ABC34501DE35");
        assertThat(labels(ticket, select)).containsExactly("Boreal");
        assertThat(labels(ticket, multi)).containsExactly("Puxador", "Vidro");
        assertThat(value(ticket, multi)).hasSize(2);
        assertThat(labels(ticket, tree)).containsExactly("Mesas", "Jantar", "Oval");
        assertThat(owner.get("/api/v1/tickets/" + ticket.at("/id").asString())
                        .json()
                        .at("/ticket/fields"))
                .isEqualTo(ticket.at("/fields"))
                .hasSize(12);
    }

    @Test
    @Rule("FLD-7")
    void whatDoesNotFitItsTypeIsRefusedBesideTheField() {
        refuses(FieldType.BOOLEAN, "boolean", "sim", 1, List.of());
        refuses(FieldType.DATE, "date", "28/02/2026", "2026-02-30", 20260228, "0001-01-01");
        refuses(FieldType.DATE_TIME, "date", "2026-02-28", "2026-02-28T25:00:00Z", "2026-02-28T10:00:00");
        refuses(FieldType.INTEGER, "number", "abc", 1.5, true, "1e15", "1e999999999", "9".repeat(50));
        refuses(FieldType.CURRENCY, "number", "1,50", 1.005, "1e-999999999", Map.of("a", 1));
        refuses(FieldType.TEXT, "text", 1, List.of("a"));
        refuses(FieldType.TEXT, "type", "\ud800", "a\u0000b");
        refuses(FieldType.TEXT, "size", "a".repeat(121));
        refuses(FieldType.TEXTAREA, "size", "a".repeat(501));
        refuses(FieldType.CPF, "cpf", "529.982.247-24", "111.111.111-11", "x");
        refuses(FieldType.CNPJ, "cnpj", "12.ABC.345/01DE-36", "x");
        String select = TestFields.chosen(owner, TICKET_OPENING, FieldType.SELECT, "Marca", "Aurora");
        assertThat(code(select, UUID.randomUUID())).isEqualTo("unknown");
        assertThat(code(select, "Aurora")).isEqualTo("unknown");
        String multi = TestFields.chosen(owner, TICKET_OPENING, FieldType.MULTI_SELECT, "Extras", "Vidro");
        assertThat(code(multi, "x")).isEqualTo("unknown");
        assertThat(code(multi, Arrays.asList((Object) null))).isEqualTo("unknown");
        assertThat(code(UUID.randomUUID().toString(), "x")).isEqualTo("unknown");
    }

    @Test
    @Rule("FLD-7")
    void limitsOfAFieldHold() {
        String number = limited(FieldType.INTEGER, Map.of("least", 1, "most", 10));
        assertThat(code(number, 0)).isEqualTo("range");
        assertThat(code(number, 11)).isEqualTo("range");
        assertThat(code(number, 10)).isEmpty();
        String email = limited(FieldType.TEXT, Map.of("textKind", "EMAIL"));
        assertThat(code(email, "clara@")).isEqualTo("email");
        assertThat(code(email, "Clara@Cliente.example")).isEmpty();
        String page = limited(FieldType.TEXT, Map.of("textKind", "URL"));
        assertThat(code(page, "javascript:alert(1)")).isEqualTo("url");
        String phone = limited(FieldType.TEXT, Map.of("textKind", "PHONE"));
        assertThat(code(phone, "ligue")).isEqualTo("phone");
        String delivery = limited(FieldType.DATE, Map.of("pastAllowed", false));
        assertThat(code(delivery, LocalDate.now().minusDays(2).toString())).isEqualTo("past");
        assertThat(code(delivery, LocalDate.now().plusDays(2).toString())).isEmpty();
        String bought = limited(FieldType.DATE_TIME, Map.of("futureAllowed", false));
        assertThat(code(bought, "9990-01-01T00:00:00Z")).isEqualTo("future");
    }

    @Test
    @Rule({"FLD-2", "FLD-4"})
    void aRequiredFieldIsAskedOfTheDepartmentsThatAskIt() {
        var form = TestFields.in(TestFields.form(TICKET_OPENING, FieldType.TEXT, "Número de série"), account.support());
        form.put("requiredForAgents", true);
        String serial = TestFields.create(owner, form);
        for (Map<String, @Nullable Object> nothing : nothing(serial)) {
            Answer refused = open(account.support(), nothing);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("/errors/0/field")).isEqualTo("fields." + serial);
            assertThat(refused.text("/errors/0/code")).isEqualTo("required");
        }
        assertThat(open(account.sales(), Map.of()).status()).isEqualTo(201);
        assertThat(open(account.sales(), Map.of(serial, "A-1")).text("/errors/0/code"))
                .isEqualTo("unknown");
        assertThat(open(account.support(), Map.of(serial, "A-1")).status()).isEqualTo(201);
        form.put("active", false);
        owner.with("If-Match", "\"1\"").put("/api/v1/custom-fields/" + serial, form);
        assertThat(open(account.support(), Map.of()).status()).isEqualTo(201);
    }

    @Test
    @Rule("FLD-7")
    void aLimitInReaisIsSaidInReais() {
        String price = limited(FieldType.CURRENCY, Map.of("most", 1000.5));
        assertThat(open(account.support(), Map.of(price, 1000.51)).text("/errors/0/message"))
                .endsWith("R$ 1.000,50.");
    }

    @Test
    @Rule({"FLD-4", "OPN-17"})
    void whoAsksADepartmentFillsInWhatItAsks() {
        var form = TestFields.in(TestFields.form(TICKET_OPENING, FieldType.TEXT, "Número de série"), account.support());
        form.put("requiredForAgents", true);
        String serial = TestFields.create(owner, form);
        Map<String, Object> wanted = new HashMap<>(Map.of(
                "departmentId",
                account.support(),
                "representedDepartmentId",
                account.sales(),
                "subject",
                "Peça",
                "html",
                "<p>Qual?</p>"));
        assertThat(owner.post("/api/v1/tickets/internal", wanted).text("/errors/0/field"))
                .isEqualTo("fields." + serial);
        String parent = owner.post(
                        "/api/v1/tickets",
                        Map.of(
                                "customerId",
                                customer,
                                "departmentId",
                                account.sales(),
                                "subject",
                                "Troca",
                                "html",
                                "<p>Olá</p>"))
                .text("/id");
        owner.post("/api/v1/tickets/" + parent + "/bind", null);
        assertThat(owner.post("/api/v1/tickets/" + parent + "/children", wanted).text("/errors/0/field"))
                .isEqualTo("fields." + serial);
        wanted.put("fields", Map.of(serial, "A-1"));
        assertThat(value(owner.post("/api/v1/tickets/internal", wanted).json(), serial)
                        .asString())
                .isEqualTo("A-1");
        assertThat(value(
                                owner.post("/api/v1/tickets/" + parent + "/children", wanted)
                                        .json(),
                                serial)
                        .asString())
                .isEqualTo("A-1");
    }

    @Test
    @Rule({"FLD-1", "FLD-4"})
    void closingAsksItsOwnFieldsAndKeepsThem() {
        var form = TestFields.form(TICKET_CLOSING, FieldType.SELECT, "Solução");
        form.put("options", TestFields.options("Troca", "Reparo"));
        form.put("requiredForAgents", true);
        String solution = TestFields.create(owner, form);
        String note = TestFields.create(owner, TICKET_CLOSING, FieldType.TEXT, "Peça");
        String id = opened(Map.of()).at("/id").asString();
        Answer refused = owner.post("/api/v1/tickets/" + id + "/close", Map.of("reason", "Feito."));
        assertThat(refused.text("/errors/0/field")).isEqualTo("fields." + solution);
        assertThat(owner.post("/api/v1/tickets/" + id + "/close", null).status())
                .isEqualTo(400);
        assertThat(owner.get("/api/v1/tickets/" + id).text("/ticket/closedAt")).isEmpty();
        String repair = TestFields.option(owner, solution, "Reparo");
        Answer closed = close(id, Map.of(solution, repair, note, "Dobradiça"));
        assertThat(closed.status()).as(closed.json().toString()).isEqualTo(200);
        assertThat(labels(closed.json(), solution)).containsExactly("Reparo");
        assertThat(field(closed.json(), note).at("/target").asString()).isEqualTo("TICKET_CLOSING");

        owner.post("/api/v1/tickets/" + id + "/reopen", null);
        Map<String, @Nullable Object> changes = new HashMap<>();
        changes.put(note, null);
        Answer again = close(id, changes);
        assertThat(again.status()).isEqualTo(200);
        assertThat(labels(again.json(), solution)).containsExactly("Reparo");
        assertThat(again.json().at("/fields")).hasSize(1);
    }

    @Test
    @Rule("FLD-8")
    void whatIsNotOfferedAnyMoreStaysWhereItIs() {
        String brand = TestFields.chosen(owner, TICKET_OPENING, FieldType.SELECT, "Marca", "Aurora", "Boreal");
        String id = opened(Map.of(brand, TestFields.option(owner, brand, "Aurora")))
                .at("/id")
                .asString();
        var form = TestFields.formOf(owner, brand);
        @SuppressWarnings("unchecked")
        var options = (List<Map<String, Object>>) form.get("options");
        Object aurora = options.getFirst().get("optionId");
        var without = new HashMap<>(form);
        without.put("options", options.subList(1, 2));
        assertThat(owner.with("If-Match", "\"1\"")
                        .put("/api/v1/custom-fields/" + brand, without)
                        .status())
                .isEqualTo(409);
        options.getFirst().put("active", false);
        form.put("active", false);
        assertThat(owner.with("If-Match", "\"1\"")
                        .put("/api/v1/custom-fields/" + brand, form)
                        .status())
                .isEqualTo(200);
        JsonNode ticket = owner.get("/api/v1/tickets/" + id).json().at("/ticket");
        assertThat(labels(ticket, brand)).containsExactly("Aurora");
        form.put("active", true);
        owner.with("If-Match", "\"2\"").put("/api/v1/custom-fields/" + brand, form);
        assertThat(code(brand, aurora)).isEqualTo("unknown");
    }

    @Test
    @Rule("FLD-10")
    void whoSeesNoPersonalDataSeesAMask() {
        var form = TestFields.form(TICKET_OPENING, FieldType.CPF, "CPF do comprador");
        form.put("classification", "PERSONAL");
        String cpf = TestFields.create(owner, form);
        form = TestFields.form(TICKET_OPENING, FieldType.MULTI_SELECT, "Saúde");
        form.put("classification", "SENSITIVE");
        form.put("options", TestFields.options("Alergia", "Mobilidade"));
        String health = TestFields.create(owner, form);
        String id = opened(Map.of(cpf, "52998224725", health, List.of(TestFields.option(owner, health, "Alergia"))))
                .at("/id")
                .asString();
        groups.permit(account, account.agent(), TestGroups.without(Permission.CUSTOMER_PERSONAL_VIEW));
        ApiClient agent = accounts.signedIn(account, account.agent());
        Answer page = agent.get("/api/v1/tickets/" + id);
        assertThat(page.status()).isEqualTo(200);
        assertThat(value(page.json().at("/ticket"), cpf).asString()).isEqualTo("•••••");
        assertThat(labels(page.json().at("/ticket"), health)).containsExactly("•••••");
        assertThat(page.json().toString()).doesNotContain("52998224725", "Alergia");
    }

    private Answer close(String id, Map<String, ?> fields) {
        return owner.post("/api/v1/tickets/" + id + "/close", Map.of("fields", fields));
    }

    private static List<Map<String, @Nullable Object>> nothing(String field) {
        Map<String, @Nullable Object> absent = new HashMap<>();
        absent.put(field, null);
        return List.of(Map.of(), absent, Map.of(field, "  "));
    }

    private String give(Map<String, @Nullable Object> given, FieldType type, Object value) {
        String id = TestFields.create(owner, TICKET_OPENING, type, "Campo " + type);
        given.put(id, value);
        return id;
    }

    private String limited(FieldType type, Map<String, Object> limits) {
        var form = TestFields.form(TICKET_OPENING, type, "Campo " + limits);
        form.put("limits", limits);
        return TestFields.create(owner, form);
    }

    private void refuses(FieldType type, String code, Object... values) {
        String id = TestFields.create(owner, TICKET_OPENING, type, "Campo " + type + " " + code);
        for (Object value : values) {
            assertThat(code(id, value)).as(type + " " + value).isEqualTo(code);
        }
    }

    /** The code of what is wrong with a value; empty when a ticket is opened with it. */
    private String code(String field, Object value) {
        Answer answer = open(account.support(), Map.of(field, value));
        if (answer.status() == 201) {
            return "";
        }
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo("fields." + field);
        return answer.text("/errors/0/code");
    }

    private JsonNode opened(Map<String, ?> fields) {
        Answer answer = open(account.support(), fields);
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
        return answer.json();
    }

    private Answer open(UUID department, Map<String, ?> fields) {
        return owner.post(
                "/api/v1/tickets",
                Map.of(
                        "customerId",
                        customer,
                        "departmentId",
                        department,
                        "subject",
                        "Assunto",
                        "html",
                        "<p>Olá</p>",
                        "fields",
                        fields));
    }

    private static JsonNode field(JsonNode ticket, String id) {
        return ticket.at("/fields")
                .valueStream()
                .filter(each -> each.at("/id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode value(JsonNode ticket, String id) {
        return field(ticket, id).at("/value");
    }

    private static List<String> labels(JsonNode ticket, String id) {
        return field(ticket, id)
                .at("/labels")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }
}
