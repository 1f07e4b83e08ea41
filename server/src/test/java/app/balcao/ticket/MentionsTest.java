package app.balcao.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.people.TicketSight;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Agents who are named in comments. */
@BalcaoTest
class MentionsTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    private TestAccount account;
    private ApiClient agent;
    private String path;

    @BeforeEach
    void open() {
        account = accounts.create();
        agent = accounts.signedIn(account, account.agent());
        path = "/api/v1/tickets/"
                + new TestTickets(accounts, sql, opening)
                        .fromCustomer(account, "Nota fiscal")
                        .id();
    }

    @Test
    @Rule({"RPL-18", "NTF-2"})
    void whoIsNamedInACommentIsTold() {
        var comment = agent.post(
                path + "/comments",
                TestTickets.writing("<p>" + mention(account.colleague(), "@qualquer um") + " pode ver?</p>"));
        assertThat(comment.text("/html"))
                .as("under their own name")
                .isEqualTo("<p>" + mention(account.colleague(), "@Caio Colega") + " pode ver?</p>");
        JsonNode told = newest(account.colleague());
        assertThat(told.at("/kind").asString()).isEqualTo("MENTIONED");
        assertThat(told.at("/data/byName").asString()).isEqualTo("Ana Atendente");
        assertThat(told.at("/data/messageId").asString()).isEqualTo(comment.text("/id"));
        assertThat(newest(account.manager()).at("/kind").asString()).isEqualTo("TICKET_OPENED");
    }

    @Test
    @Rule("RPL-18")
    void whoDoesNotSeeTheTicketIsNeitherNamedNorTold() {
        UUID stranger = accounts.create().agent();
        String html = "<p>" + mention(account.seller(), "@Vera") + mention(stranger, "@Alguém")
                + mention(account.agent(), "@eu") + mention(account.colleague(), "@c")
                + mention(account.colleague(), "@c") + "</p>";
        var comment = agent.post(path + "/comments", TestTickets.writing(html));
        assertThat(comment.text("/html"))
                .startsWith("<p>@Vera@Alguém<span")
                .contains("@Ana Atendente")
                .doesNotContain(account.seller().toString(), stranger.toString());
        assertThat(bell(account.seller())).isEmpty();
        assertThat(kinds(account.agent())).as("nobody tells themselves").doesNotContain("MENTIONED");
        assertThat(kinds(account.colleague())).as("once").containsOnlyOnce("MENTIONED");
    }

    @Test
    @Rule({"RPL-18", "RPL-9"})
    void aMentionIsNoMoreThanThatAndStaysAmongAgents() {
        var comment = agent.post(
                path + "/comments",
                TestTickets.writing("<p><span data-mention=\"x\" onclick=\"alert(1)\">@x</span> <span data-mention=\""
                        + account.colleague() + "\"><img src=x onerror=alert(1)>@c</span></p>"));
        assertThat(comment.text("/html"))
                .isEqualTo("<p><span>@x</span> " + mention(account.colleague(), "@Caio Colega") + "</p>");
        agent.post(path + "/bind", null);
        var reply = agent.post(
                path + "/replies", TestTickets.writing("<p>" + mention(account.colleague(), "@Caio") + "</p>"));
        assertThat(reply.text("/html")).isEqualTo("<p><span>&#64;Caio</span></p>");
        assertThat(kinds(account.colleague())).containsOnlyOnce("MENTIONED");
    }

    @Test
    @Rule("RPL-18")
    void thoseWhoCanBeNamedSeeTheTicket() {
        assertThat(mentionable(agent, "")).containsExactly("Caio Colega", "Marcos Gerente", "Olívia Dona");
        assertThat(mentionable(agent, "?search=OLIVIA")).containsExactly("Olívia Dona");
        agent.post(path + "/bind", null);
        groups.sees(account, account.colleague(), TicketSight.OWN_ONLY);
        assertThat(mentionable(agent, "")).containsExactly("Marcos Gerente", "Olívia Dona");
        assertThat(accounts.signedIn(account, account.seller())
                        .get(path + "/mentionable-agents")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Rule("RPL-19")
    void whoAnswersIsFirstShownWhatWasAnsweredMeanwhile() {
        agent.post(path + "/bind", null);
        String seen = agent.get(path).text("/messages/0/id");
        ApiClient colleague = accounts.signedIn(account, account.colleague());
        agent.post(path + "/comments", TestTickets.writing("<p>Só uma nota.</p>"));
        var first = colleague.post(path + "/replies", answer("Já enviamos.", seen));
        assertThat(first.status()).as("a comment is no answer").isEqualTo(201);

        var crossed = agent.post(path + "/replies", answer("Vou enviar.", seen));
        assertThat(crossed.status()).isEqualTo(409);
        assertThat(crossed.text("/type")).isEqualTo("/problems/answered-meanwhile");
        assertThat(crossed.text("/answer/html")).isEqualTo("<p>Já enviamos.</p>");
        assertThat(crossed.text("/answer/author/name")).isEqualTo("Caio Colega");
        assertThat(crossed.text("/detail")).contains("Caio Colega");
        assertThat(agent.post(path + "/replies", answer("Vou enviar.", first.text("/id")))
                        .status())
                .as("having seen it")
                .isEqualTo(201);
        assertThat(agent.post(path + "/replies", answer("E mais isto.", first.text("/id")))
                        .status())
                .as("one's own answer is none of somebody else")
                .isEqualTo(201);
        assertThat(colleague
                        .post(path + "/replies", TestTickets.writing("<p>Sem perguntar.</p>"))
                        .status())
                .isEqualTo(201);
    }

    private static Map<String, Object> answer(String text, String seen) {
        return Map.of("html", "<p>" + text + "</p>", "lastSeenMessageId", seen);
    }

    private static String mention(UUID agent, String text) {
        return "<span data-mention=\"" + agent + "\">" + text + "</span>";
    }

    private List<String> mentionable(ApiClient client, String query) {
        var items = client.get(path + "/mentionable-agents" + query).json().at("/items");
        return items.valueStream().map(each -> each.at("/name").asString()).toList();
    }

    private JsonNode bell(UUID reader) {
        return accounts.signedIn(account, reader)
                .get("/api/v1/notifications")
                .json()
                .at("/items");
    }

    private JsonNode newest(UUID reader) {
        return bell(reader).get(0);
    }

    private List<String> kinds(UUID reader) {
        return bell(reader)
                .valueStream()
                .map(each -> each.at("/kind").asString())
                .toList();
    }
}
