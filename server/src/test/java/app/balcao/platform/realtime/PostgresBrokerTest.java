package app.balcao.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.Rule;
import app.balcao.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PostgresBrokerTest extends RelayBrokerContract {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @Override
    Broker node() {
        return start(new RelayBroker(
                new PostgresRelay(PostgresBrokerTest::connect, PostgresBrokerTest::connect),
                new SignalCodec(new JsonMapper())));
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(DATABASE.url(), "balcao_app", "");
    }

    @Test
    @Rule("RTM-12")
    void aBrokenConnectionIsMendedAndAdmitted() {
        Broker here = node();
        Broker other = node();
        var there = new Recorder();
        other.listen(there);
        DATABASE.asSuperuser("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()");
        await().until(() -> !there.interruptions.isEmpty());
        Signal signal = new Signal.SessionEnded(UUID.randomUUID());
        here.send(List.of(signal));
        await().until(() -> there.signals.contains(signal));
    }

    @Test
    void whatCouldNotBeSentYetIsSentLater() {
        var open = new java.util.concurrent.atomic.AtomicBoolean(false);
        var relay = new PostgresRelay(PostgresBrokerTest::connect, () -> {
            if (!open.get()) {
                throw new SQLException("the server is away");
            }
            return connect();
        });
        var broker = new RelayBroker(relay, new SignalCodec(new JsonMapper()));
        toClose(broker);
        broker.listen(new Recorder());
        broker.start();
        var there = new Recorder();
        node().listen(there);
        Signal signal = new Signal.SessionEnded(UUID.randomUUID());
        broker.send(List.of(signal));
        assertThat(there.signals).isEmpty();
        open.set(true);
        await().until(() -> there.signals.contains(signal));
    }
}
