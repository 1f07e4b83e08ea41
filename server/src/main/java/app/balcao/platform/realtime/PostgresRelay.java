package app.balcao.platform.realtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * LISTEN and NOTIFY. What is sent has a transaction of its own, so that no other waits for the one lock that all
 * notifications of a server share; what comes is waited for on a connection of its own.
 */
final class PostgresRelay implements Relay {

    private static final Logger log = LoggerFactory.getLogger(PostgresRelay.class);

    private static final String CHANNEL = "balcao_realtime";
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(10);

    private final ConnectionSource listening;
    private final ConnectionSource sending;

    private volatile boolean closed;
    private volatile @Nullable Connection listeningConnection;

    /** Opens connections to the database. */
    interface ConnectionSource {
        Connection open() throws SQLException;
    }

    /**
     * @param listening opens a connection that stays open, straight to the server (no transaction pooler)
     * @param sending opens a connection for an instant: the pool
     */
    PostgresRelay(ConnectionSource listening, ConnectionSource sending) {
        this.listening = listening;
        this.sending = sending;
    }

    /** A notification has under 8000 bytes. */
    @Override
    public int longestText() {
        return 7_999;
    }

    @Override
    public void send(List<String> texts) throws SQLException {
        try (Connection connection = sending.open();
                var statement = connection.prepareStatement("select pg_notify(?, text) from unnest(?) as text")) {
            statement.setString(1, CHANNEL);
            statement.setArray(2, connection.createArrayOf("text", texts.toArray()));
            statement.execute();
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
    }

    @Override
    public void receive(Runnable isListening, Consumer<String> text) throws SQLException {
        try (Connection connection = listening.open()) {
            listeningConnection = connection;
            try (var statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
            }
            isListening.run();
            PGConnection postgres = connection.unwrap(PGConnection.class);
            while (!closed) {
                PGNotification[] notifications = postgres.getNotifications((int) CHECK_INTERVAL.toMillis());
                if (notifications == null || notifications.length == 0) {
                    check(connection);
                    continue;
                }
                for (PGNotification notification : notifications) {
                    text.accept(notification.getParameter());
                }
            }
        }
    }

    private static void check(Connection connection) throws SQLException {
        if (!connection.isValid((int) CHECK_INTERVAL.toSeconds())) {
            throw new SQLException("The listening connection no longer answers");
        }
    }

    @Override
    public void close() {
        closed = true;
        Connection connection = listeningConnection;
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException alreadyGone) {
                log.debug("The listening connection was gone already", alreadyGone);
            }
        }
    }
}
