package app.balcao.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/** The program on a loaded database of its own, and the clients that ask it. */
record Site(Data data, Database database, Program program, Clients clients) {

    private static final Duration REST = Duration.ofSeconds(5);
    private static final String LOADED = "bench-layout";

    /** Starts one; loads the database, unless it is kept from an earlier run. */
    static Site open(Scratch scratch, Options options, int tickets)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        Path folder = folder(scratch, options, tickets);
        Path mark = folder.resolve(LOADED);
        boolean kept =
                !options.anew() && Files.exists(mark) && Files.readString(mark).equals(Integer.toString(Data.LAYOUT));
        if (!kept) {
            Scratch.delete(folder);
        }
        Bench.say("%s %,d tickets of %d messages", kept ? "Using again" : "Loading", tickets, Data.MESSAGES);
        Data data = Data.of(tickets);
        long begun = System.nanoTime();
        Database database = scratch.keep(Database.start(folder));
        if (!kept) {
            // It migrates the database, which is then loaded.
            scratch.end(Program.start(scratch, options.program(), database));
        }
        Loader.load(database, data, kept);
        Files.writeString(mark, Integer.toString(Data.LAYOUT));
        Program program = Program.start(scratch, options.program(), database);
        System.out.printf(
                "%,d tickets: %.0f s until loaded, %,d MiB on disk; ready %.1f s after its start%n",
                tickets,
                (System.nanoTime() - begun) / 1e9,
                database.mebibytes(),
                program.readyAfter().toMillis() / 1e3);
        int most = options.clients().stream().mapToInt(Integer::intValue).max().orElse(1);
        Clients clients = scratch.keep(
                new Clients(program.port(), data, Math.max(most, Math.max(Bench.WARM_UP_CLIENTS, Data.AGENTS))));
        return new Site(data, database, program, clients);
    }

    private static Path folder(Scratch scratch, Options options, int tickets) throws IOException {
        if (options.keep() == null) {
            return scratch.folder().resolve("database-" + tickets);
        }
        Files.createDirectories(options.keep());
        return options.keep().resolve("database-" + tickets);
    }

    /** What clients get who ask again as soon as they are answered. */
    Measurement measure(Operation operation, int count, Duration time) throws InterruptedException, ExecutionException {
        return Measurement.take(
                count,
                time,
                client -> clients.ask(operation, client),
                () -> ProcessorTime.of(program.process(), database.process()));
    }

    /** Tells what the program holds once it has come to rest. */
    void tellMemory(String when) throws IOException, InterruptedException {
        Thread.sleep(REST);
        System.out.printf(
                "%,d tickets, %s: %,d MiB resident%n",
                data.count(), when, ProcessorTime.residentMebibytes(program.process()));
    }
}
