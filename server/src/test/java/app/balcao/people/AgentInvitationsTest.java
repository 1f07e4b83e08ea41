package app.balcao.people;

import static app.balcao.schema.Tables.ACCESS_LINK;
import static app.balcao.schema.Tables.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Inviting several agents at once, over the wire. */
@BalcaoTest
class AgentInvitationsTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
    }

    @Test
    @Rule("AGT-19")
    void eachLineHasItsOutcomeAndOneThatIsWrongStopsNoOther() {
        String list =
                """
                nome;email;departamentos
                Ana Nova;ana.nova@loja.example;vendas
                Sem Endereço;isto não é;
                Repetida;ANA.NOVA@loja.example;
                Já Aqui;%s;
                Sem Lugar;sem@loja.example;Marketing
                ;bia@loja.example;
                """.formatted(owner.get("/api/v1/agents/" + account.agent()).text("/email"));
        List<String> looked = List.of("READY", "INVALID", "DUPLICATE", "ALREADY_AGENT", "INVALID", "READY");
        var preview = send("/preview", list);
        assertThat(outcomes(preview)).isEqualTo(looked);
        assertThat(preview.at("/1/problem").asString()).isNotBlank();
        assertThat(preview.at("/4/line").asInt()).isEqualTo(6);
        assertThat(preview.at("/4/problem").asString()).contains("departamento");
        assertThat(owner.get("/api/v1/agents/seats").json().at("/used").asInt()).isEqualTo(5);

        var invited = send("", list);
        assertThat(outcomes(invited))
                .containsExactly("INVITED", "INVALID", "DUPLICATE", "ALREADY_AGENT", "INVALID", "INVITED");
        JsonNode ana = owner.get("/api/v1/agents?search=Ana%20Nova").json().at("/items/0");
        assertThat(ana.at("/departments").findValuesAsString("name")).containsExactly("Suporte", "Vendas");
        assertThat(owner.get("/api/v1/agents?search=bia%40").text("/items/0/name"))
                .isEqualTo("bia");
        assertThat(links()).isEqualTo(2);
        assertThat(outcomes(send("", list)).getFirst()).isEqualTo("ALREADY_AGENT");
        assertThat(links()).isEqualTo(2);
    }

    @Test
    @Rule({"AGT-19", "AGT-7"})
    void whoHasNoSeatIsToldAndTheOthersGetTheirs() {
        accounts.in(
                account.id(),
                () -> sql.update(ACCOUNT).set(ACCOUNT.AGENT_LIMIT, 7).execute());
        String list = people(4);
        assertThat(outcomes(send("/preview", list))).containsExactly("READY", "READY", "NO_SEAT", "NO_SEAT");
        assertThat(outcomes(send("", list))).containsExactly("INVITED", "INVITED", "NO_SEAT", "NO_SEAT");
    }

    @Test
    @Rule("AGT-19")
    void aDoubleClickInvitesOnceAndTwoAtOnceShareTheList() {
        Map<String, Object> body = Map.of("content", people(3));
        var one = owner.with("Idempotency-Key", "lista").post("/api/v1/agent-invitations", body);
        var two = owner.with("Idempotency-Key", "lista").post("/api/v1/agent-invitations", body);
        assertThat(two.json()).isEqualTo(one.json());
        assertThat(links()).isEqualTo(3);
        ApiClient other = accounts.signedIn(account, account.owner());
        String list = people(60);
        List<JsonNode> both = List.of(owner, other).parallelStream()
                .map(each -> each.post("/api/v1/agent-invitations", Map.of("content", list))
                        .json()
                        .at("/lines"))
                .toList();
        long invited = both.stream()
                .flatMap(each -> outcomes(each).stream())
                .filter("INVITED"::equals)
                .count();
        assertThat(invited).isEqualTo(57);
    }

    @Test
    @Rule("AGT-19")
    void aListIsBoundedAndOnlyForWhoManagesPeople() {
        assertThat(outcomes(send("/preview", people(500)))).hasSize(500);
        var many = post("/preview", people(501));
        assertThat(many.status()).isEqualTo(400);
        assertThat(many.text("/errors/0/message")).contains("500");
        assertThat(post("", " \n ").status()).isEqualTo(400);
        assertThat(post("/preview", "email;nome\n\"a@b.example;Ana\n").status()).isIn(200, 400);
        assertThat(accounts.signedIn(account, account.manager())
                        .post("/api/v1/agent-invitations", Map.of("content", people(1)))
                        .status())
                .isEqualTo(403);
    }

    private static String people(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(each -> "Pessoa " + each + " <pessoa" + each + "@loja.example>")
                .collect(Collectors.joining("\n"));
    }

    private JsonNode send(String path, String content) {
        var answer = post(path, content);
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        return answer.json().at("/lines");
    }

    private ApiClient.Answer post(String path, String content) {
        return owner.post(
                "/api/v1/agent-invitations" + path,
                Map.of(
                        "content",
                        content,
                        "departments",
                        List.of(Map.of(
                                "departmentId", account.support(), "tickets", true, "chat", false, "manager", false))));
    }

    private static List<String> outcomes(JsonNode lines) {
        return lines.valueStream().map(each -> each.at("/outcome").asString()).toList();
    }

    private int links() {
        return accounts.in(account.id(), () -> sql.fetchCount(ACCESS_LINK, ACCESS_LINK.PURPOSE.eq("SET_PASSWORD")));
    }
}
