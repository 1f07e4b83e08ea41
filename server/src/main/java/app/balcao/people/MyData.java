package app.balcao.people;

import app.balcao.account.AccountSecurity;
import app.balcao.people.store.AgentRepository;
import app.balcao.people.store.MyDataRepository;
import app.balcao.people.store.PhotoRepository;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.html.SafeHtml;
import app.balcao.platform.realtime.Topics;
import app.balcao.platform.text.EmailAddress;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What agents see and change of themselves (Meus dados, AGT-12). */
@Service
public class MyData {

    /** Of the topics that one connection may follow, what is left for other things is enough. */
    private static final int MOST_FOLLOWED = 150;

    private static final Set<String> THEMES = Set.of("auto", "light", "dark");

    private final MyDataRepository repository;
    private final AgentRepository agents;
    private final PhotoRepository photos;
    private final Agents service;
    private final AgentAddresses addresses;
    private final Directory directory;
    private final AccountSecurity security;
    private final Clock clock;

    MyData(
            MyDataRepository repository,
            AgentRepository agents,
            PhotoRepository photos,
            Agents service,
            AgentAddresses addresses,
            Directory directory,
            AccountSecurity security,
            Clock clock) {
        this.repository = repository;
        this.agents = agents;
        this.photos = photos;
        this.service = service;
        this.addresses = addresses;
        this.directory = directory;
        this.security = security;
        this.clock = clock;
    }

    /** The agent themselves, with their account, places and permissions. */
    @Transactional(readOnly = true)
    public Me me(ActingAgent acting) {
        boolean mayChangeEmail = mayChangeEmail(acting.may(Permission.MANAGE_PEOPLE));
        return repository
                .find(acting.id(), permissions(acting), topics(acting), mayChangeEmail)
                .orElseThrow(Problem::notFound);
    }

    private List<String> topics(ActingAgent acting) {
        Sight sight = acting.sight();
        Stream<String> whole = departments(sight.whole()).map(Topics::department);
        Stream<String> unassigned = departments(sight.unassigned())
                .filter(each -> !sight.whole().contains(each))
                .map(Topics::queue);
        Stream<String> own = sight.own() ? Stream.of(Topics.ownTickets(acting.id())) : Stream.empty();
        Stream<String> requested = sight.whole().all() ? Stream.empty() : Stream.of(Topics.requested(acting.id()));
        Stream<String> ofTeams = sight.whole().all()
                ? Stream.empty()
                : sight.managed().ids().stream().sorted().map(Topics::requestedByTeam);
        return Stream.of(whole, unassigned, own, requested, ofTeams)
                .flatMap(each -> each)
                .toList();
    }

    private Stream<UUID> departments(Sight.Departments some) {
        return some.all()
                ? repository.departments(MOST_FOLLOWED).stream()
                : some.ids().stream().sorted();
    }

    private static Set<Permission> permissions(ActingAgent acting) {
        Set<Permission> held = EnumSet.noneOf(Permission.class);
        Arrays.stream(Permission.values()).filter(acting::maySomewhere).forEach(held::add);
        return held;
    }

    /**
     * Changes what agents may change of themselves. A new address waits for its validation (AGT-5, AGT-6).
     *
     * @throws Problem validation; version-conflict
     */
    @Transactional
    public Me.MyProfile change(ActingAgent acting, MyProfileForm wanted, int version) {
        directory.lock();
        Me.MyProfile before = me(acting).agent();
        if (before.version() != version) {
            throw Problem.versionConflict(before);
        }
        MyProfileForm form = checked(wanted);
        requireOwnEmail(acting, before, form.email());
        changePhoto(before, form.photoId());
        agents.update(acting.id(), form);
        if (form.email() != null) {
            addresses.change(service.find(acting.id()), form.email(), true);
        }
        Me.MyProfile after = me(acting).agent();
        directory.audit(acting, "agent.changed", "agent", acting.id(), auditable(before), auditable(after));
        directory.rightsChanged(Set.of(acting.id()));
        directory.changed(Directory.Part.AGENTS);
        return after;
    }

    /** Whether an address is another one than one's own, and than the one that waits for its validation. */
    @Transactional(readOnly = true)
    public boolean changesEmail(ActingAgent acting, @Nullable String typed) {
        return typed != null
                && !stays(me(acting).agent(), EmailAddress.canonical(typed).orElse(typed));
    }

    private static boolean stays(Me.MyProfile before, String email) {
        return email.equals(before.email()) || email.equals(before.pendingEmail());
    }

    private static MyProfileForm checked(MyProfileForm form) {
        FormChecks checks = new FormChecks();
        String name = checks.name("name", form.name(), Agents.LONGEST_NAME);
        String email = form.email() == null ? null : checks.email("email", form.email());
        String language = checks.language("language", form.language());
        checks.timeZone("timeZone", form.timeZone());
        checks.that(THEMES.contains(form.theme()), "theme", "unknown", "people.theme.unknown");
        String nickname = checks.optional("chatNickname", form.chatNickname(), Agents.LONGEST_NICKNAME);
        checks.done();
        return new MyProfileForm(
                name,
                email,
                language,
                form.timeZone(),
                form.theme(),
                nickname,
                form.chatOnlineAtSignIn(),
                SafeHtml.clean(form.signatureHtml()),
                form.photoId(),
                form.emailNotices(),
                form.browserNotices(),
                form.chatSignals());
    }

    // Whoever administers agents may change any address anyway.
    private void requireOwnEmail(ActingAgent acting, Me.MyProfile before, @Nullable String email) {
        if (email != null && !stays(before, email) && !mayChangeEmail(acting.may(Permission.MANAGE_PEOPLE))) {
            throw Problem.validation(FieldProblem.of("email", "fixed", "people.email.fixed"));
        }
    }

    private boolean mayChangeEmail(boolean managesPeople) {
        return managesPeople || security.current().agentsMayChangeEmail();
    }

    private void changePhoto(Me.MyProfile before, @Nullable UUID photoId) {
        if (Objects.equals(before.photoId(), photoId)) {
            return;
        }
        if (photoId != null && !photos.claim(photoId, before.id(), clock.instant())) {
            throw Problem.validation(FieldProblem.of("photoId", "unknown", "people.photo.unknown"));
        }
        if (before.photoId() != null) {
            photos.release(before.photoId());
        }
    }

    private static Map<String, @Nullable Object> auditable(Me.MyProfile profile) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("name", profile.name());
        values.put("email", profile.email());
        values.put("pendingEmail", profile.pendingEmail());
        values.put("language", profile.language());
        values.put("timeZone", profile.timeZone());
        values.put("chatNickname", profile.chatNickname());
        values.put("chatOnlineAtSignIn", profile.chatOnlineAtSignIn());
        values.put("signature", profile.signatureHtml());
        values.put("emailNotices", profile.emailNotices());
        values.put("browserNotices", profile.browserNotices());
        values.put("chatSignals", profile.chatSignals());
        return values;
    }
}
