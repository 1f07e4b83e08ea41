package app.balcao.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/**
 * Whose word counts for the address somebody comes from. Of the machine's addresses 127.0.0.2 is the trusted proxy's
 * ({@link BalcaoTest}), and any other is a stranger's.
 */
@BalcaoTest
class ForwardedAddressTest {

    private static final String PROXY = "127.0.0.2";
    private static final String STRANGER = "127.0.0.3";
    private static final String OFFICE = "203.0.113.7";
    private static final String ELSEWHERE = "198.51.100.9";
    private static final String PASSWORD = "jabuti-roxo-77-telha";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Credentials credentials;

    private TestAccount account;
    private ApiClient owner;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        accounts.in(account.id(), () -> {
            credentials.give(account.agent(), PASSWORD);
            return account;
        });
    }

    @Test
    @Rule("SEC-20")
    void theAddressIsTheProxysWordAndNobodyElses() {
        assertThat(signIn(PROXY, OFFICE).status()).isEqualTo(200);
        assertThat(lastAddress()).isEqualTo(OFFICE);
        signIn(PROXY, ELSEWHERE + ", " + OFFICE);
        assertThat(lastAddress()).as("what the client made up stands before").isEqualTo(OFFICE);
        signIn(PROXY, ELSEWHERE + ", " + OFFICE + ", " + PROXY);
        assertThat(lastAddress()).as("through two proxies").isEqualTo(OFFICE);
        signIn(STRANGER, OFFICE);
        assertThat(lastAddress()).isEqualTo(STRANGER);
    }

    @Test
    @Rule({"SEC-16", "SEC-20"})
    void aMadeUpAddressOpensNoDoorThatIsClosedByAddress() {
        Answer rule = owner.post("/api/v1/ip-rules", Map.of("panel", "AGENT", "firstAddress", OFFICE));
        assertThat(rule.status()).as(rule.json().toString()).isEqualTo(201);
        assertThat(signIn(STRANGER, OFFICE).status()).isEqualTo(403);
        assertThat(signIn(PROXY, ELSEWHERE).status()).isEqualTo(403);
        assertThat(signIn(PROXY, OFFICE + ", " + ELSEWHERE).status()).isEqualTo(403);

        ApiClient agent = accounts.anonymous().from(PROXY);
        assertThat(signIn(agent, OFFICE).status()).isEqualTo(200);
        assertThat(agent.with("X-Forwarded-For", OFFICE).get("/api/v1/me").status())
                .isEqualTo(200);
        assertThat(agent.with("X-Forwarded-For", ELSEWHERE).get("/api/v1/me").status())
                .isEqualTo(401);
        assertThat(agent.from(STRANGER)
                        .with("X-Forwarded-For", OFFICE)
                        .get("/api/v1/me")
                        .status())
                .isEqualTo(401);
    }

    @Test
    @Rule("SEC-20")
    void changingTheHeaderDoesNotGetAroundTheLimits() {
        int held = 0;
        for (int attempt = 0; attempt < 65; attempt++) {
            held += recover(STRANGER, "203.0.113." + attempt, attempt) == 429 ? 1 : 0;
        }
        assertThat(held).isPositive();
        for (int attempt = 0; attempt < 65; attempt++) {
            assertThat(recover(
                            PROXY,
                            "2001:db8:" + Long.toHexString(System.nanoTime() & 0xffff) + "::" + attempt,
                            attempt))
                    .isEqualTo(202);
        }
    }

    @ParameterizedTest
    @Rule("SEC-20")
    @CsvSource({
        "127.0.0.1,true", "10.1.2.3,true", "192.168.0.9,true", "172.16.0.1,true", "172.31.9.9,true",
        "0:0:0:0:0:0:0:1,true", "172.15.0.1,false", "172.32.0.1,false", "203.0.113.7,false", "110.0.0.1,false",
        "11.0.0.1,false", "2001:db8:0:0:0:0:0:1,false",
    })
    void unlessToldTheProxiesAreThoseOfPrivateNetworks(String address, boolean trusted) throws IOException {
        String setting = String.valueOf(new YamlPropertySourceLoader()
                .load("settings", new ClassPathResource("application.yaml"))
                .getFirst()
                .getProperty("server.tomcat.remoteip.internal-proxies"));
        String pattern = new StandardEnvironment().resolveRequiredPlaceholders(setting);
        assertThat(address.matches(pattern)).as(pattern).isEqualTo(trusted);
    }

    private int recover(String from, String told, int attempt) {
        ApiClient client = accounts.anonymous().from(from);
        client.get("/api/v1/session");
        return client.with("X-Forwarded-For", told)
                .post(
                        "/api/v1/account-recoveries",
                        Map.of("email", "ninguem-" + attempt + "@" + account.login() + ".example"))
                .status();
    }

    private Answer signIn(String from, String told) {
        return signIn(accounts.anonymous().from(from), told);
    }

    private Answer signIn(ApiClient client, String told) {
        String email = accounts.acting(account, account.agent()).email();
        client.get("/api/v1/session");
        return client.with("X-Forwarded-For", told)
                .post("/api/v1/session", Map.of("account", account.login(), "email", email, "password", PASSWORD));
    }

    private String lastAddress() {
        var entry = owner.get("/api/v1/audit-entries?action=session.began&limit=1")
                .json()
                .at("/items/0");
        return Objects.requireNonNull(entry).at("/ip").asString();
    }
}
