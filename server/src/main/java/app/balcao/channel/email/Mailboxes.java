package app.balcao.channel.email;

import app.balcao.channel.email.store.MailboxRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.Topics;
import app.balcao.platform.security.Secrets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The addresses customers write to, for administrators (OPN-31). Passwords go in and never come out. */
@Service
@Transactional
public class Mailboxes {

    private final MailboxRepository repository;
    private final Secrets secrets;
    private final Realtime realtime;
    private final ApplicationEventPublisher events;

    Mailboxes(MailboxRepository repository, Secrets secrets, Realtime realtime, ApplicationEventPublisher events) {
        this.repository = repository;
        this.secrets = secrets;
        this.realtime = realtime;
        this.events = events;
    }

    /** A mailbox was made, changed or removed, or is wanted collected now. Published inside the transaction. */
    public record MailboxChanged(UUID accountId, UUID mailboxId) {}

    @Transactional(readOnly = true)
    public List<Mailbox> list(ActingAgent acting) {
        acting.require(Permission.MANAGE_MAILBOXES);
        return repository.list();
    }

    /** @throws Problem not-found */
    @Transactional(readOnly = true)
    public Mailbox get(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_MAILBOXES);
        return repository.find(id).orElseThrow(Problem::notFound);
    }

    /** @throws Problem validation naming each bad field, also for an address that another mailbox has */
    public Mailbox create(ActingAgent acting, MailboxForm form) {
        acting.require(Permission.MANAGE_MAILBOXES);
        MailboxSettings settings = check(form, null);
        UUID id = repository.insert(settings);
        Mailbox mailbox = repository.find(id).orElseThrow();
        tell(acting, "mailbox.created", id, Map.of(), auditable(mailbox));
        return mailbox;
    }

    /** @throws Problem not-found; version-conflict; validation, as {@link #create} */
    public Mailbox update(ActingAgent acting, UUID id, int version, MailboxForm form) {
        acting.require(Permission.MANAGE_MAILBOXES);
        Mailbox before = repository.lock(id).orElseThrow(Problem::notFound);
        if (before.version() != version) {
            throw Problem.versionConflict(before);
        }
        repository.update(id, check(form, before));
        Mailbox after = repository.find(id).orElseThrow();
        tell(acting, "mailbox.changed", id, auditable(before), auditable(after));
        return after;
    }

    /** Removes a mailbox with the record of what it collected; its tickets stay. */
    public void delete(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_MAILBOXES);
        Mailbox before = repository.lock(id).orElseThrow(Problem::notFound);
        repository.delete(id);
        tell(acting, "mailbox.deleted", id, auditable(before), Map.of());
    }

    /** Has a mailbox collected now rather than when its turn comes. */
    public void collect(ActingAgent acting, UUID id) {
        Mailbox mailbox = get(acting, id);
        events.publishEvent(new MailboxChanged(acting.accountId(), mailbox.id()));
    }

    /** How to reach the servers a form names, with the stored passwords where it gives none. */
    @Transactional(readOnly = true)
    public Logins logins(ActingAgent acting, MailboxTestForm form) {
        acting.require(Permission.MANAGE_MAILBOXES);
        UUID id = form.mailboxId();
        FormChecks checks = new FormChecks();
        MailboxForm.Imap imap = checkImap(checks, form.imap());
        MailboxForm.Smtp smtp = form.smtp();
        checkSmtp(checks, smtp);
        checks.refuse();
        MailboxRepository.StoredLogins stored =
                id == null ? null : repository.logins(id).orElseThrow(Problem::notFound);
        // A stored password is only ever shown to the server it was given for.
        ServerLogin in = login(
                "imap.password",
                imap.host(),
                imap.port(),
                imap.security(),
                text(imap.user()),
                imap.password(),
                stored == null ? null : stored.imap());
        ServerLogin out = smtp == null
                ? null
                : login(
                        "smtp.password",
                        smtp.host(),
                        smtp.port(),
                        smtp.security(),
                        blankToNull(smtp.user()),
                        smtp.password(),
                        stored == null ? null : stored.smtp());
        return new Logins(in, folder(imap), out);
    }

    /** What a test connects to. */
    public record Logins(
            ServerLogin imap, String folder, @Nullable ServerLogin smtp) {}

    private ServerLogin login(
            String passwordField,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable Security security,
            @Nullable String user,
            @Nullable String password,
            MailboxRepository.@Nullable StoredLogin stored) {
        String name = host == null ? "" : host.strip();
        String clear = password == null || password.isEmpty() ? null : password;
        if (clear == null && stored != null && stored.host().equals(name) && stored.secret() != null) {
            clear = stored(passwordField, stored.secret());
        }
        return new ServerLogin(name, port == null ? 0 : port, security == null ? Security.TLS : security, user, clear);
    }

    private String stored(String field, byte[] secret) {
        try {
            return secrets.decrypt(secret);
        } catch (Secrets.UnreadableSecretException unreadable) {
            throw Problem.validation(FieldProblem.of(field, "unreadable", "email.password.unreadable"));
        }
    }

    private MailboxSettings check(MailboxForm form, @Nullable Mailbox before) {
        FormChecks checks = new FormChecks();
        String name = checks.text("name", form.name(), 120);
        String address = checks.address("address", form.address());
        UUID none = new UUID(0, 0);
        UUID department = checks.required("departmentId", form.departmentId(), none);
        int priority = form.priority() == null ? 2 : form.priority();
        checks.range("priority", priority, 1, 4);
        MailboxForm.Imap imap = checkImap(checks, form.imap());
        checks.that(before != null || hasText(imap.password()), "imap.password", "required", "problem.field.required");
        MailboxForm.Smtp smtp = form.smtp();
        checkSmtp(checks, smtp);
        checks.that(
                department.equals(none) || repository.departmentExists(department),
                "departmentId",
                "unknown",
                "problem.field.unknown");
        checks.that(
                form.categoryId() == null || repository.categoryFits(department, form.categoryId()),
                "categoryId",
                "unknown",
                "problem.field.unknown");
        checks.that(
                address.isEmpty() || !repository.addressTaken(address, before == null ? null : before.id()),
                "address",
                "taken",
                "email.mailbox.address-taken");
        checks.refuse();
        return new MailboxSettings(
                name,
                address,
                department,
                form.categoryId(),
                priority,
                !Boolean.FALSE.equals(form.active()),
                text(imap.host()),
                imap.port() == null ? 0 : imap.port(),
                imap.security() == null ? Security.TLS : imap.security(),
                text(imap.user()),
                secret(imap.password()),
                folder(imap),
                smtp == null ? null : text(smtp.host()),
                smtp == null ? null : smtp.port(),
                smtp == null ? null : smtp.security(),
                smtp == null ? null : blankToNull(smtp.user()),
                smtp == null ? null : secret(smtp.password()));
    }

    private static MailboxForm.Imap checkImap(FormChecks checks, MailboxForm.@Nullable Imap given) {
        MailboxForm.Imap imap =
                checks.required("imap", given, new MailboxForm.Imap(null, null, null, null, null, null));
        checks.server("imap.", imap.host(), imap.port(), imap.security());
        checks.text("imap.user", imap.user(), 250);
        checks.password("imap.password", imap.password());
        checks.optional("imap.folder", imap.folder(), 250);
        return imap;
    }

    private static void checkSmtp(FormChecks checks, MailboxForm.@Nullable Smtp smtp) {
        if (smtp != null) {
            checks.server("smtp.", smtp.host(), smtp.port(), smtp.security());
            checks.optional("smtp.user", smtp.user(), 250);
            checks.password("smtp.password", smtp.password());
        }
    }

    private byte @Nullable [] secret(@Nullable String password) {
        return hasText(password) && password != null ? secrets.encrypt(password) : null;
    }

    private void tell(ActingAgent acting, String action, UUID id, Map<String, ?> before, Map<String, ?> after) {
        events.publishEvent(AuditableAction.of(Actor.agent(acting.id(), acting.name()), action, "mailbox", id)
                .changing(before, after));
        events.publishEvent(new MailboxChanged(acting.accountId(), id));
        realtime.publish(Topics.ACCOUNT, "directory-changed", Map.of("what", "MAILBOXES"));
    }

    private static Map<String, Object> auditable(Mailbox mailbox) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", mailbox.name());
        values.put("address", mailbox.address());
        values.put("departmentId", mailbox.departmentId());
        values.put("priority", mailbox.priority());
        values.put("active", mailbox.active());
        values.put(
                "imap",
                mailbox.imap().host() + ":" + mailbox.imap().port() + " "
                        + mailbox.imap().user());
        Mailbox.Smtp smtp = mailbox.smtp();
        values.put("smtp", smtp == null ? "" : smtp.host() + ":" + smtp.port());
        return values;
    }

    private static String folder(MailboxForm.Imap imap) {
        return hasText(imap.folder()) ? text(imap.folder()) : "INBOX";
    }

    private static boolean hasText(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
