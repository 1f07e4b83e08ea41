package app.balcao.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The password that is kept here. It decides on whatever no other check had a say about. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
public class LocalPasswordCheck implements PasswordCheck {

    private final Passwords passwords;

    LocalPasswordCheck(Passwords passwords) {
        this.passwords = passwords;
    }

    @Override
    public Optional<Verdict> check(@Nullable Candidate candidate, String email, String password) {
        return Optional.of(verdict(candidate, password));
    }

    /** What this check says, which always has a say. */
    public Verdict verdict(@Nullable Candidate candidate, String password) {
        String hash = candidate == null ? null : candidate.passwordHash();
        boolean right = passwords.matches(password, hash);
        Refusal refusal;
        if (hash == null) {
            refusal = Refusal.NO_PASSWORD;
        } else if (candidate != null && candidate.lockedAt() != null) {
            refusal = Refusal.LOCKED;
        } else {
            refusal = right ? null : Refusal.WRONG_PASSWORD;
        }
        return new Verdict(true, refusal, null);
    }
}
