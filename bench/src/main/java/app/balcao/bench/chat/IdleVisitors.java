package app.balcao.bench.chat;

import app.balcao.bench.LiveHeap;
import app.balcao.bench.ProcessorTime;
import app.balcao.bench.Program;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What visitors take who have a page open and say nothing. */
final class IdleVisitors {

    /** Those who come and go before, so that what is loaded once counts for nobody. */
    private static final int FIRST = 500;

    private static final Duration REST = Duration.ofSeconds(5);
    private static final int COLLECTIONS = 3;
    private static final long TWO_GIBIBYTES = 2L << 30;

    private IdleVisitors() {}

    /**
     * @param heap bytes that are needed
     * @param resident bytes of the whole process
     * @param processor part of one core that they take by being there
     */
    record Row(int visitors, long heap, long resident, double processor) {

        private double heapOfOne(Row without) {
            return (heap - without.heap) / (double) (visitors - without.visitors);
        }

        private double residentOfOne(Row without) {
            return (resident - without.resident) / (double) (visitors - without.visitors);
        }
    }

    static List<Row> measure(ChatCompany company, Program program, ChatOptions options)
            throws IOException, InterruptedException {
        try (Lines before = new Lines(program.port())) {
            new Crowd(company, before, text -> {}).grow(Math.min(FIRST, options.mostIdle()));
        }
        Thread.sleep(REST);
        List<Row> rows = new ArrayList<>();
        try (LiveHeap heap = LiveHeap.of(program);
                Lines lines = new Lines(program.port())) {
            Crowd crowd = new Crowd(company, lines, text -> {});
            for (int count : options.idle()) {
                ChatBench.say("Measuring: %,d idle visitors", count);
                crowd.grow(count);
                rows.add(row(count, program, heap, options));
            }
            if (lines.lost() > 0) {
                throw new IOException(
                        "%,d idle visitors were lost, the first with: %s".formatted(lines.lost(), lines.loss()));
            }
        }
        return rows;
    }

    private static Row row(int count, Program program, LiveHeap heap, ChatOptions options)
            throws IOException, InterruptedException {
        Thread.sleep(REST);
        Duration before = ProcessorTime.of(program.process());
        Thread.sleep(options.idleTime());
        Duration used = ProcessorTime.of(program.process()).minus(before);
        long needed = Long.MAX_VALUE;
        for (int each = 0; each < COLLECTIONS; each++) {
            needed = Math.min(needed, heap.bytes());
        }
        return new Row(
                count,
                needed,
                ProcessorTime.residentKibibytes(program.process()) * 1024,
                used.toNanos() / (double) options.idleTime().toNanos());
    }

    static void print(PrintStream out, List<Row> rows) {
        out.printf(
                "%n%-13s %10s %12s | %10s %12s | %16s %9s%n",
                "idle visitors", "heap", "each", "resident", "each", "in 2 GB", "of a core");
        Row none = rows.getFirst();
        for (Row each : rows) {
            out.printf("%,13d %6d MiB ", each.visitors(), each.heap() >> 20);
            boolean more = each.visitors() > none.visitors();
            out.print(more ? "%9.1f kB".formatted(each.heapOfOne(none) / 1e3) : " ".repeat(12));
            out.printf(" | %6d MiB ", each.resident() >> 20);
            out.print(more ? "%9.1f kB".formatted(each.residentOfOne(none) / 1e3) : " ".repeat(12));
            double fit = (TWO_GIBIBYTES - none.resident()) / each.residentOfOne(none);
            out.printf(" | %,16d %8.1f%%%n", more ? (long) fit : 0, each.processor() * 100);
        }
    }
}
