package app.balcao.channel.webchat;

import app.balcao.conversation.ConversationState;
import app.balcao.conversation.QueuePlaces.QueuePlace;
import app.balcao.people.RatingFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as its customer sees it.
 *
 * @param position its place in the queue; null when it does not wait, and where only a change is told
 * @param ratable whether a rating is taken now (RAT-1, RAT-3)
 * @param ratingFormat how it is asked for
 * @param ratingQuestion in the department's words; null for the usual ones
 * @param typingShown whether agents see what is typed before it is sent, which the customer is told (WID-6)
 * @param alone whether it waits, and nobody is there any more (OFF-4)
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
        boolean ratable,
        RatingFormat ratingFormat,
        @Nullable String ratingQuestion,
        boolean typingShown,
        boolean alone) {

    /** Whether nobody attends it yet. */
    boolean waits() {
        return state.equals(ConversationState.WAITING.name()) || state.equals(ConversationState.RINGING.name());
    }

    /** The same, with its place in the queue. */
    ConversationView placed(@Nullable QueuePlace place) {
        return place == null
                ? this
                : new ConversationView(
                        id,
                        number,
                        departmentId,
                        state,
                        place.position(),
                        place.estimateSeconds(),
                        agent,
                        lastSeq,
                        agentGotSeq,
                        agentSeenSeq,
                        endReason,
                        ratable,
                        ratingFormat,
                        ratingQuestion,
                        typingShown,
                        alone);
    }

    /**
     * Who attends it.
     *
     * @param photoUrl below the address of the widget; null without a picture
     */
    public record Agent(String name, @Nullable String photoUrl) {}
}
