package app.balcao.platform.realtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection's following of one stream. Until it {@link #goLive goes live}, events are held back, so that
 * those it missed can be read and sent before them. Guarded by its channel, but for {@code ended}.
 */
final class Subscription {

    private final Connection connection;
    private final Stream stream;

    private @Nullable List<Held> held = new ArrayList<>();
    private long position = -1;
    private boolean resetWhileHeld;
    private volatile boolean ended;

    // What is not numbered, but told in its place, has the number 0.
    private record Held(long seq, @Nullable String frame) {}

    Subscription(Connection connection, Stream stream) {
        this.connection = connection;
        this.stream = stream;
    }

    Connection connection() {
        return connection;
    }

    Stream stream() {
        return stream;
    }

    /** Set by whoever takes the subscription away; a subscribing thread that sees it stops. */
    void end() {
        ended = true;
    }

    boolean ended() {
        return ended;
    }

    void offer(long seq, @Nullable String frame) {
        if (held != null) {
            held.add(new Held(seq, frame));
        } else if (seq > position) {
            position = seq;
            connection.send(frame);
        }
    }

    void pass(@Nullable String frame) {
        if (held != null) {
            held.add(new Held(0, frame));
        } else {
            connection.send(frame);
        }
    }

    void reset(long seq, @Nullable String frame) {
        if (held != null) {
            held.clear();
            resetWhileHeld = true;
        } else {
            connection.send(frame);
        }
        position = seq;
    }

    /**
     * Sends what was missed and what was held back, and everything from now on at once.
     *
     * @param from the number up to which the client knows the stream
     * @param anew whether the client has to fetch again
     * @param missed events after {@code from}, in order
     */
    void goLive(long from, boolean anew, List<StreamEvent> missed) {
        List<Held> waiting = held == null ? List.of() : held;
        held = null;
        if (!resetWhileHeld) {
            position = from;
        }
        TopicFrames frames = connection.frames();
        connection.send(frames.subscribed(stream.topic(), position));
        if (anew || resetWhileHeld) {
            connection.send(frames.reset(stream.topic(), position));
        } else {
            missed.forEach(event -> offer(event.seq(), frames.event(stream.topic(), event)));
        }
        for (Held each : waiting) {
            if (each.seq() == 0) {
                connection.send(each.frame());
            } else {
                offer(each.seq(), each.frame());
            }
        }
    }
}
