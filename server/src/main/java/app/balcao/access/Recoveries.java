package app.balcao.access;

import app.balcao.access.store.LinkRepository;
import app.balcao.account.Accounts;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.jobs.Jobs;
import app.balcao.platform.tenant.Tenant;
import app.balcao.platform.text.EmailAddress;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgotten passwords and accounts (ACC-3, ACC-4). Asking only leaves a note; what is found, and sent, is
 * found by a job, so that neither the answer nor its time tells whether there was anything (ACC-7).
 */
@Service
public class Recoveries {

    /** The job that does what was asked for. */
    public static final TaskDescriptor<Request> TASK = TaskDescriptor.of("access-recovery", Request.class);

    private static final int MOST_ACCOUNTS = 50;

    private final Accounts accounts;
    private final LinkRepository repository;
    private final AccessLinks links;
    private final AccessMails mails;
    private final VisitorLimits limits;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Recoveries(
            Accounts accounts,
            LinkRepository repository,
            AccessLinks links,
            AccessMails mails,
            VisitorLimits limits,
            Jobs jobs,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.repository = repository;
        this.links = links;
        this.mails = mails;
        this.limits = limits;
        this.jobs = jobs;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What somebody asked for.
     *
     * @param account whose password is forgotten; empty when the account itself is
     */
    public record Request(String account, String email) implements Serializable {}

    /** Has a link to set a new password sent, if account and address are an agent's (ACC-3). */
    public void password(String account, String email, String ip) {
        ask(new Request(normal(account), address(email)), ip);
    }

    /** Has the accounts of an address sent to it, if there are any (ACC-4). */
    public void account(String email, String ip) {
        ask(new Request("", address(email)), ip);
    }

    private void ask(Request request, String ip) {
        limits.recovery(ip, request.account(), request.email());
        jobs.schedule(TASK, UUID.randomUUID().toString(), request, clock.instant());
    }

    /** Does what was asked for; called by the job. */
    public void carryOut(Request request) {
        if (request.account().isEmpty()) {
            listAccounts(request.email());
        } else {
            accounts.idOf(request.account()).ifPresent(id -> Tenant.run(id, () -> sendLink(request.email())));
        }
    }

    private void sendLink(String email) {
        transaction.executeWithoutResult(
                status -> repository.recipientByEmail(email).ifPresent(each -> {
                    links.send(each, LinkPurpose.RECOVER_PASSWORD);
                    audit("agent.link-sent", each);
                }));
    }

    private record Membership(UUID accountId, Recipient recipient) {}

    private void listAccounts(String email) {
        List<Membership> memberships = repository.accountsOf(email, MOST_ACCOUNTS).stream()
                .map(id -> Tenant.call(
                        id,
                        () -> transaction.execute(
                                status -> repository.recipientByEmail(email).map(each -> new Membership(id, each)))))
                .flatMap(Optional::stream)
                .toList();
        if (!memberships.isEmpty()) {
            Tenant.run(
                    memberships.getFirst().accountId(),
                    () -> transaction.executeWithoutResult(status -> {
                        mails.accounts(
                                memberships.stream().map(Membership::recipient).toList());
                        audit("agent.accounts-sent", memberships.getFirst().recipient());
                    }));
        }
    }

    // Whoever asked: nobody has shown yet that it is the agent.
    private void audit(String action, Recipient recipient) {
        events.publishEvent(AuditableAction.of(Actor.ANONYMOUS, action, "agent", recipient.agentId()));
    }

    private static String address(String typed) {
        return EmailAddress.canonical(typed).orElseGet(() -> normal(typed));
    }

    private static String normal(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }
}
