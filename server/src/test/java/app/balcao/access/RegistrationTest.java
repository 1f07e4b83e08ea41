package app.balcao.access;

import static app.balcao.schema.Tables.ACCOUNT_DIRECTORY;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.DEPARTMENT;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Opening an account, over the wire. */
@BalcaoTest
class RegistrationTest {

    private static final String PASSWORD = "lamparina-torta-91-giz";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    private final String login = "nova-" + Long.toString(System.nanoTime(), 36);

    @Test
    @Rule({"ACC-2", "ACC-5", "ACC-12"})
    void theOwnerGetsALinkAndBeginsWithAnEmptyAccount() {
        assertThat(accounts.anonymous()
                        .get("/api/v1/registration")
                        .json()
                        .at("/open")
                        .asBoolean())
                .isTrue();
        assertThat(register(form()).status()).isEqualTo(202);
        UUID account = sql.selectFrom(ACCOUNT_DIRECTORY)
                .where(ACCOUNT_DIRECTORY.LOGIN_NAME.eq(login))
                .fetchSingle(ACCOUNT_DIRECTORY.ACCOUNT_ID);
        var owner = accounts.in(account, () -> sql.selectFrom(AGENT).fetchSingle());
        assertThat(owner.getIsOwner()).isTrue();
        assertThat(owner.getIsAdministrator()).isTrue();
        assertThat((int) accounts.in(account, () -> sql.fetchCount(DEPARTMENT))).isZero();
        assertThat(signIn()).isEqualTo(401);
        String token = new TestLinks(accounts, sql).token(account, owner.getId(), LinkPurpose.SET_PASSWORD);
        ApiClient client = accounts.anonymous();
        assertThat(client.post("/api/v1/access-links/" + token + "/use", Map.of("password", PASSWORD))
                        .status())
                .isEqualTo(204);
        assertThat(signIn()).isEqualTo(200);
    }

    @Test
    @Rule("ACC-2")
    void loginNamesAreUniqueAndPlain() {
        assertThat(register(form()).status()).isEqualTo(202);
        var taken = register(form());
        assertThat(taken.status()).isEqualTo(400);
        assertThat(taken.text("/errors/0/field")).isEqualTo("loginName");
        for (String bad : new String[] {"-a-", "ab", "com espaço", "ção-loja", "a".repeat(41), "x_y_z"}) {
            var refused = register(with("loginName", bad));
            assertThat(refused.text("/errors/0/field")).as(bad).isEqualTo("loginName");
        }
    }

    @Test
    @Rule("ACC-2")
    void namesThatPassForTheInstallationAreReserved() {
        for (String reserved : new String[] {"admin", " Suporte ", "API", "balcao", "no-reply"}) {
            var refused = register(with("loginName", reserved));
            assertThat(refused.status()).as(reserved).isEqualTo(400);
            assertThat(refused.text("/errors/0/field")).isEqualTo("loginName");
            assertThat(refused.text("/errors/0/code")).isEqualTo("reserved");
        }
        assertThat(register(with("loginName", "suporte-" + login.substring(0, 8)))
                        .status())
                .as("a name that holds one")
                .isEqualTo(202);
    }

    @Test
    void badFieldsAreNamedAndNothingIsStored() {
        assertThat(register(with("ownerEmail", "x")).text("/errors/0/field")).isEqualTo("ownerEmail");
        assertThat(register(with("language", "fr")).text("/errors/0/field")).isEqualTo("language");
        assertThat(register(with("timeZone", "Lua")).text("/errors/0/field")).isEqualTo("timeZone");
        assertThat(register(with("companyName", "\u0007")).status()).isEqualTo(400);
        assertThat(register(with("companyName", null)).status()).isEqualTo(400);
        assertThat(sql.fetchExists(ACCOUNT_DIRECTORY, ACCOUNT_DIRECTORY.LOGIN_NAME.eq(login)))
                .isFalse();
    }

    @Test
    @Rule("ACC-12")
    void allThatIsWrongIsToldAtOnceAndInTheReadersWords() {
        var refused = register(Map.of("companyName", "\u200B", "ownerEmail", "x", "language", "fr", "timeZone", "Lua"));
        Map<String, String> errors = new HashMap<>();
        refused.json()
                .at("/errors")
                .forEach(each -> errors.put(
                        each.at("/field").asString(), each.at("/message").asString()));
        assertThat(errors)
                .containsOnlyKeys("companyName", "loginName", "ownerName", "ownerEmail", "language", "timeZone")
                .containsEntry("companyName", "Preencha este campo.")
                .containsEntry("loginName", "Preencha este campo.")
                .containsEntry("ownerName", "Preencha este campo.");
    }

    private ApiClient.Answer register(Map<String, Object> form) {
        return accounts.anonymous().post("/api/v1/accounts", form);
    }

    private int signIn() {
        return accounts.anonymous()
                .post(
                        "/api/v1/session",
                        Map.of("account", login, "email", "dona@" + login + ".example", "password", PASSWORD))
                .status();
    }

    private Map<String, Object> with(String field, Object value) {
        Map<String, Object> form = new HashMap<>(form());
        form.put(field, value);
        return form;
    }

    private Map<String, Object> form() {
        return Map.of(
                "companyName",
                "Empresa Nova",
                "loginName",
                login,
                "ownerName",
                "Dona Nova",
                "ownerEmail",
                "dona@" + login + ".example",
                "language",
                "pt-BR",
                "timeZone",
                "America/Sao_Paulo");
    }
}
