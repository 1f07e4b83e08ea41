package app.balcao.people;

import static app.balcao.TestGroups.without;
import static app.balcao.schema.Tables.PERMISSION_GROUP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.AtOnce;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.conversation.TestConversations;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.realtime.LiveClient;
import app.balcao.platform.tenant.Tenant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Permission groups, their agents, and what follows for them at once. */
@BalcaoTest
class PermissionGroupsTest {

    private static final String PATH = "/api/v1/permission-groups";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    @Autowired
    private TestConversations conversations;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;
    private ApiClient agent;

    @BeforeEach
    void signIn() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        agent = accounts.signedIn(account, account.agent());
    }

    @Test
    @Rule({"PER-2", "PER-3"})
    void everyAccountIsBornWithADefaultGroup() {
        JsonNode group = owner.get(PATH).json().at("/items/0");
        assertThat(group.at("/isDefault").asBoolean()).isTrue();
        assertThat(group.at("/ticketSight").asString()).isEqualTo("LINKED_DEPARTMENTS");
        assertThat(names(group.at("/permissions")))
                .containsExactly(
                        "TICKET_CREATE",
                        "TICKET_REPLY_ANY",
                        "TICKET_CLOSE",
                        "TICKET_REOPEN",
                        "TICKET_STATUS_APPLY",
                        "TICKET_SCHEDULE",
                        "CANNED_MANAGE_OWN",
                        "CUSTOMER_VIEW",
                        "CUSTOMER_EDIT",
                        "CUSTOMER_PERSONAL_VIEW",
                        "CHAT_TRANSFER",
                        "CHAT_VISITORS");
        assertThat(group.at("/members").asInt()).isEqualTo(5);
        Set<String> inDatabase = accounts.in(
                account.id(),
                () -> Set.of(sql.insertInto(PERMISSION_GROUP)
                        .set(PERMISSION_GROUP.ACCOUNT_ID, account.id())
                        .set(PERMISSION_GROUP.NAME, "Como numa conta antiga")
                        .returningResult(PERMISSION_GROUP.PERMISSIONS)
                        .fetchSingle()
                        .value1()));
        assertThat(inDatabase)
                .as("accounts that were there before got the same")
                .containsExactlyInAnyOrderElementsOf(names(group.at("/permissions")));
    }

    @Test
    @Rule({"PER-1", "PER-4"})
    void administratorsAloneManageGroups() {
        ApiClient manager = accounts.signedIn(account, account.manager());
        for (ApiClient each : List.of(agent, manager)) {
            assertThat(each.get(PATH).status()).isEqualTo(403);
            assertThat(each.post(PATH, form("Meu grupo")).status()).isEqualTo(403);
            assertThat(each.get("/api/v1/agents/" + account.agent() + "/rights").status())
                    .isEqualTo(403);
        }
        Answer made = owner.post(PATH, form("Estagiários"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(owner.post(PATH, form("estagiarios")).text("/errors/0/code")).isEqualTo("taken");
        assertThat(owner.post(PATH, form("  ")).status()).isEqualTo(400);
        Map<String, Object> greedy = form("Donos");
        greedy.put("permissions", List.of("TICKET_CREATE", "MANAGE_ACCOUNT"));
        assertThat(owner.post(PATH, greedy).text("/errors/0/field")).isEqualTo("permissions[1]");
        String path = made.header("Location");
        assertThat(owner.put(path, form("Trainees")).status()).isEqualTo(428);
        assertThat(owner.with("If-Match", "\"1\"").put(path, form("Trainees")).text("/name"))
                .isEqualTo("Trainees");
        assertThat(owner.with("If-Match", "\"1\"").put(path, form("Outro")).text("/type"))
                .isEqualTo("/problems/version-conflict");
        assertThat(audited()).containsSubsequence("permission-group.created", "permission-group.changed");
    }

    @Test
    @Rule({"PER-5", "PER-1"})
    void aGroupLeavesItsAgentsToAnother() {
        String standard = owner.get(PATH).text("/items/0/id");
        String path = owner.post(PATH, form("Plantão")).header("Location");
        Answer taken = owner.put(path + "/members", Map.of("agentIds", List.of(account.agent(), account.colleague())));
        assertThat(taken.json().at("/members").asInt()).isEqualTo(2);
        assertThat(owner.get(path + "/members?limit=1").text("/items/0/name")).isEqualTo("Ana Atendente");
        assertThat(owner.get("/api/v1/agents/" + account.agent()).text("/permissionGroup/name"))
                .isEqualTo("Plantão");

        assertThat(owner.delete(PATH + "/" + standard + "?moveTo=" + id(path)).text("/detail"))
                .startsWith("O grupo padrão não pode ser removido");
        assertThat(owner.delete(path).text("/detail")).startsWith("Este grupo tem 2 atendentes.");
        assertThat(owner.delete(path + "?moveTo=" + id(path)).status()).isEqualTo(400);
        assertThat(owner.delete(path + "?moveTo=" + UUID.randomUUID()).status()).isEqualTo(400);
        assertThat(owner.delete(path + "?moveTo=" + standard).status()).isEqualTo(204);
        assertThat(owner.get(path).status()).isEqualTo(404);
        assertThat(owner.get("/api/v1/agents/" + account.agent()).text("/permissionGroup/id"))
                .isEqualTo(standard);
        assertThat(owner.put(PATH + "/" + standard + "/members", Map.of("agentIds", List.of(UUID.randomUUID())))
                        .status())
                .isEqualTo(400);
    }

    @Test
    @Rule("PER-5")
    void whoJoinsAGroupWhileItGoesIsNotLeftWithoutOne() throws Exception {
        String standard = owner.get(PATH).text("/items/0/id");
        for (int round = 0; round < 5; round++) {
            String path = owner.post(PATH, form("Passageiro " + round)).header("Location");
            List<Answer> answers = AtOnce.all(List.<Callable<Answer>>of(
                    () -> owner.delete(path + "?moveTo=" + standard), () -> accounts.signedIn(account, account.owner())
                            .put(path + "/members", Map.of("agentIds", List.of(account.agent())))));
            assertThat(answers.getFirst().status()).isEqualTo(204);
            assertThat(answers.getLast().status()).isIn(200, 404);
            assertThat(owner.get("/api/v1/agents/" + account.agent()).text("/permissionGroup/id"))
                    .isEqualTo(standard);
        }
    }

    @Test
    @Rule("PER-1")
    void anAgentIsInTheGroupOfTheirForm() {
        String group = id(owner.post(PATH, form("Plantão")).header("Location"));
        Map<String, Object> body = new HashMap<>(
                Map.of("name", "Novo", "email", "novo@empresa.example", "isAdministrator", false, "active", true));
        body.put("departments", List.of());
        body.put("permissionGroupId", group);
        Answer made = owner.post("/api/v1/agents", body);
        assertThat(made.text("/permissionGroup/name")).isEqualTo("Plantão");
        body.put("permissionGroupId", UUID.randomUUID());
        body.put("email", "outro@empresa.example");
        assertThat(owner.post("/api/v1/agents", body).text("/errors/0/field")).isEqualTo("permissionGroupId");
        body.remove("permissionGroupId");
        assertThat(owner.post("/api/v1/agents", body).text("/permissionGroup/name"))
                .isEqualTo("Grupo Padrão");
    }

    @Test
    @Rule({"PER-1", "RTM-6"})
    void aChangedGroupIsInForceOnOpenSessionsAndSockets() {
        String path = owner.post(PATH, form("Plantão")).header("Location");
        owner.put(path + "/members", Map.of("agentIds", List.of(account.agent())));
        assertThat(agent.get("/api/v1/customers").status()).isEqualTo(200);
        LiveClient live = LiveClient.open(accounts.address(), accounts.session(account, account.agent()), null);
        String topic = "department:" + account.support();
        live.subscribe(topic);
        live.awaitFrame(each -> each.path("type").asString().equals("subscribed"));

        Map<String, Object> narrow = form("Plantão");
        narrow.put("ticketSight", "OWN_ONLY");
        narrow.put("permissions", List.of());
        assertThat(owner.with("If-Match", "\"1\"").put(path, narrow).status()).isEqualTo(200);

        assertThat(agent.get("/api/v1/customers").status()).isEqualTo(403);
        JsonNode refused = live.awaitFrame(each -> each.path("type").asString().equals("refused"));
        assertThat(refused.path("topic").asString()).isEqualTo(topic);
        live.drop();
    }

    @Test
    @Rule({"PER-6", "PER-7", "PER-9", "PER-10"})
    void withoutAPermissionTheOperationIsRefused() {
        String customer =
                owner.post("/api/v1/customers", Map.of("name", "Clara")).text("/id");
        String ticket = opened(owner, customer, account.support());
        owner.post("/api/v1/tickets/" + ticket + "/bind", Map.of("agentId", account.colleague()));
        String mine = opened(owner, customer, account.support());
        owner.post("/api/v1/tickets/" + mine + "/bind", Map.of("agentId", account.agent()));
        String over = opened(owner, customer, account.support());
        owner.post("/api/v1/tickets/" + over + "/close", Map.of());
        String discarded = opened(owner, customer, account.support());
        String restored = opened(owner, customer, account.support());
        String removed = opened(owner, customer, account.support());
        owner.delete("/api/v1/tickets/" + restored);
        owner.delete("/api/v1/tickets/" + removed);
        Map<Permission, Callable<Answer>> operations = new EnumMap<>(Permission.class);
        operations.put(
                Permission.TICKET_CREATE, () -> agent.post("/api/v1/tickets", ticket(customer, account.support())));
        operations.put(Permission.TICKET_REPLY_ANY, () -> agent.post("/api/v1/tickets/" + ticket + "/replies", text()));
        operations.put(Permission.TICKET_CLOSE, () -> agent.post("/api/v1/tickets/" + mine + "/close", Map.of()));
        operations.put(Permission.TICKET_REOPEN, () -> agent.post("/api/v1/tickets/" + over + "/reopen", null));
        operations.put(Permission.TICKET_STATUS_APPLY, () -> agent.delete("/api/v1/tickets/" + mine + "/status"));
        operations.put(
                Permission.TAG_CREATE,
                () -> agent.post(
                        "/api/v1/tickets/" + mine + "/tags",
                        Map.of("name", UUID.randomUUID().toString())));
        operations.put(
                Permission.TICKET_BULK,
                () -> agent.post(
                        "/api/v1/ticket-bulks",
                        Map.of("action", "PRIORITY", "priority", 2, "ticketIds", List.of(mine))));
        operations.put(Permission.TICKET_EXPORT, () -> agent.post("/api/v1/ticket-exports", Map.of("format", "CSV")));
        operations.put(Permission.TICKET_SCHEDULE, () -> agent.with("If-Match", "\"0\"")
                .put(
                        "/api/v1/tickets/" + mine + "/schedule",
                        Map.of("startsAt", OffsetDateTime.now().plusDays(1).toString())));
        operations.put(Permission.TICKET_DELETE, () -> agent.delete("/api/v1/tickets/" + discarded));
        operations.put(Permission.TRASH_VIEW, () -> agent.get("/api/v1/trash/tickets"));
        operations.put(
                Permission.TRASH_RESTORE, () -> agent.post("/api/v1/trash/tickets/" + restored + "/restore", null));
        operations.put(Permission.TRASH_PURGE, () -> agent.delete("/api/v1/trash/tickets/" + removed));
        operations.put(Permission.CUSTOMER_VIEW, () -> agent.get("/api/v1/customers/" + customer));
        operations.put(Permission.CUSTOMER_EDIT, () -> agent.post("/api/v1/customers", Map.of("name", "Nova")));
        operations.put(Permission.CUSTOMER_EXPORT, () -> agent.get("/api/v1/customers/export"));
        operations.put(Permission.CUSTOMER_DELETE, () -> agent.delete("/api/v1/customers/" + customer));
        operations.put(Permission.CANNED_MANAGE_OWN, () -> agent.post("/api/v1/canned-answers", canned("OWN")));
        operations.put(Permission.CANNED_MANAGE_SHARED, () -> agent.post("/api/v1/canned-answers", canned("EVERYONE")));
        String parent = opened(owner, customer, account.support());
        owner.post("/api/v1/tickets/" + parent + "/bind", Map.of("agentId", account.agent()));
        String edited = opened(owner, customer, account.support());
        String passed = opened(owner, customer, account.support());
        operations.put(
                Permission.TICKET_CREATE_INTERNAL,
                () -> agent.post("/api/v1/tickets/internal", internal(account.sales())));
        operations.put(
                Permission.TICKET_ESCALATE,
                () -> agent.post("/api/v1/tickets/" + parent + "/children", internal(account.sales())));
        operations.put(Permission.TICKET_EDIT, () -> agent.with("If-Match", "\"1\"")
                .put("/api/v1/tickets/" + edited + "/opening", Map.of("subject", "Outro")));
        operations.put(
                Permission.TICKET_TRANSFER,
                () -> agent.post("/api/v1/tickets/" + passed + "/transfer", Map.of("departmentId", account.sales())));
        String unwanted = opened(owner, customer, account.support());
        owner.post("/api/v1/tickets/" + unwanted + "/bind", Map.of("agentId", account.agent()));
        operations.put(
                Permission.TICKET_CANCEL,
                () -> agent.post("/api/v1/tickets/" + unwanted + "/cancel", Map.of("reason", "Engano.")));
        operations.put(
                Permission.TICKET_MERGE,
                () -> agent.post("/api/v1/tickets/" + edited + "/merge", Map.of("targetId", parent)));
        operations.put(Permission.TICKET_SPLIT, () -> agent.post("/api/v1/tickets/" + parent + "/split/undo", null));
        chats(agent).forEach(operations::put);
        Set<Permission> proven = EnumSet.copyOf(operations.keySet());
        proven.add(Permission.CUSTOMER_PERSONAL_VIEW);
        assertThat(proven)
                .as("each has its operation, here or in MaskingTest")
                .isEqualTo(EnumSet.copyOf(Permission.ofGroups()));
        operations.forEach((permission, operation) -> {
            groups.permit(account, account.agent(), without(permission));
            assertThat(status(operation)).as("without " + permission).isEqualTo(403);
        });
        groups.permit(account, account.agent(), without());
        operations.forEach((permission, operation) ->
                assertThat(status(operation)).as("with " + permission).isIn(200, 201, 202, 204, 409));
        groups.permit(account, account.agent(), Set.of());
        assertThat(agent.post("/api/v1/tickets/" + ticket + "/comments", text()).status())
                .as("a comment needs no permission")
                .isEqualTo(201);
    }

    private Map<Permission, Callable<Answer>> chats(ApiClient agent) {
        String passed = "/api/v1/conversations/"
                + conversations.attended(account, account.agent()).id();
        String blocked = "/api/v1/conversations/"
                + conversations.attended(account, account.agent()).id();
        String deleted = "/api/v1/conversations/"
                + conversations.ended(account, account.agent()).id();
        return Map.of(
                Permission.CHAT_VISITORS,
                () -> agent.get("/api/v1/visitors"),
                Permission.CHAT_DELETE,
                () -> agent.delete(deleted),
                Permission.CHAT_RATINGS_VIEW,
                () -> agent.get("/api/v1/conversation-ratings"),
                Permission.CHAT_TRANSFER,
                () -> agent.post(passed + "/transfer", Map.of("departmentId", account.sales())),
                Permission.CHAT_BLOCK,
                () -> agent.post(blocked + "/block", Map.of("reason", "Ofensas.")));
    }

    @Test
    @Rule("PER-6")
    void aManagerIsNotAskedForTheGroupWhereTheyManage() {
        groups.permit(account, account.manager(), Set.of());
        ApiClient manager = accounts.signedIn(account, account.manager());
        String customer =
                manager.post("/api/v1/customers", Map.of("name", "Clara")).text("/id");
        assertThat(manager.post("/api/v1/tickets", ticket(customer, account.support()))
                        .status())
                .isEqualTo(201);
        assertThat(manager.post("/api/v1/tickets", ticket(customer, account.sales()))
                        .status())
                .as("elsewhere they are an agent of their group")
                .isEqualTo(403);
        assertThat(names(manager.get("/api/v1/session").json().at("/permissions")))
                .contains("TICKET_CREATE");
    }

    @Test
    @Rule({"PER-6", "PER-14"})
    void administratorsReadWhatAnAgentCanDoAndWhy() {
        groups.sees(account, account.manager(), TicketSight.OWN_ONLY);
        JsonNode manager =
                owner.get("/api/v1/agents/" + account.manager() + "/rights").json();
        assertThat(reason(manager, "TICKET_CREATE")).isEqualTo("true GROUP");
        assertThat(reason(manager, "TEAM_QUEUES")).isEqualTo("true MANAGER Suporte");
        assertThat(reason(manager, "VIEW_AUDIT")).isEqualTo("false ONLY_ADMINISTRATORS");
        assertThat(sight(manager, account.support())).isEqualTo("ALL MANAGER");
        assertThat(sight(manager, account.sales())).isEqualTo("OWN NOT_THEIR_TICKET");
        groups.permit(account, account.agent(), without(Permission.CUSTOMER_VIEW));
        JsonNode plain =
                owner.get("/api/v1/agents/" + account.agent() + "/rights").json();
        assertThat(reason(plain, "CUSTOMER_VIEW")).isEqualTo("false NOT_IN_GROUP");
        assertThat(sight(plain, account.support())).isEqualTo("ALL WORKS_THERE");
        assertThat(sight(plain, account.sales())).isEqualTo("NONE NOT_THEIR_DEPARTMENT");
        JsonNode all =
                owner.get("/api/v1/agents/" + account.owner() + "/rights").json();
        assertThat(reason(all, "MANAGE_ACCOUNT")).isEqualTo("true ADMINISTRATOR");
        String customer =
                owner.post("/api/v1/customers", Map.of("name", "Clara")).text("/id");
        Answer ticket = owner.post("/api/v1/tickets", ticket(customer, account.sales()));
        String question = "/rights/tickets/" + ticket.text("/number");
        assertThat(seen(account.agent(), question)).isEqualTo("false NOT_THEIR_DEPARTMENT");
        assertThat(seen(account.seller(), question)).isEqualTo("true WORKS_THERE");
        groups.sees(account, account.agent(), TicketSight.OWN_AND_UNASSIGNED_ANY);
        assertThat(seen(account.agent(), question)).isEqualTo("true UNASSIGNED");
        assertThat(owner.get("/api/v1/agents/" + account.agent() + "/rights/tickets/999999")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Rule("PER-1")
    void theServiceAsksForThePermission(@Autowired PermissionGroups service, @Autowired RightsReview review) {
        ActingAgent plain = accounts.acting(account, account.agent());
        var form = new PermissionGroupForm("X", TicketSight.OWN_ONLY, List.of());
        UUID id = UUID.randomUUID();
        Tenant.run(account.id(), () -> List.<Runnable>of(
                        () -> service.list(plain),
                        () -> service.find(plain, id),
                        () -> service.create(plain, form),
                        () -> service.change(plain, id, form, 1),
                        () -> service.take(plain, id, List.of()),
                        () -> service.delete(plain, id, null),
                        () -> review.of(plain, plain.id()))
                .forEach(each -> assertThatThrownBy(each::run)
                        .isInstanceOf(Problem.class)
                        .hasMessageContaining("forbidden")));
    }

    private String seen(UUID agentId, String question) {
        JsonNode answer = owner.get("/api/v1/agents/" + agentId + question).json();
        return answer.at("/seen").asString() + " " + answer.at("/reason").asString();
    }

    private static String reason(JsonNode rights, String permission) {
        for (JsonNode each : rights.at("/permissions")) {
            if (each.at("/permission").asString().equals(permission)) {
                String where = each.at("/departments").isEmpty()
                        ? ""
                        : " " + each.at("/departments/0/name").asString();
                return each.at("/granted").asString() + " " + each.at("/reason").asString() + where;
            }
        }
        return "missing";
    }

    private static String sight(JsonNode rights, UUID department) {
        for (JsonNode each : rights.at("/departments")) {
            if (each.at("/id").asString().equals(department.toString())) {
                return each.at("/sees").asString() + " " + each.at("/reason").asString();
            }
        }
        return "missing";
    }

    private String opened(ApiClient client, String customer, UUID department) {
        return client.post("/api/v1/tickets", ticket(customer, department)).text("/id");
    }

    private static Map<String, Object> internal(UUID department) {
        return Map.of("departmentId", department, "subject", "Pedido", "html", "<p>Precisamos de vocês</p>");
    }

    private static Map<String, Object> ticket(String customer, UUID department) {
        return Map.of("customerId", customer, "departmentId", department, "subject", "Oi", "html", "<p>Oi</p>");
    }

    private static Map<String, Object> text() {
        return Map.of("html", "<p>Oi</p>");
    }

    private static int status(Callable<Answer> operation) {
        try {
            return operation.call().status();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private List<String> audited() {
        return accounts.in(account.id(), () -> sql.fetch(
                        "select action from audit_entry where account_id = ? order by id", account.id())
                .into(String.class));
    }

    private static Map<String, Object> form(String name) {
        return new HashMap<>(Map.of(
                "name",
                name,
                "ticketSight",
                "LINKED_DEPARTMENTS",
                "permissions",
                Arrays.asList("CUSTOMER_VIEW", "TICKET_CREATE")));
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static List<String> names(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static Map<String, Object> canned(String scope) {
        return Map.of("scope", scope, "name", "Saudação", "html", "<p>Olá.</p>");
    }
}
