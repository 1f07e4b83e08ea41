package app.balcao.canned;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.people.Permission;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Canned answers over the wire. */
@BalcaoTest
class CannedAnswersTest {

    private static final String PATH = "/api/v1/canned-answers";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    private TestAccount account;
    private ApiClient owner;
    private ApiClient manager;
    private ApiClient agent;
    private ApiClient seller;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        manager = accounts.signedIn(account, account.manager());
        agent = accounts.signedIn(account, account.agent());
        seller = accounts.signedIn(account, account.seller());
    }

    @Test
    @Rule({"RPL-12", "RPL-13"})
    void eachSeesTheirOwnThoseOfTheirDepartmentsAndThoseOfEveryone() {
        made(owner, form("OWN", "Da dona"));
        made(owner, form("EVERYONE", "De todos"));
        String support = made(owner, form("DEPARTMENTS", "Do suporte", account.support()));
        made(owner, form("DEPARTMENTS", "De vendas", account.sales()));
        String mine = made(agent, form("OWN", "Da Ana"));

        assertThat(names(agent, "")).containsExactly("Da Ana", "De todos", "Do suporte");
        assertThat(names(seller, "")).containsExactly("De todos", "De vendas");
        assertThat(names(owner, "")).containsExactly("Da dona", "De todos", "De vendas", "Do suporte");
        assertThat(names(owner, "?departmentId=" + account.sales()))
                .as("for a ticket of sales")
                .containsExactly("Da dona", "De todos", "De vendas");
        assertThat(seller.get(PATH + "/" + support).status()).isEqualTo(404);
        assertThat(owner.get(PATH + "/" + mine).status()).isEqualTo(404);
        assertThat(owner.delete(PATH + "/" + mine).status()).isEqualTo(404);
        assertThat(agent.get(PATH + "/" + mine).json().at("/manageable").asBoolean())
                .isTrue();
        assertThat(agent.get(PATH + "/" + support).json().at("/manageable").asBoolean())
                .isFalse();
    }

    @Test
    @Rule("PER-13")
    void writingTakesThePermissionOfItsScopeInEachDepartment() {
        assertThat(agent.post(PATH, form("EVERYONE", "A")).status()).isEqualTo(403);
        assertThat(agent.post(PATH, form("DEPARTMENTS", "A", account.support())).status())
                .isEqualTo(403);
        String support = made(manager, form("DEPARTMENTS", "Do gerente", account.support()));
        assertThat(manager.post(PATH, form("DEPARTMENTS", "B", account.support(), account.sales()))
                        .status())
                .as("a manager writes for the departments they manage")
                .isEqualTo(403);
        assertThat(manager.post(PATH, form("EVERYONE", "C")).status()).isEqualTo(403);
        String both = made(owner, form("DEPARTMENTS", "Dos dois", account.support(), account.sales()));
        assertThat(manager.delete(PATH + "/" + both).status()).isEqualTo(403);
        assertThat(agent.delete(PATH + "/" + support).status()).isEqualTo(403);
        assertThat(manager.with("If-Match", "\"1\"")
                        .put(PATH + "/" + support, form("EVERYONE", "Do gerente"))
                        .status())
                .as("nor makes one of theirs everyone's")
                .isEqualTo(403);
        assertThat(writable(agent)).containsExactly("OWN");
        assertThat(writable(manager)).containsExactly("OWN", "DEPARTMENTS");
        assertThat(writable(owner)).containsExactly("OWN", "DEPARTMENTS", "EVERYONE");
        groups.permit(account, account.agent(), TestGroups.without(Permission.CANNED_MANAGE_OWN));
        assertThat(agent.post(PATH, form("OWN", "D")).status()).isEqualTo(403);
        assertThat(agent.post(PATH, form("EVERYONE", "E")).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @Rule("RPL-13")
    @CsvSource(delimiter = '|', textBlock = """
            <p>Olá, {{customer.nome}}.</p>                      | customer.nome
            <p>{{ customer.name }} e {{}}</p>                   | ''
            <p>{{<b>customer</b>.name}}</p>                     | {{
            <p>Olá, {{customer.name</p><p>}}</p>                | {{customer.name
            <p>Olá}}</p>                                        | }}
            <p>{{customer.password}}</p>                        | customer.password""")
    void anUnknownVariableIsRefusedByItsName(String html, String name) {
        Answer refused = agent.post(PATH, Map.of("scope", "OWN", "name", "X", "html", html));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("html");
        assertThat(refused.text("/errors/0/code")).isEqualTo("unknown-variable");
        assertThat(refused.text("/errors/0/message"))
                .contains("“" + name + "”")
                .contains(name.contains("{{") || name.contains("}}") ? "formatação no meio" : "não existe");
    }

    @Test
    @Rule("RPL-13")
    void theTextIsMadeSafeAndKeepsItsFormattingAndVariables() {
        Answer made = agent.post(
                PATH,
                Map.of(
                        "scope",
                        "OWN",
                        "name",
                        "Rica",
                        "html",
                        "<p>Olá, <b>{{customer.first_name}}</b>, {{ticket.number}}: <img src=x onerror=alert(1)>"
                                + "<script>alert(1)</script><i>pronto</i>.</p>"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("/html"))
                .isEqualTo("<p>Olá, <b>{{customer.first_name}}</b>, {{ticket.number}}: <i>pronto</i>.</p>");
        var variables = agent.get(PATH).json().at("/variables");
        assertThat(variables.valueStream().map(each -> each.asString()))
                .contains("customer.name", "agent.name", "ticket.number", "conversation.protocol", "department.name");
        assertThat(agent.get(PATH).text("/items/0/preview")).contains("{{customer.first_name}}");
    }

    @Test
    @Rule("RPL-13")
    void aSearchFindsWordsOfTheNameAndOfTheText() {
        made(agent, Map.of("scope", "OWN", "name", "Segunda via", "html", "<p>Enviamos o <b>boleto</b>.</p>"));
        made(agent, Map.of("scope", "OWN", "name", "Garantia", "html", "<p>A peça é trocada. 100% grátis</p>"));
        assertThat(names(agent, "?search=BOLETO")).containsExactly("Segunda via");
        assertThat(names(agent, "?search=peca")).containsExactly("Garantia");
        assertThat(names(agent, "?search=garant")).containsExactly("Garantia");
        assertThat(names(agent, "?search=%25")).containsExactly("Garantia");
        assertThat(names(agent, "?search=frete")).isEmpty();
        made(agent, Map.of("scope", "OWN", "name", "Aviso", "html", "<p>{{department.name}}: a garantia acabou.</p>"));
        assertThat(names(agent, "?search=garantia"))
                .as("those that are called so come first")
                .containsExactly("Garantia", "Aviso");
        assertThat(names(agent, "?search=department"))
                .as("what variables are called is not looked through")
                .isEmpty();
    }

    @Test
    @Rule("RPL-12")
    void namesAreTakenWithinTheirOwnersAndOlderVersionsAreRefused() {
        String id = made(agent, form("OWN", "Saudação"));
        assertThat(agent.post(PATH, form("OWN", "SAUDACAO")).text("/errors/0/code"))
                .isEqualTo("taken");
        made(agent, form("OWN", "Boa tarde"));
        assertThat(agent.post(PATH, form("OWN", "  BOA   tarde")).text("/errors/0/code"))
                .isEqualTo("taken");
        made(seller, form("OWN", "Saudação"));
        made(owner, form("EVERYONE", "Saudação"));
        assertThat(owner.post(PATH, form("DEPARTMENTS", "Nenhum")).text("/errors/0/field"))
                .isEqualTo("departmentIds");
        assertThat(owner.post(PATH, form("DEPARTMENTS", "Qual", UUID.randomUUID()))
                        .text("/errors/0/field"))
                .isEqualTo("departmentIds[0]");
        var changed = agent.with("If-Match", "\"1\"").put(PATH + "/" + id, form("OWN", "Boas-vindas"));
        assertThat(changed.text("/name")).isEqualTo("Boas-vindas");
        var late = agent.with("If-Match", "\"1\"").put(PATH + "/" + id, form("OWN", "Outra"));
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.text("/current/name")).isEqualTo("Boas-vindas");
        assertThat(agent.delete(PATH + "/" + id).status()).isEqualTo(204);
        assertThat(agent.delete(PATH + "/" + id).status()).isEqualTo(404);
        var audit = owner.get("/api/v1/audit-entries?action=canned-answer.changed");
        assertThat(audit.text("/items/0/before/name")).isEqualTo("Saudação");
        assertThat(audit.text("/items/0/after/name")).isEqualTo("Boas-vindas");
    }

    private static String made(ApiClient by, Map<String, Object> form) {
        Answer answer = by.post(PATH, form);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.text("/id");
    }

    private static List<String> writable(ApiClient client) {
        return client.get(PATH)
                .json()
                .at("/writable")
                .valueStream()
                .map(each -> each.asString())
                .toList();
    }

    private static List<String> names(ApiClient client, String query) {
        var items = client.get(PATH + query).json().at("/items");
        return items.valueStream().map(each -> each.at("/name").asString()).toList();
    }

    private static Map<String, Object> form(String scope, String name, UUID... departments) {
        return Map.of("scope", scope, "name", name, "html", "<p>Olá.</p>", "departmentIds", List.of(departments));
    }
}
