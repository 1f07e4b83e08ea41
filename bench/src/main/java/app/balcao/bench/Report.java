package app.balcao.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.IntStream;

/** The table at the end. */
final class Report {

    /**
     * One operation's figures, a round each: with many tickets and with few, through the program and as bare SQL.
     *
     * @param bare none when it was not measured
     */
    record Row(
            Operation operation,
            int clients,
            List<Measurement> large,
            List<Measurement> small,
            List<Measurement> bare) {

        /** The middle one of how much longer the slowest take with many tickets than in the same round with few. */
        private double growth() {
            return Measurement.middle(
                    IntStream.range(0, large.size()).boxed().toList(),
                    round -> large.get(round).p99()
                            / (double) Math.max(1, small.get(round).p99()));
        }
    }

    private Report() {}

    static void print(PrintStream out, List<Row> rows, Options options) {
        out.printf(
                "%n%-7s %7s | %11s %9s %9s %8s | %11s %8s %6s | %9s %8s %7s%n",
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
                "CPU ms",
                "growth");
        rows.forEach(row -> print(out, row));
        out.printf("""

                requests, p50, p99, CPU ms: through the program, at %,d tickets; CPU of program and PostgreSQL together.
                bare SQL: the same statements without the program, and PostgreSQL's CPU; ratio: requests to those.
                p99 small and CPU: through the program, at %,d tickets; growth: p99 to that, round by round.
                Each figure is the median of %d rounds, with few and with many tickets in turn.
                """, options.tickets(), options.small(), options.rounds());
    }

    private static String bare(List<Measurement> rounds, Measurement program) {
        if (rounds.isEmpty()) {
            return "%11s %8s %6s".formatted("", "", "");
        }
        Measurement bare = Measurement.median(rounds);
        return "%9.0f/s %8.2f %6.2f"
                .formatted(bare.perSecond(), bare.processorMilliseconds(), program.perSecond() / bare.perSecond());
    }

    private static void print(PrintStream out, Row row) {
        Measurement large = Measurement.median(row.large());
        Measurement small = Measurement.median(row.small());
        out.printf(
                "%-7s %7d | %9.0f/s %6.1f ms %6.1f ms %8.2f | %s | %6.1f ms %8.2f %6.2fx%n",
                row.operation().title(),
                row.clients(),
                large.perSecond(),
                large.p50() / 1e3,
                large.p99() / 1e3,
                large.processorMilliseconds(),
                bare(row.bare(), large),
                small.p99() / 1e3,
                small.processorMilliseconds(),
                row.growth());
        for (Measurement each : List.of(large, small)) {
            if (each.failures() > 0) {
                out.printf("        %,d requests failed, the first with: %s%n", each.failures(), each.failure());
            }
        }
    }
}
