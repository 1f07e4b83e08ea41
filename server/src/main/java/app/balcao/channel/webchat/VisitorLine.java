package app.balcao.channel.webchat;

import java.util.UUID;

/** A visitor's browser at the other end, by whichever means of transport. */
public interface VisitorLine {

    UUID visitorId();

    /** The address it comes from. */
    String ip();

    /** Where that address is. */
    Visit.Place place();

    /** What the browser calls itself. */
    String userAgent();

    /** Says something; never waits for the browser. */
    void send(String frame);

    /** Has the browser told a conversation's messages after a number, and all that follow. */
    void follow(UUID conversationId, long after);

    /** The same for what it follows already, of which the browser wants something told again. */
    default void followAgain(UUID conversationId, long after) {
        follow(conversationId, after);
    }
}
