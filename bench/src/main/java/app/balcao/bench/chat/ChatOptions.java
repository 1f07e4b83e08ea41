package app.balcao.bench.chat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What to measure of the chat, from the command line.
 *
 * @param idle visitors, each time more; the first are what the others are compared with
 * @param idleTime during which the processor time of idle visitors is counted
 * @param conversations open at once, each time more
 * @param rate messages a second that are offered
 * @param time of one measurement
 * @param agents among whom conversations are decided
 * @param waiting conversations, of those decisions
 * @param rounds of decisions
 * @param parts which ones to measure
 * @param program the command that starts the program
 */
record ChatOptions(
        List<Integer> idle,
        Duration idleTime,
        List<Integer> conversations,
        int rate,
        Duration time,
        int agents,
        int waiting,
        int rounds,
        List<String> parts,
        List<String> program) {

    static final String IDLE = "idle";
    static final String MESSAGES = "messages";
    static final String ECHO = "echo";
    static final String ROUTING = "routing";
    static final int LEAST_RATE = 20;

    private static final List<String> PARTS = List.of(IDLE, MESSAGES, ECHO, ROUTING);
    private static final int MOST_LINES = 100_000;
    private static final int MOST_RATE = 20_000;
    private static final int MOST_SECONDS = 600;
    private static final int MOST_AGENTS = 500;
    private static final int MOST_WAITING = 100_000;
    private static final int MOST_ROUNDS = 100;
    private static final int OTHER_FILES = 500;
    // Fewer would be refused as a flood.
    private static final int MESSAGES_OF_ONE_VISITOR = 8;

    /** Something on the command line makes no sense; the message says what. */
    static final class Misuse extends Exception {

        private static final long serialVersionUID = 1L;

        Misuse(String message) {
            super(message);
        }
    }

    int mostIdle() {
        return idle.getLast();
    }

    boolean measures(String part) {
        return parts.contains(part);
    }

    static ChatOptions of(String[] arguments) throws Misuse {
        List<Integer> idle = List.of(0, 1_000, 5_000, 10_000, 20_000);
        int idleSeconds = 25;
        List<Integer> conversations = List.of(100, 1_000, 10_000);
        int rate = 1_000;
        int seconds = 10;
        int agents = 500;
        int waiting = 5_000;
        int rounds = 3;
        List<String> parts = PARTS;
        List<String> words = List.of(arguments);
        int end = words.contains("--") ? words.indexOf("--") : words.size();
        for (int at = 0; at < end; at += 2) {
            String name = arguments[at];
            String value = at + 1 < end ? arguments[at + 1] : "";
            switch (name) {
                case "--idle" -> idle = growing(name, value, 0, MOST_LINES);
                case "--idle-seconds" -> idleSeconds = number(name, value, 1, MOST_SECONDS);
                case "--conversations" -> conversations = conversations(value);
                case "--rate" -> rate = number(name, value, LEAST_RATE, MOST_RATE);
                case "--seconds" -> seconds = number(name, value, 1, MOST_SECONDS);
                case "--agents" -> agents = number(name, value, 5, MOST_AGENTS);
                case "--waiting" -> waiting = number(name, value, MOST_AGENTS, MOST_WAITING);
                case "--rounds" -> rounds = number(name, value, 1, MOST_ROUNDS);
                case "--only" -> parts = parts(value);
                default -> throw new Misuse("There is no option " + name);
            }
        }
        List<String> program = end < words.size() ? words.subList(end + 1, words.size()) : List.of();
        if (program.isEmpty()) {
            throw new Misuse("The command that starts the program is missing after --");
        }
        if (rate / 2 > conversations.getFirst() * MESSAGES_OF_ONE_VISITOR) {
            throw new Misuse("--rate is too much for " + conversations.getFirst() + " visitors: each may send "
                    + MESSAGES_OF_ONE_VISITOR + " messages a second");
        }
        return new ChatOptions(
                within(files(), idle),
                Duration.ofSeconds(idleSeconds),
                conversations,
                rate,
                Duration.ofSeconds(seconds),
                agents,
                waiting,
                rounds,
                parts,
                program);
    }

    private static long files() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount() - OTHER_FILES
                : MOST_LINES;
    }

    /** Fewer where the system lets a process open fewer files. */
    private static List<Integer> within(long most, List<Integer> counts) {
        if (counts.getLast() <= most) {
            return counts;
        }
        ChatBench.say("No more than %,d lines: a process may open only so many files (ulimit -Hn)", most);
        return counts.stream()
                .map(each -> (int) Math.min(each, most))
                .distinct()
                .toList();
    }

    private static List<String> parts(String value) throws Misuse {
        List<String> parts = Arrays.asList(value.split(",", -1));
        if (!PARTS.containsAll(parts)) {
            throw new Misuse("--only takes some of " + String.join(",", PARTS));
        }
        return parts;
    }

    private static List<Integer> conversations(String value) throws Misuse {
        List<Integer> counts = growing("--conversations", value, Desk.OF_ONE_AGENT, Desk.OF_ONE_AGENT * MOST_AGENTS);
        for (int each : counts) {
            if (each % Desk.OF_ONE_AGENT != 0) {
                throw new Misuse("--conversations takes multiples of " + Desk.OF_ONE_AGENT + ", an agent's each");
            }
        }
        return counts;
    }

    private static List<Integer> growing(String name, String value, int least, int most) throws Misuse {
        List<Integer> numbers = new ArrayList<>();
        for (String each : Arrays.asList(value.split(",", -1))) {
            int number = number(name, each, least, most);
            if (!numbers.isEmpty() && number <= numbers.getLast()) {
                throw new Misuse(name + " takes growing numbers");
            }
            numbers.add(number);
        }
        return List.copyOf(numbers);
    }

    private static int number(String name, String value, int least, int most) throws Misuse {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException malformed) {
            // Told below, like a number out of range.
        }
        throw new Misuse("%s takes a number from %d to %d, not '%s'".formatted(name, least, most, value));
    }
}
