package app.balcao.people;

/** How an agent's browser tells of chats besides showing them; all of it until they switch it off (AGT-12). */
public enum ChatSignal {
    /** It rings while a conversation is offered to them, or another agent would pass one on. */
    OFFER_SOUND,
    /** The browser shows an offer outside of the page. */
    OFFER_BROWSER,
    /** It sounds when a customer writes in a conversation of theirs that they are not looking at. */
    MESSAGE_SOUND,
    /** The browser shows such a message outside of the page. */
    MESSAGE_BROWSER
}
