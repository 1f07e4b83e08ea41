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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The statuses that tickets may be given, over the wire. */
@BalcaoTest
class TicketStatusesTest {

    private static final String PATH = "/api/v1/ticket-statuses";

    @Autowired
    private TestAccounts accounts;

    private TestAccount account;
    private ApiClient owner;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
    }

    @Test
    @Rule({"STA-8", "STA-11"})
    void eachDepartmentOffersItsOwnActiveOnesInOrder() {
        String first = create("Em análise", account.support());
        String second = create("Aguardando peça", account.support(), account.sales());
        create("Negociando", account.sales());
        var order = owner.put(PATH + "/order", Map.of("ids", List.of(second, first)));
        assertThat(order.status()).isEqualTo(400);
        var all = owner.get(PATH).json().at("/items").findValuesAsString("id").stream()
                .filter(id -> owner.get(PATH + "/" + id).status() == 200)
                .toList();
        assertThat(all).hasSize(3).startsWith(first, second);
        assertThat(owner.put(PATH + "/order", Map.of("ids", List.of(second, first, all.get(2))))
                        .status())
                .isEqualTo(200);
        ApiClient agent = accounts.signedIn(account, account.agent());
        assertThat(names(agent, account.support())).containsExactly("Aguardando peça", "Em análise");
        var form = status("Aguardando peça", account.support());
        form.put("active", false);
        form.put("pausesSla", true);
        form.put("color", "ORANGE");
        var changed = owner.with("If-Match", "\"1\"").put(PATH + "/" + second, form);
        assertThat(changed.json().at("/pausesSla").asBoolean()).isTrue();
        assertThat(changed.text("/color")).isEqualTo("ORANGE");
        assertThat(names(agent, account.support())).containsExactly("Em análise");
        assertThat(owner.with("If-Match", "\"1\"")
                        .put(PATH + "/" + second, form)
                        .status())
                .isEqualTo(412);
    }

    @Test
    @Rule("STA-8")
    void badFormsAreRefusedAndPlainAgentsChangeNothing() {
        String id = create("Em análise");
        assertThat(owner.post(PATH, status("EM ANÁLISE")).text("/errors/0/code"))
                .isEqualTo("taken");
        assertThat(owner.post(PATH, status("X", UUID.randomUUID())).text("/errors/0/field"))
                .isEqualTo("departmentIds[0]");
        var form = status("Y");
        form.put("color", "PINK");
        assertThat(owner.post(PATH, form).text("/errors/0/field")).isEqualTo("color");
        ApiClient agent = accounts.signedIn(account, account.agent());
        assertThat(agent.post(PATH, status("Z")).status()).isEqualTo(403);
        assertThat(agent.put(PATH + "/order", Map.of("ids", List.of(id))).status())
                .isEqualTo(403);
        assertThat(agent.delete(PATH + "/" + id).status()).isEqualTo(403);
        assertThat(owner.delete(PATH + "/" + id).status()).isEqualTo(204);
        assertThat(owner.get("/api/v1/audit-entries?action=ticket-status.deleted")
                        .text("/items/0/before/name"))
                .isEqualTo("Em análise");
    }

    private static List<String> names(ApiClient client, UUID department) {
        var items = client.get(PATH + "?departmentId=" + department).json().at("/items");
        return items.valueStream().map(each -> each.at("/name").asString()).toList();
    }

    private String create(String name, UUID... departments) {
        return owner.post(PATH, status(name, departments)).text("/id");
    }

    private static Map<String, Object> status(String name, UUID... departments) {
        Map<String, Object> form = new HashMap<>();
        form.put("name", name);
        form.put("color", "BLUE");
        form.put("active", true);
        form.put("shownToCustomers", true);
        form.put("pausesSla", false);
        form.put("departmentIds", List.of(departments));
        return form;
    }
}
