package app.balcao.access;

import app.balcao.people.PasswordHashing;
import java.util.List;
import org.springframework.stereotype.Component;

/** Checks and hashes the passwords that administrators choose for new agents. */
@Component
class FirstPasswords implements PasswordHashing {

    private final Credentials credentials;

    FirstPasswords(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public String checkedHash(String field, String password, List<String> names) {
        return credentials.checkedHash(field, password, names);
    }
}
