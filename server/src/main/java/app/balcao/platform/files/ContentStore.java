package app.balcao.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps bytes under their SHA-256, once per account. What is there is whole: content appears under its
 * address in one step, after all of it is safe. Accounts share nothing, so that one account's content can
 * be removed, moved or counted alone, and nobody learns that another account has the same file.
 */
public interface ContentStore {

    /**
     * Sets aside what the writer writes. The caller closes what it gets, after it was kept or not.
     *
     * @throws IOException when the writer or the store fails; nothing is left then
     */
    StagedContent stage(ContentWriter content) throws IOException;

    /** The same with a stream, which is read to its end. */
    default StagedContent stage(InputStream content) throws IOException {
        return stage(content::transferTo);
    }

    /** Keeps staged content for an account; does nothing when the account has the same content already. */
    void keep(UUID accountId, StagedContent content) throws IOException;

    /** The content at an address, or empty when the account has none there. The caller closes the stream. */
    Optional<InputStream> open(UUID accountId, Sha256 address) throws IOException;

    boolean exists(UUID accountId, Sha256 address) throws IOException;

    /** Removes content; removing what is not there does nothing. */
    void delete(UUID accountId, Sha256 address) throws IOException;
}
