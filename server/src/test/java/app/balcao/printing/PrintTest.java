package app.balcao.printing;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.people.Permission;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Printing tickets, and the template they are printed by, over the wire. */
@BalcaoTest
class PrintTest {

    private static final String TEMPLATE = "/api/v1/print-template";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    private TestAccount account;
    private ApiClient owner;
    private String ticket;
    private long number;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        Answer customer = owner.post(
                "/api/v1/customers",
                Map.of(
                        "name", "Clara Cliente",
                        "emails", List.of("clara@cliente.example"),
                        "phone", "+55 11 91234-5678",
                        "externalId", "C-77"));
        assertThat(customer.status()).isEqualTo(201);
        Answer opened = owner.post(
                "/api/v1/tickets",
                Map.of(
                        "customerId",
                        customer.text("/id"),
                        "departmentId",
                        account.support(),
                        "subject",
                        "Impressora <quebrada>",
                        "html",
                        "<p>Não <b>imprime</b></p>"));
        assertThat(opened.status()).isEqualTo(201);
        ticket = "/api/v1/tickets/" + opened.text("/id");
        number = opened.json().at("/number").asLong();
        owner.post(ticket + "/bind", Map.of());
        owner.post(ticket + "/replies", Map.of("html", "<p>Já vamos ver</p>"));
        owner.post(ticket + "/comments", Map.of("html", "<p>Só entre nós</p>"));
    }

    private static String text(Answer answer) {
        return new String(answer.raw().body(), StandardCharsets.UTF_8);
    }

    private Answer save(String body) {
        int version = owner.get(TEMPLATE).json().at("/template/version").asInt();
        return save(body, version);
    }

    private Answer save(String body, int version) {
        return owner.with("If-Match", "\"" + version + "\"").put(TEMPLATE, Map.of("body", body, "font", "SERIF"));
    }

    private Answer preview(String body, Long ticketNumber) {
        Map<String, Object> request = new HashMap<>(Map.of("body", body));
        if (ticketNumber != null) {
            request.put("ticketNumber", ticketNumber);
        }
        return owner.post(TEMPLATE + "/preview", request);
    }

    @Test
    @Rule({"PRN-1", "PRN-2", "PRN-3", "PRN-6"})
    void whoeverSeesATicketPrintsIt() {
        groups.permit(account, account.agent(), Set.of(Permission.CUSTOMER_PERSONAL_VIEW));
        Answer printed = accounts.signedIn(account, account.agent()).get(ticket + "/print");
        assertThat(printed.status()).isEqualTo(200);
        assertThat(printed.header("Content-Type")).startsWith("text/html");
        assertThat(text(printed))
                .contains("Impressora &lt;quebrada&gt;", "Não <b>imprime</b>", "Já vamos ver", "clara@cliente.example")
                .contains(">Imprimir</button>")
                .doesNotContain("Só entre nós");
        assertThat(accounts.signedIn(account, account.seller())
                        .get(ticket + "/print")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Rule("PRN-7")
    void nothingOfATemplateRunsOrLoads() {
        assertThat(save("<script>alert(1)</script><p onclick=\"alert(2)\" class=\"quiet\">{{subject}}</p>"
                                + "<img src=\"https://mau.example/a.png\"><iframe src=\"//mau.example\"></iframe>"
                                + "<a href=\"javascript:alert(3)\">x</a><style>@import 'https://mau.example'</style>"
                                + "<p style=\"background:url(https://mau.example/b.png)\">y</p>")
                        .status())
                .isEqualTo(200);
        Answer printed = owner.get(ticket + "/print");
        assertThat(text(printed))
                .contains("<p class=\"quiet\">Impressora &lt;quebrada&gt;</p>")
                .doesNotContain("alert(", "src=\"https", "<iframe", "@import", "url(");
        assertThat(printed.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'sha256-", "style-src-elem 'sha256-", "img-src 'self'")
                .doesNotContain("script-src 'unsafe-inline'");
        assertThat(printed.raw().headers().allValues("Content-Security-Policy")).hasSize(1);
    }

    @Test
    @Rule({"PRN-5", "PRN-6"})
    void aTemplateChoosesWhatIsPrinted() {
        save("{{account.name}}|{{protocol}}|{{customer.id}}|{{agent}}|{{situation}}|{{printedBy}}"
                + "{{#comments}}[{{text}}]{{/comments}}");
        assertThat(text(owner.get(ticket + "/print")))
                .contains("|" + number + "|C-77|Olívia Dona|Aguardando o cliente|Olívia Dona")
                .contains("[<p>Só entre nós</p>]")
                .contains("font-serif");
    }

    @Test
    @Rule("PRN-1")
    void anInternalTicketIsPrintedWithoutACustomer() {
        Answer opened = owner.post(
                "/api/v1/tickets/internal",
                Map.of("departmentId", account.support(), "subject", "Trocar a lâmpada", "html", "<p>Da sala 2</p>"));
        assertThat(opened.status()).isEqualTo(201);
        assertThat(text(owner.get("/api/v1/tickets/" + opened.text("/id") + "/print")))
                .contains("Trocar a lâmpada", "Da sala 2");
    }

    @Test
    @Rule("PRN-8")
    void personalDataAreMaskedForWhoMayNotSeeThem() {
        groups.permit(account, account.agent(), Set.of());
        save("{{customer.name}} {{customer.email}} {{customer.phone}} {{customer.id}}");
        assertThat(text(owner.get(ticket + "/print"))).contains("clara@cliente.example", "C-77", "91234");
        assertThat(text(accounts.signedIn(account, account.agent()).get(ticket + "/print")))
                .contains("Clara Cliente ••••• ••••• •••••")
                .doesNotContain("cliente.example", "91234", "C-77");
    }

    @Test
    @Rule({"PRN-4", "PRN-3"})
    void everyVersionIsKeptAndTheProductsOwnComesBack() {
        String standard = owner.get(TEMPLATE).text("/template/body");
        assertThat(save("<p>Um {{subject}}</p>").json().at("/template/version").asInt())
                .isEqualTo(1);
        assertThat(save("<p>Dois {{subject}}</p>", 0).status())
                .as("made from an older one")
                .isEqualTo(412);
        save("<p>Dois {{subject}}</p>");
        Answer restored = owner.with("If-Match", "\"2\"").delete(TEMPLATE);
        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.text("/template/body")).isEqualTo(standard);
        assertThat(restored.json().at("/template/standard").asBoolean()).isTrue();
        assertThat(owner.get(TEMPLATE + "/versions")
                        .json()
                        .path("items")
                        .valueStream()
                        .map(each -> each.path("body").asString()))
                .containsExactly(standard, "<p>Dois {{subject}}</p>", "<p>Um {{subject}}</p>");
        assertThat(owner.get("/api/v1/audit-entries?action=print-template.saved")
                        .json()
                        .path("items"))
                .hasSize(3);
        assertThat(accounts.signedIn(account, account.manager()).get(TEMPLATE).status())
                .as("administrators only")
                .isEqualTo(403);
    }

    @Test
    @Rule({"PRN-3", "PRN-7"})
    void aPreviewShowsATicketOrAnExampleAndWhatIsWrong() {
        assertThat(preview("<p>{{subject}} {{customer.name}}</p>", null).text("/html"))
                .contains("Poltrona", "Clara Nunes")
                .doesNotContain("<script", "<button");
        assertThat(preview("<p>{{subject}}</p>", number).text("/html")).contains("Impressora");
        assertThat(preview("<p>{{subject}}</p>", 999_999L).text("/errors/0/field"))
                .isEqualTo("ticketNumber");
        Answer refused = preview("<p>\n{{nada}}</p>", null);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/code")).isEqualTo("unknown");
        assertThat(refused.text("/errors/0/message")).contains("2").contains("nada");
        assertThat(save("").text("/errors/0/code")).isEqualTo("required");
        assertThat(owner.with("If-Match", "\"0\"")
                        .put(TEMPLATE, Map.of("body", "x", "fontSize", 99))
                        .text("/errors/0/field"))
                .isEqualTo("fontSize");
    }
}
