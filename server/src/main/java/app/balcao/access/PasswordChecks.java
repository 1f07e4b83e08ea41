package app.balcao.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All ways to check a password, asked one after the other until one decides. */
@Component
class PasswordChecks {

    private final List<PasswordCheck> checks;
    private final LocalPasswordCheck local;

    PasswordChecks(ObjectProvider<PasswordCheck> checks, LocalPasswordCheck local) {
        this.checks = checks.orderedStream().toList();
        this.local = local;
    }

    /** Decides on a password, as the current account and outside any transaction. */
    PasswordCheck.Verdict check(@Nullable Candidate candidate, String email, String password) {
        return checks.stream()
                .flatMap(check -> check.check(candidate, email, password).stream())
                .findFirst()
                .orElseThrow();
    }

    /** Does the work of a check where there is no account to ask. */
    void checkNobody(String email, String password) {
        local.check(null, email, password);
    }
}
