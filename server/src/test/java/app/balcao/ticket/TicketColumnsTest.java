package app.balcao.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.field.FieldTarget;
import app.balcao.field.FieldType;
import app.balcao.field.TestFields;
import app.balcao.people.Permission;
import app.balcao.ticket.list.TicketColumn;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What the account's lists of tickets show, over the wire. */
@BalcaoTest
class TicketColumnsTest {

    private static final String PATH = "/api/v1/ticket-columns";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    private TestTickets tickets;
    private TestAccount account;
    private ApiClient owner;
    private ApiClient agent;

    @BeforeEach
    void open() {
        tickets = new TestTickets(accounts, sql, opening);
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        agent = accounts.signedIn(account, account.agent());
    }

    @Test
    @Rule({"COL-1", "COL-2", "COL-4"})
    void anAdministratorChoosesForEverybodyAndTheOrderStays() {
        assertThat(columns(agent))
                .containsExactly(
                        "NUMBER", "SUBJECT", "CUSTOMER", "DEPARTMENT", "AGENT", "SITUATION", "LAST_MESSAGE_AT");
        assertThat(choose(agent, 0, "NUMBER", "SUBJECT").status()).isEqualTo(403);

        assertThat(choose(owner, 0, "SUBJECT", "PRIORITY", "NUMBER", "ORIGIN").status())
                .isEqualTo(200);

        assertThat(columns(agent)).containsExactly("SUBJECT", "PRIORITY", "NUMBER", "ORIGIN");
        assertThat(choose(owner, 1, "NUMBER", "SUBJECT").text("/version")).isEqualTo("2");
        assertThat(columns(agent)).containsExactly("NUMBER", "SUBJECT");
    }

    @Test
    @Rule("COL-3")
    void protocolAndSubjectStayAndNothingIsThereTwice() {
        for (String[] bad :
                List.of(new String[] {"NUMBER", "AGENT"}, new String[] {"SUBJECT"}, new String[] {}, new String[] {
                    "NUMBER", "SUBJECT", "AGENT", "AGENT"
                })) {
            Answer refused = choose(owner, 0, bad);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("/errors/0/field")).isEqualTo("columns");
        }
        assertThat(choose(
                                owner,
                                0,
                                Arrays.stream(TicketColumn.values())
                                        .map(Enum::name)
                                        .toArray(String[]::new))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoComesSecondSeesWhatTheFirstOneChose() {
        assertThat(choose(owner, 0, "NUMBER", "SUBJECT").status()).isEqualTo(200);
        Answer late = choose(owner, 0, "NUMBER", "SUBJECT", "AGENT");
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.json().at("/current/columns").size()).isEqualTo(2);
        assertThat(owner.put(PATH, Map.of("columns", List.of("NUMBER", "SUBJECT")))
                        .status())
                .isEqualTo(428);
    }

    @Test
    @Rule("COL-5")
    void listsTellWhatTheyShowOfCustomFieldsScheduleAndWorkAndNothingOfItElse() {
        String hours = TestFields.create(owner, FieldTarget.TICKET_OPENING, FieldType.INTEGER, "Horas previstas");
        Map<String, Object> secret = TestFields.form(FieldTarget.TICKET_OPENING, FieldType.TEXT, "Senha do portão");
        secret.put("classification", "PERSONAL");
        String gate = TestFields.create(owner, secret);
        String id = owner.post(
                        "/api/v1/tickets",
                        Map.of(
                                "customerId",
                                tickets.customer(account, "Clara"),
                                "departmentId",
                                account.support(),
                                "subject",
                                "Portão",
                                "html",
                                "<p>Não abre</p>",
                                "fields",
                                Map.of(hours, 12, gate, "1234")))
                .text("/id");
        String path = "/api/v1/tickets/" + id;
        owner.post(path + "/bind", Map.of());
        OffsetDateTime start = OffsetDateTime.now(ZoneOffset.UTC).plusDays(2).truncatedTo(ChronoUnit.SECONDS);
        owner.with("If-Match", "\"0\"").put(path + "/schedule", Map.of("startsAt", start));
        for (int minutes : List.of(90, 40)) {
            OffsetDateTime begun = OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(minutes);
            owner.post(
                    path + "/replies",
                    Map.of("html", "<p>Oi</p>", "work", Map.of("startedAt", begun, "endedAt", begun.plusMinutes(30))));
        }
        assertThat(row(owner, "").has("details")).isFalse();
        assertThat(row(owner, "?columns=SUBJECT,TAGS").has("details")).isFalse();

        String asked = "columns=SCHEDULED_AT,WORK_TIME,customField." + gate;
        for (String list : List.of("?" + asked, "?" + asked + "&search=port%C3%A3o")) {
            JsonNode details = row(owner, list).at("/details");
            assertThat(OffsetDateTime.parse(details.at("/scheduledAt").asString()))
                    .isEqualTo(start);
            assertThat(details.at("/workSeconds").asInt()).isEqualTo(3600);
            assertThat(details.at("/fields")).hasSize(1);
            assertThat(details.at("/fields/0/value").asString()).isEqualTo("1234");
        }
        groups.permit(account, account.agent(), TestGroups.without(Permission.CUSTOMER_PERSONAL_VIEW));
        ApiClient masked = accounts.signedIn(account, account.agent());
        JsonNode seen = row(masked, "?columns=customField." + gate + ",customField." + hours)
                .at("/details");
        assertThat(seen.toString()).contains("•••••", "12").doesNotContain("1234");
        assertThat(seen.at("/workSeconds").isNull()).isTrue();
        assertThat(owner.get("/api/v1/tickets?columns=NOTHING").text("/errors/0/field"))
                .isEqualTo("columns");
    }

    @Test
    @Rule("COL-5")
    void aCustomFieldOfTicketsIsAColumnToChooseAndThatOfCustomersIsNone() {
        String field =
                "customField." + TestFields.create(owner, FieldTarget.TICKET_CLOSING, FieldType.DATE, "Data da visita");
        String other = "customField." + TestFields.create(owner, FieldTarget.CUSTOMER, FieldType.DATE, "Aniversário");
        assertThat(agent.get(PATH).json().at("/available").toString())
                .contains(field)
                .doesNotContain(other);
        assertThat(choose(owner, 0, "NUMBER", field, "SUBJECT").status()).isEqualTo(200);
        assertThat(columns(agent)).containsExactly("NUMBER", field, "SUBJECT");
        for (String none : List.of(other, "customField." + UUID.randomUUID(), "customField.x", "OTHER")) {
            assertThat(choose(owner, 1, "NUMBER", "SUBJECT", none).text("/errors/0/field"))
                    .as(none)
                    .startsWith("columns");
        }
        assertThat(owner.get("/api/v1/audit-entries?action=ticket-columns.changed")
                        .json()
                        .toString())
                .contains("Data da visita");
    }

    private JsonNode row(ApiClient client, String query) {
        return client.get("/api/v1/tickets" + query).json().at("/items/0");
    }

    private static Answer choose(ApiClient client, int version, String... columns) {
        return client.with("If-Match", "\"" + version + "\"").put(PATH, Map.of("columns", List.of(columns)));
    }

    private static List<String> columns(ApiClient client) {
        return client.get(PATH)
                .json()
                .at("/columns")
                .valueStream()
                .map(each -> each.asString())
                .toList();
    }
}
