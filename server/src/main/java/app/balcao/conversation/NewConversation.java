package app.balcao.conversation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a channel says of a conversation that begins; see {@link Conversation} for what each means.
 *
 * @param answers what was asked before it
 * @param invitedBy the agent whose invitation was accepted, who gets it without a queue (GRD-4); null without one
 * @param firstMessage what the customer wrote with it; null for nothing
 */
public record NewConversation(
        UUID queueId,
        Channel channel,
        Entry entry,
        String contact,
        @Nullable UUID customerId,
        String customerName,
        @Nullable String customerEmail,
        List<Answer> answers,
        @Nullable UUID invitedBy,
        @Nullable MessageDraft firstMessage) {

    public NewConversation {
        answers = List.copyOf(answers);
    }

    NewConversation of(UUID customer) {
        return new NewConversation(
                queueId,
                channel,
                entry,
                contact,
                customer,
                customerName,
                customerEmail,
                answers,
                invitedBy,
                firstMessage);
    }

    /** The same in another queue. */
    NewConversation in(UUID otherQueueId) {
        return new NewConversation(
                otherQueueId,
                channel,
                entry,
                contact,
                customerId,
                customerName,
                customerEmail,
                answers,
                invitedBy,
                firstMessage);
    }
}
