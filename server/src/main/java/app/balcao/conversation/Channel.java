package app.balcao.conversation;

/** What a conversation is held over. Each has an adapter of its own; nothing in this module depends on which it is. */
public enum Channel {
    WEB_CHAT
}
