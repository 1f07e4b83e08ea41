package app.balcao.notify;

/** What a notification tells. Its data are named beside each kind. */
public enum NotificationKind {
    /** A ticket waits in the queue of one of the agent's departments. */
    TICKET_OPENED,
    /** The agent became responsible by somebody's hand: {@code byName}. */
    TICKET_BOUND,
    /** Another agent is responsible now: {@code toName}. */
    TICKET_REBOUND,
    /** The customer answered: {@code customerName}. */
    CUSTOMER_REPLIED,
    /** An e-mail to the customer did not arrive: {@code to}. */
    DELIVERY_FAILED,
    /** A mailbox cannot be collected: {@code address}. For who manages mailboxes. */
    MAILBOX_FAILED
}
