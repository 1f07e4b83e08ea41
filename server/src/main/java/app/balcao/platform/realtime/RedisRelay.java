package app.balcao.platform.realtime;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PUBLISH and SUBSCRIBE of Redis, over a connection each that stays open. */
final class RedisRelay implements Relay {

    private static final Logger log = LoggerFactory.getLogger(RedisRelay.class);

    private static final String CHANNEL = "balcao_realtime";
    private static final int LONGEST_TEXT = 250_000;
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final URI url;

    private volatile boolean closed;
    private volatile @Nullable RedisConnection subscribed;
    private @Nullable RedisConnection publishing;

    /** @param url {@code redis://[[user]:password@]host[:port]}, or {@code rediss://…} for TLS */
    RedisRelay(URI url) {
        if (url.getHost() == null || !List.of("redis", "rediss").contains(url.getScheme())) {
            throw new IllegalArgumentException("BALCAO_REDIS_URL must be redis://host:port or rediss://host:port");
        }
        this.url = url;
    }

    @Override
    public int longestText() {
        return LONGEST_TEXT;
    }

    @Override
    public synchronized void send(List<String> texts) throws IOException {
        try {
            RedisConnection connection = publishing;
            if (connection == null) {
                connection = RedisConnection.open(url, SILENCE);
                publishing = connection;
            }
            for (String text : texts) {
                connection.command(List.of("PUBLISH", CHANNEL, text));
            }
            connection.flush();
            for (int each = 0; each < texts.size(); each++) {
                connection.answer();
            }
        } catch (IOException failure) {
            close(publishing);
            publishing = null;
            throw failure;
        }
    }

    @Override
    public void receive(Runnable listening, Consumer<String> text) throws IOException {
        try (RedisConnection connection = RedisConnection.open(url, SILENCE)) {
            subscribed = connection;
            connection.command(List.of("SUBSCRIBE", CHANNEL));
            connection.flush();
            boolean asked = false;
            while (!closed) {
                if (connection.answers()) {
                    take(connection.answer(), listening, text);
                    asked = false;
                } else if (asked) {
                    throw new IOException("Redis no longer answers");
                } else {
                    connection.command(List.of("PING"));
                    connection.flush();
                    asked = true;
                }
            }
        }
    }

    private static void take(List<@Nullable String> answer, Runnable listening, Consumer<String> text) {
        if ("subscribe".equals(answer.getFirst())) {
            listening.run();
        } else if ("message".equals(answer.getFirst()) && answer.getLast() != null) {
            text.accept(answer.getLast());
        }
    }

    @Override
    public void close() {
        closed = true;
        close(subscribed);
        synchronized (this) {
            close(publishing);
        }
    }

    private static void close(@Nullable RedisConnection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException alreadyGone) {
                log.debug("A connection to Redis was gone already", alreadyGone);
            }
        }
    }
}
