package app.balcao.customer;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@BalcaoTest
class OrganizationApiTest {

    private static final String PATH = "/api/v1/organizations";

    @Autowired
    private TestAccounts accounts;

    private TestAccount account;
    private ApiClient client;
    private ApiClient administrator;

    @BeforeEach
    void signIn() {
        account = accounts.create();
        client = accounts.signedIn(account, account.agent());
        administrator = accounts.signedIn(account, account.owner());
    }

    @Test
    @Rule({"CUS-12", "CUS-14", "CUS-17"})
    void anAgentRegistersAnOrganizationUnderItsParent() {
        String head = make("Matriz").text("/id");
        Answer made = client.post(
                PATH,
                Map.of("name", "Filial", "parentId", head, "domains", List.of("@Filial.example", "café.example")));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        Answer read = client.get(made.header("Location"));
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.text("/parent/name")).isEqualTo("Matriz");
        assertThat(read.json().at("/domains").values().stream().map(each -> each.asString()))
                .containsExactly("filial.example", "xn--caf-dma.example");
        client.post("/api/v1/customers", Map.of("name", "Ana", "organizationId", made.text("/id")));
        Answer listed = client.get(PATH + "?search=filial");
        assertThat(listed.json().at("/items").size()).isEqualTo(1);
        assertThat(listed.json().at("/items/0/customers").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                     | name       | required",
                "{\"name\": {}}                                         | name       | type",
                "{\"name\": \"A\", \"parentId\": \"01930000-0000-7000-8000-000000000000\"} | parentId | unknown",
                "{\"name\": \"A\", \"domains\": [\"localhost\"]}        | domains[0] | domain",
                "{\"name\": \"A\", \"domains\": [\"a b.example\"]}      | domains[0] | domain",
                "{\"name\": \"A\", \"domains\": [\"a.example\", \"A.example\"]} | domains[1] | repeated",
                "{\"name\": \"A\", \"domains\": {}}                     | domains    | type",
                "{\"name\": \"A\", \"notes\": 1}                        | notes      | type",
            })
    void everyBadFieldIsNamed(String body, String field, String code) {
        Answer answer = client.post(PATH, body);
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
        assertThat(answer.text("/errors/0/code")).isEqualTo(code);
    }

    @Test
    void aDomainIsOneOrganizationsOnly() {
        client.post(PATH, Map.of("name", "Acme", "domains", List.of("acme.example")));
        Answer second = client.post(PATH, Map.of("name", "Outra", "domains", List.of("ACME.example")));
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.text("/errors/0/field")).isEqualTo("domains[0]");
        assertThat(second.text("/errors/0/message")).isEqualTo("Este domínio já pertence a Acme.");
    }

    @Test
    @Rule("CUS-12")
    void noOrganizationIsPartOfItself() {
        String top = make("Topo").text("/id");
        String middle =
                client.post(PATH, Map.of("name", "Meio", "parentId", top)).text("/id");
        String low =
                client.post(PATH, Map.of("name", "Base", "parentId", middle)).text("/id");
        for (String parent : List.of(top, middle, low)) {
            Answer refused =
                    client.with("If-Match", "\"1\"").put(PATH + "/" + top, Map.of("name", "Topo", "parentId", parent));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("/errors/0/field")).isEqualTo("parentId");
            assertThat(refused.text("/errors/0/code")).isEqualTo("cycle");
        }
    }

    @Test
    @Rule("CUS-12")
    void twoAtOnceDoNotCloseACircle() throws Exception {
        String one = make("Um").text("/id");
        String two = make("Dois").text("/id");
        var together = new CountDownLatch(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> under(together, one, two));
            var second = threads.submit(() -> under(together, two, one));
            assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(200, 400);
        }
    }

    private int under(CountDownLatch together, String child, String parent) throws InterruptedException {
        ApiClient mine = accounts.signedIn(account, account.agent());
        mine.get(PATH);
        together.countDown();
        together.await();
        return mine.with("If-Match", "\"1\"")
                .put(PATH + "/" + child, Map.of("name", "Novo", "parentId", parent))
                .status();
    }

    @Test
    void whatIsInUseStays() {
        String head = make("Matriz").text("/id");
        Answer part = client.post(PATH, Map.of("name", "Filial", "parentId", head));
        assertThat(administrator.delete(PATH + "/" + head).status()).isEqualTo(409);
        Answer customer = client.post("/api/v1/customers", Map.of("name", "Ana", "organizationId", part.text("/id")));
        assertThat(administrator.delete(part.header("Location")).text("/detail"))
                .startsWith("Esta organização tem clientes");
        administrator.delete(customer.header("Location"));
        assertThat(administrator.delete(part.header("Location")).status()).isEqualTo(204);
        assertThat(administrator.delete(PATH + "/" + head).status()).isEqualTo(204);
        assertThat(client.get(PATH).json().at("/items").isEmpty()).isTrue();
    }

    @Test
    void whoeverEditsAnOldVersionIsShownTheNewOne() {
        Answer made = make("Acme");
        String path = made.header("Location");
        assertThat(client.put(path, Map.of("name", "Beta")).status()).isEqualTo(428);
        assertThat(client.with("If-Match", "\"1\"")
                        .put(path, Map.of("name", "Beta"))
                        .header("ETag"))
                .isEqualTo("\"2\"");
        Answer late = client.with("If-Match", "\"1\"").put(path, Map.of("name", "Gama"));
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.text("/current/name")).isEqualTo("Beta");
    }

    @Test
    void aRepeatWithTheSameKeyMakesOne() {
        Answer first = client.with("Idempotency-Key", "o1").post(PATH, Map.of("name", "Acme"));
        Answer again = client.with("Idempotency-Key", "o1").post(PATH, Map.of("name", "Acme"));
        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(client.get(PATH).json().at("/items").size()).isEqualTo(1);
    }

    @Test
    void nobodyElseSeesThem() {
        String path = make("Acme").header("Location");
        String id = path.substring(PATH.length() + 1);
        var stranger = accounts.create();
        ApiClient other = accounts.signedIn(stranger, stranger.owner());
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.with("If-Match", "\"1\"")
                        .put(path, Map.of("name", "X"))
                        .status())
                .isEqualTo(404);
        assertThat(other.delete(path).status()).isEqualTo(404);
        assertThat(other.post(PATH, Map.of("name", "X", "parentId", id)).text("/errors/0/code"))
                .isEqualTo("unknown");
        assertThat(other.post("/api/v1/customers", Map.of("name", "X", "organizationId", id))
                        .text("/errors/0/code"))
                .isEqualTo("unknown");
        assertThat(accounts.anonymous().get(path).status()).isEqualTo(401);
        assertThat(accounts.anonymous().post(PATH, Map.of("name", "X")).status())
                .isEqualTo(401);
    }

    private Answer make(String name) {
        return client.post(PATH, Map.of("name", name));
    }
}
