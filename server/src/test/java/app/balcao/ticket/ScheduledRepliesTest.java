package app.balcao.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.people.Permission;
import app.balcao.platform.tenant.Tenant;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Answers that are sent later. */
@BalcaoTest
class ScheduledRepliesTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    @Autowired
    private ScheduledReplies replies;

    private TestAccount account;
    private ApiClient agent;
    private ApiClient colleague;
    private String ticket;

    @BeforeEach
    void open() {
        account = accounts.create();
        agent = accounts.signedIn(account, account.agent());
        colleague = accounts.signedIn(account, account.colleague());
        ticket = "/api/v1/tickets/"
                + new TestTickets(accounts, sql, opening)
                        .fromCustomer(account, "Visita")
                        .id();
        agent.post(ticket + "/bind", null);
    }

    @Test
    @Rule("RPL-21")
    void anAnswerWaitsForItsTimeAndIsSentOnce() {
        String file = upload();
        UUID id = schedule("A visita é hoje.", List.of(file));
        JsonNode waiting = list(colleague).get(0);
        assertThat(waiting.at("/author/name").asString()).isEqualTo("Ana Atendente");
        assertThat(waiting.at("/own").asBoolean()).isFalse();
        assertThat(waiting.at("/html").asString()).isEqualTo("<p>A visita é hoje.</p>");
        assertThat(colleague.get("/api/v1/attachments/" + file + "/content").status())
                .as("its files are for who sees the ticket")
                .isEqualTo(200);
        assertThat(situation()).isZero();

        send(id);
        send(id);

        assertThat(answers()).containsExactly("<p>A visita é hoje.</p>");
        assertThat(agent.get(ticket).text("/messages/1/attachments/0/id")).isEqualTo(file);
        assertThat(list(agent)).isEmpty();
        assertThat(situation()).isEqualTo(2);
        assertThat(agent.delete("/api/v1/scheduled-replies/" + id).status()).isEqualTo(404);
    }

    @Test
    @Rule("RPL-21")
    void theJobSendsItWhenItsTimeHasCome() {
        assertThat(agent.post(
                                ticket + "/scheduled-replies",
                                Map.of(
                                        "html",
                                        "<p>Já.</p>",
                                        "sendAt",
                                        OffsetDateTime.now().plusSeconds(2).toString()))
                        .status())
                .isEqualTo(201);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(answers()).containsExactly("<p>Já.</p>"));
    }

    @Test
    @Rule("RPL-21")
    void itsWriterTakesItBackWithItsFiles() {
        String file = upload();
        UUID id = schedule("Depois.", List.of(file));
        assertThat(colleague.delete("/api/v1/scheduled-replies/" + id).status())
                .as("another's")
                .isEqualTo(404);
        Answer taken = agent.delete("/api/v1/scheduled-replies/" + id);
        assertThat(taken.text("/html")).isEqualTo("<p>Depois.</p>");
        assertThat(taken.text("/attachments/0/id")).isEqualTo(file);
        send(id);
        assertThat(answers()).isEmpty();
        assertThat(agent.post(ticket + "/replies", Map.of("html", "<p>Agora.</p>", "attachmentIds", List.of(file)))
                        .status())
                .as("the file can be sent again")
                .isEqualTo(201);
    }

    @Test
    @Rule("RPL-21")
    void closingTheTicketStopsItAndTellsItsWriter() {
        UUID id = schedule("Depois.", List.of());
        accounts.signedIn(account, account.manager()).post(ticket + "/close", Map.of());
        assertThat(list(agent).get(0).at("/stopped").asString()).isEqualTo("CLOSED");
        send(id);
        assertThat(answers()).isEmpty();
        assertThat(kinds(account.agent())).containsOnlyOnce("REPLY_STOPPED");
        assertThat(agent.delete("/api/v1/scheduled-replies/" + id).text("/html"))
                .as("nothing typed is lost")
                .isEqualTo("<p>Depois.</p>");
    }

    @Test
    @Rule("RPL-21")
    void whoMayNotAnswerAnyMoreSendsNothing() {
        UUID id = schedule("Depois.", List.of());
        accounts.signedIn(account, account.manager()).post(ticket + "/bind", Map.of("agentId", account.colleague()));
        groups.permit(account, account.agent(), TestGroups.without(Permission.TICKET_REPLY_ANY));
        send(id);
        assertThat(answers()).isEmpty();
        assertThat(list(agent).get(0).at("/stopped").asString()).isEqualTo("NOT_ALLOWED");
        assertThat(kinds(account.agent())).contains("REPLY_STOPPED");
        assertThat(schedule(agent, "De novo.", OffsetDateTime.now().plusDays(1)).status())
                .isEqualTo(403);
    }

    @Test
    @Rule("RPL-21")
    void theTimeIsToComeWithinAYear() {
        for (OffsetDateTime time : List.of(
                OffsetDateTime.now().minusMinutes(1), OffsetDateTime.now().plusYears(2))) {
            assertThat(schedule(agent, "X", time).text("/errors/0/field")).isEqualTo("sendAt");
        }
        assertThat(agent.post(ticket + "/scheduled-replies", Map.of("html", "<p>X</p>"))
                        .text("/errors/0/code"))
                .isEqualTo("required");
        for (int i = 0; i < ScheduledReplies.MOST; i++) {
            schedule("Número " + i, List.of());
        }
        assertThat(schedule(agent, "Demais", OffsetDateTime.now().plusDays(1)).status())
                .isEqualTo(409);
    }

    private UUID schedule(String text, List<String> files) {
        Answer answer = agent.post(
                ticket + "/scheduled-replies",
                Map.of(
                        "html",
                        "<p>" + text + "</p>",
                        "attachmentIds",
                        files,
                        "sendAt",
                        OffsetDateTime.now().plusDays(1).toString()));
        assertThat(answer.status()).isEqualTo(201);
        return UUID.fromString(answer.text("/items/0/id"));
    }

    private Answer schedule(ApiClient client, String text, OffsetDateTime time) {
        return client.post(
                ticket + "/scheduled-replies", Map.of("html", "<p>" + text + "</p>", "sendAt", time.toString()));
    }

    private void send(UUID id) {
        Tenant.run(account.id(), () -> replies.send(id));
    }

    private String upload() {
        return agent.upload("/api/v1/attachments", "ordem.txt", "text/plain", "ordem de serviço".getBytes(UTF_8))
                .text("/id");
    }

    private JsonNode list(ApiClient client) {
        return client.get(ticket + "/scheduled-replies").json().at("/items");
    }

    private int situation() {
        return agent.get(ticket).json().at("/ticket/situation/code").asInt();
    }

    private List<String> answers() {
        return agent.get(ticket)
                .json()
                .at("/messages")
                .valueStream()
                .filter(each -> each.at("/author/kind").asString().equals("AGENT"))
                .map(each -> each.at("/html").asString())
                .toList();
    }

    private List<String> kinds(UUID reader) {
        return accounts.signedIn(account, reader)
                .get("/api/v1/notifications")
                .json()
                .at("/items")
                .valueStream()
                .map(each -> each.at("/kind").asString())
                .toList();
    }
}
