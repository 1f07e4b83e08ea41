package app.balcao.access;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.AGENT_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.access.IpRule.Panel;
import app.balcao.platform.realtime.LiveClient;
import app.balcao.platform.tenant.Tenant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Addresses from which people may enter. The tests themselves come from the loopback address. */
@BalcaoTest
class IpRulesTest {

    private static final String ADDRESS = "/api/v1/ip-rules";
    private static final String PASSWORD = "jabuti-roxo-77-telha";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Credentials credentials;

    @Autowired
    private IpRules rules;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
    }

    @Test
    @Rule({"SEC-13", "SEC-14", "SEC-16"})
    void administratorsKeepRangesOfBothPanels() {
        Answer single = add("AGENT", "203.0.113.9", null);
        assertThat(single.status()).isEqualTo(201);
        assertThat(single.text("/lastAddress")).isEqualTo("203.0.113.9");
        add("CUSTOMER", "2001:DB8::/64", null);
        add("AGENT", "10.0.0.1", " 10.0.0.20 ");
        assertThat(owner.get(ADDRESS).json().at("/items").values())
                .extracting(each -> each.at("/panel").asString() + " "
                        + each.at("/firstAddress").asString() + " "
                        + each.at("/lastAddress").asString())
                .containsExactly(
                        "AGENT 10.0.0.1 10.0.0.20",
                        "AGENT 203.0.113.9 203.0.113.9",
                        "CUSTOMER 2001:db8:: 2001:db8::ffff:ffff:ffff:ffff");

        String one = ADDRESS + "/" + single.text("/id");
        assertThat(owner.put(one, form("AGENT", "203.0.113.8", null)).status()).isEqualTo(428);
        Answer changed = owner.with("If-Match", "\"1\"").put(one, form("CUSTOMER", "203.0.113.8", "203.0.113.10"));
        assertThat(changed.text("/firstAddress")).isEqualTo("203.0.113.8");
        Answer stale = owner.with("If-Match", "\"1\"").put(one, form("AGENT", "203.0.113.8", null));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.text("/current/panel")).isEqualTo("CUSTOMER");
        assertThat(owner.delete(one).status()).isEqualTo(204);
        assertThat(owner.delete(one).status()).isEqualTo(404);
        assertThat(owner.with("If-Match", "\"2\"")
                        .put(one, form("AGENT", "203.0.113.8", null))
                        .status())
                .isEqualTo(404);
        JsonNode audit = owner.get("/api/v1/audit-entries").json().at("/items");
        assertThat(audit.at("/0/action").asString()).isEqualTo("ip-rule.deleted");
        assertThat(audit.at("/1/action").asString()).isEqualTo("ip-rule.changed");
        assertThat(audit.at("/1/before/panel").asString()).isEqualTo("AGENT");
        assertThat(audit.at("/1/after/panel").asString()).isEqualTo("CUSTOMER");
    }

    @ParameterizedTest
    @Rule({"SEC-14", "SEC-21"})
    @CsvSource({
        "10.0.0.2,10.0.0.1,lastAddress,order",
        "10.0.0.2,2001:db8::1,lastAddress,family",
        "10.0.0.256,,firstAddress,address",
        "010.0.0.1,,firstAddress,address",
        "10.0.0.1,abc,lastAddress,address",
        "10.0.0.0/33,,firstAddress,address",
        "10.0.0.0/8,10.1.0.0,lastAddress,network",
        "casa.example,,firstAddress,address",
        "2001:db8::2,2001:db8::1,lastAddress,order",
    })
    void whatIsNoRangeIsToldBesideItsField(String first, String last, String field, String code) {
        Answer answer = add("AGENT", first, last);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
        assertThat(answer.text("/errors/0/code")).isEqualTo(code);
    }

    @Test
    @Rule({"SEC-14", "SEC-16", "SEC-18", "SEC-20", "SEC-21"})
    void anAddressMustLieInOneOfTheRangesOfItsPanel() {
        assertThat(allows(Panel.AGENT, "198.51.100.1")).isTrue();
        add("AGENT", "10.0.0.1", "10.0.0.20");
        add("AGENT", "203.0.113.9", null);
        for (String inside : List.of("10.0.0.1", "10.0.0.20", "203.0.113.9", "::ffff:10.0.0.7")) {
            assertThat(allows(Panel.AGENT, inside)).as(inside).isTrue();
        }
        for (String outside : List.of("10.0.0.0", "10.0.0.21", "203.0.113.10", "2001:db8::1", "unknown", "")) {
            assertThat(allows(Panel.AGENT, outside)).as(outside).isFalse();
        }
        assertThat(allows(Panel.CUSTOMER, "198.51.100.1")).isTrue();
        add("AGENT", "2001:db8::/32", null);
        assertThat(allows(Panel.AGENT, "2001:db8::1")).isTrue();
        TestAccount other = accounts.create();
        assertThat(Tenant.call(other.id(), () -> rules.allows(Panel.AGENT, "198.51.100.1")))
                .isTrue();
    }

    @Test
    @Rule({"SEC-17", "ACC-11"})
    void agentsAreRefusedAtSignInAndTheOwnerAndAdministratorsAreNot() {
        add("AGENT", "203.0.113.9", null);
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.IS_ADMINISTRATOR, true)
                .where(AGENT.ACCOUNT_ID.eq(account.id()))
                .and(AGENT.ID.eq(account.manager()))
                .execute());
        Answer agent = signIn(account.agent());
        assertThat(agent.status()).isEqualTo(403);
        assertThat(agent.text("/reason")).isEqualTo("IP_NOT_ALLOWED");
        assertThat(agent.text("/detail")).contains("127.0.0.1");
        assertThat(signIn(account.owner()).status()).isEqualTo(200);
        assertThat(signIn(account.manager()).status()).isEqualTo(200);
        assertThat(accounts.signedIn(account, account.owner())
                        .get("/api/v1/audit-entries?action=session.refused")
                        .text("/items/0/after/reason"))
                .isEqualTo("IP_NOT_ALLOWED");
        owner = accounts.signedIn(account, account.owner());
        add("AGENT", "127.0.0.0/8", null);
        assertThat(signIn(account.agent()).status()).isEqualTo(200);
    }

    @Test
    @Rule({"SEC-16", "SEC-17"})
    void aRunningSessionStopsAtOnceAndGoesOnWhereItMay() {
        ApiClient agent = accounts.signedIn(account, account.agent());
        assertThat(agent.get("/api/v1/me").status()).isEqualTo(200);
        LiveClient live = LiveClient.open(accounts.address(), agent.cookie("BALCAO_SESSION"), accounts.address());
        Answer rule = add("AGENT", "203.0.113.9", null);
        assertThat(live.closedWith()).isEqualTo(4401);
        Answer refused = agent.get("/api/v1/me");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text("/reason")).isEqualTo("IP_NOT_ALLOWED");
        assertThat(agent.get("/api/v1/session").text("/reason")).isEqualTo("IP_NOT_ALLOWED");
        assertThat(owner.get("/api/v1/me").status()).isEqualTo(200);
        owner.delete(ADDRESS + "/" + rule.text("/id"));
        assertThat(agent.get("/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void whatAChangeWouldDoIsToldBeforeItIsMade() {
        accounts.signedIn(account, account.agent());
        accounts.signedIn(account, account.colleague());
        accounts.in(account.id(), () -> sql.update(AGENT_SESSION)
                .set(AGENT_SESSION.IP, "203.0.113.9")
                .where(AGENT_SESSION.ACCOUNT_ID.eq(account.id()))
                .and(AGENT_SESSION.AGENT_ID.eq(account.colleague()))
                .execute());
        Map<String, Object> wanted = form("AGENT", "203.0.113.0/24", null);
        JsonNode effects = owner.post(ADDRESS + "/effects", wanted).json();
        assertThat(effects.at("/address").asString()).isEqualTo("127.0.0.1");
        assertThat(effects.at("/inside").asBoolean()).isFalse();
        assertThat(effects.at("/shutOut").size()).isEqualTo(1);
        assertThat(effects.at("/shutOut/0/name").asString()).isEqualTo("Ana Atendente");
        assertThat(owner.get(ADDRESS).json().at("/items").size()).isZero();

        add("AGENT", "203.0.113.0/24", null);
        String here = add("AGENT", "127.0.0.1", null).text("/id");
        JsonNode without = owner.post(ADDRESS + "/effects", Map.of("panel", "AGENT", "ipRuleId", here))
                .json();
        assertThat(without.at("/inside").asBoolean()).isFalse();
        assertThat(without.at("/shutOut").size()).isEqualTo(1);
        JsonNode customers = owner.post(ADDRESS + "/effects", form("CUSTOMER", "203.0.113.9", null))
                .json();
        assertThat(customers.at("/shutOut").size()).isZero();
        assertThat(owner.post(ADDRESS + "/effects", form("AGENT", "x", null)).status())
                .isEqualTo(400);
    }

    @Test
    @Rule("ACC-15")
    void nobodyElseSeesOrChangesThem() {
        ApiClient manager = accounts.signedIn(account, account.manager());
        String one = ADDRESS + "/" + add("AGENT", "127.0.0.1", null).text("/id");
        assertThat(manager.get(ADDRESS).status()).isEqualTo(403);
        assertThat(manager.post(ADDRESS, form("AGENT", "127.0.0.2", null)).status())
                .isEqualTo(403);
        assertThat(manager.delete(one).status()).isEqualTo(403);
        TestAccount other = accounts.create();
        assertThat(accounts.signedIn(other, other.owner()).delete(one).status()).isEqualTo(404);
    }

    private boolean allows(Panel panel, String address) {
        return Tenant.call(account.id(), () -> rules.allows(panel, address));
    }

    private Answer add(String panel, String first, String last) {
        return owner.post(ADDRESS, form(panel, first, last));
    }

    private static Map<String, Object> form(String panel, String first, String last) {
        Map<String, Object> form = new LinkedHashMap<>(Map.of("panel", panel, "firstAddress", first));
        if (last != null) {
            form.put("lastAddress", last);
        }
        return form;
    }

    private Answer signIn(java.util.UUID agentId) {
        String email = accounts.in(account.id(), () -> {
            credentials.give(agentId, PASSWORD);
            return accounts.acting(account, agentId).email();
        });
        return accounts.anonymous()
                .post("/api/v1/session", Map.of("account", account.login(), "email", email, "password", PASSWORD));
    }
}
