package app.balcao.people;

import static app.balcao.people.DepartmentSettings.VARIABLES;

import app.balcao.people.Directory.Part;
import app.balcao.people.store.DepartmentRepository;
import app.balcao.people.store.PlaceRepository;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.html.SafeHtml;
import app.balcao.platform.text.EmailAddress;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where work belongs (DEP-1 to DEP-12). */
@Service
public class Departments {

    static final int MOST = 500;
    static final int LONGEST_NAME = 120;
    static final int LONGEST_GREETING = 2000;
    static final int LONGEST_QUESTION = 200;

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{.*?}}", Pattern.DOTALL);

    private final DepartmentRepository repository;
    private final PlaceRepository places;
    private final DepartmentPictures pictures;
    private final Directory directory;

    Departments(
            DepartmentRepository repository, PlaceRepository places, DepartmentPictures pictures, Directory directory) {
        this.repository = repository;
        this.places = places;
        this.pictures = pictures;
        this.directory = directory;
    }

    /** All departments by name; everybody may see them. */
    @Transactional(readOnly = true)
    public List<Department> list(ActingAgent acting, @Nullable Boolean active) {
        return repository.list(active);
    }

    /** The departments that may be chosen for something, by name. */
    @Transactional(readOnly = true)
    public List<Department> offered(ActingAgent acting, DepartmentUse use) {
        return repository.offered(use);
    }

    /** The same, for customers. */
    @Transactional(readOnly = true)
    public List<Department> offered(DepartmentUse use) {
        return repository.offered(use);
    }

    /** @throws Problem not-found */
    @Transactional(readOnly = true)
    public Department find(ActingAgent acting, UUID id) {
        return find(id);
    }

    /** @throws Problem forbidden; validation, also for a taken name; conflict, beyond 500 */
    @Transactional
    public Department create(ActingAgent acting, DepartmentForm wanted) {
        acting.require(Permission.MANAGE_DEPARTMENTS);
        directory.lock();
        if (repository.count() >= MOST) {
            throw Problem.conflict("people.department.limit", MOST);
        }
        DepartmentForm form = checked(wanted);
        UUID id = unique(() -> repository.insert(form));
        fill(id, form);
        settle(acting, id, form, DepartmentSettings.Pictures.NONE);
        Department department = find(id);
        directory.audit(acting, "department.created", "department", id, Map.of(), auditable(department));
        directory.changed(Part.DEPARTMENTS);
        return department;
    }

    /** @throws Problem forbidden; not-found; version-conflict; validation, also for a taken name */
    @Transactional
    public Department change(ActingAgent acting, UUID id, DepartmentForm wanted, int version) {
        acting.require(Permission.MANAGE_DEPARTMENTS);
        directory.lock();
        Department before = find(id);
        if (before.version() != version) {
            throw Problem.versionConflict(before);
        }
        DepartmentForm form = checked(wanted);
        unique(() -> {
            repository.update(id, form);
            return id;
        });
        fill(id, form);
        settle(acting, id, form, before.pictures());
        Department after = find(id);
        directory.audit(acting, "department.changed", "department", id, auditable(before), auditable(after));
        directory.changed(Part.DEPARTMENTS);
        return after;
    }

    /**
     * Removes a department that nothing refers to (DEP-12).
     *
     * @throws Problem forbidden; not-found; conflict, with tickets or mailboxes
     */
    @Transactional
    public void delete(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_DEPARTMENTS);
        directory.lock();
        Department department = find(id);
        Set<UUID> agents = new HashSet<>();
        department.agents().forEach(each -> agents.add(each.id()));
        try {
            repository.delete(id);
        } catch (DataIntegrityViolationException referred) {
            throw Problem.conflict("people.department.in-use");
        }
        places.touchAgents(agents);
        places.touchCategories(
                department.categories().stream().map(Department.Named::id).toList());
        directory.rightsChanged(agents);
        directory.audit(acting, "department.deleted", "department", id, auditable(department), Map.of());
        directory.changed(Part.DEPARTMENTS, Part.AGENTS, Part.CATEGORIES);
    }

    private Department find(UUID id) {
        return repository.find(id).orElseThrow(Problem::notFound);
    }

    private DepartmentForm checked(DepartmentForm form) {
        FormChecks checks = new FormChecks();
        String name = checks.name("name", form.name(), LONGEST_NAME);
        checks.range("defaultPriority", form.defaultPriority(), 1, 4);
        checks.references("categoryIds[%d]", form.categoryIds(), places.categories(form.categoryIds()));
        checks.that(
                form.defaultCategoryId() == null || form.categoryIds().contains(form.defaultCategoryId()),
                "defaultCategoryId",
                "unknown",
                "people.department.default-category");
        List<UUID> agents = form.agents().stream()
                .map(DepartmentForm.DepartmentPlace::agentId)
                .toList();
        checks.references("agents[%d].agentId", agents, places.agents(agents));
        checks.places("agents[%d]", agents.size(), i -> form.agents().get(i).isEmpty());
        DepartmentSettings settings = form.settings() == null ? null : checked(checks, form.settings());
        checks.done();
        return new DepartmentForm(
                name,
                form.active(),
                form.categoryIds(),
                form.defaultCategoryId(),
                form.defaultPriority(),
                form.categoryRequired(),
                form.agents(),
                settings,
                form.pictures());
    }

    private DepartmentSettings checked(FormChecks checks, DepartmentSettings settings) {
        String greeting = settings.chatGreeting().strip();
        checks.size("settings.chatGreeting", greeting, LONGEST_GREETING);
        checks.that(
                VARIABLE.matcher(greeting).results().map(MatchResult::group).allMatch(VARIABLES::contains),
                "settings.chatGreeting",
                "variable",
                "people.department.variable");
        UUID mailbox = settings.mailboxId();
        checks.that(
                mailbox == null || repository.isMailbox(mailbox),
                "settings.mailboxId",
                "unknown",
                "problem.field.unknown");
        UUID shift = settings.workShiftId();
        checks.that(
                shift == null || places.isWorkShift(shift), "settings.workShiftId", "unknown", "problem.field.unknown");
        return new DepartmentSettings(
                greeting,
                settings.visibleToCustomers(),
                settings.acceptsInternalTickets(),
                settings.offersChat(),
                settings.offersTickets(),
                settings.autoAssignment(),
                mailbox,
                checks.optional("settings.fromName", settings.fromName(), LONGEST_NAME),
                SafeHtml.clean(settings.replyFooterHtml()),
                settings.workTimeRequired(),
                settings.closingByManager(),
                shift,
                checked(checks, settings.afterChat()));
    }

    private static DepartmentSettings.AfterChat checked(FormChecks checks, DepartmentSettings.AfterChat wanted) {
        String question =
                checks.optional("settings.afterChat.ratingQuestion", wanted.ratingQuestion(), LONGEST_QUESTION);
        String given = wanted.contactEmail();
        boolean named = given != null && !given.isBlank();
        Optional<String> email = named ? EmailAddress.typed(given) : Optional.empty();
        checks.that(!named || email.isPresent(), "settings.afterChat.contactEmail", "email", "problem.field.email");
        checks.that(
                named || !wanted.transcriptCopied(),
                "settings.afterChat.contactEmail",
                "required",
                "people.department.no-contact");
        return new DepartmentSettings.AfterChat(
                wanted.ratingAsked(), wanted.ratingFormat(), question, email.orElse(null), wanted.transcriptCopied());
    }

    private void settle(ActingAgent acting, UUID id, DepartmentForm form, DepartmentSettings.Pictures before) {
        if (form.settings() != null) {
            repository.update(id, form.settings());
        }
        if (form.pictures() != null) {
            pictures.change(id, acting.id(), before, form.pictures());
        }
    }

    private void fill(UUID id, DepartmentForm form) {
        Set<UUID> categories = places.categorize(id, Set.copyOf(form.categoryIds()));
        if (!categories.isEmpty()) {
            places.touchCategories(categories);
            directory.changed(Part.CATEGORIES);
        }
        Place.Changes changes = Place.Changes.between(
                places.ofDepartment(id),
                form.agents().stream()
                        .map(each -> new Place(id, each.agentId(), each.tickets(), each.chat(), each.manager()))
                        .toList());
        places.apply(changes);
        Set<UUID> agents = changes.touched(Place::agentId);
        if (!agents.isEmpty()) {
            places.touchAgents(agents);
            directory.changed(Part.AGENTS);
            directory.rightsChanged(agents);
        }
    }

    private static UUID unique(Supplier<UUID> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException taken) {
            throw Problem.validation(FieldProblem.of("name", "taken", "people.department.taken"));
        }
    }

    private static Map<String, @Nullable Object> auditable(Department department) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("name", department.name());
        values.put("active", department.active());
        values.put("defaultPriority", department.defaultPriority());
        values.put("categoryRequired", department.categoryRequired());
        values.put(
                "categories",
                department.categories().stream().map(Department.Named::name).toList());
        values.put(
                "agents",
                department.agents().stream()
                        .map(each -> each.name()
                                + (each.tickets() ? " +tickets" : "")
                                + (each.chat() ? " +chat" : "")
                                + (each.manager() ? " +manager" : ""))
                        .toList());
        DepartmentSettings settings = department.settings();
        values.put("chatGreeting", settings.chatGreeting());
        values.put("visibleToCustomers", settings.visibleToCustomers());
        values.put("acceptsInternalTickets", settings.acceptsInternalTickets());
        values.put("offersChat", settings.offersChat());
        values.put("offersTickets", settings.offersTickets());
        values.put("autoAssignment", settings.autoAssignment());
        values.put("mailboxId", settings.mailboxId());
        values.put("fromName", settings.fromName());
        values.put("replyFooter", settings.replyFooterHtml());
        values.put("workTimeRequired", settings.workTimeRequired());
        values.put("closingByManager", settings.closingByManager());
        values.put("workShiftId", settings.workShiftId());
        DepartmentSettings.AfterChat after = settings.afterChat();
        values.put("ratingAsked", after.ratingAsked());
        values.put("ratingFormat", after.ratingFormat());
        values.put("ratingQuestion", after.ratingQuestion());
        values.put("contactEmail", after.contactEmail());
        values.put("transcriptCopied", after.transcriptCopied());
        values.put("pictures", department.pictures());
        return values;
    }
}
