package app.balcao.platform.realtime;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Carries signals within one program: for an installation of a single node. */
final class InMemoryBroker implements Broker {

    private final Bus bus;
    private final GuardedListener listener = new GuardedListener();

    InMemoryBroker() {
        this(new Bus());
    }

    InMemoryBroker(Bus bus) {
        this.bus = bus;
        bus.nodes.add(listener);
    }

    /** What joins several brokers in one program, as the network joins nodes. */
    static final class Bus {
        private final List<GuardedListener> nodes = new CopyOnWriteArrayList<>();
    }

    @Override
    public void send(List<Signal> signals) {
        listener.onAll(signals);
        for (GuardedListener node : bus.nodes) {
            if (node != listener) {
                node.onAll(signals);
            }
        }
    }

    @Override
    public void listen(Listener node) {
        listener.set(node);
    }
}
