package app.balcao.demo;

import app.balcao.access.Credentials;
import app.balcao.access.Registration;
import app.balcao.account.Accounts;
import app.balcao.account.NewAccount;
import app.balcao.people.ActingAgent;
import app.balcao.people.ActingAgents;
import app.balcao.people.AgentFilter;
import app.balcao.people.AgentForm;
import app.balcao.people.AgentForm.AgentPlace;
import app.balcao.people.AgentSummary;
import app.balcao.people.Agents;
import app.balcao.people.Categories;
import app.balcao.people.Category;
import app.balcao.people.CategoryForm;
import app.balcao.people.Department;
import app.balcao.people.DepartmentForm;
import app.balcao.people.Departments;
import app.balcao.people.NewOwner;
import app.balcao.people.TicketSight;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The company of the demonstration and its people. Making it again only makes what is missing. */
@Component
@ConditionalOnProperty("balcao.demo")
class DemoCompany {

    static final String LOGIN_NAME = "aurora";
    static final String DOMAIN = "auroramoveis.example";
    static final Person OWNER = new Person("Helena Prado", true, "Diretora", List.of());
    static final Person MANAGER =
            new Person("Camila Teixeira", true, "Coordenadora de atendimento", List.of("+Atendimento", "Financeiro"));
    static final Person AGENT = new Person("Diego Farias", false, "Atendimento", List.of("Atendimento", "Entregas"));

    private static final PageRequest EVERYTHING = new PageRequest(PageRequest.MAXIMUM_LIMIT, null);
    private static final Person ADMINISTRATOR =
            new Person("Rafael Nogueira", false, "Sistemas", List.of("Atendimento"));
    private static final List<Person> OTHERS = List.of(
            ADMINISTRATOR,
            MANAGER,
            new Person(
                    "Bruno Siqueira", false, "Coordenador de operações", List.of("+Entregas", "+Assistência técnica")),
            AGENT,
            new Person("Letícia Moura", true, "Atendimento", List.of("Atendimento", "Assistência técnica")),
            new Person("Patrícia Lemos", true, "Financeiro", List.of("+Financeiro")),
            new Person("Tiago Brandão", false, "Assistência técnica", List.of("Assistência técnica", "Entregas")));

    private static final Map<String, List<String>> DEPARTMENTS = new LinkedHashMap<>();

    static {
        DEPARTMENTS.put(
                "Atendimento",
                List.of("Pedido", "Orçamento", "Dúvida sobre produto", "Troca e devolução", "Elogios e sugestões"));
        DEPARTMENTS.put("Entregas", List.of("Atraso na entrega", "Agendamento", "Montagem", "Avaria no transporte"));
        DEPARTMENTS.put("Assistência técnica", List.of("Defeito", "Garantia", "Peça faltando"));
        DEPARTMENTS.put("Financeiro", List.of("Boleto", "Nota fiscal", "Cobrança", "Reembolso"));
    }

    private final Accounts accounts;
    private final Registration registration;
    private final Credentials credentials;
    private final Agents agents;
    private final ActingAgents acting;
    private final Departments departments;
    private final Categories categories;

    DemoCompany(
            Accounts accounts,
            Registration registration,
            Credentials credentials,
            Agents agents,
            ActingAgents acting,
            Departments departments,
            Categories categories) {
        this.accounts = accounts;
        this.registration = registration;
        this.credentials = credentials;
        this.agents = agents;
        this.acting = acting;
        this.departments = departments;
        this.categories = categories;
    }

    /** Somebody of the company; a plus before a department says that they manage it. */
    record Person(String name, boolean woman, String role, List<String> places) {

        String email() {
            return DemoText.address(name, DOMAIN);
        }

        String signature() {
            return "<p>" + name + "<br>" + role + " · Aurora Móveis</p>";
        }
    }

    /** The account's id; opens the account when it is not there. */
    UUID account(String password) {
        return accounts.idOf(LOGIN_NAME).orElseGet(() -> registration
                .registerWithPassword(
                        new NewAccount(LOGIN_NAME, "Aurora Móveis", Language.PT_BR, DemoCalendar.ZONE),
                        new NewOwner(OWNER.name(), OWNER.email()),
                        password)
                .accountId());
    }

    /** Inside the account: everybody and everything there is to work with, made where missing. */
    Staff staff(String password) {
        ActingAgent owner = owner();
        Map<String, UUID> departmentIds = departments(owner);
        Map<String, UUID> categoryIds = categories(owner, departmentIds);
        Map<String, UUID> known = agents(owner);
        List<Staff.Colleague> colleagues = new ArrayList<>();
        for (Person person : OTHERS) {
            UUID id = known.get(person.email());
            if (id == null) {
                id = hire(owner, person, departmentIds);
            }
            if (!agentHasPassword(owner, id)) {
                credentials.give(id, password);
            }
            colleagues.add(new Staff.Colleague(person, acting.find(id).orElseThrow()));
        }
        return new Staff(owner, departmentIds, categoryIds, List.copyOf(colleagues));
    }

    private ActingAgent owner() {
        ActingAgent nobody = new ActingAgent(
                Tenant.id(),
                new UUID(0, 0),
                "",
                "",
                false,
                false,
                Language.PT_BR,
                DemoCalendar.ZONE,
                Set.of(),
                Set.of(),
                Set.of(),
                TicketSight.OWN_ONLY,
                Set.of());
        return agents.list(nobody, AgentFilter.activeOnly(), EVERYTHING).items().stream()
                .filter(AgentSummary::isOwner)
                .findAny()
                .flatMap(owner -> acting.find(owner.id()))
                .orElseThrow();
    }

    private Map<String, UUID> agents(ActingAgent owner) {
        Map<String, UUID> ids = new HashMap<>();
        for (AgentSummary agent :
                agents.list(owner, AgentFilter.everybody(), EVERYTHING).items()) {
            if (agent.email() != null) {
                ids.put(agent.email(), agent.id());
            }
        }
        return ids;
    }

    private boolean agentHasPassword(ActingAgent owner, UUID id) {
        return agents.list(owner, AgentFilter.activeOnly(), EVERYTHING).items().stream()
                .anyMatch(agent -> agent.id().equals(id) && agent.emailValidated());
    }

    private UUID hire(ActingAgent owner, Person person, Map<String, UUID> departmentIds) {
        List<AgentPlace> places = person.places().stream()
                .map(place -> new AgentPlace(
                        Objects.requireNonNull(departmentIds.get(place.replace("+", ""))),
                        true,
                        true,
                        place.startsWith("+")))
                .toList();
        return agents.create(
                        owner,
                        new AgentForm(
                                person.name(),
                                person.email(),
                                person.equals(ADMINISTRATOR),
                                true,
                                false,
                                null,
                                null,
                                null,
                                true,
                                true,
                                4,
                                person.signature(),
                                null,
                                null,
                                places))
                .id();
    }

    private Map<String, UUID> departments(ActingAgent owner) {
        Map<String, UUID> ids = departments.list(owner, null).stream()
                .collect(Collectors.toMap(Department::name, Department::id, (one, other) -> one, HashMap::new));
        for (String name : DEPARTMENTS.keySet()) {
            ids.computeIfAbsent(name, missing -> departments
                    .create(owner, DepartmentForm.named(missing, List.of(), List.of()))
                    .id());
        }
        return ids;
    }

    private Map<String, UUID> categories(ActingAgent owner, Map<String, UUID> departmentIds) {
        Map<String, UUID> ids = categories.list(owner).stream()
                .collect(Collectors.toMap(Category::name, Category::id, (one, other) -> one, HashMap::new));
        DEPARTMENTS.forEach((department, names) -> {
            for (String name : names) {
                ids.computeIfAbsent(name, missing -> categories
                        .create(
                                owner,
                                new CategoryForm(
                                        missing, true, List.of(Objects.requireNonNull(departmentIds.get(department)))))
                        .id());
            }
        });
        return ids;
    }
}
