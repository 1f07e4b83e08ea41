package app.balcao.nodes;

import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What all who take part have in common: how much they write, what went wrong, and what they hold for true. */
final class Talk {

    final String address;
    final String widget;
    final int each;
    final Queue<String> faults = new ConcurrentLinkedQueue<>();

    /** What each side of a conversation was told, by its id. */
    final Map<String, Told> customers = new ConcurrentHashMap<>();

    final Map<String, Told> agents = new ConcurrentHashMap<>();

    /** To whom the program said that a conversation is theirs. */
    final Map<String, Set<String>> attending = new ConcurrentHashMap<>();

    private final AtomicLong acknowledged = new AtomicLong();
    private volatile int allowed;
    private volatile boolean over;

    /** @param each how many messages each side of each conversation writes */
    Talk(String address, String widget, int each, int allowed) {
        this.address = address;
        this.widget = widget;
        this.each = each;
        this.allowed = allowed;
    }

    /** How many each may have written by now. */
    int allowed() {
        return allowed;
    }

    void allow(int messages) {
        allowed = messages;
    }

    boolean over() {
        return over;
    }

    void end() {
        over = true;
    }

    void counted() {
        acknowledged.incrementAndGet();
    }

    long acknowledged() {
        return acknowledged.get();
    }

    void attends(String conversation, String agent) {
        attending
                .computeIfAbsent(conversation, id -> ConcurrentHashMap.newKeySet())
                .add(agent);
    }
}
