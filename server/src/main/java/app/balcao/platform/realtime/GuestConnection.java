package app.balcao.platform.realtime;

import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;

/** A guest's live connection, as the module that let them in has it. */
public final class GuestConnection {

    private final Hub hub;
    private final Connection connection;
    private final Guest guest;

    GuestConnection(Hub hub, Connection connection, Guest guest) {
        this.hub = hub;
        this.connection = connection;
        this.guest = guest;
    }

    public Guest guest() {
        return guest;
    }

    /** Queues a frame; never waits for the client. */
    public void send(String frame) {
        connection.send(frame);
    }

    /**
     * Follows a topic of the guest's account, if the guest may: what it has after a number, and everything from then on. Read
     * after it what else is to be shown, since nothing is missed from here on.
     *
     * @param after the last number the client knows; null when it knows none and will fetch
     */
    public void follow(String topic, @Nullable Long after) {
        hub.subscribe(connection, topic, after);
    }

    public void unfollow(String topic) {
        hub.unsubscribe(connection, topic);
    }

    /** The client has shown a sign of life. */
    public void heard() {
        connection.heard();
    }

    /** Closes it after a last frame. */
    public void end(String lastFrame, CloseStatus status) {
        connection.end(lastFrame, status);
    }

    /** Closes it at once. */
    public void abandon(CloseStatus status) {
        connection.abandon(status);
    }

    /** Whether it is being closed. */
    public boolean ended() {
        return connection.ended();
    }

    /** The client is gone: nothing is followed any more. */
    public void gone() {
        hub.closed(connection);
    }
}
