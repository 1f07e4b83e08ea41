package app.balcao.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** What one side of a conversation has been told live, and what was acknowledged to it. */
final class Told {

    private final String who;
    private final Queue<String> faults;
    private final List<Said> said = new ArrayList<>();
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();

    /** A message, as whoever sees it. */
    record Said(long seq, String author, String clientId, String text) {

        static Said of(JsonNode message) {
            return new Said(
                    message.path("seq").asLong(),
                    message.path("author").asString(),
                    message.path("clientId").asString(""),
                    message.path("text").asString(""));
        }
    }

    Told(String who, Queue<String> faults) {
        this.who = who;
        this.faults = faults;
    }

    synchronized long last() {
        return said.size();
    }

    /** Each message must be the next one, on whatever connection it comes. */
    synchronized void take(JsonNode message) {
        Said next = Said.of(message);
        if (next.seq() == said.size() + 1) {
            said.add(next);
        } else {
            faults.add(who + " was told " + next + " after number " + said.size());
        }
    }

    synchronized List<Said> said() {
        return List.copyOf(said);
    }

    void acknowledge(String clientId, long seq) {
        Long before = acknowledged.putIfAbsent(clientId, seq);
        if (before != null && before != seq) {
            faults.add(who + " was told that " + clientId + " is number " + before + ", and that it is " + seq);
        }
    }

    Map<String, Long> acknowledged() {
        return acknowledged;
    }
}
