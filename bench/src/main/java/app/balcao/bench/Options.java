package app.balcao.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to measure, from the command line.
 *
 * @param tickets in the large database, with five messages each
 * @param small tickets in the database that shows growth
 * @param clients at once, one round for each
 * @param time of one measurement, after a warm-up of half of it
 * @param rounds how often each is taken, few and many tickets in turn; their medians are told
 * @param operations which ones to measure
 * @param signIns a second, of the flood that the list of tickets is read in; 0 for none
 * @param keep folder that keeps the loaded databases for the next run; null to load anew and leave nothing
 * @param anew whether to load again what is kept
 * @param bare whether to measure the SQL alone beside it
 * @param program the command that starts the program
 */
record Options(
        int tickets,
        int small,
        List<Integer> clients,
        Duration time,
        int rounds,
        List<Operation> operations,
        int signIns,
        @Nullable Path keep,
        boolean anew,
        boolean bare,
        List<String> program) {

    private static final int FEWEST_TICKETS = 200;
    private static final int MOST_TICKETS = 10_000_000;
    private static final int MOST_CLIENTS = 64;
    private static final int MOST_SECONDS = 600;
    private static final int MOST_ROUNDS = 100;
    private static final int MOST_SIGN_INS = 1_000;

    /** Something on the command line makes no sense; the message says what. */
    static final class Misuse extends Exception {

        private static final long serialVersionUID = 1L;

        Misuse(String message) {
            super(message);
        }
    }

    static Options of(String[] arguments) throws Misuse {
        int tickets = 100_000;
        int small = 10_000;
        List<Integer> clients = List.of(1, 8, 32);
        int seconds = 2;
        int rounds = 3;
        List<Operation> operations = List.of(Operation.values());
        boolean anew = false;
        boolean bare = true;
        int signIns = 50;
        Path keep = null;
        List<String> words = List.of(arguments);
        int end = words.contains("--") ? words.indexOf("--") : words.size();
        for (int at = 0; at < end; at++) {
            String name = arguments[at];
            if (name.equals("--anew")) {
                anew = true;
                continue;
            }
            if (name.equals("--no-bare-sql")) {
                bare = false;
                continue;
            }
            at++;
            String value = at < end ? arguments[at] : "";
            switch (name) {
                case "--tickets" -> tickets = number(name, value, FEWEST_TICKETS, MOST_TICKETS);
                case "--small" -> small = number(name, value, FEWEST_TICKETS, MOST_TICKETS);
                case "--clients" -> clients = clients(value);
                case "--seconds" -> seconds = number(name, value, 1, MOST_SECONDS);
                case "--rounds" -> rounds = number(name, value, 1, MOST_ROUNDS);
                case "--only" -> operations = operations(value);
                case "--sign-ins" -> signIns = number(name, value, 0, MOST_SIGN_INS);
                case "--keep" -> keep = folder(value);
                default -> throw new Misuse("There is no option " + name);
            }
        }
        List<String> program = end < words.size() ? words.subList(end + 1, words.size()) : List.of();
        if (program.isEmpty()) {
            throw new Misuse("The command that starts the program is missing after --");
        }
        return new Options(
                tickets,
                small,
                clients,
                Duration.ofSeconds(seconds),
                rounds,
                operations,
                signIns,
                keep,
                anew,
                bare,
                program);
    }

    private static List<Operation> operations(String value) throws Misuse {
        List<String> wanted = Arrays.asList(value.split(",", -1));
        List<Operation> operations = Arrays.stream(Operation.values())
                .filter(each -> wanted.contains(each.title()))
                .toList();
        if (operations.size() < wanted.size()) {
            throw new Misuse("--only takes some of "
                    + String.join(
                            ",",
                            Arrays.stream(Operation.values())
                                    .map(Operation::title)
                                    .toList()));
        }
        return operations;
    }

    private static List<Integer> clients(String value) throws Misuse {
        List<Integer> clients = new java.util.ArrayList<>();
        for (String each : Arrays.asList(value.split(",", -1))) {
            clients.add(number("--clients", each, 1, MOST_CLIENTS));
        }
        return List.copyOf(clients);
    }

    private static Path folder(String value) throws Misuse {
        if (value.isEmpty()) {
            throw new Misuse("--keep takes a folder");
        }
        return Path.of(value).toAbsolutePath();
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
