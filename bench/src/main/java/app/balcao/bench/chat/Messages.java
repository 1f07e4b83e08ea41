package app.balcao.bench.chat;

import app.balcao.bench.Database;
import app.balcao.bench.ProcessorTime;
import app.balcao.bench.Program;
import app.balcao.bench.Wires;
import app.balcao.bench.chat.Traffic.Figures;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Messages between visitors and agents, through the program and its database. */
final class Messages implements AutoCloseable {

    private static final int TO_AGENT = 0;
    private static final int TO_VISITOR = 1;
    private static final int AT_ONCE = 64;
    /** A program that has just begun runs uncompiled, and compiles itself on the processors that it shares. */
    private static final Duration WARM_UP = Duration.ofSeconds(40);

    static final String WORDS = "Bom dia! O pedido que fiz na semana passada ainda não chegou, podem ver?";

    private final ChatCompany company;
    private final Database database;
    private final Program program;
    private final ChatOptions options;
    private final ExecutorService browsers = Executors.newVirtualThreadPerTaskExecutor();
    private final Lines lines;
    private final Traffic traffic;
    private final Crowd crowd;
    private final Desk desk;
    private int loaded;

    /**
     * What one number of conversations got.
     *
     * @param most without a pace, as many as came through
     * @param offered messages a second at which the rest was taken
     * @param processorMilliseconds of program and database for one message
     */
    record Row(int conversations, Figures most, int offered, Figures paced, double processorMilliseconds) {}

    Messages(ChatCompany company, Database database, Program program, ChatOptions options) throws IOException {
        this.company = company;
        this.database = database;
        this.program = program;
        this.options = options;
        lines = new Lines(program.port());
        traffic = new Traffic(List.of(this::fromVisitor, this::fromAgent));
        crowd = new Crowd(company, lines, this::heardByVisitor);
        desk = new Desk(company, lines, new Wires(program.port()), text -> traffic.heard(TO_AGENT, text));
    }

    private void fromVisitor(int conversation, String clientId) throws IOException {
        crowd.send(conversation, "{\"type\":\"send\",\"id\":1," + body(clientId));
    }

    private void fromAgent(int conversation, String clientId) {
        browsers.execute(() -> {
            try {
                desk.write(conversation, "{" + body(clientId));
            } catch (IOException refused) {
                traffic.failed(String.valueOf(refused.getMessage()));
            }
        });
    }

    private static String body(String clientId) {
        return "\"clientId\":\"" + clientId + "\",\"text\":\"" + WORDS + "\"}";
    }

    private void heardByVisitor(String text) {
        if (text.startsWith("{\"type\":\"error\"")) {
            traffic.failed(text);
        } else {
            traffic.heard(TO_VISITOR, text);
        }
    }

    List<Row> measure() throws Exception {
        List<Row> rows = new ArrayList<>();
        for (int count : options.conversations()) {
            ChatBench.say("Opening %,d conversations", count);
            load(count);
            crowd.grow(count);
            desk.grow(count);
            if (rows.isEmpty()) {
                ChatBench.say("Warming up for %d seconds", WARM_UP.toSeconds());
                traffic.most(AT_ONCE, WARM_UP, count);
            }
            ChatBench.say("Measuring: messages in %,d conversations", count);
            rows.add(row(count));
        }
        return rows;
    }

    private void load(int count) throws Exception {
        try (ChatLoader loader = new ChatLoader(database)) {
            loader.visitors(company, loaded, count);
            loader.attended(company, loaded, count, Desk.OF_ONE_AGENT);
            loader.analyze();
        }
        loaded = count;
    }

    private Row row(int count) throws InterruptedException {
        // The first after so many lines were opened are slow.
        traffic.most(AT_ONCE, options.time(), count);
        Figures most = traffic.most(AT_ONCE, options.time(), count);
        for (int offered = options.rate(); ; offered = offered * 3 / 4) {
            Duration before = used();
            Figures paced = traffic.pace(offered, options.time(), count);
            double each = used().minus(before).toNanos() / 1e6 / Math.max(1, paced.sent());
            if (paced.carried() || offered < ChatOptions.LEAST_RATE) {
                return new Row(count, most, offered, paced, each);
            }
        }
    }

    private Duration used() {
        return ProcessorTime.of(program.process(), database.process());
    }

    void print(PrintStream out, List<Row> rows) {
        out.printf(
                "%n%-13s %10s | %10s %21s %21s %8s%n",
                "conversations", "most", "offered", "to the agent", "to the visitor", "CPU ms");
        out.printf("%-13s %10s | %10s %10s %10s %10s %10s%n", "", "", "", "p50", "p99", "p50", "p99");
        for (Row each : rows) {
            out.printf(
                    "%,13d %8.0f/s | %8d/s %7.1f ms %7.1f ms %7.1f ms %7.1f ms %8.2f%s%n",
                    each.conversations(),
                    each.most().perSecond(),
                    each.offered(),
                    each.paced().percentile(TO_AGENT, 0.50),
                    each.paced().percentile(TO_AGENT, 0.99),
                    each.paced().percentile(TO_VISITOR, 0.50),
                    each.paced().percentile(TO_VISITOR, 0.99),
                    each.processorMilliseconds(),
                    each.paced().carried() ? "" : "  not carried");
            tellLosses(out, each.most());
            tellLosses(out, each.paced());
        }
        if (traffic.failures() > 0) {
            out.printf("%,d messages were refused, the first with: %s%n", traffic.failures(), traffic.failure());
        }
        if (lines.lost() > 0) {
            out.printf("%,d lines were lost, the first with: %s%n", lines.lost(), lines.loss());
        }
    }

    private static void tellLosses(PrintStream out, Figures figures) {
        if (figures.lost() > 0 || figures.doubled() > 0) {
            out.printf(
                    "              of %,d messages %,d never came, %,d came twice%n",
                    figures.sent(), figures.lost(), figures.doubled());
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        browsers.close();
        lines.close();
        desk.close();
    }
}
