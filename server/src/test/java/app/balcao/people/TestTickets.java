package app.balcao.people;

import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.TICKET;

import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Tickets that only stand in the way: straight in the database, since people knows nothing of them. */
final class TestTickets {

    private TestTickets() {}

    static void open(TestAccounts accounts, DSLContext sql, TestAccount account, UUID agent, @Nullable UUID category) {
        accounts.in(account.id(), () -> {
            UUID customer = sql.insertInto(CUSTOMER)
                    .set(CUSTOMER.ACCOUNT_ID, account.id())
                    .set(CUSTOMER.NAME, "Cliente")
                    .returningResult(CUSTOMER.ID)
                    .fetchSingle()
                    .value1();
            return sql.insertInto(TICKET)
                    .set(TICKET.ACCOUNT_ID, account.id())
                    .set(TICKET.NUMBER, 1001L)
                    .set(TICKET.ORIGIN, "AGENT")
                    .set(TICKET.SUBJECT, "Assunto")
                    .set(TICKET.DEPARTMENT_ID, account.support())
                    .set(TICKET.CATEGORY_ID, category)
                    .set(TICKET.CUSTOMER_ID, customer)
                    .set(TICKET.AGENT_ID, agent)
                    .set(TICKET.SITUATION, (short) 0)
                    .set(TICKET.LAST_MESSAGE_BY, "CUSTOMER")
                    .set(TICKET.REPLY_TOKEN, UUID.randomUUID().toString())
                    .execute();
        });
    }
}
