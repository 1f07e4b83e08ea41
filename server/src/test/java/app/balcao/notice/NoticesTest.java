package app.balcao.notice;

import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.NOTICE_TOLD;
import static app.balcao.schema.Tables.OUTGOING_EMAIL;
import static app.balcao.schema.Tables.SCHEDULED_TASKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.val;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.AtOnce;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.account.Accounts;
import app.balcao.backup.BackupReady;
import app.balcao.ldap.DirectoryUnavailable;
import app.balcao.notice.store.NoticeRepository;
import app.balcao.people.SeatLimitReached;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.OutgoingEmailRecord;
import app.balcao.signon.ProviderUnavailable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** What an account is told of itself, and who is. */
@BalcaoTest
class NoticesTest {

    private static final String PREFERENCES = "/api/v1/notice-preferences";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Accounts companies;

    @Autowired
    private Notices notices;

    @Autowired
    private NoticeRepository repository;

    @Autowired
    private NewVersions versions;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;

    /** Beside the owner, the manager administers the account, in English. */
    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.IS_ADMINISTRATOR, true)
                .set(AGENT.LANGUAGE, "en")
                .where(AGENT.ID.eq(account.manager()))
                .execute());
    }

    private Answer choose(NoticeKind kind, boolean administrators, boolean ofOwner) {
        String version = owner.get(PREFERENCES).text("/version");
        return owner.with("If-Match", "\"" + version + "\"")
                .put(
                        PREFERENCES,
                        Map.of(
                                "choices",
                                List.of(Map.of(
                                        "kind", kind.name(), "administrators", administrators, "owner", ofOwner))));
    }

    private void happens(Object event) {
        Tenant.run(account.id(), () -> events.publishEvent(event));
    }

    private List<OutgoingEmailRecord> sent(NoticeKind kind) {
        return accounts.in(account.id(), () -> sql.selectFrom(OUTGOING_EMAIL)
                .where(OUTGOING_EMAIL.ACCOUNT_ID.eq(account.id()))
                .and(OUTGOING_EMAIL.KIND.eq(kind.name()))
                .orderBy(OUTGOING_EMAIL.ID)
                .fetch());
    }

    private List<String> told(NoticeKind kind) {
        return sent(kind).stream().map(OutgoingEmailRecord::getToName).toList();
    }

    @Test
    @Rule({"PRF-1", "PRF-3"})
    void administratorsChooseWhoIsTold() {
        assertThat(owner.get(PREFERENCES).json().at("/choices").values())
                .extracting(each -> each.at("/kind").asString())
                .containsExactly(
                        "SEATS_TAKEN",
                        "MAILBOX_FAILED",
                        "SIGN_IN_SERVICE_FAILED",
                        "BACKUP_READY",
                        "NEW_VERSION",
                        "WEEKLY_SUMMARY");
        Answer chosen = choose(NoticeKind.SIGN_IN_SERVICE_FAILED, true, false);
        assertThat(chosen.status()).isEqualTo(200);
        assertThat(chosen.text("/choices/2/owner")).isEqualTo("false");
        assertThat(chosen.text("/choices/0/owner")).as("the others stay").isEqualTo("true");
        happens(new DirectoryUnavailable("ldap.aurora.example"));
        assertThat(told(NoticeKind.SIGN_IN_SERVICE_FAILED)).containsExactly("Marcos Gerente");
        Answer audited = owner.get("/api/v1/audit-entries?action=notice-preferences.changed");
        assertThat(audited.json().at("/items/0/before/noticesToOwner").toString())
                .contains("SIGN_IN_SERVICE_FAILED");
        assertThat(audited.json().at("/items/0/after/noticesToOwner").toString())
                .doesNotContain("SIGN_IN_SERVICE_FAILED");
        ApiClient agent = accounts.signedIn(account, account.agent());
        assertThat(agent.get(PREFERENCES).status()).isEqualTo(403);
        assertThat(agent.with("If-Match", "\"2\"")
                        .put(PREFERENCES, Map.of("choices", List.of()))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void twoPeopleDoNotOverwriteEachOther() {
        assertThat(choose(NoticeKind.NEW_VERSION, false, false).status()).isEqualTo(200);
        Answer late = owner.with("If-Match", "\"1\"").put(PREFERENCES, Map.of("choices", List.of()));
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.text("/current/choices/4/owner")).isEqualTo("false");
    }

    @Test
    @Rule({"PRF-3", "LNG-6"})
    void troubleIsToldOncePerDayInTheLanguageOfEach() {
        happens(new ProviderUnavailable("Conta <Aurora>"));
        happens(new ProviderUnavailable("Conta <Aurora>"));
        assertThat(sent(NoticeKind.SIGN_IN_SERVICE_FAILED))
                .extracting(OutgoingEmailRecord::getSubject)
                .containsExactlyInAnyOrder(
                        "O login único Conta <Aurora> não responde", "Single sign-on Conta <Aurora> does not answer");
        assertThat(sent(NoticeKind.SIGN_IN_SERVICE_FAILED)).allSatisfy(mail -> assertThat(mail.getHtml())
                .contains("<b>Conta &lt;Aurora&gt;</b>", "/settings/email-preferences"));
        happens(new DirectoryUnavailable("ldap.aurora.example"));
        happens(new DirectoryUnavailable("ldap.aurora.example"));
        assertThat(sent(NoticeKind.SIGN_IN_SERVICE_FAILED))
                .as("another thing that failed")
                .hasSize(4);
        forget(NoticeKind.SIGN_IN_SERVICE_FAILED);
        happens(new DirectoryUnavailable("ldap.aurora.example"));
        assertThat(sent(NoticeKind.SIGN_IN_SERVICE_FAILED)).as("another day").hasSize(6);
    }

    /** As if what was told had been so on another day. */
    private void forget(NoticeKind kind) {
        accounts.in(account.id(), () -> sql.update(NOTICE_TOLD)
                .set(NOTICE_TOLD.OCCASION, "2026-01-01")
                .where(NOTICE_TOLD.KIND.eq(kind.name()))
                .execute());
    }

    @Test
    @Rule({"PRF-3", "EML-8"})
    void noticesAreNotHeldBackForOtherMails() {
        accounts.in(account.id(), () -> sql.update(ACCOUNT)
                .set(ACCOUNT.AUTOMATIC_MAILS_PER_HOUR, (short) 1)
                .execute());
        happens(new ProviderUnavailable("Conta Aurora"));
        happens(new DirectoryUnavailable("ldap.aurora.example"));
        assertThat(sent(NoticeKind.SIGN_IN_SERVICE_FAILED))
                .hasSize(4)
                .allSatisfy(mail -> assertThat(mail.getAutomatic()).isTrue());
    }

    @Test
    @Rule({"PRF-3", "AGT-7"})
    void theLastSeatIsToldAndOneMoreIsRefused() {
        accounts.in(
                account.id(),
                () -> sql.update(ACCOUNT).set(ACCOUNT.AGENT_LIMIT, 7).execute());
        assertThat(newAgent("sexta").status()).isEqualTo(201);
        assertThat(told(NoticeKind.SEATS_TAKEN)).isEmpty();
        assertThat(newAgent("setima").status()).isEqualTo(201);
        assertThat(told(NoticeKind.SEATS_TAKEN)).containsExactlyInAnyOrder("Olívia Dona", "Marcos Gerente");
        assertThat(sent(NoticeKind.SEATS_TAKEN).getFirst().getHtml()).contains("7");
        forget(NoticeKind.SEATS_TAKEN);
        assertThat(newAgent("oitava").status()).isEqualTo(409);
        assertThat(told(NoticeKind.SEATS_TAKEN))
                .as("though the refusal took all else back")
                .hasSize(4);
        happens(new SeatLimitReached(9));
        assertThat(told(NoticeKind.SEATS_TAKEN))
                .as("a seat that was given back")
                .hasSize(4);
    }

    private Answer newAgent(String name) {
        return owner.post(
                "/api/v1/agents",
                Map.of(
                        "name",
                        name,
                        "email",
                        name + "@" + account.login() + ".example",
                        "isAdministrator",
                        false,
                        "active",
                        true,
                        "departments",
                        List.of()));
    }

    @Test
    @Rule({"PRF-3", "PRV-6"})
    void theOthersHearOfABackupAsChosen() {
        choose(NoticeKind.BACKUP_READY, true, true);
        accounts.in(account.id(), () -> {
            events.publishEvent(new BackupReady(UUID.randomUUID(), account.owner()));
            return true;
        });
        assertThat(told(NoticeKind.BACKUP_READY)).containsExactly("Marcos Gerente");
    }

    @Test
    @Rule("PRF-3")
    void whoGetsTheMailsOfAMailboxIsChosen() {
        assertThat(Tenant.call(account.id(), () -> notices.reached(NoticeKind.MAILBOX_FAILED)))
                .containsExactlyInAnyOrder(account.owner(), account.manager());
        choose(NoticeKind.MAILBOX_FAILED, false, true);
        assertThat(Tenant.call(account.id(), () -> notices.reached(NoticeKind.MAILBOX_FAILED)))
                .containsExactly(account.owner());
    }

    @Test
    @Rule("PRF-3")
    void aNewVersionIsFoundByOneNodeAndToldOnce() throws Exception {
        String version = "9.9." + System.nanoTime();
        versions.runs("0.0.1");
        AtOnce.all(Collections.<Callable<Boolean>>nCopies(4, () -> {
            versions.runs(version);
            return true;
        }));
        assertThat(jobs(version)).isEqualTo(1);
        for (int times = 0; times < 2; times++) {
            Tenant.run(account.id(), () -> versions.tell(version));
        }
        assertThat(told(NoticeKind.NEW_VERSION)).hasSize(2);
        assertThat(sent(NoticeKind.NEW_VERSION).getFirst().getSubject()).contains(version);
    }

    private int jobs(String version) {
        return sql.fetchCount(SCHEDULED_TASKS, SCHEDULED_TASKS.TASK_INSTANCE.eq(version));
    }

    /** In São Paulo it is three hours earlier. */
    private void summary(String utc) {
        Clock then = Clock.fixed(Instant.parse(utc), ZoneOffset.UTC);
        var summaries = new WeeklySummaries(companies, notices, repository, then);
        accounts.in(account.id(), () -> {
            summaries.sendIfDue();
            return true;
        });
    }

    @Test
    @Rule({"PRF-3", "LNG-7"})
    void theWeekIsToldOnMondayByTheAccountsClock() {
        choose(NoticeKind.WEEKLY_SUMMARY, false, true);
        summary("2026-11-23T11:00:00Z");
        assertThat(told(NoticeKind.WEEKLY_SUMMARY)).as("nothing happened").isEmpty();
        tickets();
        summary("2026-11-23T10:59:00Z");
        summary("2026-11-25T11:01:00Z");
        assertThat(told(NoticeKind.WEEKLY_SUMMARY)).as("too early, too late").isEmpty();
        summary("2026-11-23T11:00:00Z");
        summary("2026-11-23T11:15:00Z");
        assertThat(told(NoticeKind.WEEKLY_SUMMARY)).containsExactly("Olívia Dona");
        assertThat(sent(NoticeKind.WEEKLY_SUMMARY).getFirst().getHtml())
                .contains(
                        "Chamados abertos: <b>2</b>",
                        "Primeiras respostas: <b>1</b>",
                        "Chamados finalizados: <b>1</b>",
                        "Em aberto: <b>2</b>",
                        "Aguardando atendimento: <b>2</b>");
        summary("2026-11-30T11:00:00Z");
        assertThat(told(NoticeKind.WEEKLY_SUMMARY)).hasSize(2);
    }

    /** Two of last week, one of which is closed, and one that began on this Monday's first minute. */
    private void tickets() {
        accounts.in(
                account.id(), () -> sql.execute("""
                with person as (
                    insert into customer (account_id, name) values ({0}, 'Zé') returning id)
                insert into ticket (account_id, number, origin, subject, department_id, customer_id, situation, created_at,
                        first_reply_at, closed_at, last_message_at, last_message_by, reply_token, agent_id)
                select {0}, number, 'AGENT', 'Nota', {1}, person.id, situation, began, answered, closed, began + '1 day', 'AGENT',
                        'semana-' || number, agent
                from person, (values
                    (1, 1, timestamptz '2026-11-16T03:00:00Z', null::timestamptz, null::timestamptz, null::uuid),
                    (2, 5, '2026-11-22T12:00:00Z', '2026-11-22T13:00:00Z', '2026-11-23T02:59:00Z', {2}),
                    (3, 1, '2026-11-23T03:00:00Z', null, null, null))
                    as each (number, situation, began, answered, closed, agent)
                """, val(account.id()), val(account.support()), val(account.agent())));
    }
}
