package app.balcao.platform.files;

import app.balcao.platform.errors.Problem;
import app.balcao.platform.files.store.StoredFileRepository;
import app.balcao.platform.tenant.Tenant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The current account's content: the database knows what there is, the {@link ContentStore} has the bytes.
 *
 * <p>Content is best kept before the transaction that refers to it begins: should that one fail, the content
 * is cleared away later as nobody's. For a day after it was last kept it is never cleared.
 */
@Service
public class Contents {

    private static final Logger log = LoggerFactory.getLogger(Contents.class);

    /** For how long content that nothing refers to stays, since it was last brought. */
    static final Duration GRACE = Duration.ofHours(24);

    private static final int CLEARED_AT_ONCE = 500;

    private final ContentStore store;
    private final StoredFileRepository repository;
    private final ObjectProvider<ContentKeeper> keepers;
    private final TransactionTemplate transaction;

    Contents(
            ContentStore store,
            StoredFileRepository repository,
            ObjectProvider<ContentKeeper> keepers,
            TransactionTemplate transaction) {
        this.store = store;
        this.repository = repository;
        this.keepers = keepers;
        this.transaction = transaction;
    }

    /** Keeps a stream to its end. */
    public StoredContent keep(InputStream content) throws IOException {
        try (StagedContent staged = store.stage(content)) {
            return keep(staged);
        }
    }

    /** Keeps what is written; nothing, when the writer fails. */
    public StoredContent write(ContentWriter content) throws IOException {
        try (StagedContent staged = store.stage(content)) {
            return keep(staged);
        }
    }

    StagedContent stage(InputStream content) throws IOException {
        return store.stage(content);
    }

    // The row comes first and is fresh from then on, so that the job below, which only takes what is old, and
    // takes row and bytes together, can never take the bytes between these two steps.
    StoredContent keep(StagedContent content) throws IOException {
        transaction.executeWithoutResult(status -> repository.put(content.sha256(), content.sizeBytes()));
        store.keep(Tenant.id(), content);
        return new StoredContent(content.sha256(), content.sizeBytes());
    }

    /**
     * The bytes of content that is known to be kept. The caller closes the stream.
     *
     * @throws Problem not-found when they are lost, which is also logged
     */
    public InputStream open(Sha256 address) {
        try {
            return store.open(Tenant.id(), address).orElseThrow(() -> {
                log.error("The content {} of account {} is missing from the store", address, Tenant.id());
                return Problem.notFound();
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Clears away content that nothing refers to any more. The bytes go while the row is locked and before its
     * removal is final: whoever brings the same content meanwhile waits, and then brings it anew.
     *
     * @return how many
     */
    int clear() {
        int cleared = 0;
        int last;
        do {
            last = clearSome();
            cleared += last;
        } while (last == CLEARED_AT_ONCE);
        return cleared;
    }

    private int clearSome() {
        Integer cleared = transaction.execute(status -> {
            List<Sha256> removed = repository.removeUnneeded(keepers.stream().toList(), GRACE, CLEARED_AT_ONCE);
            for (Sha256 each : removed) {
                try {
                    store.delete(Tenant.id(), each);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
            return removed.size();
        });
        return cleared == null ? 0 : cleared;
    }
}
