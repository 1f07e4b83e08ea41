package app.balcao.ticket;

import static app.balcao.schema.Tables.CLOSING_REQUEST;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.people.Permission;
import app.balcao.people.TicketSight;
import app.balcao.platform.tenant.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Whose turn it is after a merge, and who may merge, where the manager decides about closing. */
@BalcaoTest
class MergeTurnsTest {

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

    private TestAccount account;
    private TestTickets world;
    private ApiClient manager;
    private ApiClient agent;
    private UUID customer;
    private OpenedTicket source;
    private OpenedTicket target;

    @BeforeEach
    void open() {
        account = accounts.create();
        groups.sees(account, account.agent(), TicketSight.LINKED_DEPARTMENTS);
        manager = accounts.signedIn(account, account.manager());
        agent = accounts.signedIn(account, account.agent());
        world = new TestTickets(accounts, sql, opening);
        customer = world.customer(account, "Clara Cliente");
        target = answered("A mesa chegou riscada");
        source = answered("Mesa riscada, de novo");
    }

    @Test
    @Rule({"MRG-8", "CLS-8"})
    void aRequestToCloseTheSourceIsThereAgainOnceItIsUndone() {
        managersClose();
        agent.post(path(source) + "/close", Map.of("reason", "Resolvido por telefone"));
        Record before = row(source);
        List<?> requests = requests();
        assertThat(preview(source, target).at("/source/situation/code").asInt()).isEqualTo(8);
        assertThat(merge(source, target).status()).isEqualTo(200);
        assertThat(requests()).isEmpty();

        assertThat(undo(source).status()).isEqualTo(200);

        assertThat(row(source)).isEqualTo(before);
        assertThat(requests()).isEqualTo(requests);
        assertThat(manager.get(path(source)).text("/ticket/closing/request/reason"))
                .isEqualTo("Resolvido por telefone");
        assertThat(manager.post(path(source) + "/closing-request/return", Map.of("reason", "Falta algo."))
                        .status())
                .isEqualTo(200);
        assertThat(situation(source)).isEqualTo(2);
    }

    @Test
    @Rule({"MRG-3", "CLS-8"})
    void whereTheManagerDecidesAboutClosingOnlyTheyMergeAnOpenTicket() {
        groups.permit(account, account.agent(), Set.of(Permission.TICKET_MERGE, Permission.TICKET_CLOSE));
        managersClose();
        Answer preview = agent.post(path(source) + "/merge/preview", Map.of("targetId", target.id()));
        assertThat(preview.text("/obstacle/detail")).contains("gerente");
        Answer refused = agent.post(path(source) + "/merge", Map.of("targetId", target.id()));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("/detail")).contains("gerente");
        assertThat(situation(source)).isEqualTo(2);

        agent.post(path(source) + "/close", Map.of());
        accounts.in(account.id(), () -> sql.update(DEPARTMENT)
                .set(DEPARTMENT.CLOSING_BY_MANAGER, false)
                .execute());
        assertThat(agent.post(path(source) + "/merge", Map.of("targetId", target.id()))
                        .status())
                .as("one that waits for them")
                .isEqualTo(403);
        manager.post(path(source) + "/closing-request/approve", null);
        assertThat(agent.post(path(source) + "/merge", Map.of("targetId", target.id()))
                        .status())
                .as("a closed one")
                .isEqualTo(200);
    }

    @Test
    @Rule({"MRG-5", "MRG-8"})
    void aQuestionThatNobodyAnsweredHasTheTargetWaitForItsAgent() {
        write(source);
        Record before = row(target);
        assertThat(preview(source, target).at("/targetAwaits").asBoolean()).isTrue();
        merge(source, target);
        assertThat(situation(target)).isEqualTo(3);
        JsonNode told = manager.get(path(target)).json().at("/events");
        assertThat(told.get(told.size() - 1).at("/data/awaits").asBoolean()).isTrue();
        assertThat(agent.get("/api/v1/tickets?tab=replied").json().toString())
                .contains(target.id().toString());

        undo(source);
        assertThat(row(target)).isEqualTo(before);
        assertThat(situation(source)).isEqualTo(3);
    }

    @Test
    @Rule({"MRG-5", "MRG-8", "CLS-8"})
    void aTargetThatWaitsForTheManagerIsNotClosedOverIt() {
        OpenedTicket fresh = opened("Nova");
        managersClose();
        agent.post(path(target) + "/close", Map.of("reason", "Resolvido"));
        Record before = row(target);
        List<?> requests = requests();
        assertThat(merge(fresh, target).status()).isEqualTo(200);
        assertThat(situation(target)).isEqualTo(3);
        assertThat(requests()).isEmpty();
        assertThat(manager.post(path(target) + "/closing-request/approve", null).status())
                .isEqualTo(409);

        undo(fresh);
        assertThat(row(target)).isEqualTo(before);
        assertThat(requests()).isEqualTo(requests);
    }

    @Test
    @Rule("MRG-8")
    void aTargetThatWentOnMeanwhileIsLeftAsItIs() {
        write(source);
        merge(source, target);
        write(target);
        undo(source);
        assertThat(situation(target)).as("its customer wrote").isEqualTo(3);

        agent.post(path(target) + "/replies", TestTickets.writing("<p>Já vamos ver</p>"));
        merge(source, target);
        OpenedTicket third = opened("Mais uma");
        merge(third, target);
        undo(source);
        assertThat(situation(target)).as("another question came").isEqualTo(3);

        agent.post(path(target) + "/replies", TestTickets.writing("<p>Pronto</p>"));
        undo(third);
        assertThat(situation(target)).as("it was answered").isEqualTo(2);
    }

    @Test
    @Rule("MRG-5")
    void whatWaitsForNobodyLeavesTheTargetAsItIs() {
        Record before = row(target);
        assertThat(preview(source, target).at("/targetAwaits").asBoolean()).isFalse();
        merge(source, target);
        assertThat(row(target)).isEqualTo(before);
        OpenedTicket fresh = opened("Nova");
        OpenedTicket queued = opened("Outra nova");
        merge(fresh, queued);
        assertThat(situation(queued)).as("it waits for an agent already").isEqualTo(1);
    }

    @Test
    @Rule("MRG-8")
    void undoingTakesWhatMergingTakes() {
        groups.permit(account, account.agent(), Set.of(Permission.TICKET_MERGE));
        OpenedTicket elsewhere =
                world.fromCustomer(account, account.sales(), customer, "Em vendas", "<p>Em vendas</p>");
        ApiClient owner = accounts.signedIn(account, account.owner());
        owner.post(path(source) + "/merge", Map.of("targetId", elsewhere.id()));
        assertThat(agent.get(path(source)).json().at("/ticket/actions")).isEmpty();
        Answer refused = agent.post(path(source) + "/merge/undo", null);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("/detail")).contains("dois chamados");
        assertThat(owner.get(path(source)).json().at("/ticket/actions").toString())
                .isEqualTo("[\"UNDO_MERGE\"]");
        assertThat(owner.post(path(source) + "/merge/undo", null).status()).isEqualTo(200);
    }

    @Test
    @Rule("MRG-7")
    void whatIsNotOfferedOnAMergedTicketIsRefusedSayingThatItWasMerged() {
        OpenedTicket third = answered("Outra");
        merge(source, target);
        List<Answer> refusals = List.of(
                agent.post(path(source) + "/replies", TestTickets.writing("<p>Oi</p>")),
                agent.post(path(source) + "/comments", TestTickets.writing("<p>Oi</p>")),
                agent.post(path(source) + "/close", Map.of()),
                manager.post(path(source) + "/reopen", null),
                manager.post(path(source) + "/bind", Map.of("agentId", account.colleague())),
                manager.post(path(source) + "/transfer", Map.of("agentId", account.colleague())),
                manager.post(path(source) + "/tags", Map.of("name", "mesa")),
                manager.post(path(source) + "/links", Map.of("ticketId", third.id(), "relation", "RELATED")));
        assertThat(refusals).allSatisfy(each -> {
            assertThat(each.status()).isEqualTo(409);
            assertThat(each.text("/detail")).contains("juntado a outro");
        });
    }

    private void managersClose() {
        accounts.in(account.id(), () -> sql.update(DEPARTMENT)
                .set(DEPARTMENT.CLOSING_BY_MANAGER, true)
                .where(DEPARTMENT.ID.eq(account.support()))
                .execute());
    }

    private OpenedTicket answered(String subject) {
        OpenedTicket ticket = opened(subject);
        agent.post(path(ticket) + "/bind", null);
        agent.post(path(ticket) + "/replies", TestTickets.writing("<p>Vamos ver</p>"));
        return ticket;
    }

    private OpenedTicket opened(String subject) {
        return world.fromCustomer(account, account.support(), customer, subject, "<p>" + subject + "</p>");
    }

    private void write(OpenedTicket ticket) {
        Tenant.call(
                account.id(),
                () -> replies.append(
                        ticket.id(), TestTickets.message(customer, account.support(), "", "<p>E agora?</p>", null)));
    }

    private Answer merge(OpenedTicket from, OpenedTicket into) {
        return manager.post(path(from) + "/merge", Map.of("targetId", into.id()));
    }

    private JsonNode preview(OpenedTicket from, OpenedTicket into) {
        return manager.post(path(from) + "/merge/preview", Map.of("targetId", into.id()))
                .json();
    }

    private Answer undo(OpenedTicket merged) {
        return manager.post(path(merged) + "/merge/undo", null);
    }

    private List<?> requests() {
        return accounts.in(account.id(), () -> sql.selectFrom(CLOSING_REQUEST).fetch());
    }

    private int situation(OpenedTicket ticket) {
        return row(ticket).get(TICKET.SITUATION);
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

    private static String path(OpenedTicket ticket) {
        return "/api/v1/tickets/" + ticket.id();
    }
}
