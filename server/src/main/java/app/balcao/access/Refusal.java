package app.balcao.access;

import app.balcao.platform.errors.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Why a sign-in was refused. The audit is always told; the person only once they have proven who they are, and of
 * what says nothing about anybody (ACC-11).
 *
 * @param reason stable name, for the audit
 * @param messageKey of the sentence that tells the person; null for what they must not learn
 * @param arguments of that sentence
 * @param until when it ends by itself; null when that is not known
 */
public record Refusal(
        String reason,
        @Nullable String messageKey,
        List<Object> arguments,
        @Nullable Instant until) {

    public static final Refusal UNKNOWN_ACCOUNT = secret("UNKNOWN_ACCOUNT");
    public static final Refusal ACCOUNT_INACTIVE = secret("ACCOUNT_INACTIVE");
    public static final Refusal UNKNOWN_AGENT = secret("UNKNOWN_AGENT");
    public static final Refusal AGENT_INACTIVE = secret("AGENT_INACTIVE");
    public static final Refusal EMAIL_NOT_VALIDATED = secret("EMAIL_NOT_VALIDATED");
    public static final Refusal NO_PASSWORD = secret("NO_PASSWORD");
    public static final Refusal LOCKED = secret("LOCKED");
    public static final Refusal WRONG_PASSWORD = secret("WRONG_PASSWORD");

    public static final Refusal WRONG_PASSKEY = secret("WRONG_PASSKEY");

    /** A reason that only the audit learns. */
    public static Refusal secret(String reason) {
        return new Refusal(reason, null, List.of(), null);
    }

    /** A reason that the person who tries may read as well. */
    public static Refusal told(String reason, String messageKey, Object... arguments) {
        return new Refusal(reason, messageKey, List.of(arguments), null);
    }

    /** The same, which ends by itself. */
    public Refusal endingAt(Instant at) {
        return new Refusal(reason, messageKey, arguments, at);
    }

    /**
     * What the person who tried is answered.
     *
     * @param secretKey of the one sentence for all secret reasons
     */
    Problem problem(String secretKey) {
        if (messageKey == null) {
            return Problem.of(HttpStatus.UNAUTHORIZED, "sign-in-refused", secretKey);
        }
        Problem problem = Problem.of(HttpStatus.FORBIDDEN, "entry-refused", messageKey, arguments.toArray())
                .with("reason", reason);
        return until == null ? problem : problem.with("until", until);
    }
}
