package app.balcao.platform.realtime;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Topics of one kind whose events a module keeps itself, such as the messages of a conversation. It numbers them 1, 2, 3…
 * in the order of their commits and tells them by {@link Realtime#announce}; who was away is given them from here.
 * Everything is asked as the account's, in a transaction that only reads.
 */
public interface KeptTopics {

    /** What stands before the colon. */
    String kind();

    /**
     * The number of the last event of each topic; those without any may be missing.
     *
     * @param keys what stands after the colon
     */
    Map<String, Long> last(Collection<String> keys);

    /** Up to {@code limit} events that follow number {@code after}, in order. */
    List<StreamEvent> after(String key, long after, int limit);
}
