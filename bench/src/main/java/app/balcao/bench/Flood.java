package app.balcao.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What a flood of sign-ins takes from those who work: how long the list of tickets takes without it and during it.
 *
 * @param offered sign-ins a second, every other one with a wrong password
 * @param one processor milliseconds of program and PostgreSQL for one sign-in
 * @param idle answers of the list without the flood
 * @param during the same with it
 * @param signIns answers of the flood
 */
record Flood(int offered, double one, Pace.Result idle, Pace.Result during, Pace.Result signIns) {

    private static final int LISTS = 5 * Data.AGENTS;
    private static final String GOOD = "";
    private static final Duration TIME = Duration.ofSeconds(20);

    static Flood measure(Options options, Database database, Program program, Data data)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        try (Wires wires = new Wires(program.port())) {
            Visitors visitors = Visitors.arrive(database, data, wires);
            Operation.Agents agents = new Operation.Agents(data);
            Measurement one = Measurement.take(
                    1,
                    TIME.dividedBy(2),
                    client -> signIn(visitors),
                    () -> ProcessorTime.of(program.process(), database.process()));
            Pace.Request list = number -> list(wires, agents, number % Data.AGENTS);
            Pace.Result idle = Pace.keep(LISTS, TIME, list);
            try (var threads = Executors.newFixedThreadPool(1)) {
                Callable<Pace.Result> flood =
                        () -> Pace.keep(options.signIns(), TIME, number -> visitors.signIn(number % 2 == 0));
                Future<Pace.Result> signIns = threads.submit(flood);
                Pace.Result during = Pace.keep(LISTS, TIME, list);
                return new Flood(options.signIns(), one.processorMilliseconds(), idle, during, signIns.get());
            }
        }
    }

    private static String signIn(Visitors visitors) throws IOException {
        String outcome = visitors.signIn(true);
        return outcome.equals(Visitors.ACCEPTED) ? "" : outcome;
    }

    private static String list(Wires wires, Operation.Agents agents, int agent) throws IOException {
        Wire.Answer answer = wires.ask(Operation.LIST.request(agents, agent, new Words(agent)));
        return answer.isGood() ? GOOD : answer.status() + " " + answer.text();
    }

    void print(PrintStream out) {
        out.printf(
                "%n%d sign-ins a second for %d s, every other one wrong, each another agent from another address:%n",
                offered, TIME.toSeconds());
        out.printf(
                "%,d accepted (p50 %.0f ms, p99 %.0f ms), %,d refused, %,d told to wait; %.0f ms of one core for one alone%n",
                signIns.count(Visitors.ACCEPTED),
                signIns.percentile(Visitors.ACCEPTED, 0.50) / 1e3,
                signIns.percentile(Visitors.ACCEPTED, 0.99) / 1e3,
                signIns.count(Visitors.REFUSED),
                signIns.count(Visitors.TOLD_TO_WAIT),
                one);
        out.printf("%-28s %9s %9s%n", "list, " + LISTS + " times a second", "p50", "p99");
        line(out, "without them", idle);
        line(out, "meanwhile", during);
        out.printf("ratio %22s %8.2fx %8.2fx%n", "", ratio(0.50), ratio(0.99));
        failures(out, "lists", during.other(List.of(GOOD)));
        failures(out, "lists without the flood", idle.other(List.of(GOOD)));
        failures(out, "sign-ins", signIns.other(Visitors.OUTCOMES));
    }

    private double ratio(double part) {
        return during.percentile(GOOD, part) / (double) Math.max(1, idle.percentile(GOOD, part));
    }

    private static void line(PrintStream out, String title, Pace.Result result) {
        out.printf(
                "%-28s %6.1f ms %6.1f ms%n",
                title, result.percentile(GOOD, 0.50) / 1e3, result.percentile(GOOD, 0.99) / 1e3);
    }

    private static void failures(PrintStream out, String what, List<String> outcomes) {
        if (!outcomes.isEmpty()) {
            out.printf("%,d %s failed, the first with: %s%n", outcomes.size(), what, outcomes.getFirst());
        }
    }
}
