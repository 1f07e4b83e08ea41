package app.balcao.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * The folder of {@code BALCAO_DATA}, held by one program at a time. The operating system lets go of the lock when
 * the program ends in whatever way, kill -9 included.
 */
final class DataFolder {

    /** Locks of this process, by folder: they are kept until it ends. */
    private static final Map<Path, FileChannel> HELD = new HashMap<>();

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    /**
     * Makes the folder when it is missing, and takes it for this program.
     *
     * @throws LocalRunException when it cannot be written, or another program holds it
     */
    static DataFolder take(Path path) {
        try {
            Files.createDirectories(path);
            Path real = path.toRealPath();
            synchronized (HELD) {
                if (!HELD.containsKey(real)) {
                    HELD.put(real, lock(real));
                }
            }
            return new DataFolder(real);
        } catch (IOException failure) {
            throw new LocalRunException(
                    "The data folder " + path.toAbsolutePath() + " cannot be written (" + failure.getMessage()
                            + "): set BALCAO_DATA to another one.",
                    failure);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new LocalRunException(
                    "Another Balcão is running on the data folder " + folder + ": set BALCAO_DATA to another one.");
        }
        return channel;
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }
}
