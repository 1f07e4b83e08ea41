package app.balcao.people;

import app.balcao.people.Directory.Part;
import app.balcao.people.store.CategoryRepository;
import app.balcao.people.store.PlaceRepository;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What tickets are about, within departments (DEP-15 to DEP-18). */
@Service
public class Categories {

    static final int MOST = 1000;
    static final int LONGEST_NAME = 120;

    private final CategoryRepository repository;
    private final PlaceRepository places;
    private final Directory directory;

    Categories(CategoryRepository repository, PlaceRepository places, Directory directory) {
        this.repository = repository;
        this.places = places;
        this.directory = directory;
    }

    /** All categories by name; everybody may see them. */
    @Transactional(readOnly = true)
    public List<Category> list(ActingAgent acting) {
        return repository.list();
    }

    /** @throws Problem not-found */
    @Transactional(readOnly = true)
    public Category find(ActingAgent acting, UUID id) {
        return find(id);
    }

    /** @throws Problem forbidden; validation, also for a taken name; conflict, beyond 1000 */
    @Transactional
    public Category create(ActingAgent acting, CategoryForm wanted) {
        acting.require(Permission.MANAGE_DEPARTMENTS);
        directory.lock();
        if (repository.count() >= MOST) {
            throw Problem.conflict("people.category.limit", MOST);
        }
        CategoryForm form = checked(wanted);
        UUID id = unique(() -> repository.insert(form));
        offer(id, form);
        Category category = find(id);
        directory.audit(acting, "category.created", "category", id, Map.of(), auditable(category));
        directory.changed(Part.CATEGORIES);
        return category;
    }

    /** @throws Problem forbidden; not-found; version-conflict; validation, also for a taken name */
    @Transactional
    public Category change(ActingAgent acting, UUID id, CategoryForm wanted, int version) {
        acting.require(Permission.MANAGE_DEPARTMENTS);
        directory.lock();
        Category before = find(id);
        if (before.version() != version) {
            throw Problem.versionConflict(before);
        }
        CategoryForm form = checked(wanted);
        unique(() -> {
            repository.update(id, form);
            return id;
        });
        offer(id, form);
        Category after = find(id);
        directory.audit(acting, "category.changed", "category", id, auditable(before), auditable(after));
        directory.changed(Part.CATEGORIES);
        return after;
    }

    /** @throws Problem forbidden; not-found; conflict, while tickets or mailboxes use it */
    @Transactional
    public void delete(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_DEPARTMENTS);
        directory.lock();
        Category category = find(id);
        touch(places.offer(id, Set.of()));
        try {
            repository.delete(id);
        } catch (DataIntegrityViolationException referred) {
            throw Problem.conflict("people.category.in-use");
        }
        directory.audit(acting, "category.deleted", "category", id, auditable(category), Map.of());
        directory.changed(Part.CATEGORIES);
    }

    private Category find(UUID id) {
        return repository.find(id).orElseThrow(Problem::notFound);
    }

    private CategoryForm checked(CategoryForm form) {
        FormChecks checks = new FormChecks();
        String name = checks.name("name", form.name(), LONGEST_NAME);
        checks.references("departmentIds[%d]", form.departmentIds(), places.departments(form.departmentIds()));
        checks.done();
        return new CategoryForm(name, form.active(), form.departmentIds());
    }

    private void offer(UUID id, CategoryForm form) {
        touch(places.offer(id, Set.copyOf(form.departmentIds())));
    }

    private void touch(Set<UUID> departments) {
        if (!departments.isEmpty()) {
            places.touchDepartments(departments);
            directory.changed(Part.DEPARTMENTS);
        }
    }

    private static UUID unique(Supplier<UUID> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException taken) {
            throw Problem.validation(FieldProblem.of("name", "taken", "people.category.taken"));
        }
    }

    private static Map<String, Object> auditable(Category category) {
        return Map.of(
                "name",
                category.name(),
                "active",
                category.active(),
                "departments",
                category.departments().stream().map(Department.Named::name).toList());
    }
}
