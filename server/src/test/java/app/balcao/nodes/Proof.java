package app.balcao.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.ApiClient;
import app.balcao.TestHours;
import app.balcao.nodes.Told.Said;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Lets many conversations run through two nodes, and compares at the end what everybody was told with what is stored. */
final class Proof implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final TwoNodes nodes;
    private final BadNetwork network;
    private final Talk talk;
    private final int conversations;
    private final long seed;
    private final ApiClient owner;
    private final List<String> departments;

    /** @param each how many messages each side of each conversation writes */
    Proof(Path folder, boolean redis, int conversations, int each, long seed) throws Exception {
        this.conversations = conversations;
        this.seed = seed;
        nodes = new TwoNodes(folder, redis);
        network = new BadNetwork(seed, nodes.ports());
        nodes.start(network.address());
        owner = signedIn("helena.prado@auroramoveis.example");
        TestHours.always(owner);
        List<JsonNode> staff = new ArrayList<>();
        owner.get("/api/v1/agents?limit=100").json().at("/items").forEach(staff::add);
        departments = List.of(department("Por vez", staff), department("Por escolha", staff));
        nodes.execute("update agent set most_conversations = 100");
        nodes.execute(
                "update queue set distribution = 'BY_HAND' where department_id = '" + departments.getLast() + "'");
        String widget = "/widget/v1/" + owner.get("/api/v1/chat-widget").text("/key");
        talk = new Talk(network.address(), widget, each, 0);
        hire(staff);
    }

    private ApiClient signedIn(String email) {
        var api = new ApiClient(network.address(), null);
        var who = Map.of("account", "aurora", "email", email, "password", TwoNodes.PASSWORD);
        assertThat(api.post("/api/v1/session", who).status()).isEqualTo(200);
        return api;
    }

    private String department(String name, List<JsonNode> staff) {
        Map<String, Object> department = new LinkedHashMap<>();
        department.put("name", name);
        department.put("active", true);
        department.put("categoryIds", List.of());
        department.put("defaultPriority", 2);
        department.put("categoryRequired", false);
        department.put(
                "agents",
                staff.stream()
                        .map(agent -> Map.of(
                                "agentId",
                                agent.path("id").asString(),
                                "tickets",
                                true,
                                "chat",
                                true,
                                "manager",
                                false))
                        .toList());
        var answer = owner.post("/api/v1/departments", department);
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
        return answer.text("/id");
    }

    private final List<Attendant> attendants = new ArrayList<>();

    private void hire(List<JsonNode> staff) throws SQLException {
        String byHand = query("select id, '' from queue where department_id = '" + departments.getLast() + "'")
                .getFirst()
                .getFirst();
        for (JsonNode agent : staff) {
            String id = agent.path("id").asString();
            ApiClient api = signedIn(agent.path("email").asString());
            assertThat(api.put("/api/v1/me/chat-status", Map.of("status", "ONLINE"))
                            .status())
                    .isEqualTo(204);
            attendants.add(new Attendant(talk, id, api, byHand, seed + attendants.size()));
        }
    }

    TwoNodes nodes() {
        return nodes;
    }

    Talk talk() {
        return talk;
    }

    /** How many messages there will be, without those that begin a conversation. */
    long messages() {
        return 2L * conversations * talk.each;
    }

    /** Begins to write, up to so many messages each, while the network misbehaves. */
    void begin(int allowed) {
        talk.allow(allowed);
        network.misbehave(true);
        for (int each = 0; each < attendants.size(); each++) {
            attendants.get(each).begin(attendants.get((each + 1) % attendants.size()));
        }
        for (int each = 0; each < conversations; each++) {
            Thread.ofVirtual().start(new Customer(talk, each, departments.get(each % departments.size()), seed));
        }
    }

    void allow(int messages) {
        talk.allow(messages);
    }

    void allowAll() {
        talk.allow(talk.each);
    }

    void awaitAcknowledged(double part) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            assertThat(talk.faults).isEmpty();
            return talk.acknowledged() >= part * messages();
        });
    }

    /** Waits until everything is written and told, and compares. */
    void endsWell() throws SQLException {
        awaitAcknowledged(1);
        assertThat(network.cuts()).as("connections that were cut").isPositive();
        network.misbehave(false);
        Map<String, List<Said>> stored = stored();
        assertThat(stored).hasSize(conversations);
        await().atMost(PATIENCE)
                .untilAsserted(() -> stored.forEach((id, said) -> {
                    assertThat(told(talk.customers, id).said())
                            .as("what the customer was told in " + id)
                            .isEqualTo(said);
                    assertThat(told(talk.agents, id).said())
                            .as("what the agent was told in " + id)
                            .isEqualTo(said);
                }));
        // Whoever came back by the other node has not left, though the first one may have noticed later.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(query("select id, gone_at from conversation where gone_at is not null"
                                + " and id in (" + ours() + ")"))
                        .as("taken for gone while connected")
                        .isEmpty());
        talk.end();
        assertThat(talk.faults).isEmpty();
        stored.forEach(this::assertWhole);
        assertOneAgentAtATime();
    }

    private static Told told(Map<String, Told> side, String conversation) {
        return Objects.requireNonNull(side.get(conversation), () -> "nobody knows of " + conversation);
    }

    private Map<String, List<Said>> stored() throws SQLException {
        Map<String, List<Said>> stored = new TreeMap<>();
        for (List<String> row : query("""
                select conversation_id, seq, author, coalesce(client_id, ''), text from conversation_message
                where conversation_id in (%s) order by conversation_id, seq""".formatted(ours()))) {
            stored.computeIfAbsent(row.getFirst(), id -> new ArrayList<>())
                    .add(new Said(Long.parseLong(row.get(1)), row.get(2), row.get(3), row.get(4)));
        }
        return stored;
    }

    private String ours() {
        return "select id from conversation where department_id in ('" + String.join("', '", departments) + "')";
    }

    private void assertWhole(String id, List<Said> said) {
        for (int place = 0; place < said.size(); place++) {
            assertThat(said.get(place).seq()).isEqualTo(place + 1);
        }
        assertInOrder(said, "CUSTOMER", told(talk.customers, id), talk.each + 1);
        assertInOrder(said, "AGENT", told(talk.agents, id), talk.each);
    }

    /** Each message of a side once, in the order in which it wrote them, under the number that was acknowledged. */
    private static void assertInOrder(List<Said> all, String author, Told side, int count) {
        List<Said> theirs =
                all.stream().filter(each -> each.author().equals(author)).toList();
        assertThat(theirs).hasSize(count);
        List<String> written = theirs.stream()
                .map(Said::clientId)
                .filter(each -> !each.startsWith("start"))
                .map(each -> each.substring(each.lastIndexOf('-') + 1))
                .toList();
        assertThat(written)
                .as("the order of " + theirs)
                .isEqualTo(IntStream.range(0, written.size())
                        .mapToObj(Integer::toString)
                        .toList());
        side.acknowledged()
                .forEach((clientId, seq) -> assertThat(all.get((int) (seq - 1)).clientId())
                        .as("what was acknowledged as number " + seq)
                        .isEqualTo(clientId));
    }

    /**
     * Out of the history: offers of a conversation follow each other and one of them was accepted, one agent joined, that
     * one alone wrote, and the program told nobody else that the conversation was theirs.
     */
    private void assertOneAgentAtATime() throws SQLException {
        assertThat(query("""
                select one.conversation_id, one.agent_id, other.agent_id
                from conversation_offer one join conversation_offer other
                  on other.conversation_id = one.conversation_id and other.id <> one.id
                  and (other.offered_at, other.id) > (one.offered_at, one.id)
                  and other.offered_at < coalesce(one.closed_at, 'infinity')
                where one.conversation_id in (%s)""".formatted(ours()))).as("offers at the same time").isEmpty();
        Map<String, Set<String>> accepted = new TreeMap<>();
        for (List<String> row : query("""
                select conversation_id, agent_id from conversation_offer
                where outcome = 'ACCEPTED' and conversation_id in (%s)
                union all select conversation_id, agent_id from conversation_message
                where event ->> 'what' = 'joined' and conversation_id in (%1$s)
                union all select conversation_id, agent_id from conversation_message
                where author = 'AGENT' and conversation_id in (%1$s)
                union all select id, agent_id from conversation where id in (%1$s)""".formatted(ours()))) {
            accepted.computeIfAbsent(row.getFirst(), id -> new java.util.TreeSet<>())
                    .add(row.get(1));
        }
        assertThat(accepted).hasSize(conversations);
        assertThat(accepted).allSatisfy((id, agents) -> {
            assertThat(agents).as("agents of " + id).hasSize(1);
            assertThat(talk.attending.get(id)).as("who was told so").isEqualTo(agents);
        });
        assertThat(query("""
                select conversation_id, count(*) from conversation_message
                where event ->> 'what' = 'joined' and conversation_id in (%s)
                group by conversation_id having count(*) > 1""".formatted(ours()))).as("joined twice").isEmpty();
    }

    private List<List<String>> query(String sql) throws SQLException {
        List<List<String>> found = new ArrayList<>();
        try (var connection = nodes.database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(rows.getString(column));
                }
                found.add(row);
            }
        }
        return found;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        talk.end();
        network.close();
        nodes.close();
    }
}
