package app.balcao.platform.realtime;

import app.balcao.platform.tenant.Tenant;
import java.nio.charset.StandardCharsets;
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
    private final StreamHistory history;
    private final Broker broker;
    private final JsonMapper json;
    private final Clock clock;

    RealtimeStreams(EventStore store, StreamHistory history, Broker broker, JsonMapper json, Clock clock) {
        this.store = store;
        this.history = history;
        this.broker = broker;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void publish(String topic, String kind, Object data) {
        requireTransaction();
        if (history.keptElsewhere(topic)) {
            throw new IllegalArgumentException(
                    "The events of " + topic + " are kept by their module, which announces them");
        }
        pending().add(new EventStore.Draft(topic, kind, json.writeValueAsString(data)));
    }

    @Override
    public void announce(String topic, List<StreamEvent> events) {
        requireTransaction();
        pending().tell(new Signal.Events(new Stream(Tenant.id(), topic), List.copyOf(events)));
    }

    private static void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A realtime event needs the transaction that makes it true");
        }
    }

    @Override
    public void pass(String topic, String kind, Object data) {
        String text = json.writeValueAsString(data);
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_PASSED) {
            throw new IllegalArgumentException("Too long to be passed on: " + topic + " " + kind);
        }
        tellAfterCommit(new Signal.Passing(new Stream(Tenant.id(), topic), kind, text));
    }

    @Override
    public long lastSequence(String topic) {
        return history.last(topic);
    }

    @Override
    public void disconnectSession(UUID sessionId) {
        tellAfterCommit(new Signal.SessionEnded(sessionId));
    }

    @Override
    public void recheckTopic(String topic) {
        tellAfterCommit(new Signal.AudienceChanged(new Stream(Tenant.id(), topic)));
    }

    @Override
    public void recheckRights(UUID agentId) {
        tellAfterCommit(new Signal.RightsChanged(agentId));
    }

    private void tellAfterCommit(Signal signal) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            pending().tell(signal);
        } else {
            broker.send(List.of(signal));
        }
    }

    private Pending pending() {
        for (TransactionSynchronization each : TransactionSynchronizationManager.getSynchronizations()) {
            if (each instanceof Pending known && known.owner() == this) {
                return known;
            }
        }
        var pending = new Pending();
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    /** What one transaction has to tell. */
    private final class Pending implements TransactionSynchronization {

        private final List<EventStore.Draft> drafts = new ArrayList<>();
        private final List<Signal> signals = new ArrayList<>();
        private final Map<Object, Savepoint> savepoints = new HashMap<>();
        private boolean written;

        private record Savepoint(int drafts, int signals) {}

        RealtimeStreams owner() {
            return RealtimeStreams.this;
        }

        void add(EventStore.Draft draft) {
            if (written) {
                throw new IllegalStateException("The transaction is ending: its realtime events are written already");
            }
            drafts.add(draft);
        }

        void tell(Signal signal) {
            signals.add(signal);
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
                signals.addAll(
                        0,
                        store.append(
                                Tenant.id(),
                                new LinkedHashSet<>(drafts),
                                clock.instant().truncatedTo(ChronoUnit.MILLIS)));
            }
        }

        @Override
        public void afterCommit() {
            send();
        }

        /** Sends what was still said while others heard of the commit. */
        @Override
        public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED) {
                send();
            }
        }

        private void send() {
            if (!signals.isEmpty()) {
                broker.send(List.copyOf(signals));
                signals.clear();
            }
        }

        @Override
        public void savepoint(Object savepoint) {
            savepoints.put(savepoint, new Savepoint(drafts.size(), signals.size()));
        }

        @Override
        public void savepointRollback(Object savepoint) {
            Savepoint kept = savepoints.getOrDefault(savepoint, new Savepoint(0, 0));
            drafts.subList(kept.drafts(), drafts.size()).clear();
            signals.subList(kept.signals(), signals.size()).clear();
        }
    }
}
