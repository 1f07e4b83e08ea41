package app.balcao.ticket;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.AUDIT_ENTRY;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_EVENT;
import static app.balcao.schema.Tables.TICKET_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.people.Permission;
import app.balcao.platform.database.Trash;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.trash.TicketTrash;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Deleting tickets, and what can be done about it for seven days. */
@BalcaoTest
class TicketTrashTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    @Autowired
    private CustomerReplies replies;

    @Autowired
    private TicketTrash trash;

    @Autowired
    private Trash database;

    private TestAccount account;
    private ApiClient owner;
    private UUID customer;
    private OpenedTicket ticket;
    private String path;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        var tickets = new TestTickets(accounts, sql, opening);
        customer = tickets.customer(account, "Clara Cliente");
        ticket =
                tickets.fromCustomer(account, account.support(), customer, "Impressora quebrada", "<p>Nao imprime</p>");
        path = "/api/v1/tickets/" + ticket.id();
    }

    @Test
    @Rule({"BIN-1", "BIN-6"})
    void whatIsDeletedIsGoneEverywhere() {
        assertThat(owner.get("/api/v1/tickets/counts").json().at("/new").asInt())
                .isEqualTo(1);
        assertThat(owner.delete(path).status()).isEqualTo(204);
        assertThat(owner.get(path).status()).isEqualTo(404);
        assertThat(owner.get("/api/v1/tickets/by-number/" + ticket.number()).status())
                .isEqualTo(404);
        assertThat(listed("?")).isEmpty();
        assertThat(listed("?search=impressora")).isEmpty();
        assertThat(listed("?search=" + ticket.number())).isEmpty();
        assertThat(listed("?customerId=" + customer)).isEmpty();
        assertThat(owner.get("/api/v1/tickets/counts").json().at("/new").asInt())
                .isZero();
        assertThat(owner.get("/api/v1/tickets/day").json().at("/opened").asInt())
                .isZero();
        assertThat(owner.post(path + "/bind", Map.of()).status()).isEqualTo(404);
        assertThat(owner.post(path + "/comments", TestTickets.writing("<p>Oi</p>"))
                        .status())
                .isEqualTo(404);
        assertThat(owner.get(path + "/messages").status()).isEqualTo(404);
        assertThat(owner.delete(path).status()).as("once").isEqualTo(404);
    }

    @Test
    @Rule({"BIN-2", "BIN-4", "BIN-7"})
    void itComesBackAsItWas() {
        owner.post(path + "/bind", Map.of());
        owner.post(path + "/close", Map.of("reason", "Resolvido"));
        String before = state();
        owner.delete(path);
        Answer discarded = owner.get("/api/v1/trash/tickets");
        assertThat(discarded.json().at("/items/0/number").asLong()).isEqualTo(ticket.number());
        assertThat(discarded.json().at("/items/0/customer").asString()).isEqualTo("Clara Cliente");
        var deletedAt = OffsetDateTime.parse(discarded.text("/items/0/deletedAt"));
        assertThat(OffsetDateTime.parse(discarded.text("/items/0/removedAt"))).isEqualTo(deletedAt.plusDays(7));

        Answer restored = owner.post("/api/v1/trash/tickets/" + ticket.id() + "/restore", null);
        assertThat(restored.status()).isEqualTo(200);
        assertThat(state()).isEqualTo(before);
        assertThat(owner.get("/api/v1/trash/tickets").json().at("/items")).isEmpty();
        assertThat(owner.get(path).json().at("/events").findValuesAsString("kind"))
                .contains("DISCARDED", "RESTORED");
        assertThat(audited()).containsExactly("ticket.discarded", "ticket.restored");
        assertThat(owner.post("/api/v1/trash/tickets/" + ticket.id() + "/restore", null)
                        .status())
                .as("once")
                .isEqualTo(404);
    }

    @Test
    @Rule({"BIN-2", "BIN-5"})
    void afterSevenDaysItIsRemovedForGood() {
        owner.delete(path);
        OffsetDateTime now = OffsetDateTime.now();
        deletedAt(now.minus(TicketTrash.KEPT).plusMinutes(5));
        assertThat(purge()).isFalse();
        assertThat(rows()).isEqualTo(1);
        deletedAt(now.minus(TicketTrash.KEPT).minusSeconds(1));
        assertThat(owner.post("/api/v1/trash/tickets/" + ticket.id() + "/restore", null)
                        .status())
                .as("its time is over, though it is still there")
                .isEqualTo(404);
        purge();
        assertThat(rows()).isZero();
        assertThat(accounts.in(account.id(), () -> sql.fetchCount(TICKET_MESSAGE) + sql.fetchCount(TICKET_EVENT)))
                .as("nothing of it stays")
                .isZero();
        assertThat(audited()).containsExactly("ticket.discarded", "ticket.removed");
    }

    @Test
    @Rule("BIN-2")
    void itCanBeRemovedBeforeItsTime() {
        assertThat(owner.delete("/api/v1/trash/tickets/" + ticket.id()).status())
                .as("only from the trash")
                .isEqualTo(404);
        owner.delete(path);
        assertThat(owner.delete("/api/v1/trash/tickets/" + ticket.id()).status())
                .isEqualTo(204);
        assertThat(rows()).isZero();
        assertThat(owner.post("/api/v1/trash/tickets/" + ticket.id() + "/restore", null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Rule({"BIN-1", "PER-10"})
    void eachStepAsksForItsPermissionWhereTheTicketIs() {
        groups.permit(account, account.agent(), Set.of());
        ApiClient agent = accounts.signedIn(account, account.agent());
        String restore = "/api/v1/trash/tickets/" + ticket.id() + "/restore";
        assertThat(agent.delete(path).status()).isEqualTo(403);
        owner.delete(path);
        assertThat(agent.get("/api/v1/trash/tickets").status()).isEqualTo(403);
        assertThat(agent.post(restore, null).status()).isEqualTo(403);
        assertThat(agent.delete("/api/v1/trash/tickets/" + ticket.id()).status())
                .isEqualTo(403);
        ApiClient manager = accounts.signedIn(account, account.manager());
        assertThat(manager.get("/api/v1/trash/tickets").json().at("/items"))
                .as("whoever manages the department is not asked for the group")
                .hasSize(1);
        groups.permit(account, account.seller(), Set.of(Permission.TRASH_VIEW, Permission.TRASH_RESTORE));
        ApiClient seller = accounts.signedIn(account, account.seller());
        assertThat(seller.get("/api/v1/trash/tickets").json().at("/items"))
                .as("nobody finds in the trash what they did not see outside")
                .isEmpty();
        assertThat(seller.post(restore, null).status()).isEqualTo(404);
        assertThat(manager.post(restore, null).status()).isEqualTo(200);
    }

    @Test
    @Rule("BIN-7")
    void anAgentWhoMayNotHaveItAnyMoreLosesItToTheQueue() {
        owner.post(path + "/bind", Map.of("agentId", account.colleague()));
        owner.delete(path);
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.ACTIVE, false)
                .where(AGENT.ID.eq(account.colleague()))
                .execute());
        Answer restored = owner.post("/api/v1/trash/tickets/" + ticket.id() + "/restore", null);
        assertThat(restored.json().at("/situation/code").asInt()).isEqualTo(1);
        assertThat(restored.json().at("/agent").isNull()).isTrue();
    }

    @Test
    @Rule("BIN-8")
    void aCustomerStaysWhileATicketOfTheirsCanComeBack() {
        owner.delete(path);
        assertThat(owner.delete("/api/v1/customers/" + customer).status()).isEqualTo(409);
        owner.delete("/api/v1/trash/tickets/" + ticket.id());
        assertThat(owner.delete("/api/v1/customers/" + customer).status()).isEqualTo(204);
    }

    @Test
    @Rule("BIN-6")
    void aCustomersAnswerFindsNothingToAddTo() {
        owner.delete(path);
        var message = TestTickets.message(customer, account.support(), "Re", "<p>Oi?</p>", null);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> Tenant.run(account.id(), () -> replies.append(ticket.id(), message))))
                .isInstanceOf(app.balcao.platform.errors.Problem.class);
    }

    private List<String> listed(String query) {
        return StreamSupport.stream(
                        owner.get("/api/v1/tickets" + query).json().at("/items").spliterator(), false)
                .map(each -> each.at("/subject").asString())
                .toList();
    }

    /** What restoring must bring back: all of the ticket but its version and its history. */
    private String state() {
        return accounts.in(account.id(), () -> sql.selectFrom(TICKET)
                .where(TICKET.ID.eq(ticket.id()))
                .fetchSingle()
                .with(TICKET.VERSION, 0)
                .formatJSON());
    }

    private boolean purge() {
        return Tenant.call(account.id(), trash::purge);
    }

    private void deletedAt(OffsetDateTime time) {
        accounts.in(account.id(), () -> {
            database.open();
            return sql.update(TICKET).set(TICKET.DELETED_AT, time).execute();
        });
    }

    private int rows() {
        return accounts.in(account.id(), () -> {
            database.open();
            return sql.fetchCount(TICKET);
        });
    }

    private List<String> audited() {
        return accounts.in(account.id(), () -> sql.select(AUDIT_ENTRY.ACTION)
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.ITEM_TYPE.eq("ticket"))
                .orderBy(AUDIT_ENTRY.ID)
                .fetch(AUDIT_ENTRY.ACTION));
    }
}
