package app.balcao.access;

import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.OUTGOING_EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.account.NewAccount;
import app.balcao.people.ActingAgent;
import app.balcao.people.NewOwner;
import app.balcao.platform.i18n.Language;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing in, over the wire. */
@BalcaoTest
class SignInTest {

    private static final String PASSWORD = "tangerina-azul-42";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Registration registration;

    @Autowired
    private Credentials credentials;

    @Autowired
    private DSLContext sql;

    private String login;
    private String email;
    private ActingAgent owner;

    @BeforeEach
    void open() {
        login = "loja-" + Long.toString(System.nanoTime(), 36);
        email = login + "@loja.example";
        owner = registration.registerWithPassword(
                new NewAccount(login, "Loja", Language.PT_BR, ZoneId.of("America/Sao_Paulo")),
                new NewOwner("Dona da Loja", email),
                PASSWORD);
    }

    @Test
    @Rule("ACC-1")
    void accountEmailAndPasswordOpenASession() {
        ApiClient client = accounts.anonymous();
        var me = signIn(
                client,
                " " + login.toUpperCase(java.util.Locale.ROOT),
                email.toUpperCase(java.util.Locale.ROOT),
                PASSWORD);
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.text("/agent/name")).isEqualTo("Dona da Loja");
        assertThat(me.text("/account/loginName")).isEqualTo(login);
        assertThat(me.text("/language")).isEqualTo("pt-BR");
        assertThat(me.json().at("/agent/isOwner").asBoolean()).isTrue();
        assertThat(me.json().at("/permissions").toString()).contains("MANAGE_ACCOUNT");
        assertThat(me.raw().headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).contains("BALCAO_SESSION=", "HttpOnly", "SameSite=Lax"));
        assertThat(client.get("/api/v1/session").text("/agent/email")).isEqualTo(email);
    }

    @Test
    void signingOutEndsTheSession() {
        ApiClient client = accounts.anonymous();
        signIn(client, login, email, PASSWORD);
        String cookie = client.cookie("BALCAO_SESSION");
        assertThat(client.delete("/api/v1/session").status()).isEqualTo(204);
        assertThat(client.cookie("BALCAO_SESSION")).isNull();
        var thief =
                accounts.anonymous().with("Cookie", "BALCAO_SESSION=" + cookie).get("/api/v1/session");
        assertThat(thief.status()).isEqualTo(401);
    }

    @Test
    void askingWhoIsSignedInHandsOutTheCsrfCookieAndWritingNeedsIt() throws Exception {
        ApiClient client = accounts.anonymous();
        var nobody = client.get("/api/v1/session");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.text("/type")).isEqualTo("/problems/not-signed-in");
        assertThat(client.cookie("XSRF-TOKEN")).isNotBlank();
        var request = HttpRequest.newBuilder(URI.create(accounts.address() + "/api/v1/session"))
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", "forged")
                .header("Cookie", "XSRF-TOKEN=" + client.cookie("XSRF-TOKEN"))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var forged = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(forged.statusCode()).isEqualTo(403);
            assertThat(forged.body()).contains("/problems/csrf");
        }
    }

    @Test
    void theCsrfTokenStaysWhileOthersAreBeingAnswered() {
        var account = accounts.create();
        ApiClient client = accounts.signedIn(account, account.agent());
        client.get("/api/v1/session");
        String token = client.cookie("XSRF-TOKEN");
        assertThat(token).isNotBlank();
        client.get("/api/v1/tickets/counts");
        client.get("/api/v1/me");
        assertThat(client.cookie("XSRF-TOKEN")).isEqualTo(token);
    }

    @Test
    @Rule("ACC-11")
    void everyRefusalLooksTheSameAndTakesAsLong() {
        var other = registration.registerWithPassword(
                new NewAccount(login + "-b", "Outra", Language.PT_BR, ZoneId.of("America/Sao_Paulo")),
                new NewOwner("Outra Dona", "b-" + email),
                PASSWORD);
        assertThat(other.accountId()).isNotEqualTo(owner.accountId());
        Map<String, String[]> attempts = new LinkedHashMap<>();
        attempts.put("unknown account", new String[] {"nao-existe-" + login, email, PASSWORD});
        attempts.put("account of another", new String[] {login + "-b", email, PASSWORD});
        attempts.put("unknown agent", new String[] {login, "ninguem@loja.example", PASSWORD});
        attempts.put("wrong password", new String[] {login, email, "errada-errada"});
        Map<String, Long> times = new LinkedHashMap<>();
        // In turns, so that whatever else the machine does weighs on all alike.
        for (int round = 0; round < 5; round++) {
            attempts.forEach((name, each) -> {
                long began = System.nanoTime();
                var answer = signIn(accounts.anonymous(), each[0], each[1], each[2]);
                times.merge(name, Duration.ofNanos(System.nanoTime() - began).toMillis(), Math::min);
                assertThat(answer.status()).as(name).isEqualTo(401);
                assertThat(answer.text("/type")).as(name).isEqualTo("/problems/sign-in-refused");
                assertThat(answer.text("/detail")).as(name).startsWith("Não foi possível entrar.");
                assertThat(answer.json().propertyNames())
                        .as(name)
                        .containsExactlyInAnyOrder("type", "title", "status", "detail", "instance");
                assertThat(answer.raw().headers().allValues("Set-Cookie"))
                        .as(name)
                        .noneMatch(cookie -> cookie.contains("SESSION"));
            });
        }
        long fastest = times.values().stream().mapToLong(Long::longValue).min().orElseThrow();
        long slowest = times.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        assertThat(fastest).as("milliseconds of %s", times).isGreaterThanOrEqualTo(250);
        assertThat(slowest - fastest).as("milliseconds of %s", times).isLessThan(Math.max(100, fastest / 2));
    }

    @Test
    @Rule({"ACC-11", "CPN-4"})
    void inactiveAccountsAndAgentsAndUnvalidatedAddressesStayOutside() {
        accounts.in(
                owner.accountId(),
                () -> sql.update(AGENT).setNull(AGENT.EMAIL_VALIDATED_AT).execute());
        assertThat(signIn(accounts.anonymous(), login, email, PASSWORD).status())
                .isEqualTo(401);
        accounts.in(owner.accountId(), () -> sql.update(AGENT)
                .set(AGENT.EMAIL_VALIDATED_AT, java.time.OffsetDateTime.now())
                .set(AGENT.IS_OWNER, false)
                .set(AGENT.ACTIVE, false)
                .execute());
        assertThat(signIn(accounts.anonymous(), login, email, PASSWORD).status())
                .isEqualTo(401);
        accounts.in(
                owner.accountId(),
                () -> sql.update(AGENT).set(AGENT.ACTIVE, true).execute());
        assertThat(signIn(accounts.anonymous(), login, email, PASSWORD).status())
                .isEqualTo(200);
        accounts.in(
                owner.accountId(),
                () -> sql.update(ACCOUNT).set(ACCOUNT.ACTIVE, false).execute());
        assertThat(signIn(accounts.anonymous(), login, email, PASSWORD).status())
                .isEqualTo(401);
    }

    @Test
    @Rule("ACC-9")
    void tenWrongPasswordsInARowLockAndANewPasswordUnlocks() {
        for (int attempt = 0; attempt < 9; attempt++) {
            assertThat(signIn(accounts.anonymous(), login, email, "errada").status())
                    .isEqualTo(401);
        }
        assertThat(signIn(accounts.anonymous(), login, email, PASSWORD).status())
                .isEqualTo(200);
        assertThat(mails("LOCKED")).isZero();
        for (int attempt = 0; attempt < 12; attempt++) {
            assertThat(signIn(accounts.anonymous(), login, email, "errada").status())
                    .isEqualTo(401);
        }
        assertThat(mails("LOCKED")).as("told once, however many follow").isEqualTo(1);
        assertThat(signIn(accounts.anonymous(), login, email, PASSWORD).status())
                .isEqualTo(401);
        accounts.in(owner.accountId(), () -> {
            credentials.give(owner.id(), PASSWORD + "!");
            return owner;
        });
        assertThat(signIn(accounts.anonymous(), login, email, PASSWORD + "!").status())
                .isEqualTo(200);
    }

    private int mails(String kind) {
        return accounts.in(owner.accountId(), () -> sql.fetchCount(OUTGOING_EMAIL, OUTGOING_EMAIL.KIND.eq(kind)));
    }

    @Test
    void tooManyAttemptsAreToldToWait() {
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 40)
                    .mapToObj(
                            each -> many.submit(() -> signIn(accounts.anonymous(), "nao-existe-" + login, email, "x")))
                    .map(each -> {
                        try {
                            return each.get();
                        } catch (InterruptedException | ExecutionException failure) {
                            throw new IllegalStateException(failure);
                        }
                    })
                    .toList();
            var held = answers.stream().filter(each -> each.status() == 429).toList();
            assertThat(answers).filteredOn(each -> each.status() == 401).hasSizeBetween(30, 35);
            assertThat(held).isNotEmpty().allSatisfy(answer -> {
                assertThat(answer.text("/type")).isEqualTo("/problems/rate-limited");
                assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
            });
        }
    }

    @Test
    void badInputIsNamed() {
        var empty = accounts.anonymous().post("/api/v1/session", "{}");
        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.json().at("/errors").size()).isEqualTo(3);
        var wrong = accounts.anonymous().post("/api/v1/session", "{\"account\": 7, \"email\": [], \"password\": {}}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(accounts.anonymous().post("/api/v1/session", "nonsense").text("/type"))
                .isEqualTo("/problems/malformed");
    }

    private static ApiClient.Answer signIn(ApiClient client, String account, String email, String password) {
        return client.post("/api/v1/session", credentials(account, email, password));
    }

    private static Map<String, String> credentials(String account, String email, String password) {
        return Map.of("account", account, "email", email, "password", password);
    }

    @Test
    void signingInAgainEndsTheSessionThatTheBrowserHad() {
        ApiClient client = accounts.anonymous();
        signIn(client, login, email, PASSWORD);
        String former = client.cookie("BALCAO_SESSION");
        signIn(client, login, email, PASSWORD);
        assertThat(client.cookie("BALCAO_SESSION")).isNotEqualTo(former);
        assertThat(client.get("/api/v1/session").status()).isEqualTo(200);
        assertThat(accounts.anonymous()
                        .with("Cookie", "BALCAO_SESSION=" + former)
                        .get("/api/v1/session")
                        .status())
                .isEqualTo(401);
    }
}
