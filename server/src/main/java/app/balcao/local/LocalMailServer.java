package app.balcao.local;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * SMTP and IMAP on the loopback address for the local run. Every address has a mailbox and every password opens it,
 * so it must never listen elsewhere. It delivers to its own mailboxes only: nothing leaves the machine.
 *
 * <p>GreenMail keeps mail in memory. Inboxes are kept in {@code BALCAO_DATA/mail} besides: a message before its
 * sender is told that it was accepted, what a mail client does to it (read, deleted) within a second. Other folders
 * are forgotten when the program stops.
 */
@Component
@ConditionalOnProperty("balcao.local")
final class LocalMailServer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LocalMailServer.class);
    private static final String LOOPBACK = "127.0.0.1";

    private final int smtpPort;
    private final int imapPort;
    private final MailFiles files;
    private @Nullable GreenMail server;
    private @Nullable ScheduledExecutorService keeper;

    LocalMailServer(
            @Value("${BALCAO_SMTP_PORT:3025}") int smtpPort,
            @Value("${BALCAO_IMAP_PORT:3143}") int imapPort,
            @Value("${BALCAO_DATA:data}") Path data) {
        this.smtpPort = smtpPort;
        this.imapPort = imapPort;
        this.files = new MailFiles(data.resolve("mail"));
    }

    /** Before whatever collects mail, and stopped after it. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public synchronized void start() {
        requireFree(smtpPort, "BALCAO_SMTP_PORT");
        requireFree(imapPort, "BALCAO_IMAP_PORT");
        GreenMail greenMail = new NullSenderMail(new ServerSetup[] {
            new ServerSetup(smtpPort, LOOPBACK, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(imapPort, LOOPBACK, ServerSetup.PROTOCOL_IMAP)
        });
        greenMail.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        greenMail
                .getUserManager()
                .setMessageDeliveryHandler(
                        (message, to) -> new KeptInbox(recipient(greenMail.getUserManager(), to), greenMail));
        try {
            restore(greenMail);
        } catch (IOException | UserException | FolderException failure) {
            throw new LocalRunException("The kept mail cannot be read: " + failure.getMessage(), failure);
        }
        greenMail.start();
        ScheduledExecutorService scheduler =
                Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
        scheduler.scheduleWithFixedDelay(() -> keepAll(greenMail), 1, 1, TimeUnit.SECONDS);
        keeper = scheduler;
        server = greenMail;
    }

    @Override
    public synchronized void stop() {
        if (server == null || keeper == null) {
            return;
        }
        keeper.close();
        keepAll(server);
        server.stop();
        server = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return server != null;
    }

    private static void requireFree(int port, String variable) {
        if (port == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new LocalRunException("Port " + port + " is in use: set " + variable + " to another one.", taken);
        }
    }

    private static GreenMailUser recipient(UserManager users, MailAddress to) throws UserException {
        GreenMailUser known = users.getUserByEmail(to.getEmail());
        return known == null ? users.createUser(to.getEmail(), to.getEmail(), to.getEmail()) : known;
    }

    private void restore(GreenMail greenMail) throws IOException, UserException, FolderException {
        for (String address : files.addresses()) {
            GreenMailUser user = greenMail.getUserManager().createUser(address, address, address);
            MailFolder inbox = inbox(greenMail, user);
            for (MailFiles.Kept kept : files.read(address)) {
                files.renumber(kept, inbox.appendMessage(kept.message(), kept.flags(), kept.received()));
            }
        }
    }

    private void keepAll(GreenMail greenMail) {
        for (GreenMailUser user : greenMail.getUserManager().listUser()) {
            try {
                keep(greenMail, user);
            } catch (IOException | MessagingException | FolderException | RuntimeException failure) {
                LOG.warn("The mail of {} could not be kept", user.getEmail(), failure);
            }
        }
    }

    private synchronized void keep(GreenMail greenMail, GreenMailUser user)
            throws IOException, MessagingException, FolderException {
        files.write(user.getEmail(), inbox(greenMail, user).getMessages());
    }

    private static MailFolder inbox(GreenMail greenMail, GreenMailUser user) throws FolderException {
        return greenMail.getManagers().getImapHostManager().getInbox(user);
    }

    /** Delivers to a mailbox a copy of its own (recipients would share flags otherwise), and keeps it at once. */
    private final class KeptInbox extends DelegatingUser {

        private final GreenMail greenMail;

        KeptInbox(GreenMailUser user, GreenMail greenMail) {
            super(user);
            this.greenMail = greenMail;
        }

        @Override
        public void deliver(MovingMessage message) {
            deliver(message.getMessage());
        }

        @Override
        public void deliver(MimeMessage message) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            try {
                message.writeTo(content);
                user().deliver(new MimeMessage(null, new ByteArrayInputStream(content.toByteArray())));
                keep(greenMail, user());
            } catch (IOException | MessagingException | FolderException failure) {
                throw new IllegalStateException("The message cannot be kept", failure);
            }
        }
    }
}
