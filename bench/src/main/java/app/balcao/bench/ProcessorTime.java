package app.balcao.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Processor time and memory of a process and all below it, as the kernel counts them (Linux). */
public final class ProcessorTime {

    // Fields of /proc/<pid>/stat after the name, which may hold blanks: utime, stime, cutime, cstime.
    private static final int FIRST_TIME_FIELD = 11;
    private static final long MILLISECONDS_PER_TICK = 10;

    private ProcessorTime() {}

    /** Time used so far by the processes and their children, those that ended included. */
    public static Duration of(long... processes) {
        long ticks = 0;
        for (long process : processes) {
            ticks += ticks(process, true);
            List<Long> below = ProcessHandle.of(process).stream()
                    .flatMap(ProcessHandle::descendants)
                    .map(ProcessHandle::pid)
                    .toList();
            for (long child : below) {
                ticks += ticks(child, false);
            }
        }
        return Duration.ofMillis(ticks * MILLISECONDS_PER_TICK);
    }

    /** Resident memory in MiB. */
    static long residentMebibytes(long process) throws IOException {
        return residentKibibytes(process) / 1024;
    }

    /** The same in KiB. */
    public static long residentKibibytes(long process) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        }
    }

    private static long ticks(long process, boolean withEndedChildren) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            for (int each = 0; each < (withEndedChildren ? 4 : 2); each++) {
                ticks += Long.parseLong(fields[FIRST_TIME_FIELD + each]);
            }
            return ticks;
        } catch (IOException ended) {
            return 0;
        }
    }
}
