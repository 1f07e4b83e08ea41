package app.balcao.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * Measures the program and, beside it in the same run, the same work as bare SQL. Prints a table; figures of
 * one run belong together, those of two machines or days do not.
 */
public final class Bench {

    private Bench() {}

    /** One operation's figures: with many tickets and with few, through the program and as bare SQL. */
    private record Row(String name, int clients, Measurement large, Measurement small, Measurement raw) {}

    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(arguments);
        Map<String, Measurement> small = new LinkedHashMap<>();
        System.out.printf("Loading %,d tickets, to show growth against%n", options.small());
        try (Scratch scratch = Scratch.start(options.server())) {
            Data data = load(scratch, options.small());
            measure(scratch, data, options, small, new LinkedHashMap<>());
        }
        System.out.printf("Loading %,d tickets with five messages each%n", options.tickets());
        List<Row> rows = new ArrayList<>();
        try (Scratch scratch = Scratch.start(options.server())) {
            System.out.printf(
                    "Ready after %.1f s, first migration included%n",
                    scratch.readyAfter().toMillis() / 1e3);
            Data data = load(scratch, options.tickets());
            System.out.printf("At rest the program holds %,d MiB, without PostgreSQL%n", scratch.residentMebibytes());
            Map<String, Measurement> large = new LinkedHashMap<>();
            Map<String, Measurement> raw = new LinkedHashMap<>();
            measure(scratch, data, options, large, raw);
            large.forEach((key, value) -> rows.add(new Row(
                    key.split("@", -1)[0],
                    Integer.parseInt(key.split("@", -1)[1]),
                    value,
                    small.get(key),
                    raw.get(key))));
            System.out.printf("After the load it holds %,d MiB%n", scratch.residentMebibytes());
        }
        print(rows, options);
    }

    private static Data load(Scratch scratch, int tickets) throws Exception {
        try (var owner = scratch.owner()) {
            return Data.load(owner, tickets);
        }
    }

    private static void measure(
            Scratch scratch, Data data, Options options, Map<String, Measurement> program, Map<String, Measurement> raw)
            throws InterruptedException, ExecutionException, java.sql.SQLException {
        Requests requests = new Requests(scratch.address(), data);
        Map<String, Measurement.Request> operations = new LinkedHashMap<>();
        operations.put("list", requests::list);
        operations.put("page", requests::page);
        operations.put("search", requests::search);
        operations.put("reply", requests::reply);
        operations.put("create", requests::create);
        for (int clients : options.clients()) {
            try (BareSql bare = new BareSql(scratch, data, clients)) {
                for (var operation : operations.entrySet()) {
                    String key = operation.getKey() + "@" + clients;
                    program.put(
                            key,
                            Measurement.take(clients, options.time(), operation.getValue(), scratch::processorTime));
                    raw.put(
                            key,
                            Measurement.take(
                                    clients,
                                    options.time(),
                                    bare.operation(operation.getKey()),
                                    scratch::databaseTime));
                }
            }
        }
    }

    private static void print(List<Row> rows, Options options) {
        System.out.printf(
                "%n%-7s %7s | %9s %8s %8s %9s | %9s %8s | %6s | %9s %9s%n",
                "",
                "clients",
                "requests",
                "p50",
                "p99",
                "CPU ms",
                "bare SQL",
                "CPU ms",
                "ratio",
                "p99 small",
                "growth");
        for (Row row : rows) {
            Measurement large = row.large();
            System.out.printf(
                    "%-7s %7d | %7.0f/s %5.1f ms %5.1f ms %9.2f | %7.0f/s %8.2f | %6.2f | %6.1f ms %8.2fx%s%n",
                    row.name(),
                    row.clients(),
                    large.perSecond(),
                    large.p50() / 1e3,
                    large.p99() / 1e3,
                    large.processorMilliseconds(),
                    row.raw().perSecond(),
                    row.raw().processorMilliseconds(),
                    large.perSecond() / row.raw().perSecond(),
                    row.small().p99() / 1e3,
                    large.p99() / (double) Math.max(1, row.small().p99()),
                    large.failures() + row.raw().failures() + row.small().failures() == 0
                            ? ""
                            : "  FAILURES " + large.failures() + "/" + row.raw().failures() + "/"
                                    + row.small().failures());
        }
        System.out.printf(
                "%nrequests, p50, p99, CPU ms: through the program at %,d tickets; CPU is program and PostgreSQL"
                        + " together, per request.%nratio: requests per second of the program to those of the same SQL without it."
                        + " growth: p99 against that at %,d tickets.%n",
                options.tickets(), options.small());
    }
}
