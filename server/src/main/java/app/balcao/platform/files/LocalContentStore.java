package app.balcao.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps content in a folder: {@code <account>/<first two digits>/<sha-256>}. What is coming in waits in
 * {@code incoming}, on the same file system, and is renamed into its place.
 */
final class LocalContentStore implements ContentStore {

    private static final String INCOMING = "incoming";

    private final Path folder;

    LocalContentStore(Path folder, Instant now) throws IOException {
        this.folder = folder.toAbsolutePath().normalize();
        StagedContent.removeAbandoned(this.folder.resolve(INCOMING), now);
    }

    @Override
    public StagedContent stage(ContentWriter content) throws IOException {
        return StagedContent.write(content, folder.resolve(INCOMING));
    }

    @Override
    public void keep(UUID accountId, StagedContent content) throws IOException {
        Path place = place(accountId, content.sha256());
        if (Files.exists(place)) {
            return;
        }
        createShelf(accountId, content.sha256());
        // Two who keep the same content at once replace it by the same bytes; readers see one or the other.
        Files.move(content.file(), place, StandardCopyOption.ATOMIC_MOVE);
        force(shelf(accountId, content.sha256()));
    }

    @Override
    public Optional<InputStream> open(UUID accountId, Sha256 address) throws IOException {
        try {
            return Optional.of(Files.newInputStream(place(accountId, address)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    @Override
    public boolean exists(UUID accountId, Sha256 address) {
        return Files.exists(place(accountId, address));
    }

    @Override
    public void delete(UUID accountId, Sha256 address) throws IOException {
        Files.deleteIfExists(place(accountId, address));
    }

    private Path place(UUID accountId, Sha256 address) {
        return shelf(accountId, address).resolve(address.hex());
    }

    private Path shelf(UUID accountId, Sha256 address) {
        return accountFolder(accountId).resolve(address.hex().substring(0, 2));
    }

    private Path accountFolder(UUID accountId) {
        return folder.resolve(accountId.toString());
    }

    private void createShelf(UUID accountId, Sha256 address) throws IOException {
        Path shelf = shelf(accountId, address);
        if (!Files.isDirectory(shelf)) {
            Files.createDirectories(shelf);
            force(accountFolder(accountId));
            force(folder);
        }
    }

    // The new name itself must survive a loss of power, not only the bytes behind it.
    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
