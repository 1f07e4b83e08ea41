package app.balcao.ticket.sequences;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A ticket as the rules describe it. Tickets, agents and departments are numbers, in the order in which they came to be. */
final class Expected {

    static final int WAITING = 0;
    static final int NEW = 1;
    static final int ANSWERED = 2;
    static final int CUSTOMER_WROTE = 3;
    static final int CANCELLED = 4;
    static final int CLOSED = 5;
    static final int REASSIGNED = 6;
    static final int ESCALATED = 7;
    static final int ASKED = 8;
    static final int ASKED_AGAIN = 9;

    final int id;
    final List<String> history = new ArrayList<>();
    final Set<Integer> children = new TreeSet<>();
    final Set<Integer> followers = new TreeSet<>();
    final Set<Integer> tags = new TreeSet<>();
    final Set<Integer> linked = new TreeSet<>();

    /** The answers that are to be sent later, in the order in which they were written. */
    final List<Later> later = new ArrayList<>();

    int department;

    @Nullable
    Integer agent;

    /** Who asked for it, and the ticket it is a part of; null for what a customer asked for. */
    @Nullable
    Integer requester;

    /** In whose name it was asked for. */
    @Nullable
    Integer represented;

    @Nullable
    Integer parent;

    String subject = "Assunto";
    int priority = 2;
    int situation;
    boolean answered;
    boolean everClosed;
    boolean hasStatus;
    boolean scheduled;
    boolean trashed;
    int messages = 1;
    int workSeconds;

    /** Where it stood before it was asked to be closed. */
    int before;

    boolean returned;

    /** Of what was written in it since it was opened or split off. */
    boolean customerWroteLast;

    /** An answer that waits for its time, or was stopped. */
    record Later(int serial, int author, boolean stopped) {

        Later stop() {
            return new Later(serial, author, true);
        }
    }

    Expected(int id, int department) {
        this.id = id;
        this.department = department;
    }

    boolean closed() {
        return situation == CLOSED || situation == CANCELLED;
    }

    boolean asked() {
        return situation == ASKED || situation == ASKED_AGAIN;
    }

    /** What is waiting to be sent is not any more, since the work is over. */
    void stopWhatWaits() {
        later.replaceAll(Later::stop);
    }

    Expected copy() {
        Expected copy = new Expected(id, department);
        copy.history.addAll(history);
        copy.children.addAll(children);
        copy.followers.addAll(followers);
        copy.tags.addAll(tags);
        copy.linked.addAll(linked);
        copy.later.addAll(later);
        copy.agent = agent;
        copy.requester = requester;
        copy.represented = represented;
        copy.parent = parent;
        copy.subject = subject;
        copy.priority = priority;
        copy.situation = situation;
        copy.answered = answered;
        copy.everClosed = everClosed;
        copy.hasStatus = hasStatus;
        copy.scheduled = scheduled;
        copy.trashed = trashed;
        copy.messages = messages;
        copy.workSeconds = workSeconds;
        copy.before = before;
        copy.returned = returned;
        copy.customerWroteLast = customerWroteLast;
        return copy;
    }

    /** What the program must show of it. */
    Facts facts() {
        return new Facts(
                situation,
                department,
                agent,
                subject,
                priority,
                answered,
                everClosed,
                closed(),
                hasStatus,
                scheduled,
                trashed,
                messages,
                workSeconds,
                Set.copyOf(followers),
                Set.copyOf(tags),
                Set.copyOf(linked),
                List.copyOf(later),
                List.copyOf(history));
    }
}
