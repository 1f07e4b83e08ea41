package app.balcao.conversation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sends: a text, or a file with or without one.
 *
 * @param clientId chosen by who sends it, and sent again with every attempt, so that it arrives once (WCH-21)
 */
public record MessageDraft(
        String clientId, String text, @Nullable UUID attachmentId) {

    public static final int LONGEST_TEXT = 10_000;
    public static final int LONGEST_CLIENT_ID = 64;
}
