package app.balcao.channel.email;

import app.balcao.account.Account;
import app.balcao.account.Accounts;
import app.balcao.channel.email.message.AutomaticMail;
import app.balcao.channel.email.store.OutgoingRepository;
import app.balcao.channel.email.store.OutgoingRepository.MailboxName;
import app.balcao.channel.email.store.OutgoingRepository.NewMail;
import app.balcao.channel.email.store.OutgoingServerRepository;
import app.balcao.platform.jobs.Jobs;
import app.balcao.platform.jobs.TenantTaskData;
import app.balcao.platform.outgoing.OutgoingMail;
import app.balcao.platform.outgoing.OutgoingMail.Cause;
import app.balcao.platform.outgoing.OutgoingMailQueue;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.copy.Addressee;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what must go out: written with its cause, sent after commit (EML-10). Automatic mail goes to nobody who must
 * not get any, and to nobody more often than the account allows (EML-8).
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class MailQueue implements OutgoingMailQueue {

    /** The job that sends one mail. */
    public static final TaskDescriptor<TenantTaskData> SEND = TaskDescriptor.of("send-email", TenantTaskData.class);

    private static final Logger log = LoggerFactory.getLogger(MailQueue.class);

    private final OutgoingRepository repository;
    private final OutgoingServerRepository servers;
    private final DefaultServer defaultServer;
    private final Accounts accounts;
    private final Jobs jobs;
    private final Clock clock;

    MailQueue(
            OutgoingRepository repository,
            OutgoingServerRepository servers,
            DefaultServer defaultServer,
            Accounts accounts,
            Jobs jobs,
            Clock clock) {
        this.repository = repository;
        this.servers = servers;
        this.defaultServer = defaultServer;
        this.accounts = accounts;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Who a mail is from. The mailbox is null when it leaves by the account's or the installation's server. */
    record Sender(@Nullable UUID mailboxId, String name, String address) {}

    @Override
    public void enqueue(OutgoingMail mail) {
        Account account = accounts.current();
        Sender sender = noticeSender(account);
        NewMail written = new NewMail(
                newId(sender.address()),
                mail.kind(),
                mail.cause().automatic(),
                sender.mailboxId(),
                mail.ticketId(),
                null,
                sender.name(),
                sender.address(),
                mail.toName(),
                mail.toAddress().toLowerCase(Locale.ROOT),
                null,
                List.of(),
                mail.subject(),
                mail.html(),
                List.of(),
                account.language());
        if (mail.cause() == Cause.RARE_EVENT && AutomaticMail.mayBeAnswered(written.toAddress())) {
            queue(written);
        } else {
            add(account, written);
        }
    }

    /** Queues what a person wrote, for the one it is to and for those in copy. */
    void add(NewMail mail, List<Addressee> copies) {
        UUID id = queue(mail);
        if (!copies.isEmpty()) {
            repository.insertCopies(id, copies).forEach(this::send);
        }
    }

    /** Queues a mail; an automatic one only when it may go. @return whether it goes */
    boolean add(Account account, NewMail mail) {
        if (mail.automatic() && !mayGo(account, mail)) {
            log.info("Automatic mail {} held back: its address gets none, or had enough of them", mail.kind());
            return false;
        }
        queue(mail);
        return true;
    }

    private UUID queue(NewMail mail) {
        UUID id = repository.insert(mail);
        send(id);
        return id;
    }

    private void send(UUID id) {
        jobs.schedule(SEND, new TenantTaskData(Tenant.id(), id), clock.instant());
    }

    /** An id that nobody can guess, of the sender's domain. */
    static String newId(String fromAddress) {
        int at = fromAddress.lastIndexOf('@');
        return UUID.randomUUID() + "@" + (at < 0 ? "balcao.invalid" : fromAddress.substring(at + 1));
    }

    /** Who mail about a ticket is from. */
    Sender sender(Account account, @Nullable UUID ownMailbox, @Nullable UUID departmentId) {
        return repository
                .mailboxFor(ownMailbox, departmentId)
                .map(MailQueue::sender)
                .orElseGet(() -> noticeSender(account));
    }

    // Notices leave by the account's server; a mailbox is the next best, the installation's server the last.
    private Sender noticeSender(Account account) {
        Optional<OutgoingServer> server = servers.find();
        if (server.isPresent()) {
            return new Sender(null, server.get().fromName(), server.get().fromAddress());
        }
        return repository
                .mailboxFor(null, null)
                .map(MailQueue::sender)
                .orElseGet(() -> new Sender(null, account.companyName(), defaultServer.fromAddress()));
    }

    private static Sender sender(MailboxName mailbox) {
        return new Sender(mailbox.id(), mailbox.name(), mailbox.address());
    }

    private boolean mayGo(Account account, NewMail mail) {
        if (!AutomaticMail.mayBeAnswered(mail.toAddress())) {
            return false;
        }
        repository.lockAutomatic(mail.toAddress());
        OffsetDateTime anHourAgo = OffsetDateTime.now(clock).minusHours(1);
        return repository.countAutomatic(mail.toAddress(), anHourAgo) < account.automaticMailsPerHour();
    }
}
