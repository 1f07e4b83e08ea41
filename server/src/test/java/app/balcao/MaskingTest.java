package app.balcao;

import static app.balcao.TestGroups.without;
import static app.balcao.schema.Tables.NOTIFICATION;
import static app.balcao.schema.Tables.OUTGOING_EMAIL;
import static app.balcao.schema.Tables.TICKET_EVENT;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient.Answer;
import app.balcao.ApiDocument.Operation;
import app.balcao.TestWorld.World;
import app.balcao.people.Permission;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Agents who may not see customers' personal data, whatever they ask for. */
@BalcaoTest
class MaskingTest {

    private static final String EMAIL = "clara.sigilosa@particular.example";
    private static final String PHONE = "11 98888-7777";
    private static final String IDENTIFIER = "CPF-390533447";
    private static final List<String> HIDDEN =
            List.of(EMAIL, PHONE, IDENTIFIER, "clara.sigilosa", "particular.example");

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    @Autowired
    private TestWorld worlds;

    @Autowired
    private DSLContext sql;

    private World world;
    private String customer;
    private ApiClient agent;
    private ApiDocument document;

    @BeforeEach
    void customer() {
        world = worlds.create();
        customer = world.id("customers");
        document = ApiDocument.of(accounts.anonymous());
        assertThat(world.owner()
                        .with("If-Match", "\"1\"")
                        .put("/api/v1/customers/" + customer, fields("Clara"))
                        .status())
                .isEqualTo(200);
        UUID account = world.account().id();
        UUID ticket = UUID.fromString(world.id("tickets"));
        accounts.in(account, () -> {
            sql.insertInto(TICKET_EVENT)
                    .set(TICKET_EVENT.ACCOUNT_ID, account)
                    .set(TICKET_EVENT.TICKET_ID, ticket)
                    .set(TICKET_EVENT.KIND, "DELIVERY_FAILED")
                    .set(TICKET_EVENT.ACTOR_KIND, "SYSTEM")
                    .set(
                            TICKET_EVENT.DATA,
                            JSONB.valueOf("{\"to\": \"" + EMAIL + "\", \"error\": \"550 <" + EMAIL + ">\"}"))
                    .execute();
            sql.update(OUTGOING_EMAIL)
                    .set(OUTGOING_EMAIL.TICKET_ID, ticket)
                    .set(OUTGOING_EMAIL.MESSAGE_ID, UUID.fromString(world.id("messageId")))
                    .set(OUTGOING_EMAIL.TO_ADDRESS, EMAIL)
                    .set(OUTGOING_EMAIL.LAST_ERROR, "550 " + EMAIL)
                    .where(OUTGOING_EMAIL.ACCOUNT_ID.eq(account))
                    .execute();
            sql.execute(
                    "update ticket_message set quoted_html = ? where account_id = ? and ticket_id = ?",
                    "<p>De: Clara &lt;" + EMAIL + "&gt;</p>",
                    account,
                    ticket);
            return sql.insertInto(NOTIFICATION)
                    .set(NOTIFICATION.ACCOUNT_ID, account)
                    .set(NOTIFICATION.AGENT_ID, world.account().agent())
                    .set(NOTIFICATION.KIND, "DELIVERY_FAILED")
                    .set(NOTIFICATION.TICKET_ID, ticket)
                    .set(NOTIFICATION.DATA, JSONB.valueOf("{\"to\": \"" + EMAIL + "\"}"))
                    .execute();
        });
        groups.permit(world.account(), world.account().agent(), without(Permission.CUSTOMER_PERSONAL_VIEW));
        agent = accounts.signedIn(world.account(), world.account().agent());
    }

    @Test
    @Rule({"PRV-1", "PRV-2", "PRV-3"})
    void nothingOneCanReadTellsPersonalData() {
        assertThat(leaks(accounts.signedIn(world.account(), world.account().colleague())))
                .as("what a colleague who may see it is shown, so that it is there to be masked")
                .contains(
                        "GET /customers",
                        "GET /customers/{id}",
                        "GET /tickets",
                        "GET /tickets/{id}",
                        "GET /tickets/by-number/{number}",
                        "GET /tickets/{id}/messages");
        assertThat(leaks(agent)).isEmpty();
        Answer page = agent.get("/api/v1/customers/" + customer);
        assertThat(page.text("/name")).isEqualTo("Clara");
        assertThat(page.text("/emails/0")).isEqualTo("•••••");
        assertThat(agent.get("/api/v1/tickets/" + world.id("tickets")).text("/ticket/customer/emails/0"))
                .isEqualTo("•••••");
    }

    private List<String> leaks(ApiClient reader) {
        List<String> leaks = new ArrayList<>();
        for (Operation operation : document.operations()) {
            if (operation.method().equals("GET")) {
                String address = new SampleRequest(document, world).address(operation);
                // Once as the document would have it, once without narrowing what is listed.
                for (String each : List.of(address, address.replaceFirst("\\?.*", ""))) {
                    String text = new String(reader.get(each).raw().body(), StandardCharsets.UTF_8);
                    if (!leaks.contains(operation.name()) && HIDDEN.stream().anyMatch(text::contains)) {
                        leaks.add(operation.name());
                    }
                }
            }
        }
        return leaks;
    }

    @Test
    @Rule("PRV-3")
    void whatIsHiddenFindsNothing() {
        for (String what : List.of(EMAIL, "sigilosa", IDENTIFIER)) {
            assertThat(agent.get("/api/v1/customers?search=" + what).json().at("/items"))
                    .as(what)
                    .isEmpty();
            assertThat(world.owner()
                            .get("/api/v1/customers?search=" + what)
                            .json()
                            .at("/items"))
                    .as(what)
                    .hasSize(1);
        }
        assertThat(agent.get("/api/v1/tickets?state=all&search=" + EMAIL).json().at("/items"))
                .isEmpty();
        assertThat(world.owner()
                        .get("/api/v1/tickets?state=all&search=" + EMAIL)
                        .json()
                        .at("/items"))
                .isNotEmpty();
        assertThat(agent.get("/api/v1/customers?search=Clara").json().at("/items"))
                .hasSize(1);
        Answer found = agent.get("/api/v1/tickets?state=all&search=Clara");
        assertThat(found.text("/items/0/match/excerpt")).isEqualTo("<mark>Clara</mark>");
        Answer taken = agent.post("/api/v1/customers", Map.of("name", "Outra", "emails", List.of(EMAIL)));
        assertThat(taken.text("/errors/0/code")).isEqualTo("taken");
        assertThat(taken.text("/errors/0/message")).doesNotContain("Clara");
    }

    @Test
    @Rule("PRV-3")
    void aNameThatIsAnAddressIsNotFoundOutPieceByPiece() {
        ApiClient owner = world.owner();
        String nameless = owner.post("/api/v1/customers", Map.of("name", "sem.nome@oculto.example"))
                .text("/id");
        owner.post(
                "/api/v1/tickets",
                Map.of(
                        "customerId",
                        nameless,
                        "departmentId",
                        world.id("departments"),
                        "subject",
                        "Pedido",
                        "html",
                        "<p>Oi</p>"));
        for (String piece : List.of("sem", "sem.nome@oculto.example")) {
            assertThat(owner.get("/api/v1/customers?search=" + piece).json().at("/items"))
                    .as(piece)
                    .hasSize(1);
            assertThat(owner.get("/api/v1/tickets?search=" + piece).text("/items/0/match/where"))
                    .as(piece)
                    .isEqualTo("CUSTOMER");
            assertThat(agent.get("/api/v1/customers?search=" + piece).json().at("/items"))
                    .as(piece)
                    .isEmpty();
            assertThat(agent.get("/api/v1/tickets?search=" + piece).json().at("/items"))
                    .as(piece)
                    .isEmpty();
        }
    }

    @Test
    @Rule("PRV-4")
    void theyServeTheCustomerAndLeaveWhatTheyDoNotSee() {
        Map<String, Object> typed = fields("Clara Nova");
        typed.put("emails", List.of("•••••", "novo@endereco.example"));
        typed.put("phone", "•••••");
        typed.put("externalId", "•••••");
        Answer saved = agent.with("If-Match", "\"2\"").put("/api/v1/customers/" + customer, typed);
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.text("/phone")).isEqualTo("•••••");
        Answer clash = agent.with("If-Match", "\"2\"").put("/api/v1/customers/" + customer, typed);
        assertThat(new String(clash.raw().body(), StandardCharsets.UTF_8)).doesNotContain(EMAIL, PHONE, IDENTIFIER);
        Answer now = world.owner().get("/api/v1/customers/" + customer);
        assertThat(now.text("/name")).isEqualTo("Clara Nova");
        assertThat(now.json().at("/emails")).hasSize(1);
        assertThat(now.text("/emails/0")).isEqualTo(EMAIL);
        assertThat(now.text("/phone")).isEqualTo(PHONE);
        assertThat(now.text("/externalId")).isEqualTo(IDENTIFIER);

        String ticket = "/api/v1/tickets/" + world.id("tickets");
        agent.post(ticket + "/bind", Map.of());
        assertThat(agent.post(ticket + "/replies", Map.of("html", "<p>Olá</p>")).status())
                .isEqualTo(201);
        Answer opened = agent.post(
                "/api/v1/tickets",
                Map.of(
                        "customerId",
                        customer,
                        "departmentId",
                        world.account().support(),
                        "subject",
                        "Retorno",
                        "html",
                        "<p>Olá</p>"));
        assertThat(opened.status()).isEqualTo(201);
    }

    @Test
    @Rule("PRV-3")
    void aRepeatShowsNoMoreThanItsReaderMaySeeByNow() {
        UUID who = world.account().colleague();
        ApiClient colleague = accounts.signedIn(world.account(), who);
        Map<String, Object> form = Map.of("name", "Dora", "emails", List.of("dora.sigilosa@particular.example"));
        Answer made = colleague.with("Idempotency-Key", "dora").post("/api/v1/customers", form);
        assertThat(made.text("/emails/0")).isEqualTo("dora.sigilosa@particular.example");
        Answer same = colleague.with("Idempotency-Key", "dora").post("/api/v1/customers", form);
        assertThat(same.json()).isEqualTo(made.json());

        groups.permit(world.account(), who, without(Permission.CUSTOMER_PERSONAL_VIEW));
        Answer again = colleague.with("Idempotency-Key", "dora").post("/api/v1/customers", form);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo(made.header("Location"));
        assertThat(again.raw().body()).isEmpty();
    }

    private static Map<String, Object> fields(String name) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("name", name);
        fields.put("emails", List.of(EMAIL));
        fields.put("phone", PHONE);
        fields.put("externalId", IDENTIFIER);
        return fields;
    }
}
