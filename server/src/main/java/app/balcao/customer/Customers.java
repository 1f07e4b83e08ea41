package app.balcao.customer;

import app.balcao.customer.store.CustomerRepository;
import app.balcao.customer.store.OrganizationRepository;
import app.balcao.field.FieldChange;
import app.balcao.field.FieldTarget;
import app.balcao.field.FieldValues;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.database.Trash;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.text.EmailAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customers (Clientes) of the current account. */
@Service
@Transactional
public class Customers {

    private final CustomerRepository repository;
    private final OrganizationRepository organizations;
    private final FieldValues fields;
    private final CustomerAudit audit;
    private final Trash trash;
    private final ApplicationEventPublisher events;

    Customers(
            CustomerRepository repository,
            OrganizationRepository organizations,
            FieldValues fields,
            CustomerAudit audit,
            Trash trash,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.organizations = organizations;
        this.fields = fields;
        this.audit = audit;
        this.trash = trash;
        this.events = events;
    }

    /**
     * Customers whose name or address contains every word of the search, by name; the name alone for an agent who does
     * not see the rest.
     *
     * @param search null or blank for all; accents and case do not count
     * @param organizationId only those of an organization; null for all
     */
    @Transactional(readOnly = true)
    public Page<CustomerRow> list(
            ActingAgent agent, @Nullable String search, @Nullable UUID organizationId, PageRequest page) {
        agent.require(Permission.CUSTOMER_VIEW);
        return repository.list(search, organizationId, agent, page);
    }

    /** @throws Problem not-found */
    @Transactional(readOnly = true)
    public Customer get(ActingAgent agent, UUID id) {
        agent.require(Permission.CUSTOMER_VIEW);
        return repository.find(id, agent).orElseThrow(Problem::notFound);
    }

    /** @throws Problem validation, also for an address or Identificador that is somebody else's (named) */
    public Customer create(ActingAgent agent, CustomerFields form) {
        agent.require(Permission.CUSTOMER_EDIT);
        List<FieldProblem> problems = new ArrayList<>();
        CleanCustomer customer = CustomerRules.clean(form, problems);
        List<FieldChange> asked = fields.checkNew(agent, FieldTarget.CUSTOMER, null, form.fields(), problems::add);
        refuse(problems);
        refuseWhatIsTaken(agent, null, customer);
        UUID id = repository.insert(customer);
        fields.storeOfCustomer(id, asked);
        Customer created = repository.find(id, agent).orElseThrow();
        audit.customer(agent, id, null, created);
        return created;
    }

    /**
     * Replaces what people fill in; who does not see the personal data leaves it as it is (PRV-4).
     *
     * @param version the editor had before them
     * @throws Problem not-found; version-conflict; validation, as {@link #create}
     */
    public Customer update(ActingAgent agent, UUID id, int version, CustomerFields form) {
        agent.require(Permission.CUSTOMER_EDIT);
        Customer before = found(repository.lockForChange(id), id);
        if (before.version() != version) {
            throw Problem.versionConflict(before);
        }
        List<FieldProblem> problems = new ArrayList<>();
        CleanCustomer customer = CustomerRules.clean(
                agent.may(Permission.CUSTOMER_PERSONAL_VIEW) ? form : form.withHiddenOf(before), problems);
        List<FieldChange> asked = fields.checkOfCustomer(agent, id, form.fields(), problems::add);
        refuse(problems);
        refuseWhatIsTaken(agent, id, customer);
        repository.update(id, customer);
        fields.storeOfCustomer(id, asked);
        Customer after = repository.find(id, agent).orElseThrow();
        audit.customer(agent, id, before, after);
        return after;
    }

    /**
     * Deletes a customer who has no tickets. What other modules have of theirs goes as those see fit.
     *
     * @param erase whether what the audit keeps of them goes too (AUD-7), which is for administrators
     * @throws Problem forbidden; not-found; conflict, while the customer has tickets, be it in the trash (BIN-8), and
     *     when another module refuses
     */
    public void delete(ActingAgent agent, UUID id, boolean erase) {
        agent.require(Permission.CUSTOMER_DELETE);
        if (erase) {
            agent.require(Permission.MANAGE_ACCOUNT);
        }
        Customer before = found(repository.lockForDeletion(id), id);
        trash.open();
        if (repository.hasTickets(id)) {
            throw Problem.conflict("customer.has-tickets");
        }
        events.publishEvent(new CustomerDeletion(agent, id, erase));
        repository.delete(id);
        if (erase) {
            audit.erased(agent, id, before);
        } else {
            audit.customer(agent, id, before, null);
        }
    }

    /** A customer, for another module's work; the caller answers for who may see it. */
    @Transactional(readOnly = true)
    public Optional<Customer> find(UUID id) {
        return repository.find(id);
    }

    /** Those of the ids that exist, by id, for another module's work. */
    @Transactional(readOnly = true)
    public Map<UUID, Customer> find(Collection<UUID> ids) {
        return repository.find(ids);
    }

    /** The customer an address belongs to; absent also for what is no address. */
    @Transactional(readOnly = true)
    public Optional<Customer> findByEmail(String address) {
        return EmailAddress.canonical(address).flatMap(repository::owner).flatMap(repository::find);
    }

    /** The customer with a key of the company's own system (Identificador). */
    @Transactional(readOnly = true)
    public Optional<Customer> findByExternalId(String externalId) {
        return repository.withExternalId(externalId).flatMap(repository::find);
    }

    /**
     * Registers a customer for whom the company's own system vouches (CUS-2), with the organization of the address's
     * domain.
     *
     * @param email null for none
     * @param externalId null for none
     * @throws Problem validation
     * @throws org.springframework.dao.DuplicateKeyException when somebody registered the same one meanwhile
     */
    public Customer register(String name, @Nullable String email, @Nullable String externalId) {
        CleanCustomer clean = CustomerRules.clean(new CustomerFields(
                name,
                email == null ? List.of() : List.of(email),
                null,
                null,
                externalId,
                null,
                true,
                true,
                null,
                null));
        UUID organization = clean.emails().stream()
                .findFirst()
                .flatMap(address -> organizations.ofDomain(EmailAddress.domain(address)))
                .orElse(null);
        UUID id = repository.insert(new CleanCustomer(
                clean.name(), clean.emails(), null, organization, clean.externalId(), null, true, true, ""));
        Customer created = repository.find(id).orElseThrow();
        audit.registered(id, created);
        return created;
    }

    /** Names by id, for lists; those that do not exist are left out. */
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> ids) {
        return repository.names(ids);
    }

    /**
     * The customer who wrote from an address; made, when nobody has it, with the name the message gave (CUS-2) and
     * the organization of the address's domain (CUS-17). Two messages at once from one new sender make one customer.
     *
     * @param displayName as the message gave it, null or blank for none
     * @throws Problem validation, for what is no address
     */
    public Customer findOrCreateByEmail(String address, @Nullable String displayName) {
        String email = EmailAddress.canonical(address)
                .orElseThrow(() -> Problem.validation(FieldProblem.of("email", "email", "problem.field.email")));
        UUID id = repository.owner(email).orElseGet(() -> {
            UUID organization =
                    organizations.ofDomain(EmailAddress.domain(email)).orElse(null);
            return repository.insertSender(email, CustomerRules.nameOfSender(displayName, email), organization);
        });
        return repository.find(id).orElseThrow();
    }

    private Customer found(boolean locked, UUID id) {
        if (!locked) {
            throw Problem.notFound();
        }
        return repository.find(id).orElseThrow();
    }

    private void refuseWhatIsTaken(ActingAgent agent, @Nullable UUID id, CleanCustomer customer) {
        boolean named = agent.may(Permission.CUSTOMER_PERSONAL_VIEW);
        List<FieldProblem> problems = new ArrayList<>();
        Map<String, String> owners = repository.otherOwners(id, customer.emails());
        for (int position = 0; position < customer.emails().size(); position++) {
            String owner = owners.get(customer.emails().get(position));
            if (owner != null) {
                problems.add(FieldProblem.of(
                        "emails[" + position + "]", "taken", named ? "customer.email-taken" : "customer.taken", owner));
            }
        }
        if (customer.externalId() != null) {
            repository
                    .otherWithExternalId(id, customer.externalId())
                    .ifPresent(owner -> problems.add(FieldProblem.of(
                            "externalId", "taken", named ? "customer.external-id-taken" : "customer.taken", owner)));
        }
        if (customer.organizationId() != null && !organizations.exists(customer.organizationId())) {
            problems.add(FieldProblem.of("organizationId", "unknown", "problem.field.unknown"));
        }
        refuse(problems);
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw Problem.validation(problems);
        }
    }
}
