package app.balcao.backup;

import app.balcao.account.Account;
import app.balcao.account.Accounts;
import app.balcao.backup.store.SnapshotReads;
import app.balcao.platform.database.Trash;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.files.Contents;
import app.balcao.platform.files.StoredContent;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes an account into a ZIP file, as it was at one moment: {@code data/<table>.jsonl} with a row per line,
 * {@code files/<sha-256>} with the content that rows refer to, and {@code manifest.json} with what is in it. All of it
 * passes through; nothing is held.
 */
@Component
class BackupArchive {

    private static final int FORMAT = 1;

    /** How much of the progress is rows; the rest is files. */
    private static final int SHARE_OF_ROWS = 50;

    private final SnapshotReads reads;
    private final Trash trash;
    private final Contents contents;
    private final Accounts accounts;
    private final JsonMapper json;
    private final Clock clock;
    private final TransactionTemplate snapshot;

    BackupArchive(
            SnapshotReads reads,
            Trash trash,
            Contents contents,
            Accounts accounts,
            JsonMapper json,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.reads = reads;
        this.trash = trash;
        this.contents = contents;
        this.accounts = accounts;
        this.json = json;
        this.clock = clock;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
    }

    /** @param progress told 0 to 100 again and again; what it throws ends the writing */
    void write(OutputStream target, IntConsumer progress) throws IOException {
        try {
            snapshot.executeWithoutResult(status -> {
                try {
                    write(new ZipOutputStream(new BufferedOutputStream(target), StandardCharsets.UTF_8), progress);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private void write(ZipOutputStream zip, IntConsumer progress) throws IOException {
        // What is in the trash is the account's too, until it is removed.
        trash.open();
        zip.setLevel(Deflater.BEST_SPEED);
        Map<String, Object> manifest = heading();
        manifest.put("tables", tables(zip, progress));
        manifest.put("leftOut", BackupTables.left());
        manifest.put("files", files(zip, progress));
        zip.putNextEntry(new ZipEntry("manifest.json"));
        zip.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        zip.closeEntry();
        zip.finish();
        zip.flush();
    }

    private Map<String, Object> heading() {
        Account account = accounts.current();
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("format", FORMAT);
        manifest.put("account", account.loginName());
        manifest.put("companyName", account.companyName());
        manifest.put("takenAt", clock.instant());
        return manifest;
    }

    private List<Map<String, Object>> tables(ZipOutputStream zip, IntConsumer progress) throws IOException {
        List<Map<String, Object>> written = new ArrayList<>();
        List<BackupTables.Part> parts = BackupTables.parts();
        for (BackupTables.Part part : parts) {
            progress.accept(SHARE_OF_ROWS * written.size() / parts.size());
            zip.putNextEntry(new ZipEntry("data/" + part.name() + ".jsonl"));
            long rows = reads.eachRow(part, row -> line(zip, row));
            zip.closeEntry();
            written.add(Map.of("name", part.name(), "rows", rows, "omitted", part.omitted()));
        }
        return written;
    }

    private static void line(ZipOutputStream zip, String row) {
        try {
            zip.write(row.getBytes(StandardCharsets.UTF_8));
            zip.write('\n');
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Map<String, Object> files(ZipOutputStream zip, IntConsumer progress) throws IOException {
        List<String> missing = new ArrayList<>();
        long all = Math.max(1, reads.bytes());
        long[] done = new long[2];
        reads.eachContent(content -> {
            progress.accept((int) (SHARE_OF_ROWS + (100 - SHARE_OF_ROWS) * done[1] / all));
            if (!file(zip, content)) {
                missing.add(content.sha256().hex());
            }
            done[0]++;
            done[1] += content.sizeBytes();
        });
        return Map.of("count", done[0], "bytes", done[1], "missing", missing);
    }

    // What nobody refers to may be cleared away while this goes on; a backup without it is still whole.
    private boolean file(ZipOutputStream zip, StoredContent content) {
        try (InputStream bytes = contents.open(content.sha256())) {
            zip.putNextEntry(new ZipEntry("files/" + content.sha256().hex()));
            bytes.transferTo(zip);
            zip.closeEntry();
            return true;
        } catch (Problem lost) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
