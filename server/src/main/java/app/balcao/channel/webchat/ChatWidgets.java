package app.balcao.channel.webchat;

import app.balcao.account.Accounts;
import app.balcao.channel.webchat.ChatWidget.Side;
import app.balcao.channel.webchat.store.ChatWidgetRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.DepartmentUse;
import app.balcao.people.Departments;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.tenant.Tenant;
import app.balcao.platform.text.EmailAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The widget of each account: administrators say how it looks and where it stands, pages find it by its key. */
@Service
public class ChatWidgets {

    private final ChatWidgetRepository repository;
    private final Accounts accounts;
    private final Departments departments;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ChatWidgets(
            ChatWidgetRepository repository,
            Accounts accounts,
            Departments departments,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.repository = repository;
        this.accounts = accounts;
        this.departments = departments;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What administrators choose.
     *
     * @param formEmail null or empty for nobody
     * @param inPortal null leaves it as it is
     * @param texts null leaves them as they are
     */
    public record Form(
            Side side,
            String color,
            List<String> sites,
            @Nullable String formEmail,
            @Nullable Boolean inPortal,
            @Nullable Map<Language, WidgetTexts> texts) {}

    /** A widget that a page asked for, with whose it is. */
    public record Opened(WidgetKey key, ChatWidget widget) {}

    /** The widget that a key names; absent also while its account is not active. Needs no tenant. */
    public Optional<Opened> open(String key) {
        return WidgetKey.of(key)
                .flatMap(known -> Tenant.call(
                        known.accountId(),
                        () -> transaction.execute(status -> repository
                                .find()
                                .filter(widget -> widget.publicId().equals(known.publicId())
                                        || repository.isGood(known.publicId(), clock.instant()))
                                .filter(widget -> accounts.current().active())
                                .map(widget -> new Opened(known, widget)))));
    }

    /** The key for the pages of the portal; absent where the chat does not stand there (WCH-2). */
    @Transactional(readOnly = true)
    public Optional<WidgetKey> ofPortal() {
        return repository
                .find()
                .filter(ChatWidget::inPortal)
                .filter(widget -> !departments.offered(DepartmentUse.CHAT).isEmpty())
                .map(widget -> new WidgetKey(Tenant.id(), widget.publicId()));
    }

    /** The account's widget. @throws Problem forbidden */
    @Transactional(readOnly = true)
    public ChatWidget find(ActingAgent acting) {
        acting.require(Permission.MANAGE_ACCOUNT);
        return repository.find().orElseThrow();
    }

    /** Until when pages work that carry a key which was replaced; empty when none does. @throws Problem forbidden */
    @Transactional(readOnly = true)
    public Optional<Instant> formerKeysUntil(ActingAgent acting) {
        acting.require(Permission.MANAGE_ACCOUNT);
        return repository.formerKeysUntil(clock.instant());
    }

    /**
     * Gives the widget another key.
     *
     * @param overlap how long pages go on that carry the one it has, or one that it had before
     * @throws Problem forbidden
     */
    @Transactional
    public ChatWidget changeKey(ActingAgent acting, Duration overlap) {
        acting.require(Permission.MANAGE_ACCOUNT);
        ChatWidget before = repository.lock();
        Instant now = clock.instant();
        repository.changeKey(before.publicId(), UUID.randomUUID(), now.plus(overlap));
        repository.forgetKeys(now);
        ChatWidget after = repository.find().orElseThrow();
        events.publishEvent(AuditableAction.of(
                        Actor.agent(acting.id(), acting.name()),
                        "chat-widget.key-changed",
                        "chat-widget",
                        after.publicId())
                .changing(Map.of(), Map.of("formerKeyHours", overlap.toHours())));
        return after;
    }

    /** @throws Problem forbidden; version-conflict; validation */
    @Transactional
    public ChatWidget change(ActingAgent acting, Form wanted, int version) {
        acting.require(Permission.MANAGE_ACCOUNT);
        ChatWidget before = repository.lock();
        if (before.version() != version) {
            throw Problem.versionConflict(before);
        }
        Map<Language, WidgetTexts> texts = wanted.texts() == null ? before.texts() : clean(wanted.texts());
        repository.update(new ChatWidget(
                before.publicId(),
                wanted.side(),
                wanted.color().toLowerCase(Locale.ROOT),
                origins(wanted.sites()),
                address(wanted.formEmail()),
                wanted.inPortal() == null ? before.inPortal() : wanted.inPortal(),
                texts,
                before.version()));
        ChatWidget after = repository.find().orElseThrow();
        events.publishEvent(AuditableAction.of(
                        Actor.agent(acting.id(), acting.name()), "chat-widget.changed", "chat-widget", after.publicId())
                .changing(auditable(before), auditable(after)));
        return after;
    }

    private static Map<Language, WidgetTexts> clean(Map<Language, WidgetTexts> wanted) {
        Map<Language, WidgetTexts> clean = new EnumMap<>(Language.class);
        wanted.forEach((language, texts) -> clean.put(language, texts.clean()));
        clean.values().removeIf(WidgetTexts.NONE::equals);
        return clean;
    }

    private static List<String> origins(List<String> sites) {
        List<FieldProblem> problems = new ArrayList<>();
        List<String> origins = new ArrayList<>();
        for (int each = 0; each < sites.size(); each++) {
            Optional<String> origin = origin(sites.get(each));
            if (origin.isEmpty()) {
                problems.add(FieldProblem.of("sites[" + each + "]", "format", "webchat.site"));
            } else if (!origins.contains(origin.get())) {
                origins.add(origin.get());
            }
        }
        if (!problems.isEmpty()) {
            throw Problem.validation(problems);
        }
        return origins;
    }

    private static @Nullable String address(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        return EmailAddress.typed(given)
                .orElseThrow(() -> Problem.validation(FieldProblem.of("formEmail", "email", "problem.field.email")));
    }

    private static Optional<String> origin(String site) {
        URI uri;
        try {
            uri = URI.create(site.strip().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        String scheme = uri.getScheme();
        boolean page = "http".equals(scheme) || "https".equals(scheme);
        if (!page || uri.getHost() == null || uri.getUserInfo() != null) {
            return Optional.empty();
        }
        return Optional.of(ChatWidget.origin(uri));
    }

    private static Map<String, @Nullable Object> auditable(ChatWidget widget) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("side", widget.side());
        values.put("color", widget.color());
        values.put("sites", widget.sites());
        values.put("formEmail", widget.formEmail());
        values.put("inPortal", widget.inPortal());
        Map<String, WidgetTexts> texts = new LinkedHashMap<>();
        widget.texts().forEach((language, each) -> texts.put(language.tag(), each));
        values.put("texts", texts);
        return values;
    }
}
