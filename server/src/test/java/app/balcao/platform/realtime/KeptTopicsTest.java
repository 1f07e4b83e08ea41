package app.balcao.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.platform.tenant.Tenant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Topics whose events a module keeps are followed like all others. */
@BalcaoTest
class KeptTopicsTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Realtime realtime;

    @Autowired
    private LedgerTopics ledger;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Hub hub;

    private TestAccount account;
    private final String key = UUID.randomUUID().toString();
    private final String topic = "ledger:" + key;

    @BeforeEach
    void prepare() {
        account = accounts.create();
        TestGuests.ALLOWED.add(key + " " + topic);
    }

    private LiveClient following(String from) {
        var client = LiveClient.guest(accounts.address(), TestGuests.PATH).sendText(account.id() + " " + key);
        client.awaitFrame("welcome");
        return client.sendText("follow " + topic + from);
    }

    private void announce(StreamEvent... events) {
        accounts.in(account.id(), () -> {
            realtime.announce(topic, List.of(events));
            return true;
        });
    }

    private static List<Long> entered(LiveClient client) {
        return client.frames().stream()
                .filter(each -> each.path("type").asString().equals("entered"))
                .map(each -> each.path("n").asLong())
                .toList();
    }

    @Test
    @Rule("RTM-11")
    void whoComesBackIsGivenWhatTheModuleKept() {
        ledger.write(key, "1");
        ledger.write(key, "2");
        ledger.write(key, "3");
        var back = following(" 1");
        await().until(() -> entered(back).size() == 2);
        announce(ledger.write(key, "4"));
        await().until(() -> entered(back).size() == 3);
        assertThat(entered(back)).containsExactly(2L, 3L, 4L);
        assertThat(following("").awaitFrame("following").path("n").asLong()).isEqualTo(4);
    }

    @Test
    @Rule("RTM-11")
    void aGapIsReadFromTheModule() {
        var guest = following("");
        guest.awaitFrame("following");
        ledger.write(key, "1");
        ledger.write(key, "2");
        announce(ledger.write(key, "3"));
        await().until(() -> entered(guest).size() == 3);
        ledger.write(key, "4");
        hub.onInterruption();
        await().until(() -> entered(guest).size() == 4);
        assertThat(entered(guest)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    @Rule("RTM-2")
    void anAnnouncementWaitsForTheCommit() {
        var guest = following("");
        guest.awaitFrame("following");
        StreamEvent first = ledger.write(key, "1");
        Tenant.run(
                account.id(),
                () -> transaction.executeWithoutResult(status -> {
                    realtime.announce(topic, List.of(new StreamEvent(1, "never", "1", first.at())));
                    status.setRollbackOnly();
                }));
        announce(first);
        await().until(() -> entered(guest).size() == 1);
        assertThatThrownBy(() -> Tenant.run(account.id(), () -> realtime.announce(topic, List.of(first))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Rule("RTM-4")
    void whoMissedMoreThanAConnectionTakesFetchesAgain() {
        for (int each = 0; each < 60; each++) {
            ledger.write(key, "\"" + "x".repeat(10_000) + "\"");
        }
        assertThat(following(" 0").awaitFrame("anew").path("n").asLong()).isEqualTo(60);
    }
}
