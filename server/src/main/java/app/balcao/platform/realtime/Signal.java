package app.balcao.platform.realtime;

import java.util.List;
import java.util.UUID;

/** What nodes tell one another. All of it is true already: signals are sent after the commit that made it so. */
sealed interface Signal {

    /** Consecutive events of a stream. */
    record Events(Stream stream, List<StreamEvent> events) implements Signal {

        long last() {
            return events.getLast().seq();
        }
    }

    /** A stream has reached a number; whoever follows it reads the events from the database. */
    record Advanced(Stream stream, long seq) implements Signal {}

    /** Something happens that is neither kept nor numbered. */
    record Passing(Stream stream, String kind, String data) implements Signal {}

    /** A session was revoked. */
    record SessionEnded(UUID sessionId) implements Signal {}

    /** Who may follow a stream has changed. */
    record AudienceChanged(Stream stream) implements Signal {}

    /** What an agent may follow has changed. */
    record RightsChanged(UUID agentId) implements Signal {}
}
