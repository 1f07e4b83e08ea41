package app.balcao.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session served live, as it is stored.
 *
 * @param number what people read: its protocol (WCH-11)
 * @param contact the channel's own name for who writes, such as a visitor's id
 * @param customerId null while they are nobody's record
 * @param customerName as they gave it; empty for somebody anonymous (WID-3)
 * @param customerEmail trimmed and in lower case; null unless it is a valid address (WID-5)
 * @param agentId whom it rings at, who attends it, or attended it last; null while it rings at everybody (DST-4)
 * @param waitingSince when it came to its queue, which does not change when an offer is not answered (BND-55)
 * @param lastSeq the number of its last message; 0 without one
 * @param customerSeenSeq up to where the customer has read
 * @param agentSeenSeq up to where its agent has read
 */
public record Conversation(
        UUID id,
        long number,
        UUID queueId,
        UUID departmentId,
        Channel channel,
        Entry entry,
        String contact,
        @Nullable UUID customerId,
        String customerName,
        @Nullable String customerEmail,
        ConversationState state,
        @Nullable UUID agentId,
        Instant openedAt,
        Instant waitingSince,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable EndReason endReason,
        long lastSeq,
        long customerGotSeq,
        long customerSeenSeq,
        long agentGotSeq,
        long agentSeenSeq,
        @Nullable UUID ticketId,
        int version) {

    public boolean over() {
        return state == ConversationState.ENDED;
    }

    /** Whether this agent attends it now. */
    public boolean attendedBy(UUID agent) {
        return state == ConversationState.ACTIVE && agent.equals(agentId);
    }
}
