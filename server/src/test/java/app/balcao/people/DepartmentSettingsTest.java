package app.balcao.people;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.MAILBOX;
import static app.balcao.schema.Tables.OUTGOING_EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a department shows of itself, what it is open for, and how its tickets are given out. */
@BalcaoTest
class DepartmentSettingsTest {

    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;
    private String path;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        path = "/api/v1/departments/" + account.support();
    }

    @Test
    @Rule({"DEP-5", "DEP-7"})
    void settingsAreKeptAndLeftAloneByAFormWithoutThem() {
        String shift = owner.get("/api/v1/work-shifts").text("/items/0/id");
        var settings = settings();
        settings.put("chatGreeting", "Olá, {{cliente}}. Aqui é {{atendente}}, de {{departamento}} da {{empresa}}.");
        settings.put("visibleToCustomers", false);
        settings.put("fromName", "  Time de suporte ");
        settings.put("replyFooterHtml", "<p onclick=\"x()\">Rua das Flores, 10</p>");
        settings.put("workTimeRequired", true);
        settings.put("closingByManager", true);
        settings.put("workShiftId", shift);
        var saved = save(settings, null);
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.text("/settings/fromName")).isEqualTo("Time de suporte");
        assertThat(saved.text("/settings/replyFooterHtml")).isEqualTo("<p>Rua das Flores, 10</p>");
        assertThat(saved.json().at("/settings/workTimeRequired").asBoolean()).isTrue();
        assertThat(saved.json().at("/settings/closingByManager").asBoolean()).isTrue();
        assertThat(saved.text("/settings/workShiftId")).isEqualTo(shift);
        assertThat(saved.json().at("/settings/visibleToCustomers").asBoolean()).isFalse();
        assertThat(save(null, null).json().at("/settings"))
                .isEqualTo(saved.json().at("/settings"));
        assertThat(owner.get("/api/v1/audit-entries?action=department.changed").text("/items/1/after/fromName"))
                .isEqualTo("Time de suporte");
    }

    @Test
    @Rule({"RAT-1", "CHT-13"})
    void theSurveyAndTheCopyOfChatsAreKept() {
        var settings = settings();
        var afterChat = afterChat();
        afterChat.put("ratingAsked", false);
        afterChat.put("ratingFormat", "FACES");
        afterChat.put("ratingQuestion", " Resolvemos? ");
        afterChat.put("contactEmail", "Vendas@Loja.example");
        afterChat.put("transcriptCopied", true);
        settings.put("afterChat", afterChat);
        var saved = save(settings, null).json().at("/settings/afterChat");
        assertThat(saved.path("ratingAsked").asBoolean(true)).isFalse();
        assertThat(saved.path("ratingFormat").asString()).isEqualTo("FACES");
        assertThat(saved.path("ratingQuestion").asString()).isEqualTo("Resolvemos?");
        assertThat(saved.path("contactEmail").asString()).isEqualTo("vendas@loja.example");
        assertThat(saved.path("transcriptCopied").asBoolean()).isTrue();
        for (String address : List.of("", "ninguém")) {
            afterChat.put("contactEmail", address);
            assertThat(save(settings, null).json().at("/errors").findValuesAsString("field"))
                    .containsOnly("settings.afterChat.contactEmail");
        }
    }

    @Test
    @Rule({"DEP-5", "DEP-7"})
    void badSettingsAreNamed() {
        var settings = settings();
        settings.put("chatGreeting", "Olá, {{senha}}");
        settings.put("mailboxId", UUID.randomUUID());
        settings.put("workShiftId", UUID.randomUUID());
        settings.put("fromName", "x".repeat(120));
        var refused = save(settings, Map.of("logoId", UUID.randomUUID()));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("settings.chatGreeting", "settings.mailboxId", "settings.workShiftId");
    }

    @Test
    @Rule("DEP-6")
    void picturesAreUploadedClaimedShownAndReleased() {
        String logo = upload("logo.png", PICTURE);
        var saved = save(null, pictures(logo, upload("on.png", PICTURE), null));
        assertThat(saved.text("/pictures/logoId")).isEqualTo(logo);
        ApiClient seller = accounts.signedIn(account, account.seller());
        assertThat(seller.get("/api/v1/attachments/" + logo + "/content").status())
                .isEqualTo(200);
        TestAccount other = accounts.create();
        assertThat(accounts.signedIn(other, other.owner())
                        .get("/api/v1/attachments/" + logo + "/content")
                        .status())
                .isEqualTo(404);
        // The same stays, one is taken away; a text is no picture, and nor is somebody else's upload.
        assertThat(save(null, pictures(logo, null, null)).status()).isEqualTo(200);
        String text = upload("nota.txt", "oi".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var refused = save(null, pictures(logo, null, text));
        assertThat(refused.text("/errors/0/field")).isEqualTo("pictures.chatOfflineId");
        assertThat(save(null, pictures(null, null, null))
                        .json()
                        .at("/pictures/logoId")
                        .isNull())
                .isTrue();
        assertThat(seller.get("/api/v1/attachments/" + logo + "/content").status())
                .isEqualTo(404);
    }

    @Test
    @Rule("DEP-7")
    void aDepartmentThatOffersNoTicketsIsNotOpenedIn() {
        var settings = settings();
        settings.put("offersTickets", false);
        save(settings, null);
        var refused = owner.post("/api/v1/tickets", ticket("Não cabe", customer()));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("departmentId");
    }

    @Test
    @Rule("DEP-7")
    void newTicketsAreGivenOutInTurnAlsoWhenManyComeAtOnce() throws Exception {
        var settings = settings();
        settings.put("autoAssignment", "ROUND_ROBIN");
        save(settings, null);
        String customer = customer();
        ApiClient agent = accounts.signedIn(account, account.agent());
        accounts.signedIn(account, account.manager());
        accounts.signedIn(account, account.colleague());
        agent.get("/api/v1/session");
        List<Callable<String>> all = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            String subject = "Chamado " + i;
            all.add(() ->
                    agent.post("/api/v1/tickets", ticket(subject, customer)).text("/id"));
        }
        Map<String, Integer> got = new HashMap<>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var opened : pool.invokeAll(all)) {
                var ticket = owner.get("/api/v1/tickets/" + opened.resultNow());
                assertThat(ticket.json().at("/ticket/situation/code").asInt()).isZero();
                got.merge(ticket.text("/ticket/agent/id"), 1, Integer::sum);
            }
        }
        assertThat(got)
                .containsOnlyKeys(
                        account.manager().toString(),
                        account.agent().toString(),
                        account.colleague().toString());
        assertThat(got.values()).containsOnly(3);
        assertThat(accounts.signedIn(account, account.manager())
                        .get("/api/v1/notifications")
                        .json()
                        .at("/items")
                        .size())
                .isPositive();
    }

    @Test
    @Rule("DEP-7")
    void turnsGoToWhoIsThereThenToWhoseShiftRunsAndAtNightToAll() {
        var settings = settings();
        settings.put("autoAssignment", "ROUND_ROBIN");
        save(settings, null);
        String customer = customer();
        give(account.manager(), closedShift());
        assertThat(responsible(customer)).as("nobody is signed in").isNotEqualTo(account.manager());
        ApiClient colleague = accounts.signedIn(account, account.colleague());
        assertThat(responsible(customer)).isEqualTo(account.colleague());
        assertThat(responsible(customer)).isEqualTo(account.colleague());
        colleague.delete("/api/v1/session");
        give(account.agent(), closedShift());
        assertThat(responsible(customer)).as("alone within the shift").isEqualTo(account.colleague());
        give(account.colleague(), closedShift());
        assertThat(responsible(customer)).as("waits longest of all").isEqualTo(account.manager());
    }

    @Test
    @Rule({"DEP-7", "DEP-11"})
    void eachUseOffersTheDepartmentsThatAreOpenForIt() {
        Map<String, String> switches = Map.of(
                "TICKETS", "offersTickets",
                "INTERNAL_TICKETS", "acceptsInternalTickets",
                "CHAT", "offersChat",
                "CUSTOMERS", "visibleToCustomers");
        String support = account.support().toString();
        switches.forEach((use, name) -> {
            save(settings(), null);
            assertThat(offered(use)).contains(support);
            var settings = settings();
            settings.put(name, false);
            save(settings, null);
            assertThat(offered(use)).doesNotContain(support).hasSize(1);
            switches.keySet().stream()
                    .filter(other -> !other.equals(use) && !(name.equals("offersTickets") && other.equals("CUSTOMERS")))
                    .forEach(other -> assertThat(offered(other)).contains(support));
        });
        accounts.in(
                account.id(),
                () -> sql.update(DEPARTMENT).set(DEPARTMENT.ACTIVE, false).execute());
        switches.keySet().forEach(use -> assertThat(offered(use)).isEmpty());
        assertThat(owner.get("/api/v1/departments?offeredFor=TEA").status()).isEqualTo(400);
    }

    private List<String> offered(String use) {
        return owner.get("/api/v1/departments?offeredFor=" + use)
                .json()
                .at("/items")
                .valueStream()
                .map(each -> each.at("/id").asString())
                .toList();
    }

    private UUID responsible(String customer) {
        String id =
                owner.post("/api/v1/tickets", ticket("Quem atende?", customer)).text("/id");
        return UUID.fromString(owner.get("/api/v1/tickets/" + id).text("/ticket/agent/id"));
    }

    private String closedShift() {
        var inThreeDays = LocalDate.now(ZoneOffset.UTC).plusDays(3).getDayOfWeek();
        return owner.post(
                        "/api/v1/work-shifts",
                        Map.of(
                                "name",
                                "Turno " + System.nanoTime(),
                                "standard",
                                false,
                                "timeZone",
                                "UTC",
                                "windows",
                                List.of(Map.of("weekday", inThreeDays.getValue(), "starts", "08:00", "ends", "18:00")),
                                "calendarIds",
                                List.of()))
                .text("/id");
    }

    private void give(UUID agent, String shift) {
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.WORK_SHIFT_ID, UUID.fromString(shift))
                .where(AGENT.ID.eq(agent))
                .execute());
    }

    @Test
    @Rule("DEP-7")
    void repliesLeaveAsTheDepartmentWants() {
        UUID mailbox = mailbox("faturas@empresa.example");
        var settings = settings();
        settings.put("mailboxId", mailbox);
        settings.put("fromName", "Faturas");
        settings.put("replyFooterHtml", "<p>CNPJ 00.000.000/0001-00</p>");
        save(settings, null);
        String id =
                owner.post("/api/v1/tickets", ticket("Sua fatura", customer())).text("/id");
        Record mail = accounts.in(account.id(), () -> sql.selectFrom(OUTGOING_EMAIL)
                .where(OUTGOING_EMAIL.ACCOUNT_ID.eq(account.id()))
                .and(OUTGOING_EMAIL.TICKET_ID.eq(UUID.fromString(id)))
                .fetchSingle());
        assertThat(mail.get(OUTGOING_EMAIL.FROM_ADDRESS)).isEqualTo("faturas@empresa.example");
        assertThat(mail.get(OUTGOING_EMAIL.FROM_NAME)).isEqualTo("Faturas");
        assertThat(mail.get(OUTGOING_EMAIL.MAILBOX_ID)).isEqualTo(mailbox);
        assertThat(mail.get(OUTGOING_EMAIL.HTML)).endsWith("<div><p>CNPJ 00.000.000/0001-00</p></div>");
        // A mailbox that goes takes only itself out of the department.
        assertThat(owner.delete("/api/v1/mailboxes/" + mailbox).status()).isEqualTo(204);
        assertThat(owner.get(path).json().at("/settings/mailboxId").isNull()).isTrue();
        assertThat(owner.get(path).text("/settings/fromName")).isEqualTo("Faturas");
    }

    private ApiClient.Answer save(@Nullable Map<String, Object> settings, @Nullable Map<String, ?> pictures) {
        Map<String, Object> form = new HashMap<>();
        var before = owner.get(path);
        form.put("name", "Suporte");
        form.put("active", true);
        form.put("categoryIds", List.of());
        form.put("defaultPriority", 1);
        form.put("categoryRequired", false);
        form.put("agents", List.of(place(account.manager()), place(account.agent()), place(account.colleague())));
        form.put("settings", settings);
        form.put("pictures", pictures);
        return owner.with("If-Match", before.header("ETag")).put(path, form);
    }

    private static Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("chatGreeting", "");
        settings.put("visibleToCustomers", true);
        settings.put("acceptsInternalTickets", true);
        settings.put("offersChat", true);
        settings.put("offersTickets", true);
        settings.put("autoAssignment", "OFF");
        settings.put("replyFooterHtml", "");
        settings.put("workTimeRequired", false);
        settings.put("closingByManager", false);
        settings.put("afterChat", afterChat());
        return settings;
    }

    private static Map<String, Object> afterChat() {
        return new HashMap<>(Map.of("ratingAsked", true, "ratingFormat", "STARS", "transcriptCopied", false));
    }

    private static Map<String, Object> place(UUID agent) {
        return Map.of("agentId", agent, "tickets", true, "chat", true, "manager", false);
    }

    private static Map<String, @Nullable Object> pictures(
            @Nullable String logo, @Nullable String online, @Nullable String offline) {
        Map<String, @Nullable Object> pictures = new HashMap<>();
        pictures.put("logoId", logo);
        pictures.put("chatOnlineId", online);
        pictures.put("chatOfflineId", offline);
        return pictures;
    }

    private String upload(String name, byte[] content) {
        return owner.upload("/api/v1/attachments", name, "image/png", content).text("/id");
    }

    private String customer() {
        return owner.post(
                        "/api/v1/customers",
                        Map.of("name", "Clara", "emails", List.of("clara" + System.nanoTime() + "@cliente.example")))
                .text("/id");
    }

    private Map<String, Object> ticket(String subject, String customer) {
        return Map.of(
                "customerId", customer, "departmentId", account.support(), "subject", subject, "html", "<p>Texto</p>");
    }

    private UUID mailbox(String address) {
        return accounts.in(account.id(), () -> sql.insertInto(MAILBOX)
                .set(MAILBOX.ACCOUNT_ID, account.id())
                .set(MAILBOX.NAME, "Caixa")
                .set(MAILBOX.ADDRESS, address)
                .set(MAILBOX.DEPARTMENT_ID, account.sales())
                .set(MAILBOX.ACTIVE, false)
                .set(MAILBOX.IMAP_HOST, "localhost")
                .set(MAILBOX.IMAP_PORT, 1)
                .set(MAILBOX.IMAP_SECURITY, "NONE")
                .set(MAILBOX.IMAP_USER, "x")
                .set(MAILBOX.IMAP_SECRET, new byte[] {1})
                .returningResult(MAILBOX.ID)
                .fetchSingle()
                .value1());
    }
}
