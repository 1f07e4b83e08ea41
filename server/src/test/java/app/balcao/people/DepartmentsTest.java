package app.balcao.people;

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
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Departments and categories, over the wire. */
@BalcaoTest
class DepartmentsTest {

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
    @Rule({"DEP-5", "DEP-8", "DEP-9", "DEP-10"})
    void aDepartmentHasAgentsManagersCategoriesAndDefaults() {
        String boleto = category("Boleto");
        var form = department("Financeiro");
        form.put("categoryIds", List.of(boleto));
        form.put("defaultCategoryId", boleto);
        form.put("defaultPriority", 3);
        form.put("categoryRequired", true);
        form.put(
                "agents",
                List.of(place(account.agent(), true, false, false), place(account.seller(), false, false, true)));
        var created = owner.post("/api/v1/departments", form);
        assertThat(created.status()).isEqualTo(201);
        var read = owner.get(created.header("Location"));
        assertThat(read.json()).isEqualTo(created.json());
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        assertThat(read.text("/categories/0/name")).isEqualTo("Boleto");
        assertThat(read.text("/defaultCategoryId")).isEqualTo(boleto);
        assertThat(read.json().at("/agents").findValuesAsString("name"))
                .containsExactly("Ana Atendente", "Vera Vendedora");
        assertThat(read.json().at("/agents/0/manager").asBoolean()).isFalse();
        assertThat(read.json().at("/agents/1/manager").asBoolean()).isTrue();
        // Who manages it may what managers may, at once.
        assertThat(accounts.acting(account, account.seller()).may(Permission.TICKET_BIND_OTHERS))
                .isTrue();
    }

    @Test
    @Rule("DEP-5")
    void namesAreRequiredAndUniqueWhateverTheirAccents() {
        assertThat(owner.post("/api/v1/departments", department("  ")).text("/errors/0/field"))
                .isEqualTo("name");
        var taken = owner.post("/api/v1/departments", department("SUPÓRTE"));
        assertThat(taken.status()).isEqualTo(400);
        assertThat(taken.text("/errors/0/code")).isEqualTo("taken");
        assertThat(owner.post("/api/v1/departments", department("x".repeat(121)))
                        .status())
                .isEqualTo(400);
        assertThat(owner.post("/api/v1/departments", department("<b>Ação</b>")).text("/name"))
                .isEqualTo("<b>Ação</b>");
        var sales = "/api/v1/departments/" + account.sales();
        assertThat(owner.with("If-Match", "\"1\"")
                        .put(sales, department("suporte"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void badFieldsAreNamed() {
        var form = department("Novo");
        form.put("categoryIds", List.of(UUID.randomUUID()));
        form.put("defaultCategoryId", UUID.randomUUID());
        form.put("defaultPriority", 5);
        form.put(
                "agents",
                List.of(place(account.agent(), false, false, false), place(UUID.randomUUID(), true, true, true)));
        var answer = owner.post("/api/v1/departments", form);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder(
                        "categoryIds[0]", "defaultCategoryId", "defaultPriority", "agents[0]", "agents[1].agentId");
        assertThat(owner.get("/api/v1/departments").json().at("/items").size()).isEqualTo(2);
    }

    @Test
    @Rule("DEP-11")
    void inactiveDepartmentsAreLeftOutOfWhatIsOffered() {
        String path = "/api/v1/departments/" + account.sales();
        var form = department("Vendas");
        form.put("active", false);
        assertThat(owner.with("If-Match", "\"1\"").put(path, form).status()).isEqualTo(200);
        assertThat(owner.get("/api/v1/departments").json().at("/items").size()).isEqualTo(2);
        var offered = owner.get("/api/v1/departments?active=true");
        assertThat(offered.json().at("/items").size()).isEqualTo(1);
        assertThat(offered.text("/items/0/name")).isEqualTo("Suporte");
    }

    @Test
    @Rule("DEP-12")
    void aDepartmentWithTicketsStays() {
        TestTickets.open(accounts, sql, account, account.agent(), null);
        var refused = owner.delete("/api/v1/departments/" + account.support());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/detail")).contains("Desative-o");
        assertThat(owner.get("/api/v1/departments/" + account.support())
                        .json()
                        .at("/agents")
                        .size())
                .isEqualTo(3);
        ApiClient seller = accounts.signedIn(account, account.seller());
        assertThat(seller.get("/api/v1/session").json().at("/departments").size())
                .isEqualTo(1);
        assertThat(owner.delete("/api/v1/departments/" + account.sales()).status())
                .isEqualTo(204);
        assertThat(owner.get("/api/v1/departments/" + account.sales()).status()).isEqualTo(404);
        assertThat(seller.get("/api/v1/session").json().at("/departments").size())
                .isZero();
    }

    @Test
    @Rule({"DEP-15", "DEP-16"})
    void aCategoryBelongsToAnyNumberOfDepartments() {
        var form =
                Map.of("name", "Dúvida", "active", true, "departmentIds", List.of(account.support(), account.sales()));
        var created = owner.post("/api/v1/categories", form);
        assertThat(created.status()).isEqualTo(201);
        assertThat(owner.get(created.header("Location"))
                        .json()
                        .at("/departments")
                        .findValuesAsString("name"))
                .containsExactly("Suporte", "Vendas");
        assertThat(owner.post("/api/v1/categories", form).text("/errors/0/code"))
                .isEqualTo("taken");
        var one = Map.of("name", "Dúvida", "active", false, "departmentIds", List.of(account.sales()));
        var changed = owner.with("If-Match", "\"1\"").put(created.header("Location"), one);
        assertThat(changed.json().at("/departments").size()).isEqualTo(1);
        assertThat(changed.json().at("/active").asBoolean()).isFalse();
        assertThat(owner.get("/api/v1/categories").json().at("/items").size()).isEqualTo(1);
        assertThat(owner.with("If-Match", "\"1\"")
                        .put(created.header("Location"), one)
                        .status())
                .isEqualTo(412);
        var foreign = Map.of(
                "name",
                "X",
                "active",
                true,
                "departmentIds",
                List.of(accounts.create().support()));
        assertThat(owner.post("/api/v1/categories", foreign).text("/errors/0/field"))
                .isEqualTo("departmentIds[0]");
    }

    @Test
    @Rule("DEP-17")
    void aDepartmentThatLosesACategoryNoLongerProposesIt() {
        String boleto = category("Boleto");
        String path = "/api/v1/departments/" + account.support();
        var form = department("Suporte");
        form.put("categoryIds", List.of(boleto));
        form.put("defaultCategoryId", boleto);
        assertThat(owner.with("If-Match", "\"1\"").put(path, form).text("/defaultCategoryId"))
                .isEqualTo(boleto);
        var nowhere = Map.of("name", "Boleto", "active", true, "departmentIds", List.of());
        assertThat(owner.with("If-Match", "\"2\"")
                        .put("/api/v1/categories/" + boleto, nowhere)
                        .status())
                .isEqualTo(200);
        var after = owner.get(path);
        assertThat(after.json().at("/defaultCategoryId").isNull()).isTrue();
        assertThat(after.json().at("/categories").size()).isZero();
        // The department's form was opened before: saving it now must not undo this.
        assertThat(owner.with("If-Match", "\"2\"").put(path, form).status()).isEqualTo(412);
    }

    @Test
    @Rule("DEP-18")
    void aCategoryOfTicketsStaysAnyOtherGoes() {
        String boleto = category("Boleto");
        String other = category("Outra");
        TestTickets.open(accounts, sql, account, account.agent(), UUID.fromString(boleto));
        assertThat(owner.delete("/api/v1/categories/" + boleto).status()).isEqualTo(409);
        assertThat(owner.delete("/api/v1/categories/" + other).status()).isEqualTo(204);
        assertThat(owner.get("/api/v1/categories/" + other).status()).isEqualTo(404);
    }

    @Test
    void plainAgentsReadAndChangeNothing() {
        ApiClient agent = accounts.signedIn(account, account.agent());
        String path = "/api/v1/departments/" + account.support();
        assertThat(agent.get("/api/v1/departments").status()).isEqualTo(200);
        assertThat(agent.get(path).status()).isEqualTo(200);
        assertThat(agent.post("/api/v1/departments", department("X")).status()).isEqualTo(403);
        assertThat(agent.with("If-Match", "\"1\"").put(path, department("X")).status())
                .isEqualTo(403);
        assertThat(agent.delete(path).status()).isEqualTo(403);
        var category = Map.of("name", "X", "active", true, "departmentIds", List.of());
        String boleto = "/api/v1/categories/" + category("Boleto");
        assertThat(agent.get(boleto).status()).isEqualTo(200);
        assertThat(agent.post("/api/v1/categories", category).status()).isEqualTo(403);
        assertThat(agent.with("If-Match", "\"1\"").put(boleto, category).status())
                .isEqualTo(403);
        assertThat(agent.delete(boleto).status()).isEqualTo(403);
        for (String each : List.of("/api/v1/departments", "/api/v1/categories", path, boleto)) {
            assertThat(accounts.anonymous().get(each).status()).as(each).isEqualTo(401);
        }
    }

    @Test
    void otherAccountsDepartmentsDoNotExist() {
        TestAccount other = accounts.create();
        String path = "/api/v1/departments/" + other.support();
        assertThat(owner.get(path).status()).isEqualTo(404);
        assertThat(owner.with("If-Match", "\"1\"").put(path, department("X")).status())
                .isEqualTo(404);
        assertThat(owner.delete(path).status()).isEqualTo(404);
        assertThat(owner.get("/api/v1/categories/" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }

    @Test
    void twoAdministratorsAtOnceLoseNothingOfEachOther() throws Exception {
        ApiClient second = accounts.signedIn(account, account.owner());
        second.get("/api/v1/session");
        owner.get("/api/v1/session");
        String path = "/api/v1/departments/" + account.support();
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> one = () ->
                    owner.with("If-Match", "\"1\"").put(path, department("Um")).status();
            Callable<Integer> two = () -> second.with("If-Match", "\"1\"")
                    .put(path, department("Dois"))
                    .status();
            var answers = both.invokeAll(List.of(one, two)).stream()
                    .map(f -> f.resultNow())
                    .toList();
            assertThat(answers).containsExactlyInAnyOrder(200, 412);
        }
    }

    private String category(String name) {
        return owner.post("/api/v1/categories", Map.of("name", name, "active", true, "departmentIds", List.of()))
                .text("/id");
    }

    private static Map<String, Object> department(String name) {
        Map<String, Object> form = new HashMap<>();
        form.put("name", name);
        form.put("active", true);
        form.put("categoryIds", List.of());
        form.put("defaultCategoryId", null);
        form.put("defaultPriority", 1);
        form.put("categoryRequired", false);
        form.put("agents", List.of());
        return form;
    }

    private static Map<String, Object> place(UUID agent, boolean tickets, boolean chat, boolean manager) {
        return Map.of("agentId", agent, "tickets", tickets, "chat", chat, "manager", manager);
    }
}
