package app.balcao.conversation.desk;

import app.balcao.conversation.Channel;
import app.balcao.conversation.ConversationMessage;
import app.balcao.conversation.ConversationState;
import app.balcao.conversation.EndReason;
import app.balcao.conversation.Entry;
import app.balcao.people.PersonalData;
import app.balcao.ticket.Named;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as agents are shown it, in lists and on its page; see {@link app.balcao.conversation.Conversation}.
 *
 * @param unread how many of the customer's messages its agent has not seen, up to 99
 * @param lastMessage the beginning of what was written last
 * @param rating the customer's stars, for who may see ratings (RAT-5)
 * @param gone whether the customer's connection is lost
 */
public record ConversationRow(
        UUID id,
        @Schema(example = "231") long number,
        ConversationState state,
        Channel channel,
        Entry entry,
        UUID queueId,
        Named department,
        @Nullable Named agent,

        @PersonalData.Within @Schema(example = "Clara Nogueira")
        String customerName,

        @PersonalData @Nullable String customerEmail,
        @Nullable UUID customerId,
        OffsetDateTime openedAt,
        OffsetDateTime waitingSince,
        @Nullable OffsetDateTime answeredAt,
        @Nullable OffsetDateTime endedAt,
        @Nullable EndReason endReason,
        @Schema(example = "7") long lastSeq,
        @Schema(example = "7") long customerGotSeq,
        @Schema(example = "6") long customerSeenSeq,
        @Schema(example = "7") long agentGotSeq,
        @Schema(example = "5") long agentSeenSeq,
        @Schema(example = "2") int unread,
        @Nullable LastMessage lastMessage,
        List<Label> labels,
        @Schema(example = "5") @Nullable Integer rating,
        boolean gone,
        @Nullable UUID ticketId,
        int version) {

    public record LastMessage(
            ConversationMessage.Author author,
            ConversationMessage.Kind kind,

            @Schema(example = "Bom dia! Em que posso ajudar?")
            String text) {}

    public record Label(
            UUID id,
            @Schema(example = "Troca") String name,
            @Schema(example = "#2b8a3e") String color) {}
}
