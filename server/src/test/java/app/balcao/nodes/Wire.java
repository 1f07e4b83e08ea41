package app.balcao.nodes;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What frames travel over; whatever happens to it is an {@link IOException}. */
interface Wire extends AutoCloseable {

    void send(Map<String, ?> frame) throws IOException, InterruptedException;

    /** The next frame, or null when none comes in time. */
    @Nullable
    JsonNode next(long millis) throws IOException, InterruptedException;

    @Override
    void close();
}
