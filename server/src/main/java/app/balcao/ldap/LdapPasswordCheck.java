package app.balcao.ldap;

import app.balcao.access.Candidate;
import app.balcao.access.LocalPasswordCheck;
import app.balcao.access.PasswordCheck;
import app.balcao.access.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Has the directory decide on the passwords of agents. Where it does not say right, the password kept here is compared
 * whoever asks, so that it takes as long for all; it decides for the owner, whom a directory must not lock out, and for
 * everybody where the account says so (SEC-33).
 */
@Component
@Order(100)
class LdapPasswordCheck implements PasswordCheck {

    private static final Refusal UNAVAILABLE = Refusal.told("DIRECTORY_UNAVAILABLE", "ldap.unavailable");

    private final LdapPasswords passwords;
    private final LocalPasswordCheck local;

    LdapPasswordCheck(LdapPasswords passwords, LocalPasswordCheck local) {
        this.passwords = passwords;
        this.local = local;
    }

    @Override
    public Optional<Verdict> check(@Nullable Candidate candidate, String email, String password) {
        LdapDirectories.InForce inForce = passwords.forAgents().orElse(null);
        if (inForce == null) {
            return Optional.empty();
        }
        LdapAnswer answer = passwords.ask(inForce, email, password);
        if (answer == LdapAnswer.RIGHT) {
            return Optional.of(Verdict.right());
        }
        Verdict ofHere = local.verdict(candidate, password);
        boolean localDecides = inForce.directory().localFallback() || (candidate != null && candidate.owner());
        if (localDecides) {
            return Optional.of(answer.unavailable() ? ofHere.telling(UNAVAILABLE) : ofHere);
        }
        return Optional.of(
                Verdict.refused(answer.unavailable() ? UNAVAILABLE : Refusal.secret("DIRECTORY_" + answer.name())));
    }
}
