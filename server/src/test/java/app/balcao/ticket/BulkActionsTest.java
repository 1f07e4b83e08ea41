package app.balcao.ticket;

import static app.balcao.schema.Tables.DEPARTMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.field.FieldTarget;
import app.balcao.field.FieldType;
import app.balcao.field.TestFields;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What many tickets are given at once. */
@BalcaoTest
class BulkActionsTest {

    private static final String PATH = "/api/v1/ticket-bulks";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    private TestTickets tickets;
    private TestAccount account;
    private ApiClient owner;

    @BeforeEach
    void open() {
        tickets = new TestTickets(accounts, sql, opening);
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
    }

    @Test
    @Rule("TAG-9")
    void tagsAreGivenAndTakenAwayEachTicketByItself() {
        UUID one = opened(account.support());
        UUID two = opened(account.support());
        String old = tag("Antiga");
        String fresh = tag("Nova");
        owner.post("/api/v1/tickets/" + one + "/tags", Map.of("tagId", old));
        UUID unknown = UUID.randomUUID();

        Answer end = finished(Map.of(
                "action", "TAGS",
                "ticketIds", List.of(one, two, unknown),
                "addTagIds", List.of(fresh),
                "removeTagIds", List.of(old)));
        assertThat(end.json().at("/done").asInt()).isEqualTo(2);
        assertThat(end.json().at("/refused").asInt()).isEqualTo(1);
        for (UUID each : List.of(one, two)) {
            assertThat(owner.get("/api/v1/tickets/" + each)
                            .json()
                            .at("/ticket/tags")
                            .valueStream()
                            .map(tag -> tag.at("/name").asString()))
                    .containsExactly("Nova");
        }
        assertThat(refusal(Map.of("action", "TAGS", "ticketIds", List.of(one)))).isEqualTo("addTagIds");
        assertThat(refusal(Map.of("action", "TAGS", "ticketIds", List.of(one), "addTagIds", List.of(unknown))))
                .isEqualTo("addTagIds");
    }

    @Test
    @Rule("CLS-9")
    void manyAreClosedWithWhatEachIsAskedAtClosing() {
        Map<String, Object> form = TestFields.form(FieldTarget.TICKET_CLOSING, FieldType.TEXT, "Solução");
        form.put("requiredForAgents", true);
        form.put("departmentIds", List.of(account.support()));
        String solution = TestFields.create(owner, form);
        accounts.in(account.id(), () -> sql.update(DEPARTMENT)
                .set(DEPARTMENT.WORK_TIME_REQUIRED, true)
                .where(DEPARTMENT.ID.eq(account.sales()))
                .execute());
        UUID asked = opened(account.support());
        UUID timed = opened(account.sales());
        List<UUID> both = List.of(asked, timed);

        Answer bare = finished(Map.of("action", "CLOSE", "ticketIds", both));
        assertThat(bare.json().at("/refused").asInt()).isEqualTo(2);

        OffsetDateTime start = OffsetDateTime.now(ZoneOffset.UTC).minusHours(1);
        Answer closed = finished(Map.of(
                "action",
                "CLOSE",
                "ticketIds",
                both,
                "fields",
                Map.of(solution, "Peça trocada"),
                "work",
                Map.of("startedAt", start, "endedAt", start.plusMinutes(15))));
        assertThat(closed.json().at("/done").asInt()).isEqualTo(2);
        for (UUID each : both) {
            assertThat(owner.get("/api/v1/tickets/" + each)
                            .json()
                            .at("/ticket/work/seconds")
                            .asInt())
                    .isEqualTo(900);
        }
        assertThat(owner.get("/api/v1/tickets/" + asked)
                        .json()
                        .at("/ticket/fields")
                        .toString())
                .contains("Peça trocada");
    }

    @Test
    @Rule("CLS-9")
    void aRefusalSaysThatATicketWasCancelled() {
        UUID id = opened(account.support());
        owner.post("/api/v1/tickets/" + id + "/cancel", Map.of("reason", "Em duplicidade"));
        Answer end = finished(Map.of("action", "CLOSE", "ticketIds", List.of(id)));
        assertThat(owner.get(PATH + "/" + end.text("/id") + "/items").text("/items/0/reason"))
                .contains("foi cancelado e");
    }

    private UUID opened(UUID department) {
        return tickets.fromCustomer(account, department, tickets.customer(account, "Clara"), "Chamado", "<p>Oi</p>")
                .id();
    }

    private String tag(String name) {
        return owner.post("/api/v1/tags", Map.of("name", name, "color", "TEAL", "active", true))
                .text("/id");
    }

    private String refusal(Map<String, Object> body) {
        return owner.post(PATH, body).text("/errors/0/field");
    }

    private Answer finished(Map<String, Object> body) {
        Answer begun = owner.post(PATH, body);
        assertThat(begun.status()).as(String.valueOf(begun.json())).isEqualTo(202);
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> owner.get(PATH + "/" + begun.text("/id")),
                        each -> !each.json().at("/finishedAt").isNull());
    }
}
