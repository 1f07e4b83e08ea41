package app.balcao.channel.email.job;

import app.balcao.channel.email.DefaultServer;
import app.balcao.channel.email.Deliveries;
import app.balcao.channel.email.LoginSecrets;
import app.balcao.channel.email.MailConnections;
import app.balcao.channel.email.OutgoingEmail.State;
import app.balcao.channel.email.ServerLogin;
import app.balcao.channel.email.message.Composer;
import app.balcao.channel.email.message.MailAddress;
import app.balcao.channel.email.message.OutgoingFile;
import app.balcao.channel.email.message.OutgoingMessage;
import app.balcao.channel.email.store.MailboxRepository;
import app.balcao.channel.email.store.MailboxRepository.StoredLogin;
import app.balcao.channel.email.store.OutgoingRepository;
import app.balcao.channel.email.store.OutgoingRepository.Named;
import app.balcao.channel.email.store.OutgoingRepository.NewMail;
import app.balcao.channel.email.store.OutgoingRepository.Sending;
import app.balcao.channel.email.store.OutgoingServerRepository;
import app.balcao.platform.files.Attachment;
import app.balcao.platform.files.Attachments;
import app.balcao.platform.tenant.Tenant;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends one mail, as often as it takes and at most {@value #MAX_ATTEMPTS} times (EML-10). */
@Component
class SendMail {

    static final int MAX_ATTEMPTS = 14;

    private static final Logger log = LoggerFactory.getLogger(SendMail.class);

    // "Sign in first" and the like are about us, and pass once an administrator sets the server right.
    private static final Set<Integer> ABOUT_SIGNING_IN = Set.of(530, 534, 535, 538);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofHours(4);

    private final OutgoingRepository repository;
    private final MailboxRepository mailboxes;
    private final OutgoingServerRepository servers;
    private final DefaultServer defaultServer;
    private final Deliveries deliveries;
    private final Attachments attachments;
    private final LoginSecrets secrets;
    private final MailConnections connections;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SendMail(
            OutgoingRepository repository,
            MailboxRepository mailboxes,
            OutgoingServerRepository servers,
            DefaultServer defaultServer,
            Deliveries deliveries,
            Attachments attachments,
            LoginSecrets secrets,
            MailConnections connections,
            TransactionTemplate transaction,
            Clock clock) {
        this.repository = repository;
        this.mailboxes = mailboxes;
        this.servers = servers;
        this.defaultServer = defaultServer;
        this.deliveries = deliveries;
        this.attachments = attachments;
        this.secrets = secrets;
        this.connections = connections;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What sending takes, read in one transaction. */
    private record Prepared(
            Sending sending, Named named, @Nullable StoredLogin stored, List<Attachment> files) {}

    /** Tries to send; answers how long to wait before the next try, absent when there is none. */
    Optional<Duration> send(UUID id) {
        Optional<Prepared> known = transaction.execute(status -> prepare(id));
        if (known == null || known.isEmpty() || known.get().sending().state() != State.QUEUED) {
            return Optional.empty();
        }
        Prepared prepared = known.get();
        Sending sending = prepared.sending();
        try {
            transmit(prepared);
        } catch (MessagingException | RuntimeException failure) {
            String reason = MailConnections.reason(failure);
            if (isPermanent(failure) || sending.attempts() + 1 >= MAX_ATTEMPTS) {
                deliveries.failed(sending, State.FAILED, reason);
                return Optional.empty();
            }
            deliveries.postponed(sending, reason);
            return Optional.of(waitAfter(sending.attempts() + 1));
        }
        deliveries.sent(sending);
        return Optional.empty();
    }

    /** 15 s, 45 s, 2 min and so on, up to four hours. */
    static Duration waitAfter(int attempts) {
        Duration wait = FIRST_WAIT;
        for (int i = 1; i < attempts && wait.compareTo(LONGEST_WAIT) < 0; i++) {
            wait = wait.multipliedBy(3);
        }
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private Optional<Prepared> prepare(UUID id) {
        return repository.find(id).map(this::gather);
    }

    private Prepared gather(Sending sending) {
        UUID mailbox = sending.mail().mailboxId();
        StoredLogin own = mailbox == null
                ? null
                : mailboxes
                        .logins(mailbox)
                        .map(MailboxRepository.StoredLogins::smtp)
                        .orElse(null);
        Named named = repository.named(sending);
        return new Prepared(
                sending,
                named,
                own != null ? own : servers.login().orElse(null),
                attachments.find(named.mail().attachmentIds()));
    }

    private void transmit(Prepared prepared) throws MessagingException {
        ServerLogin login = login(prepared.stored());
        Session session = connections.smtp(login);
        MimeMessage message = Composer.compose(session, composed(prepared), clock.instant());
        Transport transport = session.getTransport("smtp");
        try {
            transport.connect(login.user(), login.password());
            // Whoever is in copy is named in it, and gets it by a delivery of their own.
            transport.sendMessage(
                    message,
                    new Address[] {new InternetAddress(prepared.sending().mail().toAddress(), true)});
        } finally {
            close(transport);
        }
    }

    // Once the server has taken the mail, it may hang up as it likes: sending again would only make two of it.
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException hungUp) {
            log.debug("The server hung up first", hungUp);
        }
    }

    private ServerLogin login(@Nullable StoredLogin stored) throws MessagingException {
        if (stored == null) {
            return defaultServer.login().orElseThrow(() -> new MessagingException("No outgoing server is set"));
        }
        return secrets.open(stored);
    }

    private OutgoingMessage composed(Prepared prepared) {
        NewMail mail = prepared.named().mail();
        return new OutgoingMessage(
                mail.rfcId(),
                new MailAddress(mail.fromName(), mail.fromAddress()),
                new MailAddress(mail.toName(), mail.toAddress()),
                prepared.named().copies(),
                null,
                mail.inReplyTo(),
                mail.references(),
                mail.subject(),
                mail.html(),
                mail.automatic(),
                Tenant.id().toString(),
                mail.language(),
                prepared.files().stream()
                        .map(file -> new OutgoingFile(
                                file.id(), file.name(), file.mediaType(), () -> attachments.open(file)))
                        .toList());
    }

    // The server says that this address or this content will never do; anything else may pass.
    private static boolean isPermanent(Throwable failure) {
        return switch (failure) {
            case SMTPAddressFailedException address -> address.getReturnCode() >= 500;
            case SMTPSendFailedException refused when ABOUT_SIGNING_IN.contains(refused.getReturnCode()) -> false;
            case SMTPSendFailedException refused when refused.getReturnCode() >= 500 -> true;
            case SendFailedException several
            when several.getNextException() != null -> isPermanent(several.getNextException());
            case AddressException malformed -> true;
            default -> false;
        };
    }
}
