package app.balcao.audit;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The audit as a CSV file. */
@BalcaoTest
class AuditExportTest {

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
    @Rule({"AUD-4", "AUD-5"})
    void anExportHoldsWhatTheFilterFindsAndIsItselfAudited() {
        category("Dúvida");
        category("Elogio");
        var answer = owner.get("/api/v1/audit-entries/export?itemType=category&search=duvida");
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(answer.header("Content-Disposition")).contains("attachment", "balcao-audit.csv");
        String csv = text(answer);
        assertThat(csv)
                .startsWith("\uFEFFQuando (America/Sao_Paulo);")
                .contains("Dúvida")
                .doesNotContain("Elogio");
        assertThat(csv.lines()).hasSize(2);
        var line =
                owner.get("/api/v1/audit-entries?action=audit.exported").json().at("/items/0");
        assertThat(line.at("/filter/search").asString()).isEqualTo("duvida");
        assertThat(line.at("/filter/itemType").asString()).isEqualTo("category");
        assertThat(accounts.signedIn(account, account.manager())
                        .get("/api/v1/audit-entries/export")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void longerThanOneReadingIsWhole() {
        accounts.in(
                account.id(),
                () -> sql.execute(
                        "insert into audit_entry (account_id, id, actor_kind, action, item_type, item_id)"
                                + " select ?, uuidv7(n * interval '-1 second'), 'SYSTEM', 'agent.changed', 'agent', n::text"
                                + " from generate_series(1, 2500) n",
                        account.id()));
        List<String> lines = text(owner.get("/api/v1/audit-entries/export?action=agent.changed"))
                .lines()
                .toList();
        assertThat(lines).hasSize(2501).doesNotHaveDuplicates();
    }

    private void category(String name) {
        owner.post("/api/v1/categories", Map.of("name", name, "active", true, "departmentIds", List.of()));
    }

    private static String text(ApiClient.Answer answer) {
        return new String(answer.raw().body(), StandardCharsets.UTF_8);
    }
}
