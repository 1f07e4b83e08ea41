package app.balcao.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.TestHours;
import app.balcao.field.FieldTarget;
import app.balcao.field.FieldType;
import app.balcao.field.TestFields;
import app.balcao.people.Permission;
import app.balcao.platform.realtime.LiveClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What the account asks of visitors besides name and e-mail (WID-2), over the wire. */
@BalcaoTest
class ChatFormTest {

    private static final String CPF = "529.982.247-25";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;
    private ApiClient agent;
    private ApiClient page;
    private String widget;
    private String city;
    private String product;
    private String cpf;

    @BeforeEach
    void aFormOfItsOwn() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        agent = accounts.signedIn(account, account.agent());
        page = accounts.anonymous();
        widget = "/widget/v1/" + owner.get("/api/v1/chat-widget").text("/key");
        TestHours.always(owner);
        agent.put("/api/v1/me/chat-status", Map.of("status", "ONLINE"));
        city = TestFields.create(owner, FieldTarget.CHAT, FieldType.TEXT, "Cidade");
        Map<String, Object> ofSupport =
                TestFields.in(TestFields.form(FieldTarget.CHAT, FieldType.SELECT, "Produto"), account.support());
        ofSupport.put("options", TestFields.options("Mesa", "Cadeira"));
        ofSupport.put("requiredForCustomers", true);
        product = TestFields.create(owner, ofSupport);
        Map<String, Object> personal = TestFields.form(FieldTarget.CHAT, FieldType.CPF, "CPF");
        personal.put("classification", "PERSONAL");
        cpf = TestFields.create(owner, personal);
    }

    private String visitor() {
        return page.post(widget + "/visitors", Map.of("language", "pt-BR")).text("/visitor");
    }

    private static Map<String, Object> answer(String field, Object value) {
        return Map.of("fieldId", field, "value", value);
    }

    private Map<String, Object> form(UUID department, List<?> answers) {
        Map<String, Object> form = new HashMap<>();
        form.put("clientId", UUID.randomUUID().toString());
        form.put("departmentId", department.toString());
        form.put("name", "Clara Nogueira");
        form.put("email", "clara@cliente.example");
        form.put("answers", answers);
        form.put("message", "Oi");
        return form;
    }

    private LiveClient start(UUID department, List<?> answers) {
        Map<String, Object> frame = form(department, answers);
        frame.put("type", "start");
        frame.put("id", 1);
        LiveClient line = LiveClient.guest(accounts.address(), widget + "/socket")
                .send(Map.of("type", "hello", "visitor", visitor(), "language", "pt-BR"));
        line.awaitFrame("welcome");
        return line.send(frame);
    }

    private List<?> complete() {
        return List.of(
                answer(city, " Recife "),
                answer(product, TestFields.option(owner, product, "Cadeira")),
                answer(cpf, CPF));
    }

    private String started(List<?> answers) {
        return start(account.support(), answers)
                .awaitFrame("started")
                .at("/conversation/id")
                .asString();
    }

    private Map<String, String> answersOf(ApiClient reader, String conversation) {
        Map<String, String> answers = new HashMap<>();
        reader.get("/api/v1/conversations/" + conversation)
                .json()
                .at("/answers")
                .valueStream()
                .forEach(each -> answers.put(
                        each.path("label").asString(), each.path("text").asString()));
        return answers;
    }

    @Test
    @Rule("WID-2")
    void theWidgetIsToldWhatEachDepartmentAsks() {
        TestFields.create(
                owner, TestFields.in(TestFields.form(FieldTarget.CHAT, FieldType.TEXT, "Pedido"), account.sales()));
        Map<String, Object> gone = TestFields.form(FieldTarget.CHAT, FieldType.TEXT, "Antigo");
        gone.put("active", false);
        TestFields.create(owner, gone);
        TestFields.create(owner, FieldTarget.TICKET_OPENING, FieldType.TEXT, "Número de série");
        JsonNode fields = page.get(widget + "/settings").json().path("fields");
        assertThat(fields.findValuesAsString("label").stream()
                        .filter(each -> !each.equals("Mesa") && !each.equals("Cadeira")))
                .containsExactly("Cidade", "Produto", "CPF", "Pedido");
        JsonNode asked = fields.get(1);
        assertThat(asked.path("type").asString()).isEqualTo("CHOICE");
        assertThat(asked.path("required").asBoolean()).isTrue();
        assertThat(asked.path("options").findValuesAsString("label")).containsExactly("Mesa", "Cadeira");
        assertThat(asked.path("departmentIds").valueStream().map(JsonNode::asString))
                .containsExactly(account.support().toString());
        assertThat(fields.get(0).path("departmentIds")).isEmpty();
    }

    @Test
    @Rule({"WID-2", "WCH-20"})
    void whatWasAnsweredIsReadByWhoAttends() {
        String id = started(complete());
        assertThat(answersOf(owner, id))
                .isEqualTo(Map.of("Cidade", "Recife", "Produto", "Cadeira", "CPF", "529.982.247-25"));
        groups.permit(account, account.agent(), TestGroups.without(Permission.CUSTOMER_PERSONAL_VIEW));
        agent.post("/api/v1/conversations/" + id + "/accept", null);
        assertThat(answersOf(agent, id))
                .as("without personal data")
                .containsEntry("Cidade", "Recife")
                .containsEntry("CPF", "•••••");
        String customer = owner.post(
                        "/api/v1/customers", Map.of("name", "Clara", "emails", List.of("clara@cliente.example")))
                .text("/id");
        String ticket = owner.post("/api/v1/conversations/" + id + "/ticket", Map.of("customerId", customer))
                .text("/ticketId");
        assertThat(owner.get("/api/v1/tickets/" + ticket).text("/messages/0/html"))
                .contains("Cidade", "Recife", "Cadeira")
                .doesNotContain("529.982");
        assertThat(owner.post("/api/v1/conversations/" + id + "/transcript", null)
                        .status())
                .isEqualTo(202);
        assertThat(accounts.in(
                                account.id(),
                                () -> sql.fetchSingle(
                                        "select html from outgoing_email where kind = 'CONVERSATION_TRANSCRIPT'"))
                        .get(0, String.class))
                .contains("Recife", "529.982.247-25");
    }

    @Test
    @Rule("WID-2")
    void whatIsMissingOrWrongIsToldBesideItsFieldInTheVisitorsLanguage() {
        JsonNode errors = start(account.support(), List.of(answer(cpf, "111.111.111-11")))
                .awaitFrame("error")
                .at("/problem/errors");
        Map<String, String> told = new HashMap<>();
        errors.valueStream()
                .forEach(each -> told.put(
                        each.path("field").asString(), each.path("message").asString()));
        assertThat(told)
                .isEqualTo(Map.of(
                        "fields." + product,
                        "Preencha este campo.",
                        "fields." + cpf,
                        "Este CPF não é válido. Confira os números."));
        assertThat(accounts.in(
                        account.id(), () -> sql.fetchCount(sql.selectOne().from("conversation"))))
                .isZero();
    }

    @Test
    @Rule("WID-2")
    void whatIsNotAskedThereIsPassedOver() {
        UUID stranger = UUID.randomUUID();
        String elsewhere = TestFields.create(
                owner, TestFields.in(TestFields.form(FieldTarget.CHAT, FieldType.TEXT, "Pedido"), account.sales()));
        String id = started(List.of(
                answer(product, TestFields.option(owner, product, "Mesa")),
                answer(stranger.toString(), "?"),
                answer(elsewhere, "4711"),
                Map.of("fieldId", "nenhum", "value", List.of()),
                Map.of("fieldId", city)));
        assertThat(answersOf(owner, id)).isEqualTo(Map.of("Produto", "Mesa"));
    }

    @Test
    @Rule({"WID-2", "OFF-3"})
    void aMessageThatIsLeftHoldsThemToo() {
        String visitor = visitor();
        var refused = leave(visitor, List.of());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("fields." + product);
        assertThat(leave(visitor, complete()).status()).isEqualTo(200);
        String html = accounts.in(account.id(), () -> sql.fetchSingle("select html from ticket_message"))
                .get(0, String.class);
        assertThat(html).startsWith("<p>Oi</p>").contains("Cidade", "Recife").doesNotContain("529.982");
    }

    @Test
    @Rule("WID-2")
    void theFormIsSentToTheAddressThatTheAccountNames() {
        started(complete());
        assertThat(formMails()).isEmpty();
        assertThat(name("ninguém").text("/errors/0/field")).isEqualTo("formEmail");
        assertThat(name(" Chat@Loja.example ").text("/formEmail")).isEqualTo("chat@loja.example");
        started(complete());
        assertThat(formMails()).hasSize(1);
        assertThat(formMails().getFirst())
                .contains("Clara Nogueira", "clara@cliente.example", "Recife", "529.982.247-25", "Oi");
        assertThat(name("").json().path("formEmail").isNull()).isTrue();
    }

    private ApiClient.Answer leave(String visitor, List<?> answers) {
        return accounts.anonymous()
                .with("Authorization", "Visitor " + visitor)
                .post(widget + "/offline-messages", form(account.support(), answers));
    }

    private ApiClient.Answer name(String address) {
        var now = owner.get("/api/v1/chat-widget");
        return owner.with("If-Match", now.header("ETag"))
                .put(
                        "/api/v1/chat-widget",
                        Map.of("side", "LEFT", "color", "#1971c2", "sites", List.of(), "formEmail", address));
    }

    private List<String> formMails() {
        return accounts.in(account.id(), () -> sql.fetch("select html from outgoing_email where kind = 'CHAT_FORM'")
                .into(String.class));
    }

    @Test
    @Rule({"WID-2", "FLD-9"})
    void visitorsFillInWhateverTheChatAsks() {
        JsonNode field = owner.get("/api/v1/custom-fields/" + product).json();
        assertThat(field.path("shownToCustomers").asBoolean()).isTrue();
        assertThat(field.path("editableByCustomers").asBoolean()).isTrue();
        Map<String, Object> form = TestFields.form(FieldTarget.CHAT, FieldType.TEXT, "Idade");
        form.put("requiredForAgents", true);
        assertThat(owner.post("/api/v1/custom-fields", form).text("/errors/0/field"))
                .isEqualTo("requiredForAgents");
        assertThat(agent.post("/api/v1/custom-fields", TestFields.form(FieldTarget.CHAT, FieldType.TEXT, "Bairro"))
                        .status())
                .isEqualTo(403);
    }
}
