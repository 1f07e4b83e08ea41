package app.balcao.agenda;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.SCHEDULED_TASKS;
import static app.balcao.schema.Tables.TICKET_SCHEDULE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.agenda.store.ReminderRepository;
import app.balcao.people.ActingAgents;
import app.balcao.platform.jobs.Jobs;
import app.balcao.platform.tenant.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;

/** When work on tickets is to begin, and whom it is told. */
@BalcaoTest
class AgendaTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    @Autowired
    private ReminderRepository repository;

    @Autowired
    private ActingAgents agents;

    @Autowired
    private Jobs jobs;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private PlatformTransactionManager transactions;

    private TestAccount account;
    private ApiClient owner;
    private ApiClient manager;
    private ApiClient agent;
    private ApiClient colleague;
    private String ticket;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        manager = accounts.signedIn(account, account.manager());
        agent = accounts.signedIn(account, account.agent());
        colleague = accounts.signedIn(account, account.colleague());
        ticket = opened("Instalação da bancada", account.agent());
    }

    @Test
    @Rule({"SCH-1", "SCH-4"})
    void aTicketIsScheduledWithStartEndAndNote() {
        OffsetDateTime start = inDays(2);
        Answer answer = schedule(agent, 0, start, start.plusHours(2), "Levar a furadeira.");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        JsonNode current = colleague.get(ticket + "/schedule").json().at("/current");
        assertThat(time(current, "startsAt")).isEqualTo(start.toInstant());
        assertThat(time(current, "endsAt")).isEqualTo(start.plusHours(2).toInstant());
        assertThat(current.at("/note").asString()).isEqualTo("Levar a furadeira.");
        assertThat(current.at("/createdBy/name").asString()).isEqualTo("Ana Atendente");
        assertThat(kinds()).endsWith("SCHEDULED");
        assertThat(planned(id())).isEqualTo(start.minusMinutes(10).toInstant());
    }

    @Test
    @Rule("SCH-4")
    void oneScheduleHoldsAndThoseBeforeAreKept() {
        schedule(agent, 0, inDays(2), null, "Primeira");
        UUID first = id();
        assertThat(schedule(agent, 0, inDays(3), null, "De outra janela").status())
                .as("somebody scheduled meanwhile")
                .isEqualTo(412);
        Answer second = schedule(agent, 1, inDays(3), null, "Segunda");
        assertThat(second.text("/current/note")).isEqualTo("Segunda");
        assertThat(second.text("/earlier/0/note")).isEqualTo("Primeira");
        assertThat(second.text("/earlier/0/outcome")).isEqualTo("REPLACED");
        assertThat(planned(first)).as("its notice is cancelled (SCH-5)").isNull();
        Answer none = agent.with("If-Match", second.header("ETag")).delete(ticket + "/schedule");
        assertThat(none.json().at("/current").isNull()).isTrue();
        assertThat(none.text("/earlier/0/outcome")).isEqualTo("REMOVED");
        assertThat(none.json().at("/earlier")).hasSize(2);
        assertThat(kinds()).endsWith("SCHEDULED", "SCHEDULED", "UNSCHEDULED");
        assertThat(agent.with("If-Match", none.header("ETag"))
                        .delete(ticket + "/schedule")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Rule("SCH-4")
    void whatCannotBeIsRefusedBesideItsField() {
        assertThat(problem(schedule(agent, 0, OffsetDateTime.now().minusMinutes(1), null, "")))
                .isEqualTo("startsAt");
        assertThat(problem(schedule(agent, 0, inDays(400), null, ""))).isEqualTo("startsAt");
        assertThat(problem(schedule(agent, 0, null, null, ""))).isEqualTo("startsAt");
        assertThat(problem(schedule(agent, 0, inDays(1), inDays(1), ""))).isEqualTo("endsAt");
        assertThat(problem(schedule(agent, 0, inDays(1), inDays(40), ""))).isEqualTo("endsAt");
        assertThat(problem(schedule(agent, 0, inDays(1), null, "x".repeat(1001))))
                .isEqualTo("note");
        assertThat(agent.put(ticket + "/schedule", Map.of()).status()).isEqualTo(428);
        agent.post(ticket + "/close", Map.of());
        assertThat(schedule(agent, 0, inDays(1), null, "").status()).isEqualTo(409);
    }

    @Test
    @Rule("SCH-4")
    void whoIsInChargeSchedules() {
        assertThat(schedule(colleague, 0, inDays(1), null, "").status())
                .as("sees it, but it is another's")
                .isEqualTo(403);
        assertThat(schedule(manager, 0, inDays(1), null, "").status()).isEqualTo(200);
        assertThat(actions(agent)).contains("SCHEDULE");
        assertThat(actions(colleague)).doesNotContain("SCHEDULE");
    }

    @Test
    @Rule({"SCH-2", "SCH-3"})
    void theLeadIsTheAgentsElseTheAccountsElseTenMinutes() {
        OffsetDateTime start = inDays(2);
        schedule(agent, 0, start, null, "");
        assertThat(owner.get("/api/v1/agenda/notice").text("/accountMinutes")).isEqualTo("10");

        assertThat(lead(owner, "/agenda/notice", 0, 30).status()).isEqualTo(200);
        assertThat(planned(id())).isEqualTo(start.minusMinutes(30).toInstant());
        assertThat(lead(agent, "/me/agenda-notice", 0, 90).status()).isEqualTo(200);
        assertThat(planned(id())).isEqualTo(start.minusMinutes(90).toInstant());
        lead(owner, "/agenda/notice", 1, 5);
        assertThat(planned(id()))
                .as("their own choice stays")
                .isEqualTo(start.minusMinutes(90).toInstant());
        Answer followed = lead(agent, "/me/agenda-notice", 1, null);
        assertThat(followed.json().at("/minutes").isNull()).isTrue();
        assertThat(planned(id())).isEqualTo(start.minusMinutes(5).toInstant());

        assertThat(lead(agent, "/agenda/notice", 2, 5).status()).isEqualTo(403);
        assertThat(lead(agent, "/me/agenda-notice", 1, 5).status()).isEqualTo(412);
        assertThat(problem(lead(agent, "/me/agenda-notice", 2, 1441))).isEqualTo("minutes");
        assertThat(problem(lead(agent, "/me/agenda-notice", 2, -1))).isEqualTo("minutes");
        assertThat(lead(agent, "/me/agenda-notice", 2, 0).status()).isEqualTo(200);
        assertThat(planned(id())).isEqualTo(start.toInstant());
    }

    @Test
    @Rule({"SCH-1", "SCH-2", "SCH-7"})
    void eachWayTellsOnceWhenItsTimeHasCome() {
        OffsetDateTime start = inDays(2);
        schedule(agent, 0, start, null, "Levar a furadeira.");
        UUID id = id();
        assertThat(remind(id, start.minusMinutes(11), events))
                .as("woken too early, it comes back")
                .contains(start.minusMinutes(10).toInstant());
        assertThat(bell(account.agent())).isEmpty();

        assertThat(remind(id, start.minusMinutes(10), events)).isEmpty();
        remind(id, start.minusMinutes(9), events);

        assertThat(bell(account.agent())).hasSize(1);
        JsonNode rung = bell(account.agent()).getFirst();
        assertThat(rung.at("/data/startsAt").asString())
                .isEqualTo(start.toInstant().toString());
        assertThat(rung.at("/data/note").asString()).isEqualTo("Levar a furadeira.");
        assertThat(mails()).isEqualTo(1);
        JsonNode notices = agent.get(ticket + "/schedule").json().at("/current/notices");
        assertThat(notices).hasSize(2);
        assertThat(notices.at("/0/agent/name").asString()).isEqualTo("Ana Atendente");
    }

    @Test
    @Rule("SCH-7")
    void aCrashBetweenTwoWaysNeitherRepeatsNorLosesOne() {
        OffsetDateTime start = inDays(2);
        schedule(agent, 0, start, null, "");
        ApplicationEventPublisher crashing = event -> {
            if (event instanceof WorkStarts starts && starts.channel() == NoticeChannel.EMAIL) {
                throw new IllegalStateException("The mail could not be written");
            }
            events.publishEvent(event);
        };
        assertThatThrownBy(() -> remind(id(), start, crashing)).isInstanceOf(IllegalStateException.class);
        assertThat(bell(account.agent())).hasSize(1);
        assertThat(mails()).isZero();

        remind(id(), start, events);

        assertThat(bell(account.agent())).as("told already").hasSize(1);
        assertThat(mails()).isEqualTo(1);
    }

    @Test
    @Rule("SCH-1")
    void whoDoesNotWantTheMailHearsOfItByTheBellAlone() {
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.EMAIL_PREFERENCES, JSONB.valueOf("{\"SCHEDULES\": false}"))
                .where(AGENT.ACCOUNT_ID.eq(account.id()))
                .and(AGENT.ID.eq(account.agent()))
                .execute());
        OffsetDateTime start = inDays(2);
        schedule(agent, 0, start, null, "");
        remind(id(), start, events);
        assertThat(bell(account.agent())).hasSize(1);
        assertThat(mails()).isZero();
    }

    @Test
    @Rule({"SCH-1", "SCH-6"})
    void whatBeginsSoonIsToldAtOnceByTheJob() {
        schedule(agent, 0, OffsetDateTime.now().plusMinutes(5), null, "");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(bell(account.agent())).hasSize(1));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(mails()).isEqualTo(1));

        String etag = agent.get(ticket + "/schedule").header("ETag");
        OffsetDateTime same =
                OffsetDateTime.parse(agent.get(ticket + "/schedule").text("/current/startsAt"));
        agent.with("If-Match", etag).put(ticket + "/schedule", form(same, null, "Outra nota"));
        remind(id(), same, events);
        assertThat(bell(account.agent()))
                .as("another note is nothing to be told again")
                .hasSize(1);
    }

    @Test
    @Rule("SCH-5")
    void closingAndTheTrashCancelTheNotice() {
        schedule(agent, 0, inDays(2), null, "");
        UUID id = id();
        manager.delete(ticket);
        assertThat(planned(id)).isNull();
        remind(id, inDays(2), events);
        assertThat(bell(account.agent())).as("it exists for nobody").isEmpty();
        manager.post("/api/v1/trash" + ticket.substring("/api/v1".length()) + "/restore", null);
        assertThat(planned(id)).as("planned anew").isNotNull();

        agent.post(ticket + "/close", Map.of());
        assertThat(planned(id)).isNull();
        remind(id, inDays(2), events);
        assertThat(bell(account.agent())).isEmpty();
        agent.post(ticket + "/reopen", null);
        assertThat(agent.get(ticket + "/schedule").text("/earlier/0/outcome")).isEqualTo("CLOSED");
        assertThat(agent.get(ticket + "/schedule").json().at("/current").isNull())
                .isTrue();
    }

    @Test
    @Rule({"SCH-3", "SCH-7", "SCH-8"})
    void whoIsResponsibleThenIsTold() {
        lead(colleague, "/me/agenda-notice", 0, 60);
        OffsetDateTime start = inDays(2);
        schedule(agent, 0, start, null, "");
        manager.post(ticket + "/bind", Map.of("agentId", account.colleague()));
        assertThat(planned(id()))
                .as("as the new agent wants")
                .isEqualTo(start.minusMinutes(60).toInstant());
        remind(id(), start, events);
        assertThat(bell(account.agent())).isEmpty();
        assertThat(bell(account.colleague())).hasSize(1);

        manager.post(ticket + "/bind", Map.of("agentId", account.agent()));
        remind(id(), start, events);
        assertThat(bell(account.agent())).as("told though the colleague was").hasSize(1);
    }

    @Test
    @Rule("SCH-8")
    void ofATicketOfNobodyWhoComesToItIsTold() {
        ticket = opened("Vistoria", null);
        OffsetDateTime start = inDays(2);
        schedule(manager, 0, start, null, "");
        remind(id(), start.minusMinutes(5), events);
        assertThat(agent.get(ticket + "/schedule").json().at("/current/notices"))
                .isEmpty();
        agent.post(ticket + "/bind", null);
        remind(id(), start.minusMinutes(4), events);
        assertThat(bell(account.agent())).hasSize(1);
    }

    @Test
    @Rule("SCH-4")
    void anAgendaHoldsWhatIsGoingOnInItsTime() {
        OffsetDateTime day = inDays(10).truncatedTo(ChronoUnit.DAYS);
        schedule(agent, 0, day.minusHours(1), day.plusHours(1), "Vara a noite");
        ticket = opened("Entrega", account.agent());
        schedule(agent, 0, day.plusHours(9), null, "");
        ticket = opened("Dia seguinte", account.agent());
        schedule(agent, 0, day.plusDays(1), null, "");
        ticket = opened("Do colega", account.colleague());
        schedule(manager, 0, day.plusHours(10), null, "");

        assertThat(subjects(agent, null, day)).containsExactly("Instalação da bancada", "Entrega");
        assertThat(subjects(manager, account.agent(), day)).containsExactly("Instalação da bancada", "Entrega");
        assertThat(subjects(owner, account.colleague(), day)).containsExactly("Do colega");
        Answer first = agent.get(address(null, day) + "&limit=1");
        assertThat(first.text("/items/0/subject")).isEqualTo("Instalação da bancada");
        assertThat(agent.get(address(null, day) + "&limit=1&cursor=" + first.text("/nextCursor"))
                        .text("/items/0/subject"))
                .isEqualTo("Entrega");
        assertThat(agent.get("/api/v1/agenda?from=" + day.toInstant() + "&to="
                                + day.plusDays(63).toInstant())
                        .status())
                .isEqualTo(400);
    }

    @Test
    @Rule("SCH-4")
    void managersLookAtTheAgendasOfTheirPeople() {
        OffsetDateTime day = inDays(10).truncatedTo(ChronoUnit.DAYS);
        assertThat(colleague.get(address(account.agent(), day)).status()).isEqualTo(404);
        assertThat(manager.get(address(account.seller(), day)).status()).isEqualTo(404);
        assertThat(names(manager, "")).containsExactly("Ana Atendente", "Caio Colega");
        assertThat(names(manager, "cáio")).containsExactly("Caio Colega");
        assertThat(names(owner, "")).contains("Vera Vendedora");
        assertThat(names(agent, "")).isEmpty();
    }

    private Optional<Instant> remind(UUID id, OffsetDateTime at, ApplicationEventPublisher publisher) {
        Reminders then = new Reminders(
                repository, agents, jobs, publisher, transactions, Clock.fixed(at.toInstant(), ZoneOffset.UTC));
        return Tenant.call(account.id(), () -> then.remind(id));
    }

    private String opened(String subject, @Nullable UUID responsible) {
        UUID customer = accounts.in(account.id(), () -> sql.insertInto(CUSTOMER)
                .set(CUSTOMER.ACCOUNT_ID, account.id())
                .set(CUSTOMER.NAME, "Clara Cliente")
                .returningResult(CUSTOMER.ID)
                .fetchSingle()
                .value1());
        Answer ticket = owner.post(
                "/api/v1/tickets",
                Map.of(
                        "customerId",
                        customer,
                        "departmentId",
                        account.support(),
                        "subject",
                        subject,
                        "html",
                        "<p>" + subject + "</p>"));
        String address = "/api/v1/tickets/" + ticket.text("/id");
        if (responsible != null) {
            manager.post(address + "/bind", Map.of("agentId", responsible));
        }
        return address;
    }

    private Answer schedule(
            ApiClient client,
            int version,
            @Nullable OffsetDateTime startsAt,
            @Nullable OffsetDateTime endsAt,
            String note) {
        return client.with("If-Match", "\"" + version + "\"").put(ticket + "/schedule", form(startsAt, endsAt, note));
    }

    private static Map<String, Object> form(
            @Nullable OffsetDateTime startsAt, @Nullable OffsetDateTime endsAt, String note) {
        Map<String, Object> form = new HashMap<>();
        form.put("startsAt", startsAt == null ? null : startsAt.toString());
        form.put("endsAt", endsAt == null ? null : endsAt.toString());
        form.put("note", note);
        return form;
    }

    private static Answer lead(ApiClient client, String path, int version, @Nullable Integer minutes) {
        Map<String, Object> body = new HashMap<>();
        body.put("minutes", minutes);
        return client.with("If-Match", "\"" + version + "\"").put("/api/v1" + path, body);
    }

    private static OffsetDateTime inDays(int days) {
        return OffsetDateTime.now(ZoneOffset.UTC).plusDays(days).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant time(JsonNode of, String field) {
        return OffsetDateTime.parse(of.at("/" + field).asString()).toInstant();
    }

    private static String problem(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        return answer.text("/errors/0/field");
    }

    private UUID id() {
        UUID ticketId = UUID.fromString(ticket.substring(ticket.lastIndexOf('/') + 1));
        return accounts.in(account.id(), () -> sql.select(TICKET_SCHEDULE.ID)
                .from(TICKET_SCHEDULE)
                .where(TICKET_SCHEDULE.TICKET_ID.eq(ticketId))
                .and(TICKET_SCHEDULE.ENDED_AT.isNull())
                .fetchSingle()
                .value1());
    }

    private @Nullable Instant planned(UUID id) {
        return sql.select(SCHEDULED_TASKS.EXECUTION_TIME)
                .from(SCHEDULED_TASKS)
                .where(SCHEDULED_TASKS.TASK_NAME.eq("remind-of-schedule"))
                .and(SCHEDULED_TASKS.TASK_INSTANCE.eq(account.id() + ":" + id))
                .fetchOptional(each -> each.value1().toInstant())
                .orElse(null);
    }

    private List<JsonNode> bell(UUID reader) {
        return accounts.signedIn(account, reader)
                .get("/api/v1/notifications")
                .json()
                .at("/items")
                .valueStream()
                .filter(each -> each.at("/kind").asString().equals("WORK_STARTS"))
                .toList();
    }

    private long mails() {
        return owner.get("/api/v1/outgoing-emails")
                .json()
                .at("/items")
                .valueStream()
                .filter(each -> each.at("/subject").asString().contains("atendimento agendado para"))
                .count();
    }

    private List<String> kinds() {
        return agent.get(ticket)
                .json()
                .at("/events")
                .valueStream()
                .map(each -> each.at("/kind").asString())
                .toList();
    }

    private List<String> actions(ApiClient client) {
        return client.get(ticket)
                .json()
                .at("/ticket/actions")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static String address(@Nullable UUID whose, OffsetDateTime day) {
        return "/api/v1/agenda?from=" + day.toInstant() + "&to="
                + day.plusDays(1).toInstant() + (whose == null ? "" : "&agentId=" + whose);
    }

    private static List<String> subjects(ApiClient client, @Nullable UUID whose, OffsetDateTime day) {
        return client.get(address(whose, day))
                .json()
                .at("/items")
                .valueStream()
                .map(each -> each.at("/subject").asString())
                .toList();
    }

    private static List<String> names(ApiClient client, String search) {
        return client.get("/api/v1/agenda/agents?search=" + search)
                .json()
                .at("/items")
                .valueStream()
                .map(each -> each.at("/name").asString())
                .toList();
    }
}
