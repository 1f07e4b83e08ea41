package app.balcao.platform.realtime;

import app.balcao.platform.tenant.Tenant;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Collects a transaction's events, numbers and writes them in its last statement, and sends them once it has
 * committed. Streams are locked from that statement to the commit, so that numbers follow commits without gaps.
 */
@Component
final class RealtimeStreams implements Realtime {

    private final EventStore store;
    private final Broker broker;
    private final JsonMapper json;
    private final Clock clock;

    RealtimeStreams(EventStore store, Broker broker, JsonMapper json, Clock clock) {
        this.store = store;
        this.broker = broker;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void publish(String topic, String kind, Object data) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A realtime event needs the transaction that makes it true");
        }
        pending().add(new EventStore.Draft(topic, kind, json.writeValueAsString(data)));
    }

    @Override
    public long lastSequence(String topic) {
        return store.last(topic);
    }

    @Override
    public void disconnectSession(UUID sessionId) {
        sendAfterCommit(new Signal.SessionEnded(sessionId));
    }

    @Override
    public void recheckTopic(String topic) {
        sendAfterCommit(new Signal.AudienceChanged(new Stream(Tenant.id(), topic)));
    }

    @Override
    public void recheckRights(UUID agentId) {
        sendAfterCommit(new Signal.RightsChanged(agentId));
    }

    private void sendAfterCommit(Signal signal) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            broker.send(List.of(signal));
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                broker.send(List.of(signal));
            }
        });
    }

    private Pending pending() {
        for (TransactionSynchronization each : TransactionSynchronizationManager.getSynchronizations()) {
            if (each instanceof Pending known && known.owner() == this) {
                return known;
            }
        }
        var pending = new Pending(Tenant.id());
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    /** What one transaction has to tell. */
    private final class Pending implements TransactionSynchronization {

        private final UUID accountId;
        private final List<EventStore.Draft> drafts = new ArrayList<>();
        private final Map<Object, Integer> savepoints = new HashMap<>();
        private List<Signal> committed = List.of();
        private boolean written;

        Pending(UUID accountId) {
            this.accountId = accountId;
        }

        RealtimeStreams owner() {
            return RealtimeStreams.this;
        }

        void add(EventStore.Draft draft) {
            if (written) {
                throw new IllegalStateException("The transaction is ending: its realtime events are written already");
            }
            drafts.add(draft);
        }

        /** Last of all, so that streams are locked as shortly as can be. */
        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            written = true;
            if (!drafts.isEmpty()) {
                // A set: what is said twice in one transaction is one thing to know.
                committed = List.copyOf(store.append(
                        accountId, new LinkedHashSet<>(drafts), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
            }
        }

        @Override
        public void afterCommit() {
            broker.send(committed);
        }

        @Override
        public void savepoint(Object savepoint) {
            savepoints.put(savepoint, drafts.size());
        }

        @Override
        public void savepointRollback(Object savepoint) {
            int kept = savepoints.getOrDefault(savepoint, 0);
            drafts.subList(kept, drafts.size()).clear();
        }
    }
}
