package app.balcao.channel.email.message;

/** A source that is set aside: it cannot be read, or reading it would cost too much. The only failure of reading. */
public final class UnreadableMessageException extends Exception {

    /** Why a source is set aside. */
    public enum Reason {
        TOO_LARGE,
        TOO_DEEP,
        TOO_MANY_PARTS,
        BROKEN
    }

    private final Reason reason;

    UnreadableMessageException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    UnreadableMessageException(String message, Throwable cause) {
        super(message, cause);
        this.reason = Reason.BROKEN;
    }

    public Reason reason() {
        return reason;
    }
}
