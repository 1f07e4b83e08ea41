package app.balcao.platform.realtime;

import app.balcao.platform.tenant.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What was told before: read from where the events of a topic are kept, here or by their module. */
@Component
class StreamHistory {

    private static final int KEYS_AT_ONCE = 1_000;

    private final EventStore store;
    private final Map<String, KeptTopics> kept;
    private final TransactionTemplate readOnly;

    StreamHistory(EventStore store, List<KeptTopics> kept, TransactionTemplate transaction) {
        this.store = store;
        this.kept = kept.stream().collect(Collectors.toUnmodifiableMap(KeptTopics::kind, Function.identity()));
        this.readOnly = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        this.readOnly.setReadOnly(true);
    }

    /** Whether a module keeps the topic's events itself. */
    boolean keptElsewhere(String topic) {
        return kept.containsKey(TopicName.of(topic).kind());
    }

    /** The number of a topic's last event for the current account, 0 when there is none. */
    long last(String topic) {
        TopicName name = TopicName.of(topic);
        KeptTopics module = kept.get(name.kind());
        return module == null
                ? store.last(topic)
                : module.last(Set.of(name.key())).getOrDefault(name.key(), 0L);
    }

    /** As {@link #last(String)}, in a transaction of its own. */
    long last(Stream stream) {
        return read(stream.accountId(), () -> last(stream.topic()));
    }

    /** The last numbers of several topics of one account; those without events are missing. */
    Map<String, Long> last(UUID accountId, Collection<String> topics) {
        return read(accountId, () -> {
            var here = new HashSet<String>();
            var elsewhere = new HashMap<String, List<String>>();
            for (String topic : topics) {
                TopicName name = TopicName.of(topic);
                if (kept.containsKey(name.kind())) {
                    elsewhere
                            .computeIfAbsent(name.kind(), kind -> new ArrayList<>())
                            .add(name.key());
                } else {
                    here.add(topic);
                }
            }
            var last = here.isEmpty() ? new HashMap<String, Long>() : new HashMap<>(store.last(here));
            elsewhere.forEach((kind, keys) -> last.putAll(lastElsewhere(kind, keys)));
            return last;
        });
    }

    private Map<String, Long> lastElsewhere(String kind, List<String> keys) {
        KeptTopics module = Objects.requireNonNull(kept.get(kind));
        var last = new HashMap<String, Long>();
        for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
            module.last(keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE)))
                    .forEach((key, seq) -> last.put(kind + ":" + key, seq));
        }
        return last;
    }

    /** Up to {@code limit} events that follow number {@code after}, in order. */
    List<StreamEvent> after(Stream stream, long after, int limit) {
        TopicName name = TopicName.of(stream.topic());
        KeptTopics module = kept.get(name.kind());
        return read(
                stream.accountId(),
                () -> module == null
                        ? store.after(stream.topic(), after, limit)
                        : module.after(name.key(), after, limit));
    }

    private <T> T read(UUID accountId, Supplier<T> query) {
        return Tenant.call(accountId, () -> Objects.requireNonNull(readOnly.execute(status -> query.get())));
    }
}
