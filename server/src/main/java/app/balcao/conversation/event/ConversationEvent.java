package app.balcao.conversation.event;

import app.balcao.conversation.Conversation;

/** Something that happened to a conversation. Published inside the transaction that made it true. */
public sealed interface ConversationEvent
        permits ConversationOpened,
                ConversationWaits,
                ConversationRings,
                ConversationAnswered,
                ConversationTransferred,
                ConversationAttendable,
                ConversationEnded,
                ConversationRated,
                MessageSent {

    /** The conversation as it is after it. */
    Conversation conversation();
}
