package app.balcao.ticket;

import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.CUSTOMER_EMAIL;

import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.platform.tenant.Tenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Makes customers and tickets for the tests of tickets. */
final class TestTickets {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final TestAccounts accounts;
    private final DSLContext sql;
    private final TicketOpening opening;

    TestTickets(TestAccounts accounts, DSLContext sql, TicketOpening opening) {
        this.accounts = accounts;
        this.sql = sql;
        this.opening = opening;
    }

    UUID customer(TestAccount account, String name) {
        return accounts.in(account.id(), () -> {
            UUID id = sql.insertInto(CUSTOMER)
                    .set(CUSTOMER.ACCOUNT_ID, account.id())
                    .set(CUSTOMER.NAME, name)
                    .returningResult(CUSTOMER.ID)
                    .fetchSingle()
                    .value1();
            String email = "cliente" + COUNT.incrementAndGet() + "@cliente.example";
            sql.insertInto(CUSTOMER_EMAIL).values(account.id(), email, id, 0).execute();
            return id;
        });
    }

    /** As an e-mail would open it. */
    OpenedTicket fromCustomer(TestAccount account, UUID department, UUID customer, String subject, String html) {
        return Tenant.call(account.id(), () -> opening.open(message(customer, department, subject, html, null)));
    }

    OpenedTicket fromCustomer(TestAccount account, String subject) {
        return fromCustomer(
                account, account.support(), customer(account, "Clara Cliente"), subject, "<p>" + subject + "</p>");
    }

    static CustomerMessage message(
            UUID customer, UUID department, String subject, String html, @Nullable UUID previous) {
        return new CustomerMessage(
                customer, department, null, 2, subject, html, null, List.of(), null, null, Origin.EMAIL, previous);
    }

    static Map<String, Object> writing(String html) {
        return Map.of("html", html);
    }
}
