package app.balcao.ticket;

import static app.balcao.schema.Tables.APPLIED_STATUS;
import static app.balcao.schema.Tables.OUTGOING_EMAIL;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_MERGE;
import static app.balcao.schema.Tables.TICKET_SCHEDULE;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.AtOnce;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.people.TicketSight;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.portal.CustomerTicket;
import app.balcao.ticket.portal.CustomerTickets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A customer writes twice about the same matter, and the manager of support makes one ticket of it. */
@BalcaoTest
class TicketMergesTest {

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
    private CustomerTickets customerTickets;

    private TestAccount account;
    private TestTickets world;
    private ApiClient owner;
    private ApiClient manager;
    private ApiClient agent;
    private UUID customer;
    private OpenedTicket source;
    private OpenedTicket target;

    @BeforeEach
    void open() {
        account = accounts.create();
        groups.sees(account, account.agent(), TicketSight.LINKED_DEPARTMENTS);
        owner = accounts.signedIn(account, account.owner());
        manager = accounts.signedIn(account, account.manager());
        agent = accounts.signedIn(account, account.agent());
        world = new TestTickets(accounts, sql, opening);
        customer = world.customer(account, "Clara Cliente");
        target = opened("A mesa chegou riscada");
        source = opened("Mesa riscada, de novo");
    }

    @Test
    @Rule({"MRG-1", "MRG-4", "MRG-5", "MRG-7"})
    void theTargetShowsTheMessagesOfBothInOrderAndTheSourcePointsAtIt() {
        write(target, "<p>E agora?</p>");
        assertThat(merge(source, target).status()).isEqualTo(200);

        JsonNode page = manager.get(path(target)).json();
        assertThat(texts(page.at("/messages")))
                .containsExactly("<p>A mesa chegou riscada</p>", "<p>Mesa riscada, de novo</p>", "<p>E agora?</p>");
        assertThat(page.at("/messages/1/mergedFrom/number").asLong()).isEqualTo(source.number());
        assertThat(page.at("/messages/0/mergedFrom").isNull()).isTrue();
        assertThat(page.at("/ticket/joins/merged/0/number").asLong()).isEqualTo(source.number());
        assertThat(kinds(page.at("/events"))).endsWith("MERGED_FROM");
        JsonNode earlier = manager.get(path(target) + "/messages?limit=2").json();
        assertThat(texts(earlier.at("/items"))).containsExactly("<p>Mesa riscada, de novo</p>", "<p>E agora?</p>");
        assertThat(texts(manager.get(path(target) + "/messages?limit=2&cursor="
                                + earlier.at("/nextCursor").asString())
                        .json()
                        .at("/items")))
                .containsExactly("<p>A mesa chegou riscada</p>");

        JsonNode merged = manager.get(path(source)).json();
        assertThat(merged.at("/ticket/situation/code").asInt()).isEqualTo(5);
        assertThat(merged.at("/ticket/joins/into/ticket/number").asLong()).isEqualTo(target.number());
        assertThat(merged.at("/ticket/actions").toString()).isEqualTo("[\"UNDO_MERGE\"]");
        assertThat(kinds(merged.at("/events"))).endsWith("MERGED_INTO");
        assertThat(texts(merged.at("/messages"))).containsExactly("<p>Mesa riscada, de novo</p>");
        assertThat(accounts.in(account.id(), () -> sql.fetchCount(OUTGOING_EMAIL)))
                .as("nobody is told outside")
                .isZero();
        assertThat(owner.get("/api/v1/audit-entries").json().toString()).contains("ticket.merged");
    }

    @Test
    @Rule("MRG-4")
    void whatWasMergedIntoASourceComesWithIt() {
        OpenedTicket third = opened("A primeira de todas");
        merge(third, source);
        merge(source, target);
        JsonNode page = manager.get(path(target)).json();
        assertThat(page.at("/messages")).hasSize(3);
        assertThat(page.at("/messages/2/mergedFrom/number").asLong()).isEqualTo(third.number());
        assertThat(page.at("/ticket/joins/merged")).hasSize(2);

        assertThat(undo(third).status()).isEqualTo(200);
        assertThat(manager.get(path(target)).json().at("/messages")).hasSize(2);
        assertThat(manager.get(path(third)).json().at("/ticket/situation/code").asInt())
                .isEqualTo(1);
    }

    @Test
    @Rule("MRG-2")
    void thePreviewSaysWhatWillHappen() {
        UUID other = world.customer(account, "Outra Cliente");
        OpenedTicket hers = world.fromCustomer(account, account.support(), other, "Mesa", "<p>Mesa</p>");
        agent.put(path(target) + "/presence/a1", Map.of("writing", "REPLY"));
        JsonNode preview = preview(hers, target).json();
        assertThat(preview.at("/messages").asInt()).isEqualTo(1);
        assertThat(preview.at("/files").asInt()).isZero();
        assertThat(preview.at("/customerDiffers").asBoolean()).isTrue();
        assertThat(preview.at("/closes").asBoolean()).isTrue();
        assertThat(preview.at("/target/number").asLong()).isEqualTo(target.number());
        assertThat(preview.at("/present/0/name").asString()).isEqualTo("Ana Atendente");
        assertThat(preview.at("/present/0/writing").asBoolean()).isTrue();
        assertThat(preview.at("/obstacle").isNull()).isTrue();
        owner.post(path(target) + "/close", Map.of());
        assertThat(preview(hers, target).text("/obstacle/detail")).contains("finalizado");
    }

    @Test
    @Rule("MRG-3")
    void whatCannotBeMergedIsRefusedWithTheReason() {
        assertThat(merge(source, source).text("/errors/0/code")).isEqualTo("same");
        assertThat(manager.post(path(source) + "/merge", Map.of()).text("/errors/0/code"))
                .isEqualTo("required");
        manager.post(path(target) + "/bind", null);
        String child = manager.post(
                        path(target) + "/children",
                        Map.of("departmentId", account.sales(), "subject", "Parte", "html", "<p>Parte</p>"))
                .text("/id");
        assertThat(owner.post("/api/v1/tickets/" + child + "/merge", Map.of("targetId", target.id()))
                        .status())
                .as("an internal one into a customer's")
                .isEqualTo(409);
        assertThat(owner.post("/api/v1/tickets/" + child + "/merge", Map.of("targetId", source.id()))
                        .status())
                .as("or into one that has nothing to do with it")
                .isEqualTo(409);
        String grandchild = internal("/api/v1/tickets/" + child + "/children", child);
        assertThat(refused(owner.post("/api/v1/tickets/" + child + "/merge", Map.of("targetId", grandchild))))
                .contains("escalonado");
        assertThat(refused(owner.post("/api/v1/tickets/" + grandchild + "/merge", Map.of("targetId", child))))
                .contains("escalonado");
        Answer parent = merge(target, source);
        assertThat(parent.text("/type")).isEqualTo("/problems/open-children");
        OpenedTicket third = opened("Outra");
        merge(third, source);
        assertThat(refused(merge(source, third))).contains("já foi juntado a este");
        assertThat(refused(merge(target, third))).contains("já foi juntado a outro");
        assertThat(refused(merge(third, target))).contains("foi juntado a outro");
        owner.post(path(source) + "/close", Map.of());
        assertThat(refused(merge(opened("Mais uma"), source))).contains("finalizado");
        owner.delete(path(source));
        assertThat(merge(opened("E mais"), source).text("/errors/0/code")).isEqualTo("unknown");
    }

    @Test
    @Rule({"MRG-1", "MRG-3"})
    void itTakesThePermissionAndSightOfBoth() {
        groups.permit(account, account.agent(), Set.of());
        assertThat(agent.post(path(source) + "/merge", Map.of("targetId", target.id()))
                        .status())
                .isEqualTo(403);
        OpenedTicket elsewhere =
                world.fromCustomer(account, account.sales(), customer, "Em vendas", "<p>Em vendas</p>");
        assertThat(merge(source, elsewhere).text("/errors/0/code")).isEqualTo("unknown");
        assertThat(merge(elsewhere, source).status()).isEqualTo(404);
    }

    @Test
    @Rule({"MRG-6", "MRG-8"})
    void whatTheCustomerWritesToTheSourceGoesToTheTargetAndStaysThere() {
        merge(source, target);
        FollowUp followed = write(source, "<p>Alguma novidade?</p>");
        assertThat(followed).isInstanceOfSatisfying(FollowUp.Appended.class, each -> assertThat(each.ticketId())
                .isEqualTo(target.id()));
        assertThat(manager.get(path(target)).json().at("/messages")).hasSize(3);
        undo(source);
        assertThat(texts(manager.get(path(target)).json().at("/messages")))
                .containsExactly("<p>A mesa chegou riscada</p>", "<p>Alguma novidade?</p>");
        assertThat(write(source, "<p>E esta?</p>"))
                .isInstanceOfSatisfying(FollowUp.Appended.class, each -> assertThat(each.ticketId())
                        .isEqualTo(source.id()));
    }

    @Test
    @Rule({"MRG-5", "MRG-8"})
    void undoingRestoresTheSourceExactly() {
        manager.post(path(source) + "/bind", Map.of("agentId", account.agent()));
        agent.post(path(source) + "/replies", TestTickets.writing("<p>Vamos ver</p>"));
        UUID status = accounts.in(account.id(), () -> TestStatuses.create(sql, "Em análise", account.support()));
        manager.post(path(source) + "/status", Map.of("statusId", status));
        manager.with("If-Match", "\"0\"")
                .put(
                        path(source) + "/schedule",
                        Map.of("startsAt", OffsetDateTime.now().plusDays(1).toString()));
        Record before = row(source);
        Record other = row(target);
        merge(source, target);
        assertThat(row(source).get(TICKET.STATUS_ID)).isNull();
        assertThat(accounts.in(account.id(), () -> sql.fetchCount(TICKET_SCHEDULE, TICKET_SCHEDULE.ENDED_AT.isNull())))
                .isZero();

        assertThat(undo(source).status()).isEqualTo(200);

        assertThat(row(source)).isEqualTo(before);
        assertThat(row(target)).isEqualTo(other);
        assertThat(accounts.in(account.id(), () -> sql.fetchCount(TICKET_SCHEDULE, TICKET_SCHEDULE.ENDED_AT.isNull())))
                .isOne();
        assertThat(accounts.in(account.id(), () -> sql.fetchCount(APPLIED_STATUS, APPLIED_STATUS.ENDED_AT.isNull())))
                .isOne();
        assertThat(kinds(manager.get(path(source)).json().at("/events"))).endsWith("MERGED_INTO", "MERGE_UNDONE");
        assertThat(kinds(manager.get(path(target)).json().at("/events"))).endsWith("MERGED_FROM", "MERGE_UNDONE");
        assertThat(owner.get("/api/v1/audit-entries").json().toString()).contains("ticket.merge-undone");
        assertThat(undo(source).status()).as("a second time").isEqualTo(409);
        assertThat(merge(source, target).status()).as("again").isEqualTo(200);
    }

    @Test
    @Rule("MRG-8")
    void aClosedSourceStaysClosedAsItWas() {
        owner.post(path(source) + "/close", Map.of("reason", "Resolvido"));
        Record before = row(source);
        assertThat(merge(source, target).status()).isEqualTo(200);
        undo(source);
        assertThat(row(source)).isEqualTo(before);
    }

    @Test
    @Rule("MRG-8")
    void afterThirtyDaysItIsTooLate() {
        merge(source, target);
        accounts.in(account.id(), () -> sql.update(TICKET_MERGE)
                .set(TICKET_MERGE.MERGED_AT, OffsetDateTime.now().minusDays(31))
                .execute());
        assertThat(manager.get(path(source)).json().at("/ticket/actions")).isEmpty();
        assertThat(refused(undo(source))).contains("30 dias");
    }

    @Test
    @Rule({"MRG-7", "MRG-9"})
    void aMergedTicketIsNeitherReopenedNorDeletedAndItsTargetMayBe() {
        merge(source, target);
        assertThat(owner.post(path(source) + "/reopen", null).status()).isEqualTo(409);
        assertThat(owner.delete(path(source)).status()).isEqualTo(409);

        assertThat(owner.delete(path(target)).status()).isEqualTo(204);
        assertThat(refused(undo(source))).contains("lixeira");
        assertThat(manager.get(path(source)).json().at("/messages")).hasSize(1);
        assertThat(write(source, "<p>Oi?</p>"))
                .as("an answer opens another ticket")
                .isInstanceOf(FollowUp.TooLate.class);
        owner.post("/api/v1/trash/tickets/" + target.id() + "/restore", null);
        assertThat(manager.get(path(target)).json().at("/messages")).hasSize(2);

        owner.delete(path(target));
        owner.delete("/api/v1/trash/tickets/" + target.id());
        assertThat(manager.get(path(source)).json().at("/messages"))
                .as("nothing of the source is lost")
                .hasSize(1);
        assertThat(refused(undo(source))).contains("excluído definitivamente");
        assertThat(owner.post(path(source) + "/reopen", null).status()).isEqualTo(200);
    }

    @Test
    @Rule("MRG-10")
    void theCustomersListHasEachOnceAndPointsAtTheOtherOfTheSameCustomer() {
        OpenedTicket hers =
                world.fromCustomer(account, account.support(), world.customer(account, "Outra"), "Mesa", "<p>Mesa</p>");
        merge(source, target);
        merge(hers, target);
        List<CustomerTicket> mine = ticketsOf(customer);
        assertThat(mine).hasSize(2);
        assertThat(mine.stream()
                        .filter(each -> each.number() == source.number())
                        .findFirst()
                        .orElseThrow()
                        .mergedInto())
                .isEqualTo(target.number());
        UUID other = row(hers).get(TICKET.CUSTOMER_ID);
        assertThat(ticketsOf(other).getFirst().mergedInto()).isNull();
    }

    @Test
    @Rule("MRG-3")
    void ofTwoMergesTheOtherWayRoundAtOnceOneWins() throws Exception {
        for (int round = 0; round < 5; round++) {
            OpenedTicket one = opened("Um");
            OpenedTicket two = opened("Dois");
            List<Callable<Answer>> both = List.of(() -> merge(one, two), () -> merge(two, one));
            List<Integer> statuses =
                    AtOnce.all(both).stream().map(Answer::status).sorted().toList();
            assertThat(statuses).containsExactly(200, 409);
        }
    }

    private String internal(String path, String parent) {
        owner.post("/api/v1/tickets/" + parent + "/bind", Map.of("agentId", account.seller()));
        return owner.post(path, Map.of("departmentId", account.support(), "subject", "Parte", "html", "<p>Parte</p>"))
                .text("/id");
    }

    private OpenedTicket opened(String subject) {
        return world.fromCustomer(account, account.support(), customer, subject, "<p>" + subject + "</p>");
    }

    private FollowUp write(OpenedTicket ticket, String html) {
        return Tenant.call(
                account.id(),
                () -> replies.append(ticket.id(), TestTickets.message(customer, account.support(), "", html, null)));
    }

    private List<CustomerTicket> ticketsOf(UUID whose) {
        return Tenant.call(account.id(), () -> customerTickets.list(whose, PageRequest.of(10, null)))
                .items();
    }

    private Answer merge(OpenedTicket from, OpenedTicket into) {
        return manager.post(path(from) + "/merge", Map.of("targetId", into.id()));
    }

    private Answer preview(OpenedTicket from, OpenedTicket into) {
        return manager.post(path(from) + "/merge/preview", Map.of("targetId", into.id()));
    }

    private Answer undo(OpenedTicket merged) {
        return manager.post(path(merged) + "/merge/undo", null);
    }

    /** All of a ticket but its version. */
    private Record row(OpenedTicket ticket) {
        return accounts.in(account.id(), () -> {
            var row = sql.fetchSingle(TICKET, TICKET.ID.eq(ticket.id()));
            row.setVersion(0);
            row.changed(false);
            return row;
        });
    }

    private static String refused(Answer answer) {
        assertThat(answer.status()).isEqualTo(409);
        return answer.text("/detail");
    }

    private static String path(OpenedTicket ticket) {
        return "/api/v1/tickets/" + ticket.id();
    }

    private static List<String> texts(JsonNode messages) {
        return messages.valueStream().map(each -> each.at("/html").asString()).toList();
    }

    private static List<String> kinds(JsonNode events) {
        return events.valueStream().map(each -> each.at("/kind").asString()).toList();
    }
}
