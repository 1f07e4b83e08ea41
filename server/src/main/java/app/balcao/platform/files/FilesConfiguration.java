package app.balcao.platform.files;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FilesSettings.class)
class FilesConfiguration {

    @Bean
    ContentStore contentStore(FilesSettings settings, Clock clock) throws IOException {
        return switch (settings.store()) {
            case LOCAL -> new LocalContentStore(settings.folder(), clock.instant());
            case S3 -> s3(settings, clock);
        };
    }

    static S3ContentStore s3(FilesSettings settings, Clock clock) throws IOException {
        FilesSettings.S3 s3 = settings.s3();
        if (s3.bucket().isBlank()) {
            throw new IllegalStateException("BALCAO_FILES_STORE=s3 needs BALCAO_FILES_S3_BUCKET");
        }
        return new S3ContentStore(client(s3), s3.bucket(), settings.folder().resolve("incoming"), clock.instant());
    }

    // Optional checksums are left out: services other than Amazon's refuse those they do not know.
    private static S3Client client(FilesSettings.S3 s3) {
        var builder = S3Client.builder()
                .region(Region.of(s3.region()))
                .forcePathStyle(s3.pathStyle())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        URI endpoint = s3.endpoint();
        if (endpoint != null && !endpoint.toString().isBlank()) {
            builder.endpointOverride(endpoint);
        }
        String accessKey = s3.accessKey();
        String secretKey = s3.secretKey();
        if (accessKey != null && !accessKey.isBlank() && secretKey != null) {
            builder.credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)));
        }
        return builder.build();
    }
}
