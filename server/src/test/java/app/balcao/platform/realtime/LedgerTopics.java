package app.balcao.platform.realtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** {@code ledger:<anything>}: a topic whose events the test keeps itself. */
@Component
final class LedgerTopics implements KeptTopics {

    private final Map<String, List<StreamEvent>> written = new ConcurrentHashMap<>();

    /** Keeps one more event. */
    StreamEvent write(String key, String data) {
        List<StreamEvent> events = written.computeIfAbsent(key, none -> new ArrayList<>());
        synchronized (events) {
            var event = new StreamEvent(events.size() + 1L, "entered", data, Instant.now());
            events.add(event);
            return event;
        }
    }

    @Override
    public String kind() {
        return "ledger";
    }

    @Override
    public Map<String, Long> last(Collection<String> keys) {
        var last = new HashMap<String, Long>();
        keys.forEach(
                key -> last.put(key, (long) after(key, 0, Integer.MAX_VALUE).size()));
        return last;
    }

    @Override
    public List<StreamEvent> after(String key, long after, int limit) {
        List<StreamEvent> events = written.getOrDefault(key, List.of());
        synchronized (events) {
            return events.stream()
                    .filter(event -> event.seq() > after)
                    .limit(limit)
                    .toList();
        }
    }
}
