package app.balcao.platform.files;

import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the contract against an S3-compatible server in a process of its own. */
class S3ContentStoreTest extends ContentStoreContract {

    @TempDir
    static Path serverFolder;

    private static S3Server server;

    @BeforeAll
    static void startServer() throws Exception {
        server = S3Server.start(serverFolder);
        server.createBucket("balcao");
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Override
    ContentStore create(Path folder) throws IOException {
        return store(folder, server.endpoint(), "balcao");
    }

    @Test
    void saysThatTheServiceIsNotThere() throws Exception {
        ContentStore store = store(folder, URI.create("http://127.0.0.1:1"), "balcao");

        assertThatIOException().isThrownBy(() -> store.exists(UUID.randomUUID(), Sha256.of(new byte[32])));
    }

    @Test
    void doesNotTakeAMissingBucketForMissingContent() throws Exception {
        ContentStore store = store(folder, server.endpoint(), "no-such-bucket");

        assertThatIOException().isThrownBy(() -> store.open(UUID.randomUUID(), Sha256.of(new byte[32])));
    }

    private static ContentStore store(Path folder, URI endpoint, String bucket) throws IOException {
        return FilesConfiguration.s3(
                new FilesSettings(
                        FilesSettings.Store.S3,
                        folder,
                        new FilesSettings.S3(
                                endpoint, "us-east-1", bucket, S3Server.ACCESS_KEY, S3Server.SECRET_KEY, true)),
                Clock.systemUTC());
    }
}
