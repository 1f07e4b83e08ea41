package app.balcao.people;

import app.balcao.account.Accounts;
import app.balcao.people.store.AgentQueries;
import app.balcao.people.store.AgentRepository;
import app.balcao.people.store.PermissionGroupRepository;
import app.balcao.people.store.PlaceRepository;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.html.SafeHtml;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.i18n.Messages;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people of the company who use Balcão (AGT). */
@Service
public class Agents {

    static final int LONGEST_NAME = 250;
    static final int LONGEST_NICKNAME = 100;
    static final int MOST_CONVERSATIONS = 100;

    private final AgentRepository repository;
    private final AgentQueries queries;
    private final AgentAddresses addresses;
    private final PlaceRepository places;
    private final PermissionGroupRepository groups;
    private final Accounts accounts;
    private final Messages messages;
    private final Directory directory;
    private final ChatStatuses chatStatuses;
    private final AgentProtection protection;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Agents(
            AgentRepository repository,
            AgentQueries queries,
            AgentAddresses addresses,
            PlaceRepository places,
            PermissionGroupRepository groups,
            Accounts accounts,
            Messages messages,
            Directory directory,
            ChatStatuses chatStatuses,
            AgentProtection protection,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.queries = queries;
        this.addresses = addresses;
        this.places = places;
        this.groups = groups;
        this.accounts = accounts;
        this.messages = messages;
        this.directory = directory;
        this.chatStatuses = chatStatuses;
        this.protection = protection;
        this.events = events;
        this.clock = clock;
    }

    /** Agents by name; everybody may see who their colleagues are, not their addresses. */
    @Transactional(readOnly = true)
    public Page<AgentSummary> list(ActingAgent acting, AgentFilter filter, PageRequest page) {
        boolean sees = acting.may(Permission.MANAGE_PEOPLE);
        Page<AgentSummary> found = queries.list(filter, sees, today(), page);
        return sees ? found : found.map(AgentSummary::forColleagues);
    }

    // The account's days, so that everybody is told the same of a colleague.
    private Instant today() {
        ZoneId zone = ZoneId.of(accounts.current().timeZone());
        return LocalDate.now(clock.withZone(zone)).atStartOfDay(zone).toInstant();
    }

    /** @throws Problem forbidden; not-found */
    @Transactional(readOnly = true)
    public Agent find(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_PEOPLE);
        return find(id);
    }

    /**
     * How many agents may be active, and are.
     *
     * @throws Problem forbidden
     */
    @Transactional(readOnly = true)
    public Seats seats(ActingAgent acting) {
        acting.require(Permission.MANAGE_PEOPLE);
        return new Seats(repository.countActive(), repository.limit().orElse(null));
    }

    /** What is wrong with an owner as typed; the fields are those of the form that opens an account. */
    public static List<FieldProblem> problems(NewOwner owner) {
        FormChecks checks = new FormChecks();
        checked(owner, checks);
        return checks.found();
    }

    private static NewOwner checked(NewOwner owner, FormChecks checks) {
        return new NewOwner(
                checks.name("ownerName", owner.name(), LONGEST_NAME), checks.email("ownerEmail", owner.email()));
    }

    /** Makes the first agent of the current account, its owner and administrator (ACC-12), and its default group (PER-2). */
    @Transactional
    public UUID createOwner(NewOwner owner) {
        FormChecks checks = new FormChecks();
        NewOwner checked = checked(owner, checks);
        checks.done();
        groups.insertDefault(messages.text(
                Language.ofTag(accounts.current().language()).orElse(Language.PT_BR), "people.group.default"));
        return repository.insert(
                new AgentForm(
                        checked.name(),
                        checked.email(),
                        true,
                        true,
                        true,
                        null,
                        null,
                        null,
                        true,
                        null,
                        null,
                        "",
                        null,
                        null,
                        List.of()),
                true);
    }

    /**
     * Registers an agent (AGT-2), who cannot sign in before they validated their address (AGT-3).
     *
     * @throws Problem forbidden; validation, also for a taken address; conflict, beyond the account's limit (AGT-7);
     *     confirmation-required or browsers-only, for an administrator
     */
    @Transactional
    public Agent create(ActingAgent acting, AgentForm wanted) {
        acting.require(Permission.MANAGE_PEOPLE);
        directory.lock();
        AgentForm form = checked(wanted);
        protection.create(form);
        addresses.requireFree(form.email(), null);
        if (form.active()) {
            requireSeat();
        }
        UUID id = repository.insert(form, false);
        place(id, form);
        Agent agent = find(id);
        directory.audit(acting, "agent.created", "agent", id, Map.of(), auditable(agent));
        directory.changed(Directory.Part.AGENTS);
        return agent;
    }

    /**
     * Changes an agent. A new address replaces a validated one only once it is validated itself (AGT-5).
     *
     * @throws Problem forbidden; not-found; version-conflict; validation; conflict, for what an owner must keep
     *     (AGT-10) and beyond the account's limit (AGT-7); confirmation-required or browsers-only, for what opens an
     *     administrator's rights
     */
    @Transactional
    public Agent change(ActingAgent acting, UUID id, AgentForm wanted, int version) {
        acting.require(Permission.MANAGE_PEOPLE);
        directory.lock();
        Agent before = find(id);
        if (before.version() != version) {
            throw Problem.versionConflict(before);
        }
        AgentForm form = checked(wanted);
        protection.change(acting, before, form);
        if (form.active() && !before.active()) {
            requireSeat();
        }
        repository.update(id, form);
        addresses.change(before, form.email(), form.sendsValidation());
        boolean moved = place(id, form);
        Agent after = find(id);
        directory.audit(acting, "agent.changed", "agent", id, auditable(before), auditable(after));
        directory.changed(Directory.Part.AGENTS);
        if (!after.active()) {
            chatStatuses.signedOut(id);
        }
        if (before.automaticDistribution() != after.automaticDistribution()
                || before.mostConversations() != after.mostConversations()) {
            events.publishEvent(new AgentAvailabilityChanged(id));
        }
        if (moved
                || before.active() != after.active()
                || before.isAdministrator() != after.isAdministrator()
                || !before.permissionGroup().equals(after.permissionGroup())
                || !Objects.equals(before.workShift(), after.workShift())
                || !before.name().equals(after.name())) {
            directory.rightsChanged(Set.of(id));
        }
        return after;
    }

    /**
     * Deactivates an agent, who is out at once; one who is inactive already stays so.
     *
     * @throws Problem forbidden; not-found; conflict, for the owner and for oneself
     */
    @Transactional
    public void deactivate(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_PEOPLE);
        directory.lock();
        Agent before = find(id);
        if (before.isOwner()) {
            throw Problem.conflict("people.owner.protected");
        }
        if (id.equals(acting.id())) {
            throw Problem.conflict("people.agent.self-deactivation");
        }
        if (!before.active()) {
            return;
        }
        repository.deactivate(id);
        directory.audit(acting, "agent.changed", "agent", id, auditable(before), auditable(find(id)));
        directory.changed(Directory.Part.AGENTS);
        chatStatuses.signedOut(id);
        directory.rightsChanged(Set.of(id));
    }

    /**
     * Removes an agent who leaves nothing behind (AGT-8, CAG-2).
     *
     * @throws Problem forbidden; not-found; conflict, for the owner, for oneself, and for who has tickets, conversations
     *     or customers bound to them
     */
    @Transactional
    public void delete(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_PEOPLE);
        directory.lock();
        Agent agent = find(id);
        if (agent.isOwner()) {
            throw Problem.conflict("people.owner.protected");
        }
        if (id.equals(acting.id())) {
            throw Problem.conflict("people.agent.self");
        }
        directory.rightsChanged(Set.of(id));
        places.touchDepartments(agent.departments().stream()
                .map(Agent.AgentDepartment::departmentId)
                .toList());
        try {
            repository.delete(id, agent.email());
        } catch (DataIntegrityViolationException referred) {
            throw Problem.conflict("people.agent.in-use");
        }
        directory.audit(acting, "agent.deleted", "agent", id, auditable(agent), Map.of());
        directory.changed(Directory.Part.AGENTS);
        events.publishEvent(new AgentDeleted(id));
    }

    Agent find(UUID id) {
        return queries.find(id).orElseThrow(Problem::notFound);
    }

    private AgentForm checked(AgentForm form) {
        FormChecks checks = new FormChecks();
        String name = checks.name("name", form.name(), LONGEST_NAME);
        String email = checks.email("email", form.email());
        String language = checks.language("language", form.language());
        checks.timeZone("timeZone", form.timeZone());
        String nickname = checks.optional("chatNickname", form.chatNickname(), LONGEST_NICKNAME);
        List<UUID> departments = form.departments().stream()
                .map(AgentForm.AgentPlace::departmentId)
                .toList();
        checks.references("departments[%d].departmentId", departments, places.departments(departments));
        checks.places(
                "departments[%d]",
                form.departments().size(), i -> form.departments().get(i).isEmpty());
        checks.range(
                "mostConversations",
                form.mostConversations() == null ? 1 : form.mostConversations(),
                1,
                MOST_CONVERSATIONS);
        UUID group = form.permissionGroupId();
        checks.that(group == null || groups.exists(group), "permissionGroupId", "unknown", "problem.field.unknown");
        UUID shift = form.workShiftId();
        checks.that(shift == null || places.isWorkShift(shift), "workShiftId", "unknown", "problem.field.unknown");
        checks.done();
        return new AgentForm(
                name,
                email,
                form.isAdministrator(),
                form.active(),
                form.sendsValidation(),
                language,
                form.timeZone(),
                nickname,
                form.chatOnlineAtSignIn(),
                form.automaticDistribution(),
                form.mostConversations(),
                SafeHtml.clean(form.signatureHtml()),
                form.permissionGroupId(),
                form.workShiftId(),
                form.departments());
    }

    private void requireSeat() {
        repository.limit().ifPresent(limit -> {
            int used = repository.countActive();
            if (used + 1 >= limit) {
                events.publishEvent(new SeatLimitReached(limit));
            }
            if (used >= limit) {
                throw Problem.conflict("people.agent.limit", limit);
            }
        });
    }

    /** Puts the agent where the form says, and answers whether that is news. */
    private boolean place(UUID id, AgentForm form) {
        List<Place> wanted =
                form.departments().stream().map(each -> place(id, each)).toList();
        Place.Changes changes = Place.Changes.between(places.ofAgent(id), wanted);
        places.apply(changes);
        Set<UUID> departments = changes.touched(Place::departmentId);
        if (!departments.isEmpty()) {
            places.touchDepartments(departments);
            directory.changed(Directory.Part.DEPARTMENTS);
        }
        return !changes.isEmpty();
    }

    private static Place place(UUID agentId, AgentForm.AgentPlace place) {
        return new Place(place.departmentId(), agentId, place.tickets(), place.chat(), place.manager());
    }

    private static Map<String, @Nullable Object> auditable(Agent agent) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("name", agent.name());
        values.put("email", agent.email());
        values.put("pendingEmail", agent.pendingEmail());
        values.put("administrator", agent.isAdministrator());
        values.put("active", agent.active());
        values.put("permissionGroup", agent.permissionGroup().name());
        values.put(
                "workShift",
                agent.workShift() == null ? null : agent.workShift().name());
        values.put("language", agent.language());
        values.put("timeZone", agent.timeZone());
        values.put("chatNickname", agent.chatNickname());
        values.put("chatOnlineAtSignIn", agent.chatOnlineAtSignIn());
        values.put("automaticDistribution", agent.automaticDistribution());
        values.put("mostConversations", agent.mostConversations());
        values.put("signature", agent.signatureHtml());
        values.put(
                "departments",
                agent.departments().stream().map(Agents::describe).collect(Collectors.toList()));
        return values;
    }

    private static String describe(Agent.AgentDepartment place) {
        return place.name()
                + (place.tickets() ? " +tickets" : "")
                + (place.chat() ? " +chat" : "")
                + (place.manager() ? " +manager" : "");
    }
}
