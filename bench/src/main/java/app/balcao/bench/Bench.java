package app.balcao.bench;

import app.balcao.bench.Recording.Script;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * Measures the program and, beside it in the same run, the same work as bare SQL. Prints a table; figures of
 * one run belong together, those of two machines or days do not.
 */
public final class Bench {

    static final int WARM_UP_CLIENTS = 8;

    private static final Duration WARM_UP = Duration.ofSeconds(2);
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

    private void run() throws IOException, SQLException, InterruptedException, ExecutionException {
        Site small = Site.open(scratch, options, options.small());
        Site large = Site.open(scratch, options, options.tickets());
        large.tellMemory("at rest");
        for (Operation operation : options.operations()) {
            say("Warming up: %s", operation.title());
            for (Site site : List.of(small, large)) {
                site.measure(operation, WARM_UP_CLIENTS, WARM_UP);
            }
        }
        List<Report.Row> rows = new ArrayList<>();
        for (Operation operation : options.operations()) {
            rows.addAll(measured(operation, small, large));
        }
        Report.print(System.out, rows, options);
        closing(small, large);
        say("Measuring: files of tickets");
        try (Background background = new Background(large)) {
            Background.print(System.out, background.files());
        }
        if (options.signIns() > 0) {
            say("Measuring: list, in a flood of sign-ins");
            Flood.measure(options, large.database(), large.program(), large.data())
                    .print(System.out);
        }
        large.tellMemory("after the load");
    }

    private List<Report.Row> measured(Operation operation, Site small, Site large)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        List<List<Script>> scripts = options.bare()
                ? Recording.take(large.database(), large.clients(), large.data(), operation, RECORDED)
                : List.of();
        List<Report.Row> rows = new ArrayList<>();
        for (int count : options.clients()) {
            say("Measuring: %s, %d clients", operation.title(), count);
            Report.Row row = new Report.Row(operation, count, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (int round = 0; round < options.rounds(); round++) {
                row.small().add(small.measure(operation, count, options.time()));
                row.large().add(large.measure(operation, count, options.time()));
                if (options.bare()) {
                    row.bare().add(bare(large.database(), scripts, count));
                }
            }
            rows.add(row);
        }
        return rows;
    }

    private void closing(Site small, Site large) throws IOException, InterruptedException {
        say("Measuring: closing a hundred tickets at once");
        List<Double> few = new ArrayList<>();
        List<Double> many = new ArrayList<>();
        try (Background ofFew = new Background(small);
                Background ofMany = new Background(large)) {
            for (int round = 0; round < options.rounds(); round++) {
                few.add(ofFew.closing());
                many.add(ofMany.closing());
            }
        }
        System.out.printf(
                "%na hundred tickets closed at once: %.0f ms at %,d tickets, %.0f ms at %,d (medians of %d)%n",
                Measurement.middle(many, each -> each),
                options.tickets(),
                Measurement.middle(few, each -> each),
                options.small(),
                options.rounds());
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

    static void say(String text, Object... values) {
        System.err.printf("▸ " + text + "%n", values);
    }
}
