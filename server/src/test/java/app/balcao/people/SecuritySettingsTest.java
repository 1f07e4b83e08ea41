package app.balcao.people;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.access.Registration;
import app.balcao.account.AccountSecurity;
import app.balcao.account.NewAccount;
import app.balcao.platform.i18n.Language;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** How an account guards itself, over the wire. */
@BalcaoTest
class SecuritySettingsTest {

    private static final String ADDRESS = "/api/v1/account/security";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Registration registration;

    @Autowired
    private AccountSecurity security;

    private TestAccount account;
    private ApiClient owner;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
    }

    @Test
    @Rule({"ACC-9", "ACC-10", "SEC-12", "SEC-27", "SEC-29", "SEC-39"})
    void anAccountBeginsWithWhatIsSafeAndLocksNobodyOut() {
        JsonNode settings = owner.get(ADDRESS).json();
        assertThat(settings.at("/leastPasswordScore").asInt()).isEqualTo(2);
        assertThat(settings.at("/leastPasswordLength").asInt()).isEqualTo(8);
        assertThat(settings.at("/lockAfterFailures").asInt()).isEqualTo(10);
        assertThat(settings.at("/sessionIdleMinutes").asInt()).isEqualTo(720);
        assertThat(settings.at("/sessionLifetimeDays").asInt()).isEqualTo(28);
        assertThat(settings.at("/twoFactorPolicy").asString()).isEqualTo("OPTIONAL");
        assertThat(settings.at("/twoFactorByEmail").asBoolean()).isFalse();
        assertThat(settings.at("/notifyUnknownDevices").asBoolean()).isTrue();
        assertThat(settings.at("/agentsMayChangeEmail").asBoolean()).isTrue();
    }

    @Test
    void aNewAccountHasItsSettings() {
        String login = "nova-" + UUID.randomUUID().toString().substring(0, 8);
        ActingAgent registered = registration.registerWithPassword(
                new NewAccount(login, "Empresa Nova", Language.PT_BR, ZoneOffset.UTC),
                new NewOwner("Nova Dona", "dona@nova.example"),
                "uma-senha-que-ninguem-tem-81");
        assertThat(accounts.in(registered.accountId(), security::current).version())
                .isEqualTo(1);
    }

    @Test
    @Rule({"ACC-15", "ACC-16"})
    void administratorsAloneSeeAndChangeThem() {
        ApiClient agent = accounts.signedIn(account, account.agent());
        ApiClient manager = accounts.signedIn(account, account.manager());
        Map<String, Object> form = form();
        assertThat(agent.get(ADDRESS).status()).isEqualTo(403);
        assertThat(manager.get(ADDRESS).status()).isEqualTo(403);
        assertThat(agent.with("If-Match", "\"1\"").put(ADDRESS, form).status()).isEqualTo(403);
        assertThat(accounts.anonymous().get(ADDRESS).status()).isEqualTo(401);
        assertThat(owner.put(ADDRESS, form).status()).isEqualTo(428);

        form.put("twoFactorPolicy", "ALL");
        form.put("lockAfterFailures", 5);
        var changed = owner.with("If-Match", "\"1\"").put(ADDRESS, form);
        assertThat(changed.text("/twoFactorPolicy")).isEqualTo("ALL");
        var stale = owner.with("If-Match", "\"1\"").put(ADDRESS, form);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.text("/current/twoFactorPolicy")).isEqualTo("ALL");

        JsonNode line = owner.get("/api/v1/audit-entries?action=account-security.changed")
                .json()
                .at("/items/0");
        assertThat(line.at("/before/twoFactorPolicy").asString()).isEqualTo("OPTIONAL");
        assertThat(line.at("/after/twoFactorPolicy").asString()).isEqualTo("ALL");
        assertThat(line.at("/after/lockAfterFailures").asInt()).isEqualTo(5);
        assertThat(line.at("/after").has("sessionIdleMinutes")).isFalse();
    }

    @Test
    @Rule({"ACC-9", "ACC-10", "SEC-26", "SEC-29"})
    void eachNumberHasItsBounds() {
        Map<String, Object> form = form();
        form.putAll(Map.of(
                "leastPasswordScore", 5,
                "leastPasswordLength", 7,
                "lockAfterFailures", 3,
                "sessionIdleMinutes", 9,
                "sessionLifetimeDays", 29));
        assertThat(owner.with("If-Match", "\"1\"")
                        .put(ADDRESS, form)
                        .json()
                        .at("/errors")
                        .values())
                .extracting(each -> each.at("/field").asString())
                .containsExactly(
                        "leastPasswordScore",
                        "leastPasswordLength",
                        "lockAfterFailures",
                        "sessionIdleMinutes",
                        "sessionLifetimeDays");
        form.putAll(Map.of(
                "leastPasswordScore", -1,
                "leastPasswordLength", 65,
                "lockAfterFailures", 21,
                "sessionIdleMinutes", 10_081,
                "sessionLifetimeDays", 0));
        assertThat(owner.with("If-Match", "\"1\"")
                        .put(ADDRESS, form)
                        .json()
                        .at("/errors")
                        .size())
                .isEqualTo(5);
    }

    private Map<String, Object> form() {
        Map<String, Object> form = new LinkedHashMap<>();
        owner.get(ADDRESS)
                .json()
                .properties()
                .forEach(each -> form.put(
                        each.getKey(),
                        each.getValue().isBoolean()
                                ? (Object) each.getValue().asBoolean()
                                : each.getValue().isNumber()
                                        ? (Object) each.getValue().asInt()
                                        : each.getValue().asString()));
        form.remove("version");
        return form;
    }
}
