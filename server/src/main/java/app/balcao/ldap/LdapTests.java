package app.balcao.ldap;

import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.i18n.Messages;
import app.balcao.platform.security.RateLimits;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tries a directory before it is saved; changes nothing (Testar conexão). */
@Service
public class LdapTests {

    private static final int MOST = 30;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final LdapDirectories directories;
    private final LdapClient client;
    private final RateLimits limits;
    private final Messages messages;

    LdapTests(LdapDirectories directories, LdapClient client, RateLimits limits, Messages messages) {
        this.directories = directories;
        this.client = client;
        this.limits = limits;
        this.messages = messages;
    }

    /**
     * How it went, as far as it was asked. It is one of few sentences: a server's own words are not passed on, lest the
     * form reads what is in the network of the installation.
     *
     * @param outcome stable, such as {@code FOUND}
     */
    public record Result(boolean ok, String outcome, String message) {}

    /**
     * Reaches the server, signs in to search, and looks one address up; with a password, tries that, too.
     *
     * @throws Problem forbidden; validation; rate-limited
     */
    public Result run(ActingAgent acting, LdapForm form, String email, @Nullable String password) {
        LdapServer server = directories.server(acting, form);
        if (email.isBlank()) {
            throw Problem.validation(FieldProblem.of("email", "required", "problem.field.required"));
        }
        limits.consume("ldap-test", acting.accountId().toString(), MOST, WINDOW);
        LdapAnswer answer = client.ask(server, email.strip(), password == null || password.isEmpty() ? null : password);
        boolean ok = answer == LdapAnswer.RIGHT || answer == LdapAnswer.FOUND;
        String key = "ldap.test." + answer.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Result(ok, answer.name(), messages.text(key, List.of()));
    }
}
