package app.balcao.audit;

import static app.balcao.schema.Tables.AUDIT_ENTRY;
import static app.balcao.schema.Tables.AUDIT_SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.audit.store.AuditRepository;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.tenant.Tenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** What the program, in its real role, can and cannot do to the lines of the audit. */
@BalcaoTest
class AppendOnlyTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private AuditRepository repository;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DSLContext sql;

    private TestAccount account;

    @BeforeEach
    void open() {
        account = accounts.create();
        publish(AuditableAction.of(Actor.SYSTEM, "agent.changed", "agent", account.agent()));
    }

    @ParameterizedTest
    @Rule("AUD-6")
    @ValueSource(
            strings = {
                "update audit_entry set action = 'x'",
                "delete from audit_entry",
                "truncate audit_entry",
                "truncate account, audit_entry cascade",
                "truncate account cascade",
                "delete from account",
                "insert into audit_entry (account_id, id, actor_kind, action, item_type)"
                        + " select account_id, id, 'SYSTEM', 'x', 'x' from audit_entry"
                        + " on conflict (account_id, id) do update set action = 'x'",
                "merge into audit_entry a using account b on a.account_id = b.account_id when matched then delete",
                "with gone as (delete from audit_entry returning *) select count(*) from gone",
                "select * from audit_entry for update",
                "lock table audit_entry in exclusive mode",
                "drop table audit_entry cascade",
                "alter table audit_entry rename to other",
                "alter table audit_entry disable trigger all",
                "create trigger x before insert on audit_entry for each row execute function audit_words()",
                "create rule x as on insert to audit_entry do instead nothing",
                "create or replace function audit_words() returns trigger language plpgsql as"
                        + " 'begin return null; end'",
                "create or replace function purge_audit(integer) returns integer language sql as 'select 0'",
                "set session_replication_role = replica"
            })
    void nothingChangesOrRemovesALine(String attempt) {
        assertThatThrownBy(() -> accounts.in(account.id(), () -> sql.execute(attempt)))
                .rootCause()
                .message()
                .containsAnyOf("permission denied", "must be owner");
        assertThat(actions()).containsExactly("agent.changed");
    }

    @Test
    @Rule("AUD-6")
    void noOtherTableCarriesALineAway() {
        assertThat(sql.fetch("select conname from pg_constraint where contype = 'f'"
                        + " and 'audit_entry'::regclass in (conrelid, confrelid)"))
                .isEmpty();
    }

    @Test
    @Rule("AUD-6")
    void linesGoWhenTheyAreOlderThanTheAccountKeepsThemAndALineSaysSo() {
        old(23, "young");
        old(25, "old");
        old(26, "older");
        assertThat(purge(1)).isEqualTo(1);
        assertThat(actions()).doesNotContain("older").contains("old", "young", "audit.purged");
        Tenant.run(account.id(), () -> AuditPurge.purge(repository, transaction));
        assertThat(actions()).containsExactlyInAnyOrder("young", "agent.changed", "audit.purged", "audit.purged");
        var told = accounts.in(
                account.id(),
                () -> repository.list(
                        new AuditFilter("audit.purged", null, null, null, null, null, null, null, null), null, 1));
        assertThat(told.getFirst().after()).containsEntry("removed", 1).containsKey("olderThan");
        assertThat(purge(100)).isZero();
    }

    @Test
    @Rule("AUD-6")
    void theRetentionIsTheAccountsOwnWithinBounds() {
        old(11, "a");
        old(13, "b");
        retain(12);
        assertThat(purge(100)).isEqualTo(1);
        assertThat(actions()).contains("a").doesNotContain("b");
        assertThatThrownBy(() -> retain(5)).hasMessageContaining("retention_months");
        assertThatThrownBy(() -> retain(121)).hasMessageContaining("retention_months");
    }

    @Test
    @Rule("AUD-6")
    void aPurgeKeepsToItsAccount() {
        old(30, "ours");
        TestAccount other = accounts.create();
        accounts.in(other.id(), () -> repository.purge(100));
        assertThat(actions()).contains("ours");
        assertThat(sql.fetchSingle("select purge_audit(100)").get(0)).isEqualTo(0);
    }

    @Test
    @Rule("AUD-7")
    void whatADeletedCustomerWasIsTakenOutOfTheLinesAboutThem() {
        UUID customer = UUID.randomUUID();
        publish(
                AuditableAction.of(Actor.SYSTEM, "customer.exported", "customer", customer)
                        .changing(
                                Map.of("name", "Rita", "phone", ""),
                                Map.of("name", "Rita Lima", "emails", List.of("rita@lima.example"), "active", true)),
                AuditableAction.of(Actor.customer(customer, "Rita"), "session.began", "session", null),
                AuditableAction.of(Actor.SYSTEM, "agent.changed", "agent", UUID.randomUUID())
                        .changing(Map.of("name", "Rita"), Map.of("name", "Ritinha")));
        assertThat(accounts.in(account.id(), () -> repository.mask(customer))).isEqualTo(1);
        var lines = accounts.in(
                account.id(),
                () -> sql.fetch(
                        "select action, before::text, after::text, actor_name, words from audit_entry order by id"));
        assertThat(lines.get(1).get("after", String.class))
                .isEqualTo("{\"name\": \"•••\", \"active\": true, \"emails\": \"•••\"}");
        assertThat(lines.get(1).get("before", String.class)).isEqualTo("{\"name\": \"•••\", \"phone\": \"\"}");
        assertThat(lines.get(1).get("words", String.class)).doesNotContain("rita", "lima");
        assertThat(lines.get(2).get("actor_name")).isNull();
        assertThat(lines.get(3).get("after", String.class)).contains("Ritinha");
    }

    @Test
    @Rule("AUD-7")
    void linesAboutACustomerWhoIsThereAreLeftAlone() {
        UUID customer = accounts.in(account.id(), () -> sql.fetchSingle(
                        "insert into customer (account_id, name) values (?, 'Rita') returning id", account.id())
                .into(UUID.class));
        publish(AuditableAction.of(Actor.SYSTEM, "customer.exported", "customer", customer)
                .changing(Map.of(), Map.of("name", "Rita")));
        assertThat(accounts.in(account.id(), () -> repository.mask(customer))).isZero();
        assertThat(accounts.in(account.id(), () -> sql.fetch(
                                "select after from audit_entry where item_id = ?", customer.toString())
                        .toString()))
                .contains("Rita");
    }

    private int purge(int most) {
        return accounts.in(account.id(), () -> repository.purge(most));
    }

    private void publish(AuditableAction... actions) {
        accounts.in(account.id(), () -> {
            for (AuditableAction each : actions) {
                events.publishEvent(each);
            }
            return account;
        });
    }

    private void old(int months, String action) {
        accounts.in(
                account.id(),
                () -> sql.execute(
                        "insert into audit_entry (account_id, id, at, actor_kind, action, item_type) values"
                                + " (?, uuidv7(make_interval(months => -?)), now() - make_interval(months => ?), 'SYSTEM', ?, 'x')",
                        account.id(),
                        months,
                        months,
                        action));
    }

    private void retain(int months) {
        accounts.in(account.id(), () -> sql.insertInto(AUDIT_SETTINGS)
                .set(AUDIT_SETTINGS.ACCOUNT_ID, account.id())
                .set(AUDIT_SETTINGS.RETENTION_MONTHS, (short) months)
                .onDuplicateKeyUpdate()
                .set(AUDIT_SETTINGS.RETENTION_MONTHS, (short) months)
                .execute());
    }

    private List<String> actions() {
        return accounts.in(
                account.id(),
                () -> sql.select(AUDIT_ENTRY.ACTION).from(AUDIT_ENTRY).fetch(AUDIT_ENTRY.ACTION));
    }
}
