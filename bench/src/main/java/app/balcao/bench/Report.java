package app.balcao.bench;

import java.io.PrintStream;
import java.util.List;

/** The table at the end. */
final class Report {

    /** One operation's figures: with many tickets and with few, through the program and as bare SQL. */
    record Row(Operation operation, int clients, Measurement large, Measurement small, Measurement bare) {}

    private Report() {}

    static void print(PrintStream out, List<Row> rows, Options options) {
        out.printf(
                "%n%-7s %7s | %11s %9s %9s %8s | %11s %8s %6s | %9s %7s%n",
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
        rows.forEach(row -> print(out, row));
        out.printf("""

                requests, p50, p99, CPU ms: through the program, at %,d tickets; CPU of program and PostgreSQL together.
                bare SQL: the same statements without the program, and PostgreSQL's CPU; ratio: requests to those.
                p99 small: through the program, at %,d tickets; growth: p99 to that.
                """, options.tickets(), options.small());
    }

    private static void print(PrintStream out, Row row) {
        Measurement large = row.large();
        Measurement bare = row.bare();
        Measurement small = row.small();
        out.printf(
                "%-7s %7d | %9.0f/s %6.1f ms %6.1f ms %8.2f | %9.0f/s %8.2f %6.2f | %6.1f ms %6.2fx%n",
                row.operation().title(),
                row.clients(),
                large.perSecond(),
                large.p50() / 1e3,
                large.p99() / 1e3,
                large.processorMilliseconds(),
                bare.perSecond(),
                bare.processorMilliseconds(),
                large.perSecond() / bare.perSecond(),
                small.p99() / 1e3,
                large.p99() / (double) Math.max(1, small.p99()));
        for (Measurement each : List.of(large, small)) {
            if (each.failures() > 0) {
                out.printf("        %,d requests failed, the first with: %s%n", each.failures(), each.failure());
            }
        }
    }
}
