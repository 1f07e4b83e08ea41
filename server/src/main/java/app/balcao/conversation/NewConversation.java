package app.balcao.conversation;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a channel says of a conversation that begins; see {@link Conversation} for what each means.
 *
 * @param answers what was asked before it
 * @param invitedBy the agent whose invitation was accepted, who gets it without a queue (GRD-4); null without one
 * @param firstMessage what the customer wrote with it; null for nothing
 * @param reception what the channel knows of how to receive them
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
        @Nullable MessageDraft firstMessage,
        Reception reception) {

    public NewConversation {
        answers = List.copyOf(answers);
    }

    public NewConversation(
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
        this(
                queueId,
                channel,
                entry,
                contact,
                customerId,
                customerName,
                customerEmail,
                answers,
                invitedBy,
                firstMessage,
                Reception.USUAL);
    }

    /**
     * How a customer is received.
     *
     * @param agentId whom it rings at first, should they be there and the customer be bound to nobody; null for nobody
     * @param labelIds the labels that it has from the beginning
     */
    public record Reception(@Nullable UUID agentId, Set<UUID> labelIds) {

        /** Like anybody. */
        public static final Reception USUAL = new Reception(null, Set.of());

        public Reception {
            labelIds = Set.copyOf(labelIds);
        }
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
                firstMessage,
                reception);
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
                firstMessage,
                reception);
    }
}
