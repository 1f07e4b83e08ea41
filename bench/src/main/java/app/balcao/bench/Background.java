package app.balcao.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the program does with many tickets at once after it has answered: closing a hundred, and writing files. */
final class Background implements AutoCloseable {

    private static final int TOGETHER = 100;
    private static final List<Integer> FILE_ROWS = List.of(10_000, 100_000);
    private static final int ADMINISTRATOR = 0;
    private static final long BETWEEN_LOOKS = 20;
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final Site site;
    private final Operation.Agents agents;
    private final Wire wire;

    Background(Site site) throws IOException {
        this.site = site;
        this.agents = new Operation.Agents(site.data());
        this.wire = new Wire(site.program().port());
    }

    /** The milliseconds from asking until the last of a hundred tickets is closed. */
    double closing() throws IOException, InterruptedException {
        List<UUID> tickets = agents.openTickets(TOGETHER);
        String ids = String.join("\",\"", tickets.stream().map(UUID::toString).toList());
        long begun = System.nanoTime();
        String path = begin("/api/v1/ticket-bulks", "{\"action\":\"CLOSE\",\"ticketIds\":[\"" + ids + "\"]}");
        String done = await(path, Pattern.compile("\"finishedAt\":\""));
        double took = (System.nanoTime() - begun) / 1e6;
        if (!done.contains("\"done\":" + tickets.size())) {
            throw new IOException("Not all tickets were closed: " + done);
        }
        for (UUID each : tickets) {
            good(wire.ask(agents.post(ADMINISTRATOR, "/api/v1/tickets/" + each + "/reopen", "{}")));
        }
        return took;
    }

    /**
     * A file of the newest tickets.
     *
     * @param rows in it
     * @param seconds it took while nobody looked at the heap
     * @param atRest mebibytes that the program needs before
     * @param peak and the most that it needs while another such file is written
     */
    record File(String format, long rows, double seconds, long bytes, long atRest, long peak) {}

    /** Has files of two sizes written in each format. */
    List<File> files() throws IOException, SQLException, InterruptedException {
        List<File> files = new ArrayList<>();
        try (LiveHeap heap = LiveHeap.of(site.program())) {
            for (String format : List.of("CSV", "XLSX")) {
                for (int rows : FILE_ROWS) {
                    if (rows <= site.data().count()) {
                        files.add(file(heap, format, rows));
                    }
                }
            }
        }
        return files;
    }

    private File file(LiveHeap heap, String format, int rows) throws IOException, SQLException, InterruptedException {
        String body = "{\"format\":\"" + format + "\",\"filters\":{\"sort\":\"created\",\"createdFrom\":\""
                + site.database().opened(site.data(), rows) + "\"}}";
        Pattern over = Pattern.compile("\"state\":\"(READY|FAILED)\"");
        long begun = System.nanoTime();
        String path = begin("/api/v1/ticket-exports", body);
        String written = await(path, over);
        double seconds = (System.nanoTime() - begun) / 1e9;
        remove(path);
        long atRest = heap.mebibytes();
        long peak = 0;
        String watched = begin("/api/v1/ticket-exports", body);
        while (!over.matcher(look(watched)).find()) {
            peak = Math.max(peak, heap.mebibytes());
        }
        remove(watched);
        return new File(format, number(written, "rows"), seconds, number(written, "sizeBytes"), atRest, peak);
    }

    static void print(PrintStream out, List<File> files) {
        out.printf("%nfiles of tickets, in the background (live heap: what is left after a full collection)%n");
        for (File each : files) {
            out.printf(
                    "%-4s %,9d rows in %5.1f s, %,6d KiB; live heap %,d MiB before, at most %,d MiB meanwhile%n",
                    each.format(), each.rows(), each.seconds(), each.bytes() / 1024, each.atRest(), each.peak());
        }
    }

    private String begin(String path, String body) throws IOException {
        Matcher id = ID.matcher(good(wire.ask(agents.post(ADMINISTRATOR, path, body))));
        if (!id.find()) {
            throw new IOException("The program told no id of what it began");
        }
        return path + "/" + id.group(1);
    }

    private String await(String path, Pattern over) throws IOException, InterruptedException {
        for (String now = look(path); ; now = look(path)) {
            if (over.matcher(now).find()) {
                return now;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private String look(String path) throws IOException {
        return good(wire.ask(agents.get(ADMINISTRATOR, path)));
    }

    private void remove(String path) throws IOException {
        good(wire.ask(agents.delete(ADMINISTRATOR, path)));
    }

    private static String good(Wire.Answer answer) throws IOException {
        if (!answer.isGood()) {
            throw new IOException("The program refused: " + answer.status() + " " + answer.text());
        }
        return answer.text();
    }

    private static long number(String json, String name) {
        Matcher number = Pattern.compile("\"" + name + "\":(\\d+)").matcher(json);
        return number.find() ? Long.parseLong(number.group(1)) : 0;
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
