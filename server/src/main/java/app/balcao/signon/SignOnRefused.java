package app.balcao.signon;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A sign-on that failed. The person is told of what they may do something about; the audit has the reason. */
public final class SignOnRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What the person is told. */
    public enum Told {
        /** The token or answer is not good: they have to begin again. */
        INVALID,
        /** It took too long, or another browser began it. */
        STALE,
        /** The provider proved who they are, but nobody who may come in has that e-mail. */
        UNKNOWN,
        /** The provider knows the person, but not as the one who came before with this e-mail. */
        MISMATCH,
        /** The provider does not vouch for the e-mail. */
        UNVERIFIED,
        /** The provider sent the person back without signing them in. */
        DENIED,
        /** The provider does not answer, or not as it should, or what is shared with it cannot be read. */
        UNAVAILABLE,
        /** A rule of the account keeps them outside, such as that of addresses. */
        RULE
    }

    private final Told told;
    private final String reason;
    private final @Nullable String account;
    private final @Nullable Instant until;

    public SignOnRefused(Told told, String reason, @Nullable String account) {
        this(told, reason, account, null);
    }

    /** @param until when the rule lets them in again; null when that is not known */
    SignOnRefused(Told told, String reason, @Nullable String account, @Nullable Instant until) {
        super(told + ": " + reason, null, false, false);
        this.told = told;
        this.reason = reason;
        this.account = account;
        this.until = until;
    }

    public Told told() {
        return told;
    }

    /** Stable name, for the audit. */
    public String reason() {
        return reason;
    }

    /** The login name of the account it was for; null when it is not known. */
    public @Nullable String account() {
        return account;
    }

    /** When the rule that refused lets them in again; null when that is not known. */
    public @Nullable Instant until() {
        return until;
    }
}
