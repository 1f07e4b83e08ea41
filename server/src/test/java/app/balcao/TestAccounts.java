package app.balcao;

import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.ACCOUNT_DIRECTORY;
import static app.balcao.schema.Tables.ACCOUNT_SECURITY;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static app.balcao.schema.Tables.TICKET_COUNTER;
import static app.balcao.schema.Tables.WORK_SHIFT;

import app.balcao.access.Sessions;
import app.balcao.people.ActingAgent;
import app.balcao.people.ActingAgents;
import app.balcao.people.store.PermissionGroupRepository;
import app.balcao.platform.tenant.Tenant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes accounts and agents for tests, straight in the database so that thousands cost nothing. */
@TestComponent
public class TestAccounts {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final DSLContext sql;
    private final TransactionTemplate transaction;
    private final Sessions sessions;
    private final ActingAgents agents;
    private final PermissionGroupRepository groups;
    private final ServletWebServerApplicationContext server;

    TestAccounts(
            DSLContext sql,
            TransactionTemplate transaction,
            Sessions sessions,
            ActingAgents agents,
            PermissionGroupRepository groups,
            ServletWebServerApplicationContext server) {
        this.sql = sql;
        this.transaction = transaction;
        this.sessions = sessions;
        this.agents = agents;
        this.groups = groups;
        this.server = server;
    }

    /**
     * A company with two departments: support and sales.
     *
     * @param owner administrator, works nowhere
     * @param manager manages and works in support
     * @param agent works in support
     * @param colleague works in support
     * @param seller works in sales
     */
    public record TestAccount(
            UUID id,
            String login,
            UUID support,
            UUID sales,
            UUID owner,
            UUID manager,
            UUID agent,
            UUID colleague,
            UUID seller) {}

    public TestAccount create() {
        String login = "empresa-" + COUNT.incrementAndGet() + "-" + Long.toString(System.nanoTime(), 36);
        UUID id = sql.select(org.jooq.impl.DSL.field("uuidv7()", UUID.class))
                .fetchSingle()
                .value1();
        return in(id, () -> {
            sql.insertInto(ACCOUNT_DIRECTORY).values(login, id).execute();
            sql.insertInto(ACCOUNT)
                    .set(ACCOUNT.ACCOUNT_ID, id)
                    .set(ACCOUNT.LOGIN_NAME, login)
                    .set(ACCOUNT.COMPANY_NAME, "Empresa " + login)
                    .execute();
            sql.insertInto(ACCOUNT_SECURITY)
                    .set(ACCOUNT_SECURITY.ACCOUNT_ID, id)
                    .execute();
            groups.insertDefault("Grupo Padrão");
            sql.insertInto(TICKET_COUNTER).values(id, 1000L).execute();
            sql.insertInto(WORK_SHIFT)
                    .set(WORK_SHIFT.ACCOUNT_ID, id)
                    .set(WORK_SHIFT.NAME, "Turno padrão")
                    .set(WORK_SHIFT.IS_STANDARD, true)
                    .execute();
            UUID support = department(id, "Suporte");
            UUID sales = department(id, "Vendas");
            UUID owner = agent(id, "Olívia Dona", true);
            UUID manager = agent(id, "Marcos Gerente", false);
            UUID agent = agent(id, "Ana Atendente", false);
            UUID colleague = agent(id, "Caio Colega", false);
            UUID seller = agent(id, "Vera Vendedora", false);
            place(id, support, manager, true);
            place(id, support, agent, false);
            place(id, support, colleague, false);
            place(id, sales, seller, false);
            return new TestAccount(id, login, support, sales, owner, manager, agent, colleague, seller);
        });
    }

    /** A program's or browser's view of the server, signed in as an agent. */
    public ApiClient signedIn(TestAccount account, UUID agentId) {
        String cookie = session(account, agentId);
        return new ApiClient(address(), cookie);
    }

    /** The value of the cookie of a new session of an agent. */
    public String session(TestAccount account, UUID agentId) {
        return in(
                account.id(),
                () -> sessions.begin(new Sessions.NewSession(agentId, "127.0.0.1", "test", "PASSWORD", false, null)));
    }

    /** The same, without a session. */
    public ApiClient anonymous() {
        return new ApiClient(address(), null);
    }

    /** A program that sends this token. */
    public ApiClient program(String token) {
        return ApiClient.program(address(), token);
    }

    /** What services take as the acting agent. */
    public ActingAgent acting(TestAccount account, UUID agentId) {
        return Tenant.call(account.id(), () -> agents.find(agentId).orElseThrow());
    }

    /** Runs work as the account, in one transaction. */
    public <T> T in(UUID accountId, java.util.function.Supplier<T> work) {
        return Tenant.call(accountId, () -> transaction.execute(status -> work.get()));
    }

    public String address() {
        return "http://localhost:" + server.getWebServer().getPort();
    }

    private UUID department(UUID account, String name) {
        return sql.insertInto(DEPARTMENT)
                .set(DEPARTMENT.ACCOUNT_ID, account)
                .set(DEPARTMENT.NAME, name)
                .returningResult(DEPARTMENT.ID)
                .fetchSingle()
                .value1();
    }

    private UUID agent(UUID account, String name, boolean owner) {
        return sql.insertInto(AGENT)
                .set(AGENT.ACCOUNT_ID, account)
                .set(AGENT.NAME, name)
                .set(
                        AGENT.EMAIL,
                        name.substring(0, 3).toLowerCase(java.util.Locale.ROOT).replace("í", "i")
                                + COUNT.incrementAndGet() + "@empresa.example")
                .set(AGENT.EMAIL_VALIDATED_AT, OffsetDateTime.now())
                .set(AGENT.IS_OWNER, owner)
                .set(AGENT.IS_ADMINISTRATOR, owner)
                .returningResult(AGENT.ID)
                .fetchSingle()
                .value1();
    }

    private void place(UUID account, UUID department, UUID agent, boolean manager) {
        sql.insertInto(DEPARTMENT_AGENT)
                .set(DEPARTMENT_AGENT.ACCOUNT_ID, account)
                .set(DEPARTMENT_AGENT.DEPARTMENT_ID, department)
                .set(DEPARTMENT_AGENT.AGENT_ID, agent)
                .set(DEPARTMENT_AGENT.TICKETS, true)
                .set(DEPARTMENT_AGENT.CHAT, true)
                .set(DEPARTMENT_AGENT.MANAGER, manager)
                .execute();
    }
}
