package app.balcao.field;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.platform.i18n.Language;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What other modules are offered for tickets that move, are printed and listed. */
@BalcaoTest
class FieldsOnTheMoveTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private FieldValues values;

    @Autowired
    private FieldTexts texts;

    @Autowired
    private TransactionTemplate transaction;

    private TestAccount account;
    private ApiClient owner;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
    }

    @Test
    @Rule("FLD-11")
    void aTicketKeepsWhatIsAskedWhereItGoes() {
        String shared = TestFields.create(owner, FieldTarget.TICKET_OPENING, FieldType.TEXT, "Pedido");
        String left = TestFields.create(
                owner,
                TestFields.in(
                        TestFields.form(FieldTarget.TICKET_OPENING, FieldType.CURRENCY, "Valor"), account.support()));
        UUID ticket = ticket(Map.of(shared, "P-7", left, 1234.5));

        List<FieldChange> dropped = in(() -> values.dropFromTicket(ticket, new FieldPlace(account.sales(), null)));

        assertThat(dropped).hasSize(1);
        FieldValue gone = dropped.getFirst().before();
        assertThat(gone).isNotNull();
        assertThat(texts.text(gone, Language.PT_BR, ZoneId.of("UTC"))).isEqualTo("R$\u00a01.234,50");
        assertThat(in(() -> values.ofTickets(List.of(ticket))).get(ticket))
                .extracting(FieldValue::name)
                .containsExactly("Pedido");
        assertThat(in(() -> values.dropFromTicket(ticket, new FieldPlace(account.sales(), null))))
                .isEmpty();
    }

    @Test
    @Rule("FLD-11")
    void aTransferTakesTheRestAndItsHistoryTells() {
        String amount = TestFields.create(
                owner,
                TestFields.in(
                        TestFields.form(FieldTarget.TICKET_OPENING, FieldType.INTEGER, "Peças"), account.support()));
        var form = TestFields.in(TestFields.form(FieldTarget.TICKET_OPENING, FieldType.CPF, "CPF"), account.support());
        form.put("classification", "PERSONAL");
        String cpf = TestFields.create(owner, form);
        UUID ticket = ticket(Map.of(amount, 3, cpf, "52998224725"));

        var moved = owner.post("/api/v1/tickets/" + ticket + "/transfer", Map.of("departmentId", account.sales()));

        assertThat(moved.status()).as(moved.json().toString()).isEqualTo(200);
        var page = owner.get("/api/v1/tickets/" + ticket);
        assertThat(page.json().at("/ticket/fields")).isEmpty();
        assertThat(page.json().at("/events").toString())
                .contains("Peças: 3; CPF")
                .doesNotContain("529");
    }

    private UUID ticket(Map<String, Object> fields) {
        String customer =
                owner.post("/api/v1/customers", Map.of("name", "Clara")).text("/id");
        return UUID.fromString(owner.post(
                        "/api/v1/tickets",
                        Map.of(
                                "customerId",
                                customer,
                                "departmentId",
                                account.support(),
                                "subject",
                                "Assunto",
                                "html",
                                "<p>Olá</p>",
                                "fields",
                                fields))
                .text("/id"));
    }

    private <T> T in(Supplier<T> work) {
        return accounts.in(account.id(), () -> transaction.execute(status -> work.get()));
    }
}
