package app.balcao.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.access.Sessions;
import app.balcao.platform.tenant.Tenant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is passed on to whoever is there, and not kept. */
@BalcaoTest
class PassingTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Realtime realtime;

    @Autowired
    private Sessions sessions;

    @Autowired
    private TransactionTemplate transaction;

    private RealtimeFixture fixture;
    private TestAccount account;
    private LiveClient live;

    @BeforeEach
    void prepare() {
        fixture = new RealtimeFixture(accounts, sessions, realtime);
        account = accounts.create();
        live = fixture.client(account, account.agent()).subscribe(Topics.ACCOUNT);
        live.awaitFrame("subscribed");
    }

    private List<String> passed() {
        return live.frames().stream()
                .filter(each -> each.path("type").asString().equals("passing"))
                .map(each -> each.at("/data/text").asString())
                .toList();
    }

    private void pass(String text) {
        realtime.pass(Topics.ACCOUNT, "typing", Map.of("text", text));
    }

    @Test
    @Rule("RTM-10")
    void whoFollowsIsToldAtOnceAndNothingIsKept() {
        Tenant.run(account.id(), () -> pass("olá"));
        var frame = live.awaitFrame("passing");
        assertThat(frame.path("topic").asString()).isEqualTo(Topics.ACCOUNT);
        assertThat(frame.path("kind").asString()).isEqualTo("typing");
        assertThat(frame.at("/data/text").asString()).isEqualTo("olá");
        assertThat(fixture.last(account, Topics.ACCOUNT)).isZero();
    }

    @Test
    @Rule("RTM-10")
    void inATransactionItWaitsForTheCommit() {
        Tenant.run(account.id(), () -> {
            transaction.executeWithoutResult(status -> {
                pass("never");
                status.setRollbackOnly();
            });
            transaction.executeWithoutResult(status -> {
                pass("first");
                Object savepoint = status.createSavepoint();
                pass("never");
                status.rollbackToSavepoint(savepoint);
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        pass("second");
                    }
                });
                assertThat(passed()).isEmpty();
            });
        });
        await().until(() -> passed().size() >= 2);
        assertThat(passed()).containsExactly("first", "second");
    }

    @Test
    @Rule("RTM-10")
    void itIsShort() {
        Tenant.run(account.id(), () -> {
            pass("ç".repeat(2_900));
            assertThatThrownBy(() -> pass("ç".repeat(3_000))).isInstanceOf(IllegalArgumentException.class);
        });
        await().until(() -> passed().size() == 1);
    }
}
