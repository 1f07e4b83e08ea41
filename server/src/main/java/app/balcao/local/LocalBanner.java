package app.balcao.local;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says where everything of a local run is, once it is there. */
@Component
@ConditionalOnProperty("balcao.local")
final class LocalBanner {

    private final Environment environment;

    LocalBanner(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @SuppressWarnings("SystemOut")
    void print() {
        System.out.printf(
                """

                  Balcão is running     %s
                  Local mail server     SMTP 127.0.0.1:%s   IMAP 127.0.0.1:%s   no encryption; any address, any password
                  Data                  %s
                  Ctrl-C stops everything.
                %n""",
                environment.getProperty("balcao.public-url"),
                environment.getProperty("BALCAO_SMTP_PORT", "3025"),
                environment.getProperty("BALCAO_IMAP_PORT", "3143"),
                environment.getProperty("BALCAO_DATA", "data"));
        if (environment.getProperty("balcao.registration-open", Boolean.class, false)) {
            System.out.printf("""
                      Create your account at the address above. The link that sets your password comes to the local mailbox:
                      curl -s --user you@company.example:any 'imap://127.0.0.1:%s/INBOX;MAILINDEX=1' | sed ':a;/=\\r$/{N;s/=\\r\\n//;ba}' | grep -m1 -o 'http[^ >]*/link/[^ >]*'
                    %n""", environment.getProperty("BALCAO_IMAP_PORT", "3143"));
        }
    }
}
