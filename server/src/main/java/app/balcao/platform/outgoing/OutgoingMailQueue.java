package app.balcao.platform.outgoing;

/** Takes mail that must go out, and sends it after the running transaction commits, at least once. */
public interface OutgoingMailQueue {

    /**
     * Queues a message of the current account.
     *
     * @throws IllegalStateException outside of a transaction
     */
    void enqueue(OutgoingMail mail);
}
