package app.balcao.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What to measure, from the command line: {@code --tickets 100000 --small 1000 --clients 1,8,32 --seconds 8
 * --server "java -jar server/target/balcao.jar"}.
 *
 * @param tickets in the large database, with five messages each
 * @param small tickets in the database that shows growth
 * @param clients at once, one run for each
 * @param time of one measurement, after a warm-up of half of it
 * @param server how to start the program
 */
record Options(int tickets, int small, List<Integer> clients, Duration time, List<String> server) {

    static Options of(String[] arguments) {
        int tickets = 100_000;
        int small = 1_000;
        List<Integer> clients = List.of(1, 8, 32);
        Duration time = Duration.ofSeconds(8);
        List<String> server = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Objects.requireNonNullElse(System.getenv("BALCAO_APP"), "server/target/balcao.jar"));
        for (int at = 0; at + 1 < arguments.length; at += 2) {
            String value = arguments[at + 1];
            switch (arguments[at]) {
                case "--tickets" -> tickets = Integer.parseInt(value);
                case "--small" -> small = Integer.parseInt(value);
                case "--clients" ->
                    clients = Arrays.stream(value.split(",", -1))
                            .map(Integer::valueOf)
                            .toList();
                case "--seconds" -> time = Duration.ofSeconds(Long.parseLong(value));
                case "--server" -> server = List.of(value.split(" ", -1));
                default ->
                    throw new IllegalArgumentException("Unknown option " + arguments[at]
                            + "; there are --tickets, --small, --clients, --seconds, --server");
            }
        }
        return new Options(tickets, small, clients, time, server);
    }
}
