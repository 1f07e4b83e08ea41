package app.balcao.platform.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LocalContentStoreTest extends ContentStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Override
    ContentStore create(Path folder) throws IOException {
        return new LocalContentStore(folder, NOW);
    }

    @Test
    void storesOneFilePerContent() throws Exception {
        ContentStore store = create(folder);
        UUID account = UUID.randomUUID();
        for (int each = 0; each < 3; each++) {
            try (StagedContent staged = store.stage(new ByteArrayInputStream("same".getBytes(UTF_8)))) {
                store.keep(account, staged);
            }
        }

        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void removesWhatAKilledProgramLeftAndNothingThatMayStillComeIn() throws Exception {
        Path old = Files.writeString(folder.resolve("incoming").resolve("old.part"), "half");
        Path recent = Files.writeString(folder.resolve("incoming").resolve("recent.part"), "half");
        Files.setLastModifiedTime(old, FileTime.from(NOW.minus(Duration.ofHours(25))));
        Files.setLastModifiedTime(recent, FileTime.from(NOW.minus(Duration.ofHours(1))));

        create(folder);

        assertThat(old).doesNotExist();
        assertThat(recent).exists();
    }
}
