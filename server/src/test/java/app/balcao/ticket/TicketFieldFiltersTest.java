package app.balcao.ticket;

import static app.balcao.field.FieldTarget.TICKET_OPENING;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.TestStatements;
import app.balcao.field.FieldType;
import app.balcao.field.TestFields;
import app.balcao.people.Permission;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Lists of tickets narrowed by what they have in custom fields. */
@BalcaoTest
class TicketFieldFiltersTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    @Autowired
    private TestStatements statements;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    private TestAccount account;
    private ApiClient owner;
    private UUID customer;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        customer = new TestTickets(accounts, sql, opening).customer(account, "Clara Cliente");
    }

    @Test
    @Rule("FLD-6")
    void eachTypeIsSoughtInItsWay() {
        String order = field(FieldType.TEXT);
        String cpf = field(FieldType.CPF);
        String amount = field(FieldType.CURRENCY);
        String day = field(FieldType.DATE);
        String moment = field(FieldType.DATE_TIME);
        String warranty = field(FieldType.BOOLEAN);
        String product = TestFields.chosen(
                owner, TICKET_OPENING, FieldType.TREE_SELECT, "Produto", "Mesas", " Oval", "Cadeiras");
        String parts = TestFields.chosen(owner, TICKET_OPENING, FieldType.MULTI_SELECT, "Peças", "Pé", "Tampo");
        String oval = TestFields.option(owner, product, "Oval");
        String foot = TestFields.option(owner, parts, "Pé");
        ticket("A", order, "Ação-7", cpf, "52998224725", amount, 10.5, product, oval, parts, List.of(foot));
        ticket(
                "B",
                day,
                "2026-02-01",
                moment,
                "2026-02-01T12:00:00Z",
                warranty,
                false,
                amount,
                20,
                parts,
                List.of(foot, TestFields.option(owner, parts, "Tampo")));
        ticket("C", product, TestFields.option(owner, product, "Cadeiras"));

        assertThat(found(order, "acao-7")).containsExactly("A");
        assertThat(found(order, "acao")).isEmpty();
        assertThat(found(cpf, "529.982.247-25")).containsExactly("A");
        assertThat(found(amount, "10.5")).containsExactly("A");
        assertThat(found(amount, "10..20")).containsExactlyInAnyOrder("A", "B");
        assertThat(found(amount, "..15")).containsExactly("A");
        assertThat(found(day, "2026-01-31..")).containsExactly("B");
        assertThat(found(day, "..2026-01-31")).isEmpty();
        assertThat(found(moment, "2026-02-01T08:00:00-03:00..2026-02-01T10:00:00-03:00"))
                .containsExactly("B");
        assertThat(found(warranty, "false")).containsExactly("B");
        assertThat(found(warranty, "true")).isEmpty();
        assertThat(found(product, TestFields.option(owner, product, "Mesas"))).containsExactly("A");
        assertThat(found(product, oval + "," + TestFields.option(owner, product, "Cadeiras")))
                .containsExactlyInAnyOrder("A", "C");
        assertThat(found(parts, foot)).containsExactlyInAnyOrder("A", "B");
        assertThat(owner.get("/api/v1/tickets?search=Assunto&customField." + amount + "=20")
                        .json()
                        .at("/items"))
                .hasSize(1);
    }

    @Test
    @Rule("FLD-6")
    void whatMakesNoSenseIsNamedAndNothingHiddenIsFound() {
        String amount = field(FieldType.CURRENCY);
        var form = TestFields.form(TICKET_OPENING, FieldType.CPF, "CPF");
        form.put("classification", "PERSONAL");
        String cpf = TestFields.create(owner, form);
        ticket("A", cpf, "52998224725");
        for (String wrong : List.of("", "..", "x", "1..x", "true")) {
            assertThat(refused(owner, amount, wrong)).as(wrong).isEqualTo("customField." + amount);
        }
        assertThat(refused(owner, UUID.randomUUID().toString(), "x")).startsWith("customField.");
        assertThat(refused(owner, "x", "x")).startsWith("customField.");
        assertThat(found(cpf, "52998224725")).containsExactly("A");
        groups.permit(account, account.agent(), TestGroups.without(Permission.CUSTOMER_PERSONAL_VIEW));
        ApiClient agent = accounts.signedIn(account, account.agent());
        assertThat(refused(agent, cpf, "52998224725")).isEqualTo("customField." + cpf);
    }

    @Test
    @Rule("FLD-6")
    void aListTakesOneStatementMore() {
        String amount = field(FieldType.CURRENCY);
        ticket("A", amount, 1);
        owner.get("/api/v1/session");
        int plain = statements
                .during(account.id(), () -> owner.get("/api/v1/tickets"))
                .size();
        int narrowed = statements.during(account.id(), () -> found(amount, "1")).size();
        assertThat(narrowed).isEqualTo(plain + 1);
    }

    private String field(FieldType type) {
        return TestFields.create(owner, TICKET_OPENING, type, "Campo " + type);
    }

    private List<String> found(String field, String value) {
        Answer answer = list(owner, field, value);
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        return answer.json()
                .at("/items")
                .valueStream()
                .map(each -> each.at("/subject").asString().replace("Assunto ", ""))
                .toList();
    }

    private static String refused(ApiClient client, String field, String value) {
        Answer answer = list(client, field, value);
        assertThat(answer.status()).isEqualTo(400);
        return answer.text("/errors/0/field");
    }

    private static Answer list(ApiClient client, String field, String value) {
        return client.get(
                "/api/v1/tickets?customField." + field + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private void ticket(String subject, Object... fields) {
        Map<String, Object> given = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            given.put((String) fields[i], fields[i + 1]);
        }
        Answer answer = owner.post(
                "/api/v1/tickets",
                Map.of(
                        "customerId",
                        customer,
                        "departmentId",
                        account.support(),
                        "subject",
                        "Assunto " + subject,
                        "html",
                        "<p>Olá</p>",
                        "fields",
                        given));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
    }
}
