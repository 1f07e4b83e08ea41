package app.balcao.platform.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Content that came in whole and is not kept yet: its size and SHA-256 are known, it can be read again, and
 * it is gone when closed unless a store {@linkplain ContentStore#keep kept} it.
 */
public final class StagedContent implements AutoCloseable {

    private static final String SUFFIX = ".part";
    private static final Duration ABANDONED_AFTER = Duration.ofDays(1);
    private static final int BUFFER = 64 * 1024;

    private final Path file;
    private final Sha256 sha256;
    private final long sizeBytes;

    private StagedContent(Path file, Sha256 sha256, long sizeBytes) {
        this.file = file;
        this.sha256 = sha256;
        this.sizeBytes = sizeBytes;
    }

    /** Has content written into a new file of the folder; leaves no file when that fails. */
    static StagedContent write(ContentWriter content, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(UUID.randomUUID() + SUFFIX);
        MessageDigest digest = Sha256.digest();
        try {
            long size = write(content, digest, file);
            return new StagedContent(file, Sha256.of(digest.digest()), size);
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    /**
     * Removes what a program that was killed left behind. Another node may share the folder, so only what is
     * too old to be still coming in goes.
     */
    static void removeAbandoned(Path folder, Instant now) throws IOException {
        Files.createDirectories(folder);
        try (var parts = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(now.minus(ABANDONED_AFTER))) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    // Forced to the disk before anybody may give it its final name: a name must never stand for half a file.
    private static long write(ContentWriter content, MessageDigest digest, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                var target = new BufferedOutputStream(
                        new DigestOutputStream(Channels.newOutputStream(channel), digest), BUFFER)) {
            content.writeTo(target);
            target.flush();
            channel.force(true);
            return channel.size();
        }
    }

    public Sha256 sha256() {
        return sha256;
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    /** The bytes from the beginning, as often as wanted, until it is kept or closed. */
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
