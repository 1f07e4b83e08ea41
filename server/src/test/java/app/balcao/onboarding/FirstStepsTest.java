package app.balcao.onboarding;

import static app.balcao.schema.Tables.AGENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.jooq.impl.DSL.val;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.access.Registration;
import app.balcao.account.NewAccount;
import app.balcao.people.ActingAgent;
import app.balcao.people.NewOwner;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.tenant.Tenant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an account has left to set up. */
@BalcaoTest
class FirstStepsTest {

    private static final String STEPS = "/api/v1/first-steps";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Registration registration;

    @Autowired
    private FirstSteps steps;

    @Autowired
    private DSLContext sql;

    @Test
    @Rule("STP-1")
    void eachStepIsDoneByWhatIsThere() {
        String login = "passos-" + Long.toString(System.nanoTime(), 36);
        ActingAgent owner = registration.registerWithPassword(
                new NewAccount(login, "Aurora", Language.PT_BR, ZoneId.of("America/Sao_Paulo")),
                new NewOwner("Olívia Dona", "olivia@" + login + ".example"),
                "jabuti-roxo-77-telha");
        assertThat(steps(owner))
                .as("a new account has all before it")
                .containsExactly(
                        entry(FirstStep.COMPANY, false),
                        entry(FirstStep.DEPARTMENT, false),
                        entry(FirstStep.HOURS, false),
                        entry(FirstStep.AGENTS, false),
                        entry(FirstStep.MAILBOX, false),
                        entry(FirstStep.TICKET, false));
        setUp().forEach((step, statement) -> {
            assertThat(steps(owner)).as("before").containsEntry(step, false);
            accounts.in(owner.accountId(), () -> sql.execute(statement, val(owner.accountId()), val(owner.id())));
            assertThat(steps(owner)).as("after").containsEntry(step, true);
        });
        assertThat(steps(owner)).as("all of them").doesNotContainValue(false);
    }

    private Map<FirstStep, Boolean> steps(ActingAgent acting) {
        Map<FirstStep, Boolean> found = new LinkedHashMap<>();
        Tenant.call(acting.accountId(), () -> steps.find(acting))
                .steps()
                .forEach(each -> found.put(each.step(), each.done()));
        return found;
    }

    /** The least that there must be for each step, without what the services add to it. */
    private static Map<FirstStep, String> setUp() {
        Map<FirstStep, String> statements = new LinkedHashMap<>();
        statements.put(FirstStep.COMPANY, "update account set phone = '+55 81 3333-0000' where account_id = {0}");
        statements.put(FirstStep.DEPARTMENT, "insert into department (account_id, name) values ({0}, 'Suporte')");
        statements.put(FirstStep.HOURS, "update work_shift set version = version + 1 where account_id = {0}");
        statements.put(FirstStep.AGENTS, """
                insert into agent (account_id, name, email, permission_group_id)
                select {0}, 'Ana Atendente', 'ana@aurora.example', permission_group_id
                from agent where account_id = {0} and id = {1}""");
        statements.put(FirstStep.MAILBOX, """
                insert into mailbox (account_id, name, address, department_id, imap_host, imap_port, imap_security,
                    imap_user, imap_secret)
                select {0}, 'Suporte', 'suporte@aurora.example', id, 'mail.aurora.example', 993, 'TLS', 'suporte', ''
                from department where account_id = {0}""");
        statements.put(FirstStep.TICKET, """
                with person as (insert into customer (account_id, name) values ({0}, 'Zé') returning id)
                insert into ticket (account_id, number, origin, subject, department_id, customer_id, situation,
                    last_message_at, last_message_by, reply_token)
                select {0}, 1, 'AGENT', 'Nota', department.id, person.id, 1, now(), 'AGENT', 'passos'
                from person, department where department.account_id = {0}""");
        return statements;
    }

    @Test
    @Rule("STP-2")
    void eachAdministratorPutsItAwayForThemselves() {
        TestAccount account = accounts.create();
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.IS_ADMINISTRATOR, true)
                .where(AGENT.ID.eq(account.manager()))
                .execute());
        ApiClient owner = accounts.signedIn(account, account.owner());
        ApiClient other = accounts.signedIn(account, account.manager());
        assertThat(owner.get(STEPS).text("/dismissed")).isEqualTo("false");
        assertThat(owner.put(STEPS + "/dismissal", null).status()).isEqualTo(204);
        assertThat(owner.put(STEPS + "/dismissal", null).status())
                .as("a double click")
                .isEqualTo(204);
        assertThat(owner.get(STEPS).text("/dismissed")).isEqualTo("true");
        assertThat(other.get(STEPS).text("/dismissed")).isEqualTo("false");
        assertThat(owner.delete(STEPS + "/dismissal").status()).isEqualTo(204);
        assertThat(owner.get(STEPS).text("/dismissed")).isEqualTo("false");
        assertThat(accounts.signedIn(account, account.agent()).get(STEPS).status())
                .isEqualTo(403);
    }
}
