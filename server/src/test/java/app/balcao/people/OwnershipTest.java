package app.balcao.people;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.OUTGOING_EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.AtOnce;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An account goes from one owner to another, over the wire. */
@BalcaoTest
class OwnershipTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
    }

    private Map<String, Object> wish(UUID to) {
        return new HashMap<>(Map.of(
                "from",
                account.owner(),
                "to",
                to,
                "staysAdministrator",
                true,
                "revokeTokens",
                true,
                "endSessions",
                false,
                "confirmation",
                account.login()));
    }

    private Answer give(ApiClient client, Map<String, Object> wish) {
        return client.put("/api/v1/account/owner", wish);
    }

    private List<UUID> owners() {
        return accounts.in(account.id(), () -> sql.select(AGENT.ID)
                .from(AGENT)
                .where(AGENT.ACCOUNT_ID.eq(account.id()))
                .and(AGENT.IS_OWNER)
                .fetch(AGENT.ID));
    }

    @Test
    @Rule({"OWN-2", "OWN-4", "OWN-5"})
    void theAccountGoesToAnotherAgentAndBothAreTold() {
        Answer given = give(owner, wish(account.agent()));
        assertThat(given.status()).as(given.json().toString()).isEqualTo(200);
        assertThat(given.text("/id")).isEqualTo(account.agent().toString());
        assertThat(owners()).containsExactly(account.agent());
        Answer me = accounts.signedIn(account, account.agent()).get("/api/v1/session");
        assertThat(me.json().at("/agent/isAdministrator").asBoolean()).isTrue();
        assertThat(owner.get("/api/v1/account").status())
                .as("the former owner stays administrator")
                .isEqualTo(200);
        List<String> told = accounts.in(account.id(), () -> sql.select(OUTGOING_EMAIL.KIND)
                .from(OUTGOING_EMAIL)
                .where(OUTGOING_EMAIL.ACCOUNT_ID.eq(account.id()))
                .fetch(OUTGOING_EMAIL.KIND));
        assertThat(told).containsExactlyInAnyOrder("OWNER_NOW", "OWNER_NO_MORE");
        Answer audited = owner.get("/api/v1/audit-entries?action=owner.changed");
        assertThat(audited.text("/items/0/before/owner")).isEqualTo("Olívia Dona");
        assertThat(audited.text("/items/0/after/owner")).isEqualTo("Ana Atendente");
    }

    @Test
    @Rule({"OWN-2", "OWN-4"})
    void theFormerOwnerLosesAtOnceWhatIsNotLeftToThem() {
        ApiClient elsewhere = accounts.signedIn(account, account.owner());
        String token = owner.post(
                        "/api/v1/api-tokens",
                        Map.of("name", "x", "scopes", List.of("tickets:read"), "addresses", List.of(), "days", 1))
                .text("/token/id");
        Map<String, Object> wish = wish(account.agent());
        wish.put("staysAdministrator", false);
        assertThat(give(owner, wish).status()).isEqualTo(200);
        assertThat(owner.get("/api/v1/account").status()).isEqualTo(403);
        assertThat(elsewhere.get("/api/v1/account").status()).isEqualTo(403);
        ApiClient present = accounts.signedIn(account, account.agent());
        Answer tokens = present.get("/api/v1/api-tokens?all=true");
        assertThat(tokens.text("/items/0/id")).isEqualTo(token);
        assertThat(tokens.text("/items/0/state")).isEqualTo("REVOKED");
        wish = wish(account.owner());
        wish.put("from", account.agent());
        wish.put("endSessions", true);
        assertThat(give(present, wish).status()).isEqualTo(200);
        assertThat(present.get("/api/v1/tickets").status()).isEqualTo(401);
    }

    @Test
    @Rule("OWN-4")
    void onlyAnActiveAgentWithAProvenAddressMayOwn() {
        accounts.in(account.id(), () -> {
            sql.update(AGENT)
                    .set(AGENT.ACTIVE, false)
                    .where(AGENT.ACCOUNT_ID.eq(account.id()))
                    .and(AGENT.ID.eq(account.agent()))
                    .execute();
            return sql.update(AGENT)
                    .setNull(AGENT.EMAIL_VALIDATED_AT)
                    .where(AGENT.ACCOUNT_ID.eq(account.id()))
                    .and(AGENT.ID.eq(account.colleague()))
                    .execute();
        });
        UUID stranger = accounts.create().agent();
        for (UUID unfit : List.of(account.agent(), account.colleague(), account.owner(), stranger)) {
            Answer refused = give(owner, wish(unfit));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("/errors/0/field")).isEqualTo("to");
        }
        Map<String, Object> unconfirmed = wish(account.manager());
        unconfirmed.put("confirmation", "outra");
        assertThat(give(owner, unconfirmed).text("/errors/0/field")).isEqualTo("confirmation");
        assertThat(owners()).containsExactly(account.owner());
    }

    @Test
    @Rule("OWN-3")
    void administratorsMayDoItAndOthersMayNot() {
        assertThat(give(accounts.signedIn(account, account.manager()), wish(account.agent()))
                        .status())
                .isEqualTo(403);
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.IS_ADMINISTRATOR, true)
                .where(AGENT.ACCOUNT_ID.eq(account.id()))
                .and(AGENT.ID.eq(account.manager()))
                .execute());
        ApiClient administrator = accounts.signedIn(account, account.manager());
        assertThat(give(administrator, wish(account.agent())).status()).isEqualTo(200);
        assertThat(owners()).containsExactly(account.agent());
    }

    @Test
    @Rule("OWN-6")
    void thereIsExactlyOneOwnerHoweverManyChangeItAtOnce() throws Exception {
        List<UUID> candidates = List.of(account.manager(), account.agent(), account.colleague(), account.seller());
        List<Integer> answers = AtOnce.all(candidates.stream()
                .map(each -> (Callable<Integer>) () -> give(owner, wish(each)).status())
                .toList());
        assertThat(owners()).hasSize(1).isSubsetOf(candidates);
        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
    }
}
