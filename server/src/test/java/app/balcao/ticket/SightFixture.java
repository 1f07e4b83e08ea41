package app.balcao.ticket;

import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static app.balcao.schema.Tables.TICKET;

import app.balcao.ApiClient;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.people.TicketSight;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Three departments with one ticket for each thing that a sight tells apart. The agent looked at works on tickets of
 * support; sales and finance are not theirs, though they attend chats of sales. Names say the department and whose: {@code support-mine} is bound to the
 * agent, {@code support-free} to nobody, {@code support-other} to somebody else.
 */
final class SightFixture {

    static final List<String> ALL = List.of(
            "support-mine",
            "support-free",
            "support-other",
            "sales-mine",
            "sales-free",
            "sales-other",
            "finance-free",
            "finance-other");

    /** Who looks: a sight, besides administrators and managers whose group shows least. */
    enum Looking {
        ALL_DEPARTMENTS,
        LINKED_DEPARTMENTS,
        OWN_AND_UNASSIGNED_LINKED,
        OWN_AND_UNASSIGNED_ANY,
        OWN_ONLY,
        MANAGER_OF_FINANCE,
        ADMINISTRATOR
    }

    /** A ticket with what belongs to it. */
    record Made(UUID id, long number, UUID departmentId, String attachment, String messageId) {}

    private final TestAccounts accounts;
    private final TestGroups groups;
    private final DSLContext sql;
    private final ApiClient owner;
    private final String customer;

    final TestAccount account;
    final UUID finance;
    final Map<String, Made> tickets = new LinkedHashMap<>();

    SightFixture(TestAccounts accounts, TestGroups groups, DSLContext sql) {
        this.accounts = accounts;
        this.groups = groups;
        this.sql = sql;
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        finance = accounts.in(account.id(), () -> sql.insertInto(DEPARTMENT)
                .set(DEPARTMENT.ACCOUNT_ID, account.id())
                .set(DEPARTMENT.NAME, "Financeiro")
                .returningResult(DEPARTMENT.ID)
                .fetchSingle()
                .value1());
        place(account.sales(), true, false);
        customer = owner.post(
                        "/api/v1/customers", Map.of("name", "Clara Cliente", "emails", List.of("clara@x.example")))
                .text("/id");
        for (String name : ALL) {
            tickets.put(name, make(name));
        }
    }

    String customer() {
        return customer;
    }

    ApiClient owner() {
        return owner;
    }

    /** Makes the account's agent one who looks so, and signs them in. */
    ApiClient agent(Looking looking) {
        switch (looking) {
            case ADMINISTRATOR -> {
                groups.sees(account, account.agent(), TicketSight.OWN_ONLY);
                accounts.in(
                        account.id(),
                        () -> sql.execute(
                                "update agent set is_administrator = true where account_id = ? and id = ?",
                                account.id(),
                                account.agent()));
            }
            case MANAGER_OF_FINANCE -> {
                groups.sees(account, account.agent(), TicketSight.OWN_ONLY);
                place(finance, false, true);
            }
            default -> groups.sees(account, account.agent(), TicketSight.valueOf(looking.name()));
        }
        return accounts.signedIn(account, account.agent());
    }

    /** Gives the agent a place in a department whose tickets they do not work on. */
    private void place(UUID department, boolean chat, boolean manager) {
        accounts.in(account.id(), () -> sql.insertInto(DEPARTMENT_AGENT)
                .set(DEPARTMENT_AGENT.ACCOUNT_ID, account.id())
                .set(DEPARTMENT_AGENT.DEPARTMENT_ID, department)
                .set(DEPARTMENT_AGENT.AGENT_ID, account.agent())
                .set(DEPARTMENT_AGENT.TICKETS, false)
                .set(DEPARTMENT_AGENT.CHAT, chat)
                .set(DEPARTMENT_AGENT.MANAGER, manager)
                .execute());
    }

    String nameOf(String id) {
        return tickets.entrySet().stream()
                .filter(each -> each.getValue().id().toString().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** Gives a ticket to an agent without a word, wherever they work. */
    void give(UUID ticket, UUID agent) {
        accounts.in(account.id(), () -> sql.update(TICKET)
                .set(TICKET.AGENT_ID, agent)
                .set(TICKET.SITUATION, (short) Situation.AWAITING_AGENT.code())
                .where(TICKET.ACCOUNT_ID.eq(account.id()))
                .and(TICKET.ID.eq(ticket))
                .execute());
    }

    private Made make(String name) {
        UUID department =
                name.startsWith("support") ? account.support() : name.startsWith("sales") ? account.sales() : finance;
        String file = owner.upload("/api/v1/attachments", name + ".txt", "text/plain", name.getBytes())
                .text("/id");
        ApiClient.Answer opened = owner.post(
                "/api/v1/tickets",
                Map.of(
                        "customerId",
                        customer,
                        "departmentId",
                        department,
                        "subject",
                        "Assunto " + name,
                        "html",
                        "<p>Pergunta sobre boletos</p>",
                        "attachmentIds",
                        List.of(file)));
        UUID id = UUID.fromString(opened.text("/id"));
        UUID agent = responsible(name);
        if (agent != null) {
            give(id, agent);
        }
        String message = owner.get("/api/v1/tickets/" + id).text("/messages/0/id");
        return new Made(id, Long.parseLong(opened.text("/number")), department, file, message);
    }

    private @Nullable UUID responsible(String name) {
        return name.endsWith("mine") ? account.agent() : name.endsWith("other") ? account.seller() : null;
    }
}
