package app.balcao.channel.webchat.web;

import app.balcao.channel.webchat.Visit;
import app.balcao.channel.webchat.VisitorLine;
import app.balcao.channel.webchat.web.VisitorPolls.Caller;
import app.balcao.platform.realtime.Outlet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;

/** A request of a visitor that collects what is told to them. */
final class Poll implements VisitorLine, Outlet {

    /** Says that nothing more comes; no frame is empty. */
    private static final String END = "";

    private static final int MOST_FRAMES = 500;
    private static final int MOST_CHARACTERS = 500_000;

    private final Caller caller;
    private final @Nullable String heartbeat;
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>(MOST_FRAMES);

    /** @param heartbeat a frame that is nothing to wake a browser for */
    Poll(Caller caller, @Nullable String heartbeat) {
        this.caller = caller;
        this.heartbeat = heartbeat;
    }

    /**
     * Waits until something is told, and answers what came by then.
     *
     * @param more how long to wait for what follows
     */
    List<String> await(Duration most, Duration more) {
        List<String> frames = new ArrayList<>();
        try {
            int characters = 0;
            String next = told.poll(most.toNanos(), TimeUnit.NANOSECONDS);
            while (next != null && !next.equals(END) && characters < MOST_CHARACTERS) {
                frames.add(next);
                characters += next.length();
                next = told.poll(more.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return frames;
    }

    void end() {
        told.offer(END);
    }

    @Override
    public UUID visitorId() {
        return caller.visitorId();
    }

    @Override
    public String ip() {
        return caller.ip();
    }

    @Override
    public Visit.Place place() {
        return caller.place();
    }

    @Override
    public String userAgent() {
        return caller.userAgent();
    }

    // What is too much is asked for again: by then the browser has what comes before it.
    @Override
    public void send(String frame) {
        if (!frame.equals(heartbeat)) {
            told.offer(frame);
        }
    }

    @Override
    public void follow(UUID conversationId, long after) {
        // It follows what the request named.
    }

    @Override
    public void ping() {
        // It does not last long enough to be asked for a sign of life.
    }

    @Override
    public void close(CloseStatus status) {
        end();
    }
}
