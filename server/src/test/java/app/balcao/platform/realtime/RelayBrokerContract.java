package app.balcao.platform.realtime;

import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;

/** The same for brokers that send over a network. */
abstract class RelayBrokerContract extends BrokerContract {

    private final List<RelayBroker> started = new ArrayList<>();

    /** Starts a broker and waits until it listens. */
    RelayBroker start(RelayBroker broker) {
        var connected = new CountDownLatch(1);
        broker.listen(new Broker.Listener() {
            @Override
            public void on(Signal signal) {}

            @Override
            public void onInterruption() {
                connected.countDown();
            }
        });
        broker.start();
        toClose(broker);
        await().until(() -> connected.getCount() == 0);
        return broker;
    }

    void toClose(RelayBroker broker) {
        started.add(broker);
    }

    @AfterEach
    void stop() {
        started.forEach(RelayBroker::close);
    }
}
