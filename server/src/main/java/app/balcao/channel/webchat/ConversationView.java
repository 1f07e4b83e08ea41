package app.balcao.channel.webchat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as its customer sees it.
 *
 * @param agent who attends it, by the name they have in the chat
 * @param agentGotSeq up to where the agent's browser has got what was sent
 * @param agentSeenSeq up to where the agent has read
 */
public record ConversationView(
        UUID id,
        long number,
        UUID departmentId,
        String state,
        @Nullable Integer position,
        @Nullable Integer estimateSeconds,
        @Nullable Agent agent,
        long lastSeq,
        long agentGotSeq,
        long agentSeenSeq,
        @Nullable String endReason,
        boolean ratable) {

    public record Agent(String name, @Nullable String photoUrl) {}
}
