package app.balcao.ticket;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.NOTIFICATION_EMAIL;
import static app.balcao.schema.Tables.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.people.TicketSight;
import app.balcao.platform.tenant.Tenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Agents who hear of tickets that are not theirs. */
@BalcaoTest
class TicketFollowersTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    @Autowired
    private TestGroups groups;

    @Autowired
    private CustomerReplies replies;

    private TestAccount account;
    private ApiClient agent;
    private ApiClient colleague;
    private ApiClient manager;
    private String path;

    @BeforeEach
    void open() {
        account = accounts.create();
        agent = accounts.signedIn(account, account.agent());
        colleague = accounts.signedIn(account, account.colleague());
        manager = accounts.signedIn(account, account.manager());
        path = "/api/v1/tickets/"
                + new TestTickets(accounts, sql, opening)
                        .fromCustomer(account, "Impressora")
                        .id();
        assertThat(agent.post(path + "/bind", null).status()).isEqualTo(200);
    }

    @Test
    @Rule("FLW-1")
    void whoSeesATicketFollowsItAndStops() {
        assertThat(colleague.post(path + "/followers", Map.of()).status()).isEqualTo(200);
        assertThat(colleague.post(path + "/followers", Map.of()).status()).isEqualTo(200);
        assertThat(followers()).containsExactly(account.colleague().toString());
        assertThat(colleague.delete(path + "/followers/" + account.colleague()).status())
                .isEqualTo(200);
        assertThat(followers()).isEmpty();
        assertThat(accounts.signedIn(account, account.seller())
                        .post(path + "/followers", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Rule("FLW-2")
    void whoLeadsHasOthersFollow() {
        Map<String, UUID> other = Map.of("agentId", account.colleague());
        assertThat(agent.post(path + "/followers", other).status()).isEqualTo(403);
        assertThat(manager.post(path + "/followers", other).status()).isEqualTo(200);
        assertThat(bell(colleague)).containsExactly("FOLLOW_GIVEN");
        assertThat(manager.post(path + "/followers", Map.of("agentId", account.seller()))
                        .text("/errors/0/field"))
                .as("who does not see it")
                .isEqualTo("agentId");
        assertThat(agent.delete(path + "/followers/" + account.colleague()).status())
                .isEqualTo(403);
        assertThat(manager.delete(path + "/followers/" + account.colleague()).status())
                .isEqualTo(200);
    }

    @Test
    @Rule("FLW-3")
    void followersHearOfWhatOthersDo() {
        colleague.post(path + "/followers", Map.of());
        agent.post(path + "/followers", Map.of());
        agent.post(path + "/replies", Map.of("html", "<p>Olá.</p>"));
        agent.post(path + "/comments", Map.of("html", "<p>Nota.</p>"));
        colleague.post(path + "/comments", Map.of("html", "<p>Minha.</p>"));
        agent.post(path + "/close", Map.of());
        agent.post(path + "/reopen", null);
        assertThat(bell(colleague))
                .containsExactly("FOLLOWED_REOPENED", "FOLLOWED_CLOSED", "FOLLOWED_COMMENTED", "FOLLOWED_ANSWERED");
        assertThat(bell(agent)).as("never of one's own").containsOnlyOnce("FOLLOWED_COMMENTED");
        assertThat(bell(agent)).doesNotContain("FOLLOWED_ANSWERED", "FOLLOWED_CLOSED", "FOLLOW_GIVEN");
    }

    @Test
    @Rule("FLW-3")
    void followersHearOfStatusAgentDepartmentAndCustomer() {
        ApiClient owner = accounts.signedIn(account, account.owner());
        owner.post(path + "/followers", Map.of());
        colleague.post(path + "/followers", Map.of());
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        UUID status = accounts.in(account.id(), () -> TestStatuses.create(sql, "Em análise", account.support()));
        assertThat(agent.post(path + "/status", Map.of("statusId", status)).status())
                .isEqualTo(200);
        assertThat(bell(colleague)).as("status").containsExactly("FOLLOWED_CHANGED");
        assertThat(manager.post(path + "/bind", Map.of("agentId", account.manager()))
                        .status())
                .isEqualTo(200);
        assertThat(times(owner)).as("agent").isEqualTo(2);
        assertThat(manager.post(path + "/transfer", Map.of("departmentId", account.sales()))
                        .status())
                .isEqualTo(200);
        assertThat(times(owner)).as("department").isEqualTo(3);
        Tenant.run(
                account.id(),
                () -> replies.append(
                        id, TestTickets.message(customerOf(id), account.sales(), "", "<p>E agora?</p>", null)));
        assertThat(bell(owner)).containsExactly("FOLLOWED_CUSTOMER_REPLIED", "FOLLOWED_CHANGED");
    }

    private UUID customerOf(UUID ticket) {
        return accounts.in(account.id(), () -> sql.fetchSingle(TICKET, TICKET.ID.eq(ticket)))
                .getCustomerId();
    }

    private static int times(ApiClient who) {
        return who.get("/api/v1/notifications").json().at("/items/0/times").asInt();
    }

    @Test
    @Rule("FLW-3")
    void whoLikesHasItByEmail() {
        colleague.post(path + "/followers", Map.of());
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.EMAIL_PREFERENCES, JSONB.valueOf("{\"FOLLOWED\": true}"))
                .where(AGENT.ID.eq(account.colleague()))
                .execute());
        agent.post(path + "/comments", Map.of("html", "<p>Nota.</p>"));
        assertThat(accounts.in(
                        account.id(), () -> sql.fetchSingle(NOTIFICATION_EMAIL).getAgentId()))
                .isEqualTo(account.colleague());
    }

    @Test
    @Rule("FLW-2")
    void aTicketHasFiftyAtMost() {
        accounts.in(
                account.id(),
                () -> sql.execute(
                        "with many as (insert into agent (account_id, name, email) select {0}, 'Agente ' || n,"
                                + " 'agente' || n || '@muitos.example' from generate_series(1, {1}) as n returning id)"
                                + " insert into ticket_follower (account_id, ticket_id, agent_id, since)"
                                + " select {0}, {2}, id, now() from many",
                        DSL.val(account.id()),
                        DSL.val(TicketFollowers.MOST),
                        DSL.val(UUID.fromString(path.substring(path.lastIndexOf('/') + 1)))));
        assertThat(colleague.post(path + "/followers", Map.of()).status()).isEqualTo(409);
    }

    @Test
    @Rule({"FLW-3", "CLS-6"})
    void followersHearOfCancelling() {
        colleague.post(path + "/followers", Map.of());
        manager.post(path + "/followers", Map.of());
        agent.post(path + "/followers", Map.of());
        assertThat(manager.post(path + "/cancel", Map.of("reason", "Veio duas vezes."))
                        .status())
                .isEqualTo(200);
        assertThat(bell(colleague)).containsExactly("FOLLOWED_CANCELLED");
        assertThat(agent.get("/api/v1/notifications").text("/items/0/kind")).isEqualTo("TICKET_CANCELLED");
        assertThat(bell(agent)).as("whose it was is told once").isEmpty();
        assertThat(bell(manager)).as("never of one's own").isEmpty();
    }

    @Test
    @Rule({"FLW-4", "BIN-7"})
    void whoStillSeesItFollowsItWhenItComesOutOfTheTrash() {
        groups.sees(account, account.seller(), TicketSight.ALL_DEPARTMENTS);
        colleague.post(path + "/followers", Map.of());
        accounts.signedIn(account, account.seller()).post(path + "/followers", Map.of());
        assertThat(followers()).hasSize(2);
        ApiClient owner = accounts.signedIn(account, account.owner());
        assertThat(owner.delete(path).status()).isEqualTo(204);
        groups.sees(account, account.colleague(), TicketSight.LINKED_DEPARTMENTS);
        groups.sees(account, account.seller(), TicketSight.OWN_ONLY);
        String inTrash = path.replace("/tickets/", "/trash/tickets/");
        assertThat(owner.post(inTrash + "/restore", null).status()).isBetween(200, 204);
        groups.sees(account, account.seller(), TicketSight.ALL_DEPARTMENTS);
        assertThat(followers()).containsExactly(account.colleague().toString());
    }

    @Test
    @Rule("FLW-4")
    void whoLosesSightFollowsNoLonger() {
        colleague.post(path + "/followers", Map.of());
        assertThat(manager.post(path + "/transfer", Map.of("departmentId", account.sales()))
                        .status())
                .isEqualTo(200);
        ApiClient owner = accounts.signedIn(account, account.owner());
        assertThat(owner.get(path).json().at("/ticket/followers")).isEmpty();
        assertThat(bell(colleague)).isEmpty();
        owner.post(path + "/transfer", Map.of("departmentId", account.support()));
        assertThat(followers()).as("also when it comes back").isEmpty();
        groups.sees(account, account.seller(), TicketSight.ALL_DEPARTMENTS);
        assertThat(accounts.signedIn(account, account.seller())
                        .post(path + "/followers", Map.of())
                        .status())
                .isEqualTo(200);
        groups.sees(account, account.seller(), TicketSight.OWN_ONLY);
        groups.sees(account, account.seller(), TicketSight.ALL_DEPARTMENTS);
        assertThat(owner.get(path).json().at("/ticket/followers"))
                .as("also by other rights")
                .isEmpty();
    }

    private List<String> followers() {
        return agent.get(path)
                .json()
                .at("/ticket/followers")
                .valueStream()
                .map(each -> each.at("/id").asString())
                .toList();
    }

    private static List<String> bell(ApiClient who) {
        return who.get("/api/v1/notifications")
                .json()
                .at("/items")
                .valueStream()
                .map(each -> each.at("/kind").asString())
                .filter(kind -> kind.startsWith("FOLLOW"))
                .toList();
    }
}
