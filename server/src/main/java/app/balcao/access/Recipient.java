package app.balcao.access;

import app.balcao.platform.i18n.Language;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent as the mails about their access need them.
 *
 * @param email by which they sign in
 * @param pendingEmail address that waits to be validated
 * @param language theirs, else the account's (LNG-6)
 * @param hasPassword whether they set one already
 * @param owner of the account
 */
public record Recipient(
        UUID agentId,
        String name,
        String email,
        @Nullable String pendingEmail,
        boolean emailValidated,
        boolean hasPassword,
        boolean owner,
        Language language,
        String accountName,
        String accountLogin) {

    /** Words that make a password of this agent easy to guess. */
    List<String> names() {
        return List.of(name, email, accountName, accountLogin, "Balcão");
    }
}
