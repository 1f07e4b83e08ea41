package app.balcao.bench;

import app.balcao.bench.Recording.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Measures the program and, beside it in the same run, the same work as bare SQL. Prints a table; figures of
 * one run belong together, those of two machines or days do not.
 */
public final class Bench {

    private static final int WARM_UP_CLIENTS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration REST = Duration.ofSeconds(5);
    private static final int RECORDED = 25;

    private final Options options;
    private final Scratch scratch;

    private Bench(Options options, Scratch scratch) {
        this.options = options;
        this.scratch = scratch;
    }

    public static void main(String[] arguments) throws IOException {
        Options options;
        try {
            options = Options.of(arguments);
        } catch (Options.Misuse misuse) {
            System.err.println("bench: " + misuse.getMessage() + "; see ./dev bench --help");
            System.exit(2);
            return;
        }
        try (Scratch scratch = new Scratch()) {
            try {
                new Bench(options, scratch).run();
            } catch (InterruptedException | ExecutionException | SQLException | IOException failure) {
                if (!scratch.isEnding()) {
                    scratch.close();
                    System.err.println("bench: " + message(failure));
                    System.exit(1);
                }
            }
        }
    }

    private static String message(Exception failure) {
        Throwable cause =
                failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /** Figures by operation and number of clients, and what a flood of sign-ins does, if that was measured. */
    private record Figures(
            Map<Operation, Map<Integer, Measurement>> program,
            Map<Operation, Map<Integer, Measurement>> bare,
            @Nullable Flood flood) {

        static Figures none() {
            return new Figures(new EnumMap<>(Operation.class), new EnumMap<>(Operation.class), null);
        }

        Figures with(Flood flood) {
            return new Figures(program, bare, flood);
        }
    }

    private void run() throws IOException, SQLException, InterruptedException, ExecutionException {
        Figures small = measured(options.small(), false);
        Figures large = measured(options.tickets(), true);
        List<Report.Row> rows = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            for (int clients : options.clients()) {
                rows.add(new Report.Row(
                        operation,
                        clients,
                        large.program().get(operation).get(clients),
                        small.program().get(operation).get(clients),
                        large.bare().get(operation).get(clients)));
            }
        }
        Report.print(System.out, rows, options);
        if (large.flood() != null) {
            large.flood().print(System.out);
        }
    }

    private Figures measured(int tickets, boolean whole)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        say("Loading %,d tickets of %d messages", tickets, Data.MESSAGES);
        Database database = scratch.keep(Database.start(folder(tickets)));
        Program first = Program.start(scratch, options.program(), database);
        scratch.end(first);
        Data data = Loader.load(database, tickets);
        Program program = Program.start(scratch, options.program(), database);
        Thread.sleep(REST);
        System.out.printf(
                "%,d tickets: ready %.1f s after its start (%.1f s the first time), %,d MiB resident at rest%n",
                tickets,
                program.readyAfter().toMillis() / 1e3,
                first.readyAfter().toMillis() / 1e3,
                ProcessorTime.residentMebibytes(program.process()));
        Figures figures = figures(database, program, data, whole);
        if (whole && options.signIns() > 0) {
            say("Measuring: list, in a flood of sign-ins");
            figures = figures.with(Flood.measure(options, database, program, data));
        }
        Thread.sleep(REST);
        System.out.printf("after the load: %,d MiB resident%n", ProcessorTime.residentMebibytes(program.process()));
        scratch.end(program);
        scratch.end(database);
        return figures;
    }

    private Path folder(int tickets) throws IOException {
        if (options.keep() == null) {
            return scratch.folder().resolve("database-" + tickets);
        }
        Files.createDirectories(options.keep());
        return options.keep().resolve("database-" + tickets);
    }

    private Figures figures(Database database, Program program, Data data, boolean withBareSql)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        Figures figures = Figures.none();
        int most = options.clients().stream().mapToInt(Integer::intValue).max().orElse(1);
        try (Clients clients =
                new Clients(program.port(), data, Math.max(most, Math.max(WARM_UP_CLIENTS, Data.AGENTS)))) {
            for (Operation operation : Operation.values()) {
                say("Warming up: %s", operation.title());
                Measurement.take(
                        WARM_UP_CLIENTS, WARM_UP, client -> clients.ask(operation, client), () -> Duration.ZERO);
            }
            for (Operation operation : Operation.values()) {
                Map<Integer, Measurement> throughProgram = new java.util.HashMap<>();
                Map<Integer, Measurement> bare = new java.util.HashMap<>();
                List<List<Script>> scripts =
                        withBareSql ? Recording.take(database, clients, data, operation, RECORDED) : List.of();
                for (int count : options.clients()) {
                    say("Measuring: %s, %d clients", operation.title(), count);
                    throughProgram.put(
                            count,
                            Measurement.take(
                                    count,
                                    options.time(),
                                    client -> clients.ask(operation, client),
                                    () -> ProcessorTime.of(program.process(), database.process())));
                    if (withBareSql) {
                        bare.put(count, bare(database, scripts, count));
                    }
                }
                figures.program().put(operation, throughProgram);
                figures.bare().put(operation, bare);
            }
        }
        return figures;
    }

    private Measurement bare(Database database, List<List<Script>> scripts, int count)
            throws SQLException, InterruptedException, ExecutionException {
        try (BareSql sql = new BareSql(database, scripts, count)) {
            return Measurement.take(
                    count,
                    options.time(),
                    client -> {
                        sql.run(client);
                        return "";
                    },
                    () -> ProcessorTime.of(database.process()));
        }
    }

    private static void say(String text, Object... values) {
        System.err.printf("▸ " + text + "%n", values);
    }
}
