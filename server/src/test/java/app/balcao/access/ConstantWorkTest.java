package app.balcao.access;

import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.AGENT_CREDENTIAL;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.access.store.CredentialRepository;
import app.balcao.access.store.LinkRepository;
import app.balcao.account.AccountSecurity;
import app.balcao.account.Accounts;
import app.balcao.people.ActingAgents;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.jobs.Jobs;
import app.balcao.platform.security.RandomTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether an account or an address exists is told neither by what an answer says nor by the work it took. */
@BalcaoTest
class ConstantWorkTest {

    private static final String PASSWORD = "jabuti-roxo-77-telha";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Accounts directory;

    @Autowired
    private CredentialRepository repository;

    @Autowired
    private Credentials credentials;

    @Autowired
    private Entrance entrance;

    @Autowired
    private SecondStep secondStep;

    @Autowired
    private AccountSecurity security;

    @Autowired
    private VisitorLimits limits;

    @Autowired
    private ActingAgents agents;

    @Autowired
    private LinkRepository links;

    @Autowired
    private AccessMails mails;

    @Autowired
    private Jobs jobs;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private String email;
    private String closed;

    @BeforeEach
    void people() {
        account = accounts.create();
        email = accounts.acting(account, account.agent()).email();
        TestAccount other = accounts.create();
        closed = other.login();
        accounts.in(
                other.id(), () -> sql.update(ACCOUNT).set(ACCOUNT.ACTIVE, false).execute());
        accounts.in(account.id(), () -> {
            for (UUID each : List.of(account.agent(), account.colleague(), account.manager())) {
                credentials.give(each, PASSWORD);
            }
            sql.update(AGENT)
                    .set(AGENT.ACTIVE, false)
                    .where(AGENT.ID.eq(account.colleague()))
                    .execute();
            sql.update(AGENT_CREDENTIAL)
                    .set(AGENT_CREDENTIAL.LOCKED_AT, OffsetDateTime.now())
                    .where(AGENT_CREDENTIAL.AGENT_ID.eq(account.manager()))
                    .execute();
            return account;
        });
    }

    private String address(UUID agent) {
        return accounts.in(account.id(), () -> sql.select(AGENT.EMAIL)
                .from(AGENT)
                .where(AGENT.ID.eq(agent))
                .fetchSingle(AGENT.EMAIL));
    }

    @Test
    @Rule("ACC-11")
    void everySignInHashesOnceWhoeverItIs() {
        CountingEncoder encoder = new CountingEncoder();
        SignIn signIn = signIn(new Passwords(encoder));
        encoder.take();
        Map<String, String[]> attempts = new LinkedHashMap<>();
        attempts.put("unknown account", new String[] {"nao-existe-" + account.login(), email, PASSWORD});
        attempts.put("closed account", new String[] {closed, email, PASSWORD});
        attempts.put("unknown agent", new String[] {account.login(), "ninguem@nada.example", PASSWORD});
        attempts.put("no address", new String[] {account.login(), "nem isso", PASSWORD});
        attempts.put("inactive agent", new String[] {account.login(), address(account.colleague()), PASSWORD});
        attempts.put("agent without a password", new String[] {account.login(), address(account.owner()), PASSWORD});
        attempts.put("locked agent", new String[] {account.login(), address(account.manager()), PASSWORD});
        attempts.put("wrong password", new String[] {account.login(), email, "outra-" + PASSWORD});
        attempts.put("right password", new String[] {account.login(), email, PASSWORD});
        attempts.forEach((name, each) -> {
            String refusal = refusal(signIn, each);
            assertThat(encoder.take()).as("hashes for " + name).isEqualTo(1);
            assertThat(refusal).as(name).isEqualTo(name.equals("right password") ? "" : "sign-in-refused");
        });
    }

    private static String refusal(SignIn signIn, String[] typed) {
        try {
            signIn.signIn(new SignIn.Attempt(
                    typed[0],
                    typed[1],
                    typed[2],
                    new EntryContext("127.0.0.1", "", Clock.systemUTC().instant(), null)));
            return "";
        } catch (Problem refused) {
            return refused.kind();
        }
    }

    private SignIn signIn(Passwords passwords) {
        LocalPasswordCheck local = new LocalPasswordCheck(passwords);
        ObjectProvider<PasswordCheck> checks = new ObjectProvider<>() {
            @Override
            public Stream<PasswordCheck> orderedStream() {
                return Stream.of(local);
            }
        };
        return new SignIn(
                directory,
                repository,
                new PasswordChecks(checks, local),
                entrance,
                secondStep,
                security,
                limits,
                agents,
                links,
                mails,
                transaction);
    }

    @Test
    @Rule("ACC-7")
    void askingForARecoveryLooksNothingUp() {
        // Neither the accounts nor their agents are there to be looked at, nor is a mail there to be sent.
        Recoveries recoveries = new Recoveries(null, null, null, null, limits, jobs, null, null, Clock.systemUTC());
        recoveries.password(account.login(), email, "127.0.0.1");
        recoveries.password(account.login(), "ninguem@nada.example", "127.0.0.1");
        recoveries.password("nao-existe-" + account.login(), email, "127.0.0.1");
        recoveries.account(email, "127.0.0.1");
        recoveries.account("ninguem-" + account.login() + "@nada.example", "127.0.0.1");
    }

    @Test
    @Rule({"ACC-8", "AGT-3"})
    void aLinkThatIsNotOpenSaysTheSameWhyeverThatIs() {
        TestLinks links = new TestLinks(accounts, sql);
        Map<String, String> tokens = new LinkedHashMap<>();
        String replaced = linkToAgent(links);
        tokens.put("replaced", replaced);
        String expired = linkToAgent(links);
        links.age(account.id(), account.agent(), Duration.ofDays(8));
        tokens.put("expired", expired);
        String used = linkToAgent(links);
        assertThat(use(used, "lamparina-torta-91-giz").status()).isEqualTo(204);
        tokens.put("used", used);
        tokens.put("with another secret", used.substring(0, used.length() - 6) + "AAAAAA");
        tokens.put(
                "of no account", RandomTokens.encode(UUID.randomUUID(), UUID.randomUUID(), RandomTokens.newSecret()));
        tokens.put("nonsense", "nonsense");
        String inactive = linkToAgent(links);
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.ACTIVE, false)
                .where(AGENT.ID.eq(account.agent()))
                .execute());
        tokens.put("of an inactive agent", inactive);
        tokens.forEach((name, token) -> {
            for (Answer each : List.of(
                    accounts.anonymous().get("/api/v1/access-links/" + token),
                    use(token, "lamparina-torta-91-giz"),
                    use(token, "curta"))) {
                assertThat(each.status()).as(name).isEqualTo(404);
                assertThat(each.text("/detail")).as(name).contains("não vale mais");
                assertThat(each.json().propertyNames())
                        .as(name)
                        .containsExactlyInAnyOrder("type", "title", "status", "detail", "instance");
            }
        });
    }

    private String linkToAgent(TestLinks links) {
        assertThat(accounts.signedIn(account, account.owner())
                        .post("/api/v1/agents/" + account.agent() + "/resend-link", null)
                        .status())
                .isEqualTo(204);
        return links.token(account.id(), account.agent(), LinkPurpose.RECOVER_PASSWORD);
    }

    private Answer use(String token, String password) {
        ApiClient anybody = accounts.anonymous();
        return anybody.post("/api/v1/access-links/" + token + "/use", Map.of("password", password));
    }
}
