package app.balcao.ticket;

import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_MESSAGE;
import static app.balcao.schema.Tables.TICKET_SPLIT;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.AtOnce;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.people.Permission;
import app.balcao.people.TicketSight;
import app.balcao.platform.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A customer who wrote of a table asks for an invoice in the same ticket, and the manager makes two tickets of it. */
@BalcaoTest
class TicketSplitsTest {

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
    private ApiClient owner;
    private ApiClient manager;
    private ApiClient agent;
    private UUID customer;
    private OpenedTicket source;
    private UUID invoice;
    private UUID answer;

    @BeforeEach
    void open() {
        account = accounts.create();
        groups.sees(account, account.agent(), TicketSight.LINKED_DEPARTMENTS);
        owner = accounts.signedIn(account, account.owner());
        manager = accounts.signedIn(account, account.manager());
        agent = accounts.signedIn(account, account.agent());
        world = new TestTickets(accounts, sql, opening);
        customer = world.customer(account, "Clara Cliente");
        source = world.fromCustomer(
                account, account.support(), customer, "Mesa riscada", "<p>A mesa chegou riscada</p>");
        manager.post(path(source.id()) + "/bind", Map.of("agentId", account.agent()));
        invoice = write(source.id(), "<p>E a segunda via da nota?</p>");
        answer = UUID.fromString(agent.post(
                        path(source.id()) + "/replies",
                        Map.of("html", "<p>Qual é o número do pedido?</p>", "work", worked()))
                .text("/id"));
    }

    @Test
    @Rule("SPL-4")
    void theMessagesAreThoseOfANewTicketOfTheSameCustomer() {
        Answer made = split(manager, source.id(), "Nota fiscal", null, invoice, answer);
        assertThat(made.status()).isEqualTo(201);
        UUID part = UUID.fromString(made.text("/id"));

        JsonNode page = manager.get(path(part)).json();
        assertThat(texts(page)).containsExactly("<p>E a segunda via da nota?</p>", "<p>Qual é o número do pedido?</p>");
        assertThat(page.at("/messages/1/author/name").asString()).isEqualTo("Ana Atendente");
        assertThat(page.at("/messages/1/work/seconds").asInt()).isEqualTo(600);
        assertThat(page.at("/ticket/work/seconds").asInt()).isEqualTo(600);
        assertThat(page.at("/ticket/number").asLong()).isEqualTo(source.number() + 1);
        assertThat(page.at("/ticket/customer/id").asString()).isEqualTo(customer.toString());
        assertThat(page.at("/ticket/origin").asString()).isEqualTo("EMAIL");
        assertThat(page.at("/ticket/situation/code").asInt()).isEqualTo(1);
        assertThat(page.at("/ticket/lastMessageBy").asString()).isEqualTo("AGENT");
        assertThat(page.at("/ticket/preview").asString()).isEqualTo("Qual é o número do pedido?");
        assertThat(page.at("/ticket/parts/from/ticket/number").asLong()).isEqualTo(source.number());
        assertThat(kinds(page)).containsExactly("OPENED", "SPLIT_FROM");

        JsonNode rest = manager.get(path(source.id())).json();
        assertThat(texts(rest)).containsExactly("<p>A mesa chegou riscada</p>");
        assertThat(rest.at("/ticket/work/seconds").asInt()).isZero();
        assertThat(rest.at("/ticket/preview").asString()).isEqualTo("A mesa chegou riscada");
        assertThat(rest.at("/ticket/lastMessageBy").asString()).isEqualTo("CUSTOMER");
        assertThat(rest.at("/ticket/parts/parts/0/ticket/id").asString()).isEqualTo(part.toString());
        assertThat(rest.at("/ticket/parts/parts/0/messages").asInt()).isEqualTo(2);
        assertThat(kinds(rest)).endsWith("SPLIT_OFF");
        assertThat(owner.get("/api/v1/audit-entries").json().toString()).contains("ticket.split");
    }

    @Test
    @Rule("SPL-4")
    void itGoesToOneselfOrToWhomALeaderChooses() {
        groups.permit(account, account.agent(), Set.of(Permission.TICKET_SPLIT, Permission.TICKET_CREATE));
        assertThat(split(agent, source.id(), "Nota", account.colleague(), invoice)
                        .status())
                .as("another agent, chosen by one who leads nobody")
                .isEqualTo(403);
        Answer own = split(agent, source.id(), "Nota", account.agent(), invoice);
        assertThat(own.status()).isEqualTo(201);
        assertThat(own.json().at("/situation/code").asInt()).isZero();
        assertThat(own.text("/agent/id")).isEqualTo(account.agent().toString());
        Answer chosen = split(manager, source.id(), "Nota", account.colleague(), answer);
        assertThat(chosen.text("/agent/id")).isEqualTo(account.colleague().toString());
        assertThat(accounts.signedIn(account, account.colleague())
                        .get("/api/v1/notifications")
                        .json()
                        .toString())
                .contains("TICKET_BOUND");
        UUID more = write(source.id(), "<p>Mais uma coisa</p>");
        assertThat(split(manager, source.id(), " ", account.seller(), more)
                        .json()
                        .at("/errors")
                        .valueStream()
                        .map(each -> each.at("/field").asString()))
                .as("everything that is wrong, beside what it is")
                .containsExactly("subject", "agentId");
    }

    @Test
    @Rule("SPL-5")
    void theSourceKeepsHowItStandsAndWhenItWasAnswered() {
        UUID status = accounts.in(account.id(), () -> TestStatuses.create(sql, "Em análise", account.support()));
        manager.post(path(source.id()) + "/status", Map.of("statusId", status));
        Record before = row(source.id());
        UUID part = UUID.fromString(
                split(manager, source.id(), "Nota", null, invoice, answer).text("/id"));
        Record after = row(source.id());
        for (var kept : List.of(
                TICKET.SITUATION,
                TICKET.SITUATION_AT,
                TICKET.AGENT_ID,
                TICKET.STATUS_ID,
                TICKET.FIRST_REPLY_AT,
                TICKET.REPLY_TOKEN)) {
            assertThat(after.get(kept)).as(kept.getName()).isEqualTo(before.get(kept));
        }
        assertThat(row(part).get(TICKET.FIRST_REPLY_AT)).isNull();
        assertThat(row(part).get(TICKET.STATUS_ID)).isNull();
        assertThat(row(part).get(TICKET.REPLY_TOKEN)).isNotEqualTo(before.get(TICKET.REPLY_TOKEN));
        manager.post(path(part) + "/bind", null);
        manager.post(path(part) + "/replies", TestTickets.writing("<p>Segue a nota</p>"));
        assertThat(row(part).get(TICKET.FIRST_REPLY_AT)).isNotNull();
    }

    @Test
    @Rule("SPL-2")
    void thePreviewSaysWhatGoes() {
        agent.put(path(source.id()) + "/presence/a1", Map.of("writing", "REPLY"));
        JsonNode preview = preview(invoice, answer).json();
        assertThat(preview.at("/messages")).hasSize(2);
        assertThat(preview.at("/messages/0/preview").asString()).isEqualTo("E a segunda via da nota?");
        assertThat(preview.at("/messages/0/author").asString()).isEqualTo("Clara Cliente");
        assertThat(preview.at("/files")).isEmpty();
        assertThat(preview.at("/workSeconds").asInt()).isEqualTo(600);
        assertThat(preview.at("/tellsCustomer").asBoolean()).isTrue();
        assertThat(preview.at("/present/0/writing").asBoolean()).isTrue();
        assertThat(preview.at("/obstacle").isNull()).isTrue();
        owner.post(path(source.id()) + "/close", Map.of());
        assertThat(preview(invoice).text("/obstacle/detail")).contains("encerrado");
    }

    @Test
    @Rule("SPL-3")
    void whatCannotBeSplitIsRefusedWithTheReason() {
        UUID first = UUID.fromString(
                manager.get(path(source.id())).json().at("/messages/0/id").asString());
        UUID comment = UUID.fromString(
                agent.post(path(source.id()) + "/comments", TestTickets.writing("<p>Falar com o financeiro</p>"))
                        .text("/id"));
        assertThat(split(manager, source.id(), "Nota", null, first, invoice).text("/errors/0/code"))
                .isEqualTo("opening");
        assertThat(split(manager, source.id(), "Nota", null, comment).text("/errors/0/code"))
                .isEqualTo("comment");
        assertThat(split(manager, source.id(), "Nota", null).text("/errors/0/code"))
                .isEqualTo("required");
        assertThat(preview(UUID.randomUUID()).text("/errors/0/code")).isEqualTo("unknown");
        UUID[] many = Stream.generate(UUID::randomUUID).limit(101).toArray(UUID[]::new);
        assertThat(split(manager, source.id(), "Nota", null, many).text("/errors/0/code"))
                .isEqualTo("size");

        OpenedTicket other = world.fromCustomer(account, account.support(), customer, "Outra", "<p>Outra</p>");
        UUID merged = write(other.id(), "<p>Mais</p>");
        manager.post(path(other.id()) + "/merge", Map.of("targetId", source.id()));
        assertThat(split(manager, source.id(), "Nota", null, merged).text("/errors/0/code"))
                .as("one that was merged")
                .isEqualTo("unknown");
        assertThat(refused(split(manager, other.id(), "Nota", null, merged))).contains("juntado");
        String child = manager.post(
                        path(source.id()) + "/children",
                        Map.of("departmentId", account.sales(), "subject", "Parte", "html", "<p>Parte</p>"))
                .text("/id");
        assertThat(refused(split(owner, UUID.fromString(child), "Nota", null, invoice)))
                .contains("de cliente");
        owner.post("/api/v1/tickets/" + child + "/close", Map.of());
        owner.post(path(source.id()) + "/close", Map.of());
        assertThat(refused(split(manager, source.id(), "Nota", null, invoice))).contains("encerrado");
    }

    @Test
    @Rule("SPL-1")
    void itTakesThePermissionAndAPlaceInTheDepartment() {
        groups.permit(account, account.agent(), Set.of(Permission.TICKET_CREATE));
        assertThat(split(agent, source.id(), "Nota", null, invoice).status()).isEqualTo(403);
        assertThat(agent.get(path(source.id())).json().at("/ticket/actions").toString())
                .doesNotContain("SPLIT");
        ApiClient seller = accounts.signedIn(account, account.seller());
        assertThat(split(seller, source.id(), "Nota", null, invoice).status()).isEqualTo(404);
        groups.permit(account, account.agent(), Set.of(Permission.TICKET_SPLIT));
        assertThat(split(agent, source.id(), "Nota", null, invoice).status())
                .as("without the permission to open one")
                .isEqualTo(403);
        groups.permit(account, account.agent(), Set.of(Permission.TICKET_SPLIT, Permission.TICKET_CREATE));
        assertThat(split(agent, source.id(), "Nota", null, invoice).status()).isEqualTo(201);
    }

    @Test
    @Rule("SPL-3")
    void ofTwoWhoSplitTheSameMessageAtOnceOneWins() throws Exception {
        for (int round = 0; round < 5; round++) {
            UUID message = write(source.id(), "<p>Mais uma coisa</p>");
            List<Callable<Answer>> both = List.of(
                    () -> split(manager, source.id(), "Um", null, message),
                    () -> split(owner, source.id(), "Outro", null, message));
            List<Answer> answers = AtOnce.all(both);
            assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(201, 409);
            Answer won = answers.stream()
                    .filter(each -> each.status() == 201)
                    .findFirst()
                    .orElseThrow();
            Answer lost = answers.stream()
                    .filter(each -> each.status() == 409)
                    .findFirst()
                    .orElseThrow();
            assertThat(lost.text("/type")).isEqualTo("/problems/already-split");
            assertThat(lost.text("/ticketId")).isEqualTo(won.text("/id"));
        }
    }

    @Test
    @Rule("SPL-6")
    void whatTheCustomerWritesToEitherStaysThere() {
        UUID part = UUID.fromString(
                split(manager, source.id(), "Nota", null, invoice, answer).text("/id"));
        write(source.id(), "<p>E a mesa?</p>");
        write(part, "<p>Pedido 4711</p>");
        assertThat(texts(manager.get(path(source.id())).json()))
                .containsExactly("<p>A mesa chegou riscada</p>", "<p>E a mesa?</p>");
        assertThat(texts(manager.get(path(part)).json())).endsWith("<p>Pedido 4711</p>");
    }

    @Test
    @Rule("SPL-7")
    void aSearchFindsAMessageInTheTicketThatHasItNow() {
        UUID part = UUID.fromString(
                splitTo(account.sales(), "Fatura vencida", invoice).text("/id"));
        assertThat(found(owner, "segunda via")).containsExactly(part.toString());
        assertThat(found(owner, "vencida")).as("by the new subject").containsExactly(part.toString());
        assertThat(found(owner, "riscada")).containsExactly(source.id().toString());
        assertThat(found(manager, "segunda via"))
                .as("by who does not see the other department")
                .isEmpty();
        assertThat(found(accounts.signedIn(account, account.seller()), "segunda via"))
                .containsExactly(part.toString());

        undo(owner, part);
        assertThat(found(manager, "segunda via")).containsExactly(source.id().toString());
        assertThat(found(owner, "vencida")).as("no more by the subject").isEmpty();
    }

    @Test
    @Rule("SPL-8")
    void undoingRestoresTheSourceExactlyAndMergesTheRest() {
        Record before = row(source.id());
        String search = search(invoice);
        UUID part = UUID.fromString(split(manager, source.id(), "Nota", account.agent(), invoice, answer)
                .text("/id"));
        assertThat(manager.get(path(part)).json().at("/ticket/actions").toString())
                .contains("UNDO_SPLIT");
        assertThat(undo(manager, part).status()).isEqualTo(200);

        assertThat(row(source.id())).isEqualTo(before);
        assertThat(search(invoice)).isEqualTo(search);
        JsonNode page = manager.get(path(source.id())).json();
        assertThat(texts(page))
                .containsExactly(
                        "<p>A mesa chegou riscada</p>",
                        "<p>E a segunda via da nota?</p>",
                        "<p>Qual é o número do pedido?</p>");
        assertThat(page.at("/ticket/work/seconds").asInt()).isEqualTo(600);
        assertThat(page.at("/ticket/parts/parts")).isEmpty();
        assertThat(kinds(page)).endsWith("SPLIT_OFF", "SPLIT_UNDONE");
        JsonNode rest = manager.get(path(part)).json();
        assertThat(rest.at("/ticket/situation/code").asInt()).isEqualTo(5);
        assertThat(rest.at("/ticket/joins/into/ticket/number").asLong()).isEqualTo(source.number());
        assertThat(rest.at("/ticket/joins/into/undoableUntil").isNull()).isTrue();
        assertThat(rest.at("/ticket/actions")).isEmpty();
        assertThat(rest.at("/messages")).isEmpty();
        assertThat(refused(undo(manager, part))).as("a second time").contains("já foi desfeito");
        assertThat(refused(manager.post(path(part) + "/merge/undo", null))).contains("divisão");
        assertThat(owner.get(path(part) + "/opening").status()).isEqualTo(404);
        assertThat(split(manager, source.id(), "Nota", null, invoice).status())
                .as("again")
                .isEqualTo(201);
    }

    @Test
    @Rule("SPL-8")
    void whatCameSinceIsReadInTheSourceAndSoIsWhatComesLater() {
        UUID part = UUID.fromString(
                split(manager, source.id(), "Nota", null, invoice).text("/id"));
        write(part, "<p>Pedido 4711</p>");
        undo(manager, part);
        write(part, "<p>Vocês receberam?</p>");
        JsonNode page = manager.get(path(source.id())).json();
        assertThat(texts(page)).endsWith("<p>Pedido 4711</p>", "<p>Vocês receberam?</p>");
        assertThat(page.at("/messages/3/mergedFrom/ticketId").asString()).isEqualTo(part.toString());
        assertThat(page.at("/messages/4/mergedFrom").isNull()).isTrue();
    }

    @Test
    @Rule({"SPL-8", "MRG-5"})
    void aQuestionThatCameSinceHasTheSourceWaitForItsAgent() {
        UUID part = UUID.fromString(
                split(manager, source.id(), "Nota", null, invoice).text("/id"));
        write(part, "<p>Pedido 4711, e o boleto?</p>");
        undo(manager, part);
        assertThat(manager.get(path(source.id()))
                        .json()
                        .at("/ticket/situation/code")
                        .asInt())
                .isEqualTo(3);
        assertThat(agent.get("/api/v1/tickets?tab=replied").json().toString())
                .contains(source.id().toString());
    }

    @Test
    @Rule({"SPL-8", "MRG-5"})
    void aQuestionThatComesBackToATicketAnsweredSinceHasItWaitForItsAgent() {
        write(source.id(), "<p>E o prazo?</p>");
        UUID part = UUID.fromString(
                split(manager, source.id(), "Nota", null, invoice).text("/id"));
        agent.post(path(source.id()) + "/replies", Map.of("html", "<p>Na terça.</p>"));
        undo(manager, part);
        assertThat(manager.get(path(source.id()))
                        .json()
                        .at("/ticket/situation/code")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    @Rule({"SPL-5", "CC-8"})
    void whoWasInCopyIsSoOfBoth() {
        Object accountant = Map.of("address", "contas@padaria.example", "name", "Contas");
        assertThat(manager.post(path(source.id()) + "/copies", accountant).status())
                .isLessThan(300);
        UUID part = UUID.fromString(
                split(manager, source.id(), "Nota", null, invoice).text("/id"));
        for (UUID each : List.of(source.id(), part)) {
            assertThat(manager.get(path(each))
                            .json()
                            .at("/ticket/copies/0/address")
                            .asString())
                    .isEqualTo("contas@padaria.example");
        }
        undo(manager, part);
        assertThat(manager.get(path(source.id())).json().at("/ticket/copies")).hasSize(1);
    }

    @Test
    @Rule("SPL-8")
    void whoMaySplitOneOfTheTwoMayUndoIt() {
        UUID part = UUID.fromString(splitTo(account.sales(), "Nota", invoice).text("/id"));
        assertThat(manager.get(path(part)).status()).isEqualTo(404);
        ApiClient seller = accounts.signedIn(account, account.seller());
        groups.permit(account, account.seller(), Set.of());
        assertThat(undo(seller, part).status()).isEqualTo(403);
        assertThat(undo(manager, part).status()).isEqualTo(200);
    }

    @Test
    @Rule("SPL-9")
    void undoingIsRefusedWithTheReason() {
        assertThat(refused(undo(manager, source.id()))).contains("não foi separado");
        UUID part = UUID.fromString(
                split(manager, source.id(), "Nota", null, invoice, answer).text("/id"));
        UUID again = UUID.fromString(split(manager, part, "Mais", null, answer).text("/id"));
        assertThat(refused(undo(manager, part))).contains("separado outro");
        undo(manager, again);

        OpenedTicket other = world.fromCustomer(account, account.support(), customer, "Outra", "<p>Outra</p>");
        manager.post(path(part) + "/merge", Map.of("targetId", other.id()));
        assertThat(refused(undo(manager, part))).contains("Desfaça a junção");
        manager.post(path(part) + "/merge/undo", null);
        manager.post(path(source.id()) + "/merge", Map.of("targetId", other.id()));
        assertThat(refused(undo(manager, part))).contains("Desfaça aquela junção");
        manager.post(path(source.id()) + "/merge/undo", null);

        owner.post(path(source.id()) + "/close", Map.of());
        assertThat(refused(undo(manager, part))).contains("Reabra-o");
        owner.post(path(source.id()) + "/reopen", null);
        manager.post(path(part) + "/bind", null);
        String child = manager.post(
                        path(part) + "/children",
                        Map.of("departmentId", account.sales(), "subject", "Parte", "html", "<p>Parte</p>"))
                .text("/id");
        assertThat(undo(manager, part).text("/type")).isEqualTo("/problems/open-children");
        owner.post("/api/v1/tickets/" + child + "/close", Map.of());

        accounts.in(account.id(), () -> sql.update(TICKET_SPLIT)
                .set(TICKET_SPLIT.SPLIT_AT, OffsetDateTime.now().minusDays(31))
                .execute());
        assertThat(manager.get(path(part)).json().at("/ticket/actions").toString())
                .doesNotContain("UNDO_SPLIT");
        assertThat(refused(undo(manager, part))).contains("30 dias");
    }

    @Test
    @Rule("SPL-10")
    void eitherMayBeDeletedAndTheOtherIsAsItWas() {
        UUID part = UUID.fromString(
                split(manager, source.id(), "Nota", null, invoice).text("/id"));
        owner.delete(path(part));
        assertThat(undo(manager, part).status()).isEqualTo(404);
        assertThat(manager.get(path(source.id())).json().at("/ticket/parts/parts"))
                .isEmpty();
        owner.post("/api/v1/trash/tickets/" + part + "/restore", null);
        assertThat(texts(manager.get(path(part)).json())).containsExactly("<p>E a segunda via da nota?</p>");

        owner.delete(path(source.id()));
        assertThat(refused(undo(manager, part))).contains("lixeira");
        assertThat(manager.get(path(part)).json().at("/ticket/parts/from").isNull())
                .isTrue();
        owner.delete("/api/v1/trash/tickets/" + source.id());
        assertThat(refused(undo(manager, part))).contains("excluído definitivamente");
        assertThat(texts(manager.get(path(part)).json())).containsExactly("<p>E a segunda via da nota?</p>");
    }

    @Test
    @Rule("SPL-10")
    void aDeletedSourceLetsGoOfWhatWasUndone() {
        UUID part = UUID.fromString(
                split(manager, source.id(), "Nota", null, invoice).text("/id"));
        undo(manager, part);
        assertThat(owner.delete(path(part)).status()).isEqualTo(409);
        owner.delete(path(source.id()));
        owner.delete("/api/v1/trash/tickets/" + source.id());
        assertThat(owner.get(path(part)).json().at("/ticket/situation/code").asInt())
                .isEqualTo(5);
        assertThat(owner.delete(path(part)).status()).isEqualTo(204);
    }

    @Test
    @Rule("SPL-7")
    void thePrintedPageAndTheQueuesFollow() {
        UUID part = UUID.fromString(
                split(manager, source.id(), "Nota", null, invoice, answer).text("/id"));
        assertThat(printed(part)).contains("segunda via");
        assertThat(printed(source.id())).contains("riscada").doesNotContain("segunda via");
        assertThat(manager.get("/api/v1/tickets?tab=new").json().toString()).contains(part.toString());
        undo(manager, part);
        assertThat(owner.get("/api/v1/tickets/" + part + "/print").status()).isEqualTo(200);
    }

    private Answer split(ApiClient who, UUID ticket, String subject, @Nullable UUID agentId, UUID... ids) {
        Map<String, Object> body = new HashMap<>(
                Map.of("messageIds", List.of(ids), "subject", subject, "departmentId", account.support()));
        if (agentId != null) {
            body.put("agentId", agentId);
        }
        return who.post(path(ticket) + "/split", body);
    }

    private Answer splitTo(UUID department, String subject, UUID... ids) {
        return owner.post(
                path(source.id()) + "/split",
                Map.of("messageIds", List.of(ids), "subject", subject, "departmentId", department));
    }

    private Answer preview(UUID... ids) {
        return manager.post(path(source.id()) + "/split/preview", Map.of("messageIds", List.of(ids)));
    }

    private static Answer undo(ApiClient who, UUID part) {
        return who.post(path(part) + "/split/undo", null);
    }

    private UUID write(UUID ticket, String html) {
        FollowUp followed = Tenant.call(
                account.id(),
                () -> replies.append(ticket, TestTickets.message(customer, account.support(), "", html, null)));
        return ((FollowUp.Appended) followed).messageId();
    }

    private static Map<String, String> worked() {
        OffsetDateTime end = OffsetDateTime.now().withNano(0);
        return Map.of("startedAt", end.minusMinutes(10).toString(), "endedAt", end.toString());
    }

    /** All of a ticket but its version. */
    private Record row(UUID ticket) {
        return accounts.in(account.id(), () -> {
            var row = sql.fetchSingle(TICKET, TICKET.ID.eq(ticket));
            row.setVersion(0);
            row.changed(false);
            return row;
        });
    }

    private String search(UUID message) {
        return accounts.in(account.id(), () -> sql.fetchSingle(TICKET_MESSAGE, TICKET_MESSAGE.ID.eq(message)))
                .get(TICKET_MESSAGE.SEARCH)
                .toString();
    }

    private static List<String> found(ApiClient who, String words) {
        return who.get("/api/v1/tickets?search=" + words.replace(" ", "%20"))
                .json()
                .at("/items")
                .valueStream()
                .map(each -> each.at("/id").asString())
                .toList();
    }

    private String printed(UUID ticket) {
        return new String(owner.get(path(ticket) + "/print").raw().body(), StandardCharsets.UTF_8);
    }

    private static String refused(Answer answer) {
        assertThat(answer.status()).isEqualTo(409);
        return answer.text("/detail");
    }

    private static String path(UUID ticket) {
        return "/api/v1/tickets/" + ticket;
    }

    private static List<String> texts(JsonNode page) {
        return page.at("/messages")
                .valueStream()
                .map(each -> each.at("/html").asString())
                .toList();
    }

    private static List<String> kinds(JsonNode page) {
        return page.at("/events")
                .valueStream()
                .map(each -> each.at("/kind").asString())
                .toList();
    }
}
