package app.balcao.platform.files;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where content is kept, from the {@code BALCAO_FILES_*} variables.
 *
 * @param store {@code local} or {@code s3}
 * @param folder of the local store; with S3, where uploads wait until they are whole
 */
@ConfigurationProperties("balcao.files")
record FilesSettings(
        @DefaultValue("local") Store store,
        @DefaultValue("data/files") Path folder,
        @DefaultValue S3 s3) {

    enum Store {
        LOCAL,
        S3
    }

    /**
     * An S3-compatible service.
     *
     * @param endpoint null for Amazon's own
     * @param accessKey null to use what the machine provides (environment, instance role)
     * @param pathStyle whether the bucket stands in the path; most services other than Amazon's want it
     */
    record S3(
            @Nullable URI endpoint,
            @DefaultValue("us-east-1") String region,
            @DefaultValue("") String bucket,
            @Nullable String accessKey,
            @Nullable String secretKey,
            @DefaultValue("true") boolean pathStyle) {}
}
