package app.balcao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.val;

import app.balcao.TestAccounts.TestAccount;
import app.balcao.people.TicketSight;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lists cost what they show: asked through the interface, under row-level security, amid thousands of rows of two
 * accounts, none reads a big table from end to end or sorts it. What the database says it read is counted.
 */
@BalcaoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListCostTest {

    /** The rows of big tables that a page of fifty may read, joins and probes of every department included. */
    private static final long MOST_ROWS = 1000;

    /** The messages that a search for a word which is everywhere looks through at once, at most. */
    private static final long ERA = 2048;

    /** Of a request that lists, the session's and the reader's rights among them. */
    private static final int MOST_STATEMENTS = 4;

    /** What a search with operators asks besides: whom they name, and whether few tickets are left. */
    private static final int ASIDE = 2;

    // Thousands of rows are soon read whole, and the planner knows; of millions it would think like this.
    private static final String AS_IF_MILLIONS = "set local enable_seqscan = off; set local enable_hashjoin = off;"
            + " set local enable_mergejoin = off; set local random_page_cost = 1.1";

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    @Autowired
    private TestStatements statements;

    @Autowired
    private DSLContext sql;

    @Value("${spring.datasource.url}")
    private String databaseUrl;

    private final Map<UUID, ApiClient> clients = new HashMap<>();
    private TestAccount account;

    @BeforeAll
    void fill() throws SQLException {
        account = accounts.create();
        manySmallAccounts();
        ManyRows.fill(accounts, sql, accounts.create(), 1000);
        ManyRows.fill(accounts, sql, account, 6000);
        groups.sees(account, account.colleague(), TicketSight.OWN_AND_UNASSIGNED_LINKED);
        ManyRows.analyze(databaseUrl);
    }

    // What the planner knows of all accounts together must not decide what is read of one: many have few tickets.
    private void manySmallAccounts() {
        for (int i = 0; i < 1500; i++) {
            TestAccount small = accounts.create();
            accounts.in(small.id(), () -> sql.execute("""
                    insert into ticket (account_id, number, origin, subject, department_id, kind, created_by, agent_id,
                        situation, created_at, situation_at, last_message_at, first_reply_at, last_message_by, priority,
                        reply_token)
                    select {0}, n, 'AGENT', 'Assunto ' || n, {1}, 'INTERNAL', {2}, case when n % 3 > 0 then {2} end,
                        case when n % 3 > 0 then 2 else 1 end, now(), now(), now(),
                        case when n % 3 > 0 then now() end, 'AGENT', 2, {0}::text || n
                    from generate_series(1, 5) n""", val(small.id()), val(small.support()), val(small.agent())));
        }
    }

    @Test
    void everyListReadsWhatItShows() {
        Set<String> big = bigTables();
        assertThat(big).contains("ticket", "ticket_message", "customer", "notification", "agent", "outgoing_email");
        var softly = new SoftAssertions();
        lists().forEach((list, readers) -> readers.forEach(reader -> {
            for (String statement : statements.during(account.id(), () -> ask(client(reader), list))) {
                judge(softly, list + " for " + name(reader), statement, big);
            }
        }));
        softly.assertAll();
    }

    @Test
    void aLongPageTakesNoMoreStatementsThanAShortOne() {
        var softly = new SoftAssertions();
        lists().forEach((list, readers) -> {
            ApiClient client = client(readers.getLast());
            ask(client, list);
            String next = list + (list.contains("?") ? "&" : "?") + "limit=";
            // Not the very same number for both: what is known of a session and of an account's age is kept for
            // seconds.
            for (int limit : List.of(1, 100)) {
                softly.assertThat(statements.during(account.id(), () -> ask(client, next + limit)))
                        .as("statements of %s", next + limit)
                        .hasSizeBetween(
                                1, MOST_STATEMENTS + (list.contains("search") && list.contains(":") ? ASIDE : 0));
            }
        });
        softly.assertAll();
    }

    @Test
    void noListIsForgottenHere() {
        assertThat(lists().keySet().stream()
                        .map(each -> each.split("\\?", 2)[0])
                        .collect(Collectors.toSet()))
                .containsAll(pagedLists());
    }

    private Map<String, List<UUID>> lists() {
        UUID customer = one("select id from customer where name = 'Cliente 7'");
        UUID organization = one("select organization_id from customer where name = 'Cliente 7'");
        UUID category = one("select id from category where name = 'Dúvida'");
        UUID mailbox = one("select id from mailbox where name = 'Caixa 2'");
        UUID ticket = one("select id from ticket where number = 4000");
        List<UUID> all = List.of(account.agent(), account.manager(), account.owner());
        List<UUID> sights = List.of(account.colleague(), account.agent(), account.manager(), account.owner());
        List<UUID> leaders = List.of(account.manager(), account.owner());
        List<UUID> owner = List.of(account.owner());
        Map<String, List<UUID>> lists = new LinkedHashMap<>();
        for (String tab : List.of("new", "replied", "newly-bound", "open")) {
            lists.put("/tickets?tab=" + tab, sights);
        }
        lists.put("/tickets?tab=team-open", leaders);
        lists.put("/tickets?tab=team-waiting", leaders);
        lists.put("/tickets/counts", sights);
        lists.put("/tickets/day", sights);
        for (String narrowed : List.of(
                "",
                "?state=open",
                "?state=closed",
                "?sort=created",
                "?sort=created&order=asc",
                "?sort=situation",
                "?situation=5",
                "?situation=2,3",
                "?priority=4",
                "?departmentId=" + account.support(),
                "?departmentId=" + account.support() + "&state=open",
                "?agentId=me",
                "?agentId=none&state=open",
                "?agentId=" + account.colleague(),
                "?categoryId=" + category,
                "?customerId=" + customer,
                "?customerId=" + customer + "&state=open",
                "?organizationId=" + organization,
                "?priority=3,4",
                "?departmentId=" + account.support() + "," + account.sales() + "&sort=created",
                "?agentId=" + account.agent() + "," + account.colleague(),
                "?agentId=none," + account.colleague(),
                "?agentId=none," + account.agent(),
                "?agentId=me," + account.agent(),
                "?activeFrom=2020-01-01",
                "?kind=external&origin=email,agent",
                "?columns=TAGS,SCHEDULED_AT,WORK_TIME,customField." + UUID.randomUUID(),
                "?search=nota",
                "?search=nota%20fiscal",
                "?search=ornitorrinco",
                "?search=4000",
                "?search=Cliente%20777",
                "?search=cliente777%40cliente.example",
                "?search=Organiza%C3%A7%C3%A3o%20777",
                "?search=%22nota%20fiscal%22",
                "?search=garantia",
                "?search=etiqueta:garantia",
                "?search=etiqueta:garantia%20nota",
                "?search=de:%22cliente%20777%22",
                "?search=de:%22cliente%20777%22%20nota",
                "?search=de:cliente777%40cliente.example%20nota",
                "?search=para:eu",
                "?search=para:eu%20nota",
                "?search=para:vendas%20nota",
                "?search=para:ninguem%20nota",
                "?search=status:aberto%20nota",
                "?search=status:novo",
                "?search=status:finalizado%20nota",
                "?search=nota%20antes:" + daysAgo(60),
                "?search=nota%20depois:" + daysAgo(3),
                "?search=antes:" + daysAgo(60),
                "?search=depois:" + daysAgo(90) + "%20antes:" + daysAgo(60))) {
            lists.put("/tickets" + narrowed, sights);
        }
        lists.put("/tickets/" + ticket, sights);
        lists.put("/tickets/" + ticket + "/messages", sights);
        conversations(customer, organization).forEach(each -> lists.put("/conversations?view=" + each, all));
        lists.put("/contact-blocks", leaders);
        lists.put("/visitors", all);
        for (String narrowed : List.of(
                "",
                "?email=vinculado77%40cliente.example",
                "?agentId=" + account.agent(),
                "?departmentId=" + account.sales(),
                "?agentId=" + account.colleague() + "&departmentId=" + account.sales())) {
            lists.put("/customer-bindings" + narrowed, owner);
        }
        lists.put("/queues/waiting", List.of(account.agent()));
        lists.put("/trash/conversations", leaders);
        for (String narrowed : List.of("", "?departmentId=" + account.support(), "?agentId=" + account.agent())) {
            lists.put("/conversation-ratings" + narrowed, leaders);
        }
        lists.put("/customers", all);
        lists.put("/customers?search=777", all);
        lists.put("/customers?search=cliente777%40cliente.example", all);
        lists.put("/customers?organizationId=" + organization, all);
        lists.put("/customers/" + customer, all);
        lists.put("/organizations", all);
        lists.put("/organizations?search=777", all);
        lists.put("/organizations/" + organization, all);
        lists.put("/notifications", all);
        lists.put("/agents", all);
        lists.put("/permission-groups/" + one("select id from permission_group where is_default") + "/members", owner);
        lists.put("/agents?search=777", all);
        lists.put("/agents?active=true", owner);
        lists.put("/agents?departmentId=" + account.sales(), owner);
        lists.put("/sign-on-providers/" + one("select id from sign_on_provider") + "/links", owner);
        lists.put("/audit-entries", owner);
        lists.put("/audit-entries?action=customer.removed", owner);
        lists.put("/audit-entries?agentId=" + account.manager(), owner);
        lists.put("/audit-entries?itemType=agent", owner);
        lists.put("/audit-entries?itemId=" + account.colleague(), owner);
        lists.put("/audit-entries?actorKind=API_TOKEN", owner);
        lists.put("/audit-entries?ip=203.0.113.7", owner);
        lists.put("/audit-entries?search=ornitorrinco", owner);
        lists.put("/audit-entries?search=auditado", owner);
        lists.put("/audit-entries?from=2026-01-01T00:00:00Z", owner);
        lists.put("/audit-entries?to=" + Instant.now().minus(Duration.ofDays(2)), owner);
        lists.put("/audit-entries?action=customer.changed&from=" + Instant.now().minus(Duration.ofHours(1)), owner);
        lists.put("/api-tokens", all);
        lists.put("/api-tokens?all=true", owner);
        lists.put("/agenda", all);
        lists.put("/agenda?agentId=" + account.agent(), leaders);
        lists.put("/trash/tickets", leaders);
        lists.put("/blocked-addresses", owner);
        lists.put("/blocked-addresses?search=mau77", owner);
        lists.put("/incoming-emails", owner);
        for (String outcome : List.of("OPENED", "FOLLOWED_UP", "IGNORED", "BLOCKED", "BOUNCE", "SET_ASIDE")) {
            lists.put("/incoming-emails?outcome=" + outcome, owner);
        }
        lists.put("/incoming-emails?mailboxId=" + mailbox, owner);
        lists.put("/outgoing-emails", owner);
        for (String state : List.of("QUEUED", "SENT", "FAILED", "BOUNCED")) {
            lists.put("/outgoing-emails?state=" + state, owner);
        }
        return lists;
    }

    private List<String> conversations(UUID customer, UUID organization) {
        return List.of(
                "MINE",
                "WAITING",
                "RUNNING",
                "ENDED",
                "ENDED&departmentId=" + account.support(),
                "ENDED&agentId=" + account.agent(),
                "ENDED&customerId=" + customer,
                "ENDED&organizationId=" + organization,
                "ENDED&labelId=" + one("select id from conversation_label where name = 'Rótulo'"),
                "ENDED&email=cliente7@cliente.example",
                "ENDED&numberFrom=2000&numberTo=4000",
                "ENDED&openedFrom=2020-01-01T00:00:00Z&openedTo="
                        + Instant.now().minus(Duration.ofDays(2)),
                "WAITING&departmentId=" + account.support());
    }

    private static LocalDate daysAgo(int days) {
        return LocalDate.now(ZoneOffset.UTC).minusDays(days);
    }

    /** The interface's lists that come in pages; those of one ticket are named by their path. */
    private Set<String> pagedLists() {
        Set<String> paths = new TreeSet<>();
        for (ApiDocument.Operation operation :
                ApiDocument.of(accounts.anonymous()).operations()) {
            if (operation.method().equals("GET")
                    && operation.node().path("parameters").toString().contains("\"cursor\"")
                    && !operation.path().contains("{")) {
                paths.add(operation.path());
            }
        }
        return paths;
    }

    private ApiClient client(UUID reader) {
        return clients.computeIfAbsent(reader, each -> accounts.signedIn(account, each));
    }

    private static void ask(ApiClient client, String list) {
        var answer = client.get("/api/v1" + list);
        assertThat(answer.status()).as(list + answer.json()).isEqualTo(200);
    }

    private void judge(SoftAssertions softly, String list, String statement, Set<String> big) {
        if (!statement.toLowerCase(Locale.ROOT).startsWith("select")
                && !statement.toLowerCase(Locale.ROOT).startsWith("with")) {
            return;
        }
        JsonNode plan = plan(statement);
        List<String> scanned = new ArrayList<>();
        long rows = rowsRead(plan, big, scanned);
        softly.assertThat(scanned)
                .as("tables read from end to end by %s:%n%s%n%s", list, statement, plan.toPrettyString())
                .isEmpty();
        softly.assertThat(rows)
                .as("rows read by %s:%n%s%n%s", list, statement, plan.toPrettyString())
                .isLessThanOrEqualTo(mostRows(list));
    }

    // A search looks at the messages of an era; at one that is narrowed, at the tickets of these as well.
    private static long mostRows(String list) {
        if (!list.contains("tickets?search=")) {
            return MOST_ROWS;
        }
        return MOST_ROWS + (list.contains(":") ? 2 * ERA : ERA);
    }

    private static long rowsRead(JsonNode node, Set<String> big, List<String> scanned) {
        long rows = 0;
        if (big.contains(node.path("Relation Name").asString(""))) {
            if (node.path("Node Type").asString("").equals("Seq Scan")
                    && node.path("Actual Loops").asLong(0) > 0) {
                scanned.add(node.path("Relation Name").asString());
            }
            double each = node.path("Actual Rows").asDouble(0)
                    + node.path("Rows Removed by Filter").asDouble(0)
                    + node.path("Rows Removed by Index Recheck").asDouble(0);
            rows = Math.round(each * node.path("Actual Loops").asDouble(0));
        }
        for (JsonNode child : node.path("Plans")) {
            rows += rowsRead(child, big, scanned);
        }
        return rows;
    }

    private JsonNode plan(String statement) {
        return accounts.in(
                account.id(),
                () -> sql.connectionResult(connection -> {
                    try (var running = connection.createStatement()) {
                        running.execute(AS_IF_MILLIONS);
                        var result = running.executeQuery("explain (analyze, timing off, format json) " + statement);
                        result.next();
                        return JSON.readTree(result.getString(1)).path(0).path("Plan");
                    }
                }));
    }

    private Set<String> bigTables() {
        return accounts.in(
                account.id(),
                () -> new TreeSet<>(sql.fetch("select relname from pg_class where relkind = 'r' and reltuples >= 1500"
                                + " and relnamespace = 'public'::regnamespace")
                        .into(String.class)));
    }

    private UUID one(String question) {
        return accounts.in(account.id(), () -> sql.fetchSingle(question).into(UUID.class));
    }

    private String name(UUID reader) {
        return reader.equals(account.owner())
                ? "owner"
                : reader.equals(account.manager())
                        ? "manager"
                        : reader.equals(account.colleague()) ? "agent who sees their own" : "agent";
    }
}
