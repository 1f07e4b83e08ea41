package app.balcao.conversation;

/** What began a conversation; who was invited stays with who invited them, whoever they are bound to (BND-24). */
public enum Entry {
    CUSTOMER,
    INVITATION,
    TRIGGER
}
