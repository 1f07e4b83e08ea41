package app.balcao.conversation.desk;

/** What an agent can do with a conversation; the operations of the same name refuse what is not among a page's actions. */
public enum ConversationAction {
    WRITE,
    END,
    TRANSFER,
    /** Take what another agent passes on, or leave it with them. */
    ANSWER_TRANSFER,
    TAKE_OVER,
    NOTE,
    WHISPER,
    LABEL,
    BLOCK,
    /** Open a ticket with what was said. */
    TICKET,
    /** Send the customer what was said. */
    TRANSCRIPT,
    DELETE
}
