package app.balcao.customer;

import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.people.PersonalDataMask;
import app.balcao.platform.csv.CsvTable;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.i18n.Messages;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Customers as a table to take away (CUS-8); personal data are masked for agents who do not see them (PRV-3). */
@Service
public class CustomerExport {

    private static final List<String> COLUMNS =
            List.of("name", "emails", "phone", "organization", "external-id", "active", "can-open-tickets");

    private final Customers customers;
    private final CustomerAudit audit;
    private final Messages messages;

    CustomerExport(Customers customers, CustomerAudit audit, Messages messages) {
        this.customers = customers;
        this.audit = audit;
        this.messages = messages;
    }

    /**
     * Keeps in the audit that an export begins, with its filter.
     *
     * @throws Problem forbidden
     */
    public void begin(ActingAgent agent, @Nullable String search, @Nullable UUID organizationId) {
        agent.require(Permission.CUSTOMER_VIEW);
        agent.require(Permission.CUSTOMER_EXPORT);
        audit.exported(agent, search, organizationId);
    }

    /** Writes the customers that the list finds, by name; some at a time, each in a transaction of its own. */
    public void write(ActingAgent agent, @Nullable String search, @Nullable UUID organizationId, CsvTable table) {
        agent.require(Permission.CUSTOMER_EXPORT);
        table.row(COLUMNS.stream()
                .map(column -> messages.text(agent.language(), "customer.column." + column))
                .toArray());
        @Nullable String cursor = null;
        do {
            Page<CustomerRow> page =
                    customers.list(agent, search, organizationId, PageRequest.of(PageRequest.MAXIMUM_LIMIT, cursor));
            page.items().forEach(row -> row(agent, row, table));
            cursor = page.nextCursor();
        } while (cursor != null);
    }

    private void row(ActingAgent agent, CustomerRow row, CsvTable table) {
        boolean shown = agent.may(Permission.CUSTOMER_PERSONAL_VIEW);
        OrganizationName organization = row.organization();
        table.row(
                shown ? row.name() : PersonalDataMask.inText(row.name()),
                masked(shown, row.emails()),
                masked(shown, row.phone()),
                organization == null ? null : organization.name(),
                masked(shown, row.externalId()),
                yesNo(agent, row.active()),
                yesNo(agent, row.canOpenTickets()));
    }

    private static @Nullable Object masked(boolean shown, @Nullable Object value) {
        boolean empty = value == null || value instanceof List<?> several && several.isEmpty();
        return shown || empty ? value : PersonalDataMask.MASK;
    }

    private String yesNo(ActingAgent agent, boolean value) {
        return messages.text(agent.language(), value ? "customer.yes" : "customer.no");
    }
}
