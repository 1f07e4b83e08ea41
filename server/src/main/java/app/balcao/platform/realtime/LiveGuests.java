package app.balcao.platform.realtime;

import java.util.concurrent.Executor;
import org.springframework.stereotype.Component;

/** Takes in live connections of guests, whom the module that calls has made sure of. */
@Component
public class LiveGuests {

    private final Hub hub;

    LiveGuests(Hub hub) {
        this.hub = hub;
    }

    Executor workers() {
        return hub.workers();
    }

    /**
     * Opens a connection, which must be told when its client {@link GuestConnection#gone is gone}, and of every sign of life
     * within a minute.
     *
     * @param frames how the guest is told what happens
     */
    public GuestConnection open(Outlet outlet, Guest guest, TopicFrames frames) {
        var connection = new Connection(outlet, guest, frames, hub.workers());
        hub.opened(connection);
        return new GuestConnection(hub, connection, guest);
    }
}
