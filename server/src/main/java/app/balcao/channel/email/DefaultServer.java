package app.balcao.channel.email;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The installation's way out, for accounts that have set none: {@code BALCAO_MAIL_HOST} and so on. In the local run
 * it is the local mail server.
 */
@Component
public class DefaultServer {

    private static final Logger log = LoggerFactory.getLogger(DefaultServer.class);

    private final @Nullable ServerLogin login;
    private final String fromAddress;

    DefaultServer(
            @Value("${BALCAO_MAIL_HOST:}") String host,
            @Value("${BALCAO_MAIL_PORT:587}") int port,
            @Value("${BALCAO_MAIL_SECURITY:STARTTLS}") Security security,
            @Value("${BALCAO_MAIL_USER:}") String user,
            @Value("${BALCAO_MAIL_PASSWORD:}") String password,
            @Value("${BALCAO_MAIL_FROM:}") String fromAddress,
            @Value("${balcao.local:false}") String local,
            @Value("${BALCAO_SMTP_PORT:3025}") int localPort) {
        this.fromAddress = fromAddress.isBlank() ? "balcao@localhost" : fromAddress.strip();
        if (!host.isBlank()) {
            this.login = new ServerLogin(
                    host.strip(), port, security, user.isBlank() ? null : user, password.isEmpty() ? null : password);
        } else {
            this.login = local.equals("false") || local.isBlank()
                    ? null
                    : new ServerLogin("127.0.0.1", localPort, Security.NONE, null, null);
        }
        if (login == null) {
            log.warn("BALCAO_MAIL_HOST is not set: until an account has an outgoing server of its own, nothing it sends"
                    + " leaves, not even the link that sets its owner's password");
        }
    }

    /** Absent when the installation has none. */
    public Optional<ServerLogin> login() {
        return Optional.ofNullable(login);
    }

    public String fromAddress() {
        return fromAddress;
    }
}
