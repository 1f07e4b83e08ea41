package app.balcao.channel.email;

import app.balcao.channel.email.store.MailboxRepository.StoredLogin;
import app.balcao.platform.security.Secrets;
import org.springframework.stereotype.Component;

/** Decrypts the passwords of stored servers for a connection (EML-12). */
@Component
public class LoginSecrets {

    private final Secrets secrets;

    LoginSecrets(Secrets secrets) {
        this.secrets = secrets;
    }

    /** A stored server with its password in the clear. */
    public ServerLogin open(StoredLogin stored) {
        byte[] secret = stored.secret();
        return new ServerLogin(
                stored.host(),
                stored.port(),
                stored.security(),
                stored.user(),
                secret == null ? null : secrets.decrypt(secret));
    }
}
