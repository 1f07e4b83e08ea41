package app.balcao.platform.realtime;

import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.access.Sessions;
import java.util.Map;
import java.util.UUID;

/** What the tests of realtime do over and over: connect as an agent, and publish numbers. */
record RealtimeFixture(TestAccounts accounts, Sessions sessions, Realtime realtime) {

    String session(TestAccount account, UUID agent) {
        return accounts.in(
                account.id(),
                () -> sessions.begin(new Sessions.NewSession(agent, "127.0.0.1", "test", "PASSWORD", false, null)));
    }

    LiveClient client(TestAccount account, UUID agent) {
        return LiveClient.open(accounts.address(), session(account, agent), accounts.address());
    }

    /** Publishes the numbers, in one transaction. */
    void publish(TestAccount account, String topic, int from, int to) {
        accounts.in(account.id(), () -> {
            for (int number = from; number <= to; number++) {
                realtime.publish(topic, "counted", Map.of("n", number));
            }
            return true;
        });
    }

    long last(TestAccount account, String topic) {
        return accounts.in(account.id(), () -> realtime.lastSequence(topic));
    }
}
