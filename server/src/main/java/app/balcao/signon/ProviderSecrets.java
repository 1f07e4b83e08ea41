package app.balcao.signon;

import app.balcao.platform.security.Secrets;
import app.balcao.schema.tables.records.SignOnProviderRecord;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the account shares with its providers: the key that tokens are signed with, a client's secret. */
@Component
class ProviderSecrets {

    /** The reason of a refusal, for a secret that was kept under another key of the installation. */
    static final String UNREADABLE = "SECRET_UNREADABLE";

    private final Secrets secrets;

    ProviderSecrets(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The provider's secret; absent when it cannot be read, which is in the log. */
    Optional<String> of(SignOnProviderRecord provider) {
        return secrets.read(provider.getSecret(), "The secret of sign-on provider " + provider.getId());
    }
}
