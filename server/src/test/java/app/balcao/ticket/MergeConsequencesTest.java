package app.balcao.ticket;

import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static app.balcao.schema.Tables.STOPWATCH;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.people.TicketSight;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a merge takes along with it, and what has changed around it when it is undone. */
@BalcaoTest
class MergeConsequencesTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    private TestAccount account;
    private ApiClient owner;
    private ApiClient manager;
    private ApiClient agent;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        manager = accounts.signedIn(account, account.manager());
        agent = accounts.signedIn(account, account.agent());
    }

    @Test
    @Rule("MRG-1")
    void itTakesAPlaceInTheTargetsDepartmentToo() {
        groups.sees(account, account.manager(), TicketSight.ALL_DEPARTMENTS);
        TestTickets tickets = new TestTickets(accounts, sql, opening);
        UUID customer = tickets.customer(account, "Clara Cliente");
        UUID elsewhere = tickets.fromCustomer(account, account.sales(), customer, "Em vendas", "<p>Olá</p>")
                .id();
        assertThat(manager.get(path(elsewhere)).status()).isEqualTo(200);
        assertThat(merge(manager, opened(), elsewhere).status()).isEqualTo(403);
        assertThat(merge(owner, opened(), elsewhere).status()).isEqualTo(200);
    }

    @Test
    @Rule("MRG-5")
    void stopwatchesOfTheSourceEnd() {
        UUID source = opened();
        agent.post(path(source) + "/bind", null);
        assertThat(agent.post(path(source) + "/stopwatch/start", Map.of()).status())
                .isEqualTo(200);
        assertThat(merge(manager, source, opened()).status()).isEqualTo(200);
        assertThat(accounts.in(account.id(), () -> sql.fetchCount(STOPWATCH))).isZero();
    }

    @Test
    @Rule("MRG-8")
    void undoneItGoesToTheQueueOfWhoseAgentMayNotHaveItAnyMore() {
        UUID source = opened();
        agent.post(path(source) + "/bind", null);
        merge(manager, source, opened());
        accounts.in(account.id(), () -> sql.deleteFrom(DEPARTMENT_AGENT)
                .where(DEPARTMENT_AGENT.AGENT_ID.eq(account.agent()))
                .execute());
        assertThat(undo(source).status()).isEqualTo(200);
        assertThat(manager.get(path(source)).json().at("/ticket/agent").isNull())
                .isTrue();
        assertThat(manager.get(path(source)).json().at("/ticket/situation/code").asInt())
                .isEqualTo(1);
    }

    @Test
    @Rule("MRG-8")
    void itIsNotUndoneWhileTheSourcesParentIsClosed() {
        UUID parent = opened();
        manager.post(path(parent) + "/bind", null);
        UUID child = asked(path(parent) + "/children");
        UUID another = asked("/api/v1/tickets/internal");
        assertThat(merge(owner, child, another).status()).isEqualTo(200);
        assertThat(manager.post(path(parent) + "/close", null).status()).isEqualTo(200);
        assertThat(owner.post(path(child) + "/merge/undo", null).status()).isEqualTo(409);
        assertThat(manager.post(path(parent) + "/reopen", null).status()).isEqualTo(200);
        assertThat(owner.post(path(child) + "/merge/undo", null).status()).isEqualTo(200);
    }

    private UUID opened() {
        return new TestTickets(accounts, sql, opening)
                .fromCustomer(account, "Mesa riscada")
                .id();
    }

    private UUID asked(String address) {
        Map<String, Object> wanted =
                Map.of("departmentId", account.sales(), "subject", "Parte", "html", "<p>Ajudem</p>");
        return UUID.fromString(manager.post(address, wanted).text("/id"));
    }

    private static ApiClient.Answer merge(ApiClient who, UUID from, UUID into) {
        return who.post(path(from) + "/merge", Map.of("targetId", into));
    }

    private ApiClient.Answer undo(UUID merged) {
        return manager.post(path(merged) + "/merge/undo", null);
    }

    private static String path(UUID ticket) {
        return "/api/v1/tickets/" + ticket;
    }
}
