package app.balcao.local;

import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** The PostgreSQL server that travels in the jar, unpacked once for each of its versions. */
final class PostgresBinaries {

    private static final int OWNER_EXECUTES = 0100;

    private PostgresBinaries() {}

    /**
     * Answers the folder that holds {@code bin}, {@code lib} and {@code share}, unpacking it when it is missing.
     *
     * @param cache where every version gets a folder of its own
     * @throws LocalRunException when there is no server for this machine, or no room for it
     */
    static Path unpacked(Path cache) {
        String archive = "postgres-linux-" + ArchUtils.normalize(System.getProperty("os.arch")) + ".txz";
        URL resource = PostgresBinaries.class.getClassLoader().getResource(archive);
        if (resource == null) {
            throw new LocalRunException("There is no embedded PostgreSQL for " + System.getProperty("os.name") + " "
                    + System.getProperty("os.arch") + ": set BALCAO_DATABASE_URL to a PostgreSQL 18 of your own.");
        }
        try {
            Path folder = cache.resolve("postgres-" + fingerprint(resource));
            if (!Files.isDirectory(folder)) {
                unpack(resource, folder);
            }
            return folder;
        } catch (IOException failure) {
            throw new LocalRunException("PostgreSQL cannot be unpacked into " + cache, failure);
        }
    }

    private static String fingerprint(URL resource) throws IOException {
        if (resource.openConnection() instanceof JarURLConnection connection) {
            return Long.toHexString(connection.getJarEntry().getCrc());
        }
        return "loose";
    }

    private static void unpack(URL resource, Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        Path draft = Files.createTempDirectory(folder.getParent(), "unpacking-");
        try {
            try (InputStream stream = resource.openStream();
                    var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(stream)))) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(entry, tar, draft);
                }
            }
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException
                | AtomicMoveNotSupportedException
                | java.nio.file.DirectoryNotEmptyException otherWasFirst) {
            if (!Files.isDirectory(folder)) {
                throw otherWasFirst;
            }
        } finally {
            FileSystemUtils.deleteRecursively(draft);
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("The archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink() || entry.isLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            boolean executable = (entry.getMode() & OWNER_EXECUTES) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /** The folder for what can be made again: the person's cache, or the data folder when there is none. */
    static Path cache(DataFolder data) {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path cache = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        Path folder = cache.resolve("balcao");
        try {
            Files.createDirectories(folder);
            return Files.isWritable(folder) ? folder : data.path();
        } catch (IOException noHome) {
            return data.path();
        }
    }
}
