package app.balcao.bench.chat;

import app.balcao.bench.Program;
import app.balcao.bench.Scratch;
import app.balcao.bench.chat.Traffic.Figures;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The bare {@link EchoServer} in a process of its own, and lines to it: what the program cannot surpass. */
final class Echo implements AutoCloseable, Line.Ear {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int AT_ONCE = 64;

    private final Lines lines;
    private final Arrivals arrivals;
    private final Traffic traffic = new Traffic(List.of(this::send));
    private final List<Line> open = new ArrayList<>();
    private final ChatOptions options;

    /** The same as of the program. */
    record Row(int conversations, Figures most, int offered, Figures paced) {}

    private Echo(int port, ChatOptions options) throws IOException {
        this.options = options;
        lines = new Lines(port);
        arrivals = new Arrivals(lines);
    }

    static Echo start(Scratch scratch, ChatOptions options) throws IOException, InterruptedException {
        int port = Program.freePort();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EchoServer.class.getName(),
                        Integer.toString(port),
                        scratch.folder().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        // It ends by itself when the bench is gone.
        scratch.keep(process::destroyForcibly);
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() > limit) {
                throw new IOException("The echo server does not start");
            }
            Thread.sleep(50);
        }
        return scratch.keep(new Echo(port, options));
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    List<Row> measure(List<Integer> offered) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        for (int each = 0; each < offered.size(); each++) {
            int count = options.conversations().get(each);
            ChatBench.say("Measuring: a bare echo over %,d lines", count);
            arrivals.bring(open.size(), count, number -> open.add(lines.open(number, "/echo", "", this)));
            traffic.most(AT_ONCE, options.time(), count);
            Figures most = traffic.most(AT_ONCE, options.time(), count);
            rows.add(new Row(count, most, offered.get(each), traffic.pace(offered.get(each), options.time(), count)));
        }
        return rows;
    }

    private void send(int line, String clientId) throws IOException {
        open.get(line)
                .send("{\"type\":\"message\",\"clientId\":\"" + clientId + "\",\"text\":\"" + Messages.WORDS + "\"}");
    }

    @Override
    public void opened(Line line) {
        arrivals.arrived();
    }

    @Override
    public void heard(Line line, String text) {
        traffic.heard(0, text);
    }

    /** @param most of the program, for the ratio; empty when it was not measured */
    static void print(PrintStream out, List<Row> rows, List<Double> most) {
        out.printf("%n%-13s %10s %7s | %10s %10s %10s%n", "a bare echo", "most", "ratio", "offered", "p50", "p99");
        for (int each = 0; each < rows.size(); each++) {
            Row row = rows.get(each);
            out.printf(
                    "%,13d %8.0f/s %7s | %8d/s %7.2f ms %7.2f ms%n",
                    row.conversations(),
                    row.most().perSecond(),
                    each < most.size()
                            ? "%.3f".formatted(most.get(each) / row.most().perSecond())
                            : "",
                    row.offered(),
                    row.paced().percentile(0, 0.50),
                    row.paced().percentile(0, 0.99));
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        lines.close();
    }
}
