package app.balcao.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Keeps content in a bucket of an S3-compatible service, as objects {@code <account>/<sha-256>}. An object
 * appears when all of it was received. What is coming in waits in a local folder, since its address is only
 * known at its end.
 */
final class S3ContentStore implements ContentStore, AutoCloseable {

    private static final int NOT_FOUND = 404;

    private final S3Client client;
    private final String bucket;
    private final Path incoming;

    S3ContentStore(S3Client client, String bucket, Path incoming, Instant now) throws IOException {
        StagedContent.removeAbandoned(incoming, now);
        this.client = client;
        this.bucket = bucket;
        this.incoming = incoming;
    }

    @Override
    public StagedContent stage(ContentWriter content) throws IOException {
        return StagedContent.write(content, incoming);
    }

    @Override
    public void keep(UUID accountId, StagedContent content) throws IOException {
        if (exists(accountId, content.sha256())) {
            return;
        }
        try {
            client.putObject(
                    request -> request.bucket(bucket)
                            .key(key(accountId, content.sha256()))
                            .contentType("application/octet-stream"),
                    content.file());
        } catch (SdkException failure) {
            throw new IOException("The object store did not take the content", failure);
        }
    }

    @Override
    public Optional<InputStream> open(UUID accountId, Sha256 address) throws IOException {
        try {
            return Optional.of(
                    client.getObject(request -> request.bucket(bucket).key(key(accountId, address))));
        } catch (NoSuchKeyException absent) {
            return Optional.empty();
        } catch (SdkException failure) {
            throw new IOException("The object store did not give the content", failure);
        }
    }

    @Override
    public boolean exists(UUID accountId, Sha256 address) throws IOException {
        try {
            client.headObject(request -> request.bucket(bucket).key(key(accountId, address)));
            return true;
        } catch (S3Exception failure) {
            if (failure.statusCode() == NOT_FOUND) {
                return false;
            }
            throw new IOException("The object store did not answer", failure);
        } catch (SdkException failure) {
            throw new IOException("The object store did not answer", failure);
        }
    }

    @Override
    public void delete(UUID accountId, Sha256 address) throws IOException {
        try {
            client.deleteObject(request -> request.bucket(bucket).key(key(accountId, address)));
        } catch (SdkException failure) {
            throw new IOException("The object store did not remove the content", failure);
        }
    }

    private static String key(UUID accountId, Sha256 address) {
        return accountId + "/" + address.hex();
    }

    @Override
    public void close() {
        client.close();
    }
}
