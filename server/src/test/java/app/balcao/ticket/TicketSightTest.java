package app.balcao.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestGroups;
import app.balcao.platform.realtime.LiveClient;
import app.balcao.ticket.SightFixture.Looking;
import app.balcao.ticket.SightFixture.Made;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who sees which tickets, wherever tickets show. */
@BalcaoTest
class TicketSightTest {

    /** The agent works in support; {@link SightFixture} tells what the tickets are. */
    private static final String TABLE = """
            ALL_DEPARTMENTS           | support-mine support-free support-other sales-mine sales-free sales-other finance-free finance-other
            LINKED_DEPARTMENTS        | support-mine support-free support-other
            OWN_AND_UNASSIGNED_LINKED | support-mine support-free sales-mine
            OWN_AND_UNASSIGNED_ANY    | support-mine support-free sales-mine sales-free finance-free
            OWN_ONLY                  | support-mine sales-mine
            MANAGER_OF_FINANCE        | support-mine sales-mine finance-free finance-other
            ADMINISTRATOR             | support-mine support-free support-other sales-mine sales-free sales-other finance-free finance-other
            """;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    @Autowired
    private DSLContext sql;

    private SightFixture fixture;

    @BeforeEach
    void tickets() {
        fixture = new SightFixture(accounts, groups, sql);
    }

    @ParameterizedTest
    @Rule({"PER-3", "PER-6", "AGT-9"})
    @CsvSource(textBlock = TABLE, delimiter = '|')
    void listsHoldWhatIsSeen(Looking looking, String names) {
        ApiClient agent = fixture.agent(looking);
        Set<String> seen = names(names);
        for (String sort : List.of("activity", "created", "situation")) {
            assertThat(listed(agent, "sort=" + sort)).as(sort).isEqualTo(seen);
        }
        assertThat(listed(agent, "customerId=" + fixture.customer())).isEqualTo(seen);
        assertThat(listed(agent, "agentId=" + fixture.account.agent())).isEqualTo(ending(seen, "mine"));
        assertThat(listed(agent, "agentId=" + fixture.account.seller())).isEqualTo(ending(seen, "other"));
        assertThat(listed(agent, "agentId=none")).isEqualTo(ending(seen, "free"));
        assertThat(listed(agent, "departmentId=" + fixture.finance)).isEqualTo(beginning(seen, "finance"));
        assertThat(listed(agent, "departmentId=" + fixture.account.support())).isEqualTo(beginning(seen, "support"));
        assertThat(paged(agent)).as("page by page").isEqualTo(seen);
    }

    @ParameterizedTest
    @Rule({"PER-3", "PER-6"})
    @CsvSource(textBlock = TABLE, delimiter = '|')
    void tabsAndCountsHoldWhatIsSeen(Looking looking, String names) {
        ApiClient agent = fixture.agent(looking);
        Set<String> seen = names(names);
        Answer counts = agent.get("/api/v1/tickets/counts");
        assertThat(listed(agent, "tab=new")).isEqualTo(ending(seen, "free"));
        assertThat(counts.json().at("/new").asInt())
                .isEqualTo(ending(seen, "free").size());
        assertThat(listed(agent, "tab=newly-bound")).isEqualTo(ending(seen, "mine"));
        assertThat(counts.json().at("/newlyBound").asInt())
                .isEqualTo(ending(seen, "mine").size());
        Answer day = agent.get("/api/v1/tickets/day");
        assertThat(day.json().at("/opened").asInt()).isEqualTo(seen.size());
        assertThat(StreamSupport.stream(day.json().at("/openByDepartment").spliterator(), false)
                        .mapToInt(each -> each.at("/count").asInt())
                        .sum())
                .isEqualTo(seen.size());
    }

    @ParameterizedTest
    @Rule({"PER-3", "PER-6"})
    @CsvSource(textBlock = TABLE, delimiter = '|')
    void searchesFindWhatIsSeen(Looking looking, String names) {
        ApiClient agent = fixture.agent(looking);
        Set<String> seen = names(names);
        assertThat(listed(agent, "search=boletos")).as("by words").isEqualTo(seen);
        assertThat(listed(agent, "search=Clara")).as("by the customer").isEqualTo(seen);
        fixture.tickets.forEach((name, ticket) -> assertThat(listed(agent, "search=" + ticket.number()))
                .as("by the number of %s", name)
                .isEqualTo(seen.contains(name) ? Set.of(name) : Set.of()));
    }

    @ParameterizedTest
    @Rule({"PER-3", "PER-6", "RPL-17"})
    @CsvSource(textBlock = TABLE, delimiter = '|')
    void whatIsNotSeenDoesNotExist(Looking looking, String names) {
        ApiClient agent = fixture.agent(looking);
        Set<String> seen = names(names);
        fixture.tickets.forEach((name, ticket) -> {
            int expected = seen.contains(name) ? 200 : 404;
            String path = "/api/v1/tickets/" + ticket.id();
            assertThat(agent.get(path).status()).as(name).isEqualTo(expected);
            assertThat(agent.get("/api/v1/tickets/by-number/" + ticket.number()).status())
                    .as(name)
                    .isEqualTo(expected);
            assertThat(agent.get(path + "/messages").status()).as(name).isEqualTo(expected);
            assertThat(agent.get("/api/v1/attachments/" + ticket.attachment() + "/content")
                            .status())
                    .as("the file of %s", name)
                    .isEqualTo(expected);
            if (expected == 404) {
                refuses(agent, path, ticket);
            }
        });
    }

    private static void refuses(ApiClient agent, String path, Made ticket) {
        Map<String, String> text = Map.of("html", "<p>Oi</p>");
        assertThat(agent.get(path + "/messages/" + ticket.messageId() + "/source")
                        .status())
                .isEqualTo(404);
        assertThat(agent.post(path + "/replies", text).status()).isEqualTo(404);
        assertThat(agent.post(path + "/comments", text).status()).isEqualTo(404);
        assertThat(agent.post(path + "/bind", Map.of()).status()).isEqualTo(404);
        assertThat(agent.post(path + "/close", Map.of()).status()).isEqualTo(404);
        assertThat(agent.post(path + "/reopen", null).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @Rule({"PER-3", "PER-6", "RTM-6"})
    @CsvSource(textBlock = TABLE, delimiter = '|')
    void liveTopicsTellOfWhatIsSeen(Looking looking, String names) {
        ApiClient agent = fixture.agent(looking);
        Set<String> seen = names(names);
        LiveClient live = LiveClient.open(accounts.address(), session(), null);
        fixture.tickets.forEach((name, ticket) -> {
            assertThat(mayFollow(live, "ticket:" + ticket.id())).as(name).isEqualTo(seen.contains(name));
            String department = name.substring(0, name.indexOf('-'));
            assertThat(mayFollow(live, "department:" + ticket.departmentId()))
                    .as("the whole of %s", department)
                    .isEqualTo(seen.contains(department + "-other"));
            assertThat(mayFollow(live, "queue:" + ticket.departmentId()))
                    .as("the queue of %s", department)
                    .isEqualTo(seen.contains(department + "-free"));
        });
        boolean own = Set.of("OWN_AND_UNASSIGNED_LINKED", "OWN_AND_UNASSIGNED_ANY", "OWN_ONLY", "MANAGER_OF_FINANCE")
                .contains(looking.name());
        assertThat(mayFollow(live, "own-tickets:" + fixture.account.agent())).isEqualTo(own);
        assertThat(mayFollow(live, "own-tickets:" + fixture.account.seller()))
                .as("those of somebody else")
                .isFalse();
        List<String> offered = new ArrayList<>();
        agent.get("/api/v1/session").json().at("/ticketTopics").forEach(each -> offered.add(each.asString()));
        assertThat(offered).isNotEmpty().allMatch(topic -> mayFollow(live, topic));
        live.drop();
    }

    @ParameterizedTest
    @Rule({"PER-3", "NTF-2"})
    @CsvSource(textBlock = TABLE, delimiter = '|')
    void theBellRingsForWhatIsSeen(Looking looking, String names) {
        ApiClient agent = fixture.agent(looking);
        Set<String> seen = names(names);
        Map.of("Novo", fixture.account.support(), "Novo na outra", fixture.account.sales())
                .forEach((subject, department) -> fixture.owner()
                        .post(
                                "/api/v1/tickets",
                                Map.of(
                                        "customerId",
                                        fixture.customer(),
                                        "departmentId",
                                        department,
                                        "subject",
                                        subject,
                                        "html",
                                        "<p>Oi</p>")));
        List<String> told = new ArrayList<>();
        agent.get("/api/v1/notifications")
                .json()
                .at("/items")
                .forEach(each -> told.add(each.at("/ticket/subject").asString()));
        assertThat(told.contains("Novo")).isEqualTo(seen.contains("support-free"));
        assertThat(told).as("of tickets they do not work on").doesNotContain("Novo na outra");
    }

    @Test
    @Rule("PER-3")
    void aTicketTakenByAnotherLeavesTheSightOfWhoLooksAtIt() {
        ApiClient agent = fixture.agent(Looking.OWN_AND_UNASSIGNED_LINKED);
        String ticket = fixture.tickets.get("support-free").id().toString();
        LiveClient live = LiveClient.open(accounts.address(), session(), null);
        String queue = "queue:" + fixture.account.support();
        assertThat(mayFollow(live, "ticket:" + ticket)).isTrue();
        assertThat(mayFollow(live, queue)).isTrue();

        fixture.owner().post("/api/v1/tickets/" + ticket + "/bind", Map.of("agentId", fixture.account.colleague()));

        live.awaitFrame(each -> each.path("type").asString().equals("refused"));
        await().until(() -> live.events(queue).size() == 1);
        assertThat(live.events(queue).getFirst().at("/data/agentId").isNull()).isTrue();
        assertThat(agent.get("/api/v1/tickets/" + ticket).status()).isEqualTo(404);
        fixture.owner().post("/api/v1/tickets/" + ticket + "/comments", Map.of("html", "<p>Só nosso</p>"));
        fixture.owner()
                .post(
                        "/api/v1/tickets/" + ticket + "/bind",
                        Map.of("agentId", fixture.account.agent().toString()));
        assertThat(mayFollow(live, "ticket:" + ticket)).isTrue();
        assertThat(live.events(queue))
                .as("what is not of the queue is not told there")
                .hasSize(1);
        live.drop();
    }

    @Test
    @Rule("PER-3")
    void aLinkToATicketNotSeenIsNotShown() {
        Made seen = fixture.tickets.get("support-mine");
        Made hidden = fixture.tickets.get("support-other");
        accounts.in(
                fixture.account.id(),
                () -> sql.execute(
                        "update ticket set previous_ticket_id = case when id = ? then ?::uuid else ?::uuid end"
                                + " where account_id = ? and id in (?, ?)",
                        seen.id(),
                        hidden.id(),
                        seen.id(),
                        fixture.account.id(),
                        seen.id(),
                        hidden.id()));
        Answer whole = fixture.agent(Looking.LINKED_DEPARTMENTS).get("/api/v1/tickets/" + seen.id());
        assertThat(whole.text("/ticket/previousTicket/id"))
                .isEqualTo(hidden.id().toString());
        assertThat(whole.json().at("/ticket/followingTickets")).hasSize(1);
        Answer own = fixture.agent(Looking.OWN_ONLY).get("/api/v1/tickets/" + seen.id());
        assertThat(own.json().at("/ticket/previousTicket").isNull()).isTrue();
        assertThat(own.json().at("/ticket/followingTickets")).isEmpty();
    }

    private String session() {
        return accounts.session(fixture.account, fixture.account.agent());
    }

    private static boolean mayFollow(LiveClient live, String topic) {
        int known = live.frames().size();
        live.subscribe(topic);
        await().until(() -> live.frames().stream()
                .skip(known)
                .anyMatch(each -> each.path("topic").asString().equals(topic)
                        && isAnswer(each.path("type").asString())));
        return live.frames().stream()
                .skip(known)
                .filter(each -> each.path("topic").asString().equals(topic))
                .anyMatch(each -> each.path("type").asString().equals("subscribed"));
    }

    private static boolean isAnswer(String type) {
        return type.equals("subscribed") || type.equals("refused");
    }

    private Set<String> listed(ApiClient agent, String query) {
        Set<String> names = new TreeSet<>();
        agent.get("/api/v1/tickets?state=all&limit=50&" + query)
                .json()
                .at("/items")
                .forEach(each -> names.add(fixture.nameOf(each.at("/id").asString())));
        return names;
    }

    private Set<String> paged(ApiClient agent) {
        Set<String> names = new TreeSet<>();
        String cursor = "";
        do {
            Answer page = agent.get("/api/v1/tickets?state=all&limit=2" + cursor);
            page.json().at("/items").forEach(each -> assertThat(
                            names.add(fixture.nameOf(each.at("/id").asString())))
                    .isTrue());
            cursor = page.json().at("/nextCursor").isNull() ? "" : "&cursor=" + page.text("/nextCursor");
        } while (!cursor.isEmpty());
        return names;
    }

    private static Set<String> names(String names) {
        return new TreeSet<>(List.of(names.strip().split(" +")));
    }

    private static Set<String> ending(Set<String> names, String end) {
        return new TreeSet<>(names.stream().filter(each -> each.endsWith(end)).toList());
    }

    private static Set<String> beginning(Set<String> names, String beginning) {
        return new TreeSet<>(
                names.stream().filter(each -> each.startsWith(beginning)).toList());
    }
}
