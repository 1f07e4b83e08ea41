package app.balcao.local;

import org.jspecify.annotations.Nullable;

/** The local run cannot start, with a message that tells the person what to do about it. */
final class LocalRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LocalRunException(String message) {
        super(message);
    }

    LocalRunException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
