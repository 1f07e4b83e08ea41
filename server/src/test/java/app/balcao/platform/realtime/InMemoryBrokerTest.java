package app.balcao.platform.realtime;

class InMemoryBrokerTest extends BrokerContract {

    private final InMemoryBroker.Bus bus = new InMemoryBroker.Bus();

    @Override
    Broker node() {
        return new InMemoryBroker(bus);
    }
}
