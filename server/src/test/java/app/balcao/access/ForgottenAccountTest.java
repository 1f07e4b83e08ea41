package app.balcao.access;

import static app.balcao.schema.Tables.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.access.store.LinkRepository;
import app.balcao.account.Accounts;
import app.balcao.account.NewAccount;
import app.balcao.people.NewOwner;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.i18n.Messages;
import app.balcao.platform.jobs.Jobs;
import app.balcao.platform.outgoing.OutgoingMail;
import app.balcao.platform.outgoing.OutgoingMailQueue;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** What the job of "Esqueci minha conta" finds, with the mail it writes caught on its way. */
@BalcaoTest
class ForgottenAccountTest {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    @Autowired
    private TestAccounts testAccounts;

    @Autowired
    private Registration registration;

    @Autowired
    private Accounts accounts;

    @Autowired
    private LinkRepository repository;

    @Autowired
    private AccessLinks links;

    @Autowired
    private VisitorLimits limits;

    @Autowired
    private Jobs jobs;

    @Autowired
    private Messages messages;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private DSLContext sql;

    @Test
    @Rule("ACC-4")
    void oneMailListsEveryActiveAccountOfTheAddress() {
        String name = "grupo-" + Long.toString(System.nanoTime(), 36);
        String email = "socia@" + name + ".example";
        for (String part : List.of("-a", "-b", "-c")) {
            registration.registerWithPassword(
                    new NewAccount(name + part, "Loja " + part, Language.PT_BR, ZONE),
                    new NewOwner("Sócia", email),
                    "lamparina-torta-91-giz");
        }
        var closed = accounts.idOf(name + "-b").orElseThrow();
        testAccounts.in(
                closed, () -> sql.update(ACCOUNT).set(ACCOUNT.ACTIVE, false).execute());
        List<OutgoingMail> sent = new ArrayList<>();
        recoveries(sent).carryOut(new Recoveries.Request("", email));
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().toAddress()).isEqualTo(email);
        assertThat(sent.getFirst().html())
                .contains("<b>" + name + "-a</b>", "<b>" + name + "-c</b>")
                .doesNotContain(name + "-b");
        recoveries(sent).carryOut(new Recoveries.Request("", "ninguem@" + name + ".example"));
        assertThat(sent).hasSize(1);
    }

    @Test
    @Rule("ACC-12")
    void aClosedInstallationOpensNoAccounts() {
        Registration closed = new Registration(accounts, null, null, null, links, limits, false, transaction, events);
        assertThat(closed.isOpen()).isFalse();
        assertThatThrownBy(() -> closed.register(
                        new NewAccount("fechada", "Fechada", Language.PT_BR, ZONE),
                        new NewOwner("Dona", "dona@fechada.example"),
                        "127.0.0.1"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(HttpStatus.FORBIDDEN));
        assertThat(accounts.idOf("fechada")).isEmpty();
    }

    private Recoveries recoveries(List<OutgoingMail> sent) {
        ObjectProvider<OutgoingMailQueue> queue = new ObjectProvider<>() {
            @Override
            public Stream<OutgoingMailQueue> stream() {
                return Stream.of(sent::add);
            }
        };
        AccessMails mails = new AccessMails(queue, messages, "http://localhost");
        return new Recoveries(accounts, repository, links, mails, limits, jobs, transaction, events, Clock.systemUTC());
    }
}
