package app.balcao.demo;

import app.balcao.customer.Customer;
import app.balcao.customer.CustomerFields;
import app.balcao.customer.Customers;
import app.balcao.customer.OrganizationFields;
import app.balcao.customer.OrganizationRow;
import app.balcao.customer.Organizations;
import app.balcao.people.ActingAgent;
import app.balcao.platform.paging.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Customers and organizations of the demonstration, from {@code demo/customers.txt}; made where missing. */
@Component
@ConditionalOnProperty("balcao.demo")
class DemoCustomers {

    /** One of them, to try the customer's side with. */
    static final String EXAMPLE = "beatriz.cavalcanti@serraazul.example";

    private final Customers customers;
    private final Organizations organizations;

    DemoCustomers(Customers customers, Organizations organizations) {
        this.customers = customers;
        this.organizations = organizations;
    }

    /** Somebody who writes to the company. */
    record Client(UUID id, String name, boolean woman, String email) {}

    List<Client> all(ActingAgent agent) {
        List<Client> clients = new ArrayList<>();
        UUID organization = null;
        String domain = "";
        for (String line : DemoText.lines("customers.txt")) {
            String[] fields = line.split("\\s*\\|\\s*", -1);
            if (line.startsWith("* ")) {
                domain = fields[1];
                organization = "* -".equals(fields[0]) ? null : organization(agent, fields[0].substring(2), domain);
            } else if (fields.length == 3) {
                clients.add(client(agent, fields, domain, organization));
            }
        }
        return clients;
    }

    private UUID organization(ActingAgent agent, String name, String domain) {
        Optional<OrganizationRow> known = organizations.list(agent, domain, new PageRequest(1, null)).items().stream()
                .findAny();
        return known.map(OrganizationRow::id).orElseGet(() -> organizations
                .create(agent, new OrganizationFields(name, null, List.of(domain), null))
                .id());
    }

    private Client client(ActingAgent agent, String[] fields, String domain, @Nullable UUID organization) {
        String name = fields[0];
        String email = DemoText.address(name, domain);
        UUID id = customers.findByEmail(email).map(Customer::id).orElseGet(() -> customers
                .create(
                        agent,
                        new CustomerFields(
                                name,
                                List.of(email),
                                fields[2].isBlank() ? null : fields[2],
                                organization,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null))
                .id());
        return new Client(id, name, "f".equals(fields[1]), email);
    }
}
