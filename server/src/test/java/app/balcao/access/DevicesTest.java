package app.balcao.access;

import static app.balcao.schema.Tables.ACCOUNT_SECURITY;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Known and unknown devices, and the notice of the latter, over the wire. */
@BalcaoTest
class DevicesTest {

    private static final String NEW_PASSWORD = "lamparina-torta-91-giz";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Credentials credentials;

    @Autowired
    private DSLContext sql;

    private SignInSteps steps;
    private ApiClient first;

    @BeforeEach
    void open() {
        steps = new SignInSteps(accounts, credentials, sql);
        first = accounts.anonymous();
        steps.password(first);
    }

    private List<String> notices() {
        return steps.mails("UNKNOWN_DEVICE");
    }

    private String disownToken() {
        return notices().getFirst().replaceAll("(?s).*?/link/([\\w-]+)\".*", "$1");
    }

    @Test
    @Rule({"SEC-7", "SEC-8", "SEC-10"})
    void anUnknownDeviceIsToldOfAndTheFirstAndTheKnownOnesAreNot() {
        assertThat(notices()).as("the first ever").isEmpty();
        first.delete("/api/v1/session");
        steps.password(first);
        assertThat(notices()).as("the same browser").isEmpty();
        steps.password(accounts.anonymous());
        assertThat(notices()).as("another browser").hasSize(1);
        steps.password(accounts.anonymous().with("Cookie", "BALCAO_DEVICE=" + first.cookie("BALCAO_DEVICE") + "x"));
        assertThat(notices()).as("a cookie that was tampered with").hasSize(2);
    }

    @Test
    @Rule("SEC-8")
    void aDeviceIsKnownToEachAgentOnTheirOwn() {
        SignInSteps other = new SignInSteps(accounts, credentials, sql);
        other.password(accounts.anonymous());
        other.password(first);
        assertThat(other.mails("UNKNOWN_DEVICE")).hasSize(1);
        steps.password(first);
        assertThat(notices()).as("who used the browser before").isEmpty();
    }

    @Test
    @Rule("SEC-9")
    void theNoticeSaysWhenWhereAndWithWhat() {
        steps.password(accounts.anonymous()
                .with("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"));
        assertThat(notices().getFirst())
                .contains("Firefox", "Linux", "127.0.0.1", "rede local", "America/Sao_Paulo", "/me/security", "/link/")
                .doesNotContain("{");
    }

    @Test
    @Rule("SEC-12")
    void theAccountMaySwitchTheNoticeOff() {
        accounts.in(steps.account.id(), () -> sql.update(ACCOUNT_SECURITY)
                .set(ACCOUNT_SECURITY.NOTIFY_UNKNOWN_DEVICES, false)
                .where(ACCOUNT_SECURITY.ACCOUNT_ID.eq(steps.account.id()))
                .execute());
        steps.password(accounts.anonymous());
        assertThat(notices()).isEmpty();
    }

    @Test
    @Rule("SEC-7")
    void whoDisownsASignInShutsTheOtherOut() {
        ApiClient thief = accounts.anonymous();
        steps.password(thief);
        String token = disownToken();
        ApiClient owner = accounts.anonymous();
        assertThat(owner.get("/api/v1/access-links/" + token).text("/purpose")).isEqualTo("NOT_ME");
        assertThat(thief.get("/api/v1/me").status())
                .as("looking at the link does nothing")
                .isEqualTo(200);
        assertThat(owner.post("/api/v1/access-links/" + token + "/use", "{}").status())
                .isEqualTo(404);
        ApiClient.Answer disowned = owner.post("/api/v1/access-links/" + token + "/disown", null);
        assertThat(disowned.status()).isEqualTo(200);
        assertThat(thief.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(steps.password(thief).status()).as("the known password").isEqualTo(401);
        assertThat(owner.post("/api/v1/access-links/" + token + "/disown", null).status())
                .as("once")
                .isEqualTo(404);
        assertThat(owner.post(
                                "/api/v1/access-links/" + disowned.text("/next") + "/use",
                                Map.of("password", NEW_PASSWORD))
                        .status())
                .isEqualTo(204);
        int before = notices().size();
        thief.post(
                "/api/v1/session",
                Map.of("account", steps.account.login(), "email", steps.email, "password", NEW_PASSWORD));
        assertThat(notices()).as("the device is unknown again").hasSize(before + 1);
    }

    @Test
    void aNewPasswordDoesNotTakeTheLinkAway() {
        ApiClient thief = accounts.anonymous();
        steps.password(thief);
        assertThat(thief.put("/api/v1/me/password", Map.of("current", SignInSteps.PASSWORD, "password", NEW_PASSWORD))
                        .status())
                .isEqualTo(204);
        assertThat(accounts.anonymous()
                        .post("/api/v1/access-links/" + disownToken() + "/disown", null)
                        .status())
                .isEqualTo(200);
        assertThat(thief.get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    @Rule("SEC-11")
    void devicesAreListedAndForgotten() {
        ApiClient second = accounts.anonymous();
        steps.password(second);
        var devices = first.get("/api/v1/devices").json().at("/items");
        assertThat(devices.size()).isEqualTo(2);
        String other = devices.valueStream()
                .filter(each -> !each.at("/current").asBoolean())
                .findFirst()
                .orElseThrow()
                .at("/id")
                .asString();
        assertThat(first.delete("/api/v1/devices/" + other).status()).isEqualTo(204);
        assertThat(first.delete("/api/v1/devices/" + other).status()).isEqualTo(404);
        assertThat(second.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(first.get("/api/v1/me").status()).isEqualTo(200);
        int before = notices().size();
        steps.password(second);
        assertThat(notices()).as("a forgotten device").hasSize(before + 1);
    }
}
