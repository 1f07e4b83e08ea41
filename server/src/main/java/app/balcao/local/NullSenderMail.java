package app.balcao.local;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.MailCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.Socket;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A GreenMail that takes mail from the null sender ({@code MAIL FROM:<>}), as reports of failed deliveries come. Its
 * own command answers 250 to that, but forgets that there was a sender at all and refuses the recipients.
 */
final class NullSenderMail extends GreenMail {

    NullSenderMail(ServerSetup[] setups) {
        super(setups);
    }

    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
        Map<String, AbstractServer> services = super.createServices(setups, managers);
        for (ServerSetup setup : setups) {
            if (setup.getProtocol().equals(ServerSetup.PROTOCOL_SMTP)) {
                services.put(setup.getProtocol(), new Smtp(setup, managers));
            }
        }
        return services;
    }

    private static final class Smtp extends SmtpServer {

        Smtp(ServerSetup setup, Managers managers) {
            super(setup, managers);
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket client) {
            return new SmtpHandler(new Commands(), managers.getSmtpManager(), client);
        }
    }

    private static final class Commands extends SmtpCommandRegistry {

        private static final SmtpCommand MAIL = new Mail();

        @Override
        public @Nullable SmtpCommand getCommand(String name) {
            SmtpCommand known = super.getCommand(name);
            return known instanceof MailCommand ? MAIL : known;
        }
    }

    private static final class Mail extends MailCommand {

        private static final Pattern FROM_NOBODY =
                Pattern.compile("MAIL FROM:\\s?<>.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

        @Override
        public void execute(SmtpConnection connection, SmtpState state, SmtpManager manager, String line) {
            super.execute(connection, state, manager, line);
            if (FROM_NOBODY.matcher(line).matches()) {
                state.getMessage().setReturnPath(new MailAddress(""));
            }
        }
    }
}
