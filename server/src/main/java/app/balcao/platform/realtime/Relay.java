package app.balcao.platform.realtime;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** Brings texts to the other nodes of an installation, each sender's in order, and perhaps back to their own. */
interface Relay extends AutoCloseable {

    /** The most bytes of a text. */
    int longestText();

    /** Hands texts over; all of them are sent again when it fails. Called by one thread. */
    void send(List<String> texts) throws SQLException, IOException;

    /**
     * Receives until the connection breaks or the relay is closed. Called by one thread.
     *
     * @param listening told once nothing that is sent from then on is missed
     */
    void receive(Runnable listening, Consumer<String> text) throws SQLException, IOException;

    /** Ends what is being received. */
    @Override
    void close();
}
