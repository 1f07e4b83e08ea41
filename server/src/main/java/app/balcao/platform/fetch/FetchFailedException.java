package app.balcao.platform.fetch;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Nothing could be read at an address. */
public final class FetchFailedException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Why, as far as a person can do something about it. */
    public enum Reason {
        /** It is no web address, or leads to a private network. */
        ADDRESS_REFUSED,
        UNREACHABLE,
        /** The server answered that there is nothing to read. */
        NOT_THERE,
        TOO_LARGE,
        TOO_SLOW
    }

    private final Reason reason;

    FetchFailedException(Reason reason, @Nullable Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
