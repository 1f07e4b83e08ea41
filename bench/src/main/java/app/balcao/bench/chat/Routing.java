package app.balcao.bench.chat;

import app.balcao.bench.Database;
import app.balcao.bench.Measurement;
import app.balcao.bench.ProcessorTime;
import app.balcao.bench.Program;
import app.balcao.bench.Wire;
import app.balcao.bench.Wires;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How many decisions about who gets whom are made in a second. The last agent who can take somebody comes online, everybody
 * else is there, and conversations are offered until all agents have as many as they can: each is a decision, and a
 * transaction.
 */
final class Routing {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** So many are made in each shape. An agent has a hundred at most. */
    private static final int DECISIONS = 500;

    private Routing() {}

    /** @param waiting when it begins, of whom {@link #DECISIONS} are offered to somebody */
    private record Shape(int agents, int waiting) {}

    /**
     * @param rounds decisions a second
     * @param processor milliseconds of program and database for one decision
     */
    record Row(int agents, int waiting, List<Double> rounds, List<Double> processor) {}

    /** @param first number of a company that does not exist yet */
    static List<Row> measure(int first, Database database, Program program, ChatOptions options) throws Exception {
        List<Shape> shapes = List.of(
                new Shape(10, DECISIONS),
                new Shape(10, options.waiting()),
                new Shape(options.agents(), DECISIONS),
                new Shape(options.agents(), options.waiting()));
        List<Row> rows = new ArrayList<>();
        shapes.forEach(each -> rows.add(new Row(each.agents(), each.waiting(), new ArrayList<>(), new ArrayList<>())));
        int number = first;
        try (Wires wires = new Wires(program.port())) {
            // One more before, for the program to warm up.
            for (int round = -1; round < options.rounds(); round++) {
                for (Row row : rows) {
                    ChatBench.say("Measuring: decisions with %,d agents and %,d waiting", row.agents(), row.waiting());
                    ChatCompany company = new ChatCompany(number++);
                    load(company, database, row);
                    Duration before = used(database, program);
                    double perSecond = decide(company, database, wires);
                    double each = used(database, program).minus(before).toNanos() / 1e6 / DECISIONS;
                    if (round >= 0) {
                        row.rounds().add(perSecond);
                        row.processor().add(each);
                    }
                }
            }
        }
        return rows;
    }

    private static void load(ChatCompany company, Database database, Row row) throws SQLException, IOException {
        try (ChatLoader loader = new ChatLoader(database)) {
            loader.company(company, row.agents(), DECISIONS / row.agents(), "ONLINE");
            loader.waiting(company, row.waiting());
            loader.analyze();
        }
    }

    private static Duration used(Database database, Program program) {
        return ProcessorTime.of(program.process(), database.process());
    }

    private static double decide(ChatCompany company, Database database, Wires wires)
            throws IOException, SQLException, InterruptedException {
        String body = "{\"status\":\"ONLINE\"}";
        Wire.Answer answer = wires.ask("PUT /api/v1/me/chat-status HTTP/1.1\r\nHost: localhost\r\n"
                + "Accept: application/json\r\n" + company.agentHeaders(0)
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        if (!answer.isGood()) {
            throw new IOException("No agent comes online: " + answer.status() + " " + answer.text());
        }
        long limit = System.nanoTime() + PATIENCE.toNanos();
        String account = " from conversation_offer where account_id = '" + company.account() + "'";
        try (Connection connection = database.owner();
                var statement = connection.createStatement()) {
            while (System.nanoTime() < limit) {
                try (var found = statement.executeQuery(
                        "select count(*), extract(epoch from max(offered_at) - min(offered_at))" + account)) {
                    found.next();
                    if (found.getInt(1) >= DECISIONS) {
                        return (DECISIONS - 1) / found.getDouble(2);
                    }
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        }
        throw new IOException("The conversations are not offered to the agents");
    }

    static void print(PrintStream out, List<Row> rows) {
        out.printf("%n%-10s %10s %14s %8s%n", "decisions:", "agents", "waiting", "CPU ms");
        for (Row each : rows) {
            out.printf(
                    "%8.0f/s %,10d %,14d %8.2f%n",
                    Measurement.middle(each.rounds(), round -> round),
                    each.agents(),
                    each.waiting(),
                    Measurement.middle(each.processor(), round -> round));
        }
    }
}
