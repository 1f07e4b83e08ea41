package app.balcao.customer;

import app.balcao.customer.store.OrganizationRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The organizations (Organizações) of the current account. */
@Service
@Transactional
public class Organizations {

    private final OrganizationRepository repository;
    private final CustomerAudit audit;

    Organizations(OrganizationRepository repository, CustomerAudit audit) {
        this.repository = repository;
        this.audit = audit;
    }

    /**
     * Organizations whose name or domain contains every word of the search, by name.
     *
     * @param search null or blank for all; accents and case do not count
     */
    @Transactional(readOnly = true)
    public Page<OrganizationRow> list(ActingAgent agent, @Nullable String search, PageRequest page) {
        agent.require(Permission.CUSTOMER_VIEW);
        return repository.list(search, page);
    }

    /** @throws Problem not-found */
    @Transactional(readOnly = true)
    public Organization get(ActingAgent agent, UUID id) {
        agent.require(Permission.CUSTOMER_VIEW);
        return repository.find(id).orElseThrow(Problem::notFound);
    }

    /** @throws Problem validation, also for a domain that is another organization's (named) */
    public Organization create(ActingAgent agent, OrganizationFields fields) {
        agent.require(Permission.CUSTOMER_EDIT);
        CleanOrganization organization = OrganizationRules.clean(fields);
        lockTreeFor(organization);
        refuseWhatClashes(null, organization);
        UUID id = repository.insert(organization);
        Organization created = repository.find(id).orElseThrow();
        audit.organization(agent, id, null, created);
        return created;
    }

    /**
     * Replaces what people fill in.
     *
     * @param version the editor had before them
     * @throws Problem not-found; version-conflict; validation, as {@link #create} and for a parent that is below it
     */
    public Organization update(ActingAgent agent, UUID id, int version, OrganizationFields fields) {
        agent.require(Permission.CUSTOMER_EDIT);
        CleanOrganization organization = OrganizationRules.clean(fields);
        lockTreeFor(organization);
        Organization before = found(repository.lockForChange(id), id);
        if (before.version() != version) {
            throw Problem.versionConflict(before);
        }
        refuseWhatClashes(id, organization);
        repository.update(id, organization);
        Organization after = repository.find(id).orElseThrow();
        audit.organization(agent, id, before, after);
        return after;
    }

    /** @throws Problem not-found; conflict, while customers or other organizations belong to it */
    public void delete(ActingAgent agent, UUID id) {
        agent.require(Permission.CUSTOMER_DELETE);
        Organization before = found(repository.lockForDeletion(id), id);
        if (repository.hasCustomers(id)) {
            throw Problem.conflict("organization.has-customers");
        }
        if (repository.hasParts(id)) {
            throw Problem.conflict("organization.has-parts");
        }
        repository.delete(id);
        audit.organization(agent, id, before, null);
    }

    /** Names by id, for lists; those that do not exist are left out. */
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> ids) {
        return repository.names(ids);
    }

    private Organization found(boolean locked, UUID id) {
        if (!locked) {
            throw Problem.notFound();
        }
        return repository.find(id).orElseThrow();
    }

    // Two changes at once could close a circle that neither sees. Always the first lock, so that nobody waits in one.
    private void lockTreeFor(CleanOrganization organization) {
        if (organization.parentId() != null) {
            repository.lockTree();
        }
    }

    private void refuseWhatClashes(@Nullable UUID id, CleanOrganization organization) {
        List<FieldProblem> problems = new ArrayList<>();
        Map<String, String> owners = repository.otherOwners(id, organization.domains());
        for (int position = 0; position < organization.domains().size(); position++) {
            String owner = owners.get(organization.domains().get(position));
            if (owner != null) {
                problems.add(FieldProblem.of("domains[" + position + "]", "taken", "organization.domain-taken", owner));
            }
        }
        checkParent(id, organization.parentId(), problems);
        if (!problems.isEmpty()) {
            throw Problem.validation(problems);
        }
    }

    private void checkParent(@Nullable UUID id, @Nullable UUID parent, List<FieldProblem> problems) {
        if (parent == null) {
            return;
        }
        List<UUID> line = repository.lineOf(parent);
        if (line.isEmpty()) {
            problems.add(FieldProblem.of("parentId", "unknown", "problem.field.unknown"));
        } else if (id != null && line.contains(id)) {
            problems.add(FieldProblem.of("parentId", "cycle", "organization.parent-cycle"));
        }
    }
}
