package app.balcao.ticket;

import static app.balcao.schema.Tables.TICKET_STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.AtOnce;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What customers may be told of how a ticket goes, given by hand. */
@BalcaoTest
class AppliedStatusTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    private TestAccount account;
    private ApiClient agent;
    private UUID waiting;
    private UUID ordered;
    private String path;

    @BeforeEach
    void open() {
        account = accounts.create();
        agent = accounts.signedIn(account, account.agent());
        waiting = accounts.in(account.id(), () -> TestStatuses.create(sql, "Aguardando peça", account.support()));
        ordered = accounts.in(account.id(), () -> TestStatuses.create(sql, "Peça pedida", account.support()));
        path = "/api/v1/tickets/"
                + new TestTickets(accounts, sql, opening)
                        .fromCustomer(account, "Impressora")
                        .id();
        assertThat(agent.post(path + "/bind", null).status()).isEqualTo(200);
    }

    @Test
    @Rule({"STA-2", "STA-3", "STA-4", "STA-5", "STA-7", "STA-9"})
    void oneFollowsTheOtherAndTheHistoryKnowsBoth() {
        JsonNode ticket = apply(waiting, "Chega na sexta.").json();
        assertThat(ticket.at("/status/name").asString()).isEqualTo("Aguardando peça");
        assertThat(ticket.at("/situation/code").asInt()).as("untouched").isZero();
        assertThat(apply(ordered, null).text("/status/name")).isEqualTo("Peça pedida");
        JsonNode history = agent.get(path + "/statuses").json().at("/items");
        assertThat(history).hasSize(2);
        assertThat(history.at("/0/status/name").asString()).isEqualTo("Peça pedida");
        assertThat(history.at("/0/endedAt").isNull()).isTrue();
        assertThat(history.at("/1/comment").asString()).isEqualTo("Chega na sexta.");
        assertThat(history.at("/1/startedBy/id").asString())
                .isEqualTo(account.agent().toString());
        assertThat(history.at("/1/endedBy/id").asString())
                .isEqualTo(account.agent().toString());
        assertThat(history.at("/1/endedAt").asString())
                .isEqualTo(history.at("/0/startedAt").asString());

        assertThat(agent.delete(path + "/status").json().at("/status").isNull()).isTrue();
        assertThat(agent.delete(path + "/status").text("/type")).endsWith("wrong-situation");
        assertThat(agent.get(path + "/statuses").text("/items/0/endedBy/id"))
                .isEqualTo(account.agent().toString());
        List<String> events = new ArrayList<>();
        agent.get(path)
                .json()
                .at("/events")
                .forEach(each -> events.add(each.at("/kind").asString()));
        assertThat(events).endsWith("STATUS_STARTED", "STATUS_STARTED", "STATUS_ENDED");
    }

    @Test
    @Rule("STA-6")
    void closingEndsItAndAClosedTicketTakesNone() {
        apply(waiting, null);
        JsonNode closed = agent.post(path + "/close", Map.of()).json();
        assertThat(closed.at("/status").isNull()).isTrue();
        JsonNode last = agent.get(path + "/statuses").json().at("/items/0");
        assertThat(last.at("/endedAt").asString())
                .isEqualTo(closed.at("/closedAt").asString());
        assertThat(last.at("/endedBy/id").asString()).isEqualTo(account.agent().toString());
        assertThat(apply(waiting, null).status()).isEqualTo(409);
        agent.post(path + "/reopen", null);
        assertThat(agent.get(path).json().at("/ticket/status").isNull())
                .as("coming back brings none back")
                .isTrue();
    }

    @Test
    @Rule("STA-3")
    void theSameOneWithoutACommentChangesNothing() {
        apply(waiting, "Chega na sexta.");
        int version = apply(waiting, " ").json().at("/version").asInt();
        assertThat(apply(waiting, null).json().at("/version").asInt()).isEqualTo(version);
        assertThat(agent.get(path + "/statuses").json().at("/items")).hasSize(1);
        apply(waiting, "Agora só na segunda.");
        assertThat(agent.get(path + "/statuses").json().at("/items")).hasSize(2);
    }

    @Test
    @Rule("STA-8")
    void whatTheNewDepartmentDoesNotOfferEnds() {
        apply(waiting, null);
        ApiClient owner = accounts.signedIn(account, account.owner());
        assertThat(owner.post(path + "/transfer", Map.of("departmentId", account.sales()))
                        .status())
                .isEqualTo(200);
        assertThat(owner.get(path).json().at("/ticket/status").isNull()).isTrue();
        assertThat(owner.get(path + "/statuses").json().at("/items/0/endedAt").isNull())
                .isFalse();

        UUID common = accounts.in(
                account.id(), () -> TestStatuses.create(sql, "Em análise", account.support(), account.sales()));
        assertThat(owner.post(path + "/status", Map.of("statusId", common)).status())
                .isEqualTo(200);
        owner.post(path + "/transfer", Map.of("departmentId", account.support()));
        assertThat(owner.get(path).json().at("/ticket/status/name").asString()).isEqualTo("Em análise");
    }

    @Test
    @Rule({"STA-1", "STA-8"})
    void whoIsInChargeChoosesAmongWhatTheDepartmentOffers() {
        UUID elsewhere = accounts.in(account.id(), () -> TestStatuses.create(sql, "Orçado", account.sales()));
        UUID resting = accounts.in(account.id(), () -> {
            UUID id = TestStatuses.create(sql, "Antigo", account.support());
            sql.update(TICKET_STATUS)
                    .set(TICKET_STATUS.ACTIVE, false)
                    .where(TICKET_STATUS.ID.eq(id))
                    .execute();
            return id;
        });
        for (UUID wrong : List.of(elsewhere, resting, UUID.randomUUID())) {
            assertThat(apply(wrong, null).text("/errors/0/field")).isEqualTo("statusId");
        }
        assertThat(agent.post(path + "/status", Map.of()).text("/errors/0/code"))
                .isEqualTo("required");
        assertThat(apply(waiting, "x".repeat(4001)).text("/errors/0/field")).isEqualTo("comment");

        Map<String, Object> body = Map.of("statusId", waiting);
        ApiClient colleague = accounts.signedIn(account, account.colleague());
        assertThat(colleague.post(path + "/status", body).status()).isEqualTo(403);
        assertThat(accounts.signedIn(account, account.seller())
                        .post(path + "/status", body)
                        .status())
                .isEqualTo(404);
        assertThat(accounts.signedIn(account, account.manager())
                        .post(path + "/status", body)
                        .status())
                .isEqualTo(200);
        assertThat(colleague.delete(path + "/status").status()).isEqualTo(403);
    }

    @Test
    @Rule("STA-10")
    void listsShowItAndAreNarrowedByIt() {
        apply(waiting, null);
        JsonNode found = agent.get("/api/v1/tickets?statusId=" + waiting).json().at("/items");
        assertThat(found).hasSize(1);
        assertThat(found.at("/0/status/id").asString()).isEqualTo(waiting.toString());
        assertThat(agent.get("/api/v1/tickets?statusId=" + ordered).json().at("/items"))
                .isEmpty();
        assertThat(agent.get("/api/v1/tickets?statusId=nenhum").status()).isEqualTo(400);
    }

    @Test
    @Rule("STA-5")
    void twoAtOnceLeaveOne() throws Exception {
        List<Callable<ApiClient.Answer>> both = new ArrayList<>();
        for (UUID status : List.of(waiting, ordered, waiting, ordered)) {
            ApiClient each = accounts.signedIn(account, account.agent());
            each.get("/api/v1/session");
            both.add(() -> each.post(path + "/status", Map.of("statusId", status, "comment", "Vejam.")));
        }
        assertThat(AtOnce.all(both))
                .allSatisfy(each -> assertThat(each.status()).isEqualTo(200));
        JsonNode history = agent.get(path + "/statuses").json().at("/items");
        assertThat(history).hasSize(4);
        assertThat(history)
                .filteredOn(each -> each.at("/endedAt").isNull())
                .extracting(each -> each.at("/status/id").asString())
                .containsExactly(agent.get(path).text("/ticket/status/id"));
    }

    private ApiClient.Answer apply(UUID status, String comment) {
        return agent.post(
                path + "/status",
                comment == null ? Map.of("statusId", status) : Map.of("statusId", status, "comment", comment));
    }
}
