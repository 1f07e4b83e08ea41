package app.balcao.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of the ways to find out whether a password is an agent's. They are asked in the order of {@code @Order} until
 * one decides; the last is the password kept here.
 *
 * <p>Asked as the account and outside any transaction, so that slow work holds no connection. A check is asked for
 * addresses that are nobody's as well, and must then work as hard as for others.
 */
public interface PasswordCheck {

    /**
     * What a check found.
     *
     * @param local whether the password kept here was compared
     * @param refusal why it is not the agent's; null when it is
     * @param told what whoever tried is told instead of the refusal, which the audit learns; null for the refusal
     */
    record Verdict(
            boolean local,
            @Nullable Refusal refusal,
            @Nullable Refusal told) {

        /** The password is the agent's, says somebody else than this program. */
        public static Verdict right() {
            return new Verdict(false, null, null);
        }

        /** Somebody else than this program refused it. */
        public static Verdict refused(Refusal refusal) {
            return new Verdict(false, refusal, null);
        }

        /** The same, but whoever is refused is told something else. */
        public Verdict telling(Refusal other) {
            return new Verdict(local, refusal, refusal == null ? null : other);
        }

        @Nullable
        Refusal toTell() {
            return told == null ? refusal : told;
        }
    }

    /**
     * Decides on a password.
     *
     * @param candidate whose it should be; null when nobody has the address
     * @return absent when this check has no say about the agent
     */
    Optional<Verdict> check(@Nullable Candidate candidate, String email, String password);
}
