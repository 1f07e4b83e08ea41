package app.balcao.platform.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every content store promises; each adapter runs it against the real thing. */
abstract class ContentStoreContract {

    private static final UUID ACCOUNT = UUID.fromString("00000000-0000-7000-8000-00000000000a");
    private static final UUID OTHER_ACCOUNT = UUID.fromString("00000000-0000-7000-8000-00000000000b");

    @TempDir
    Path folder;

    private ContentStore store;

    /** The store under test, empty, with its local files under the given folder. */
    abstract ContentStore create(Path folder) throws IOException;

    @BeforeEach
    void createStore() throws IOException {
        store = create(folder);
    }

    @Test
    void givesBackWhatWasKept() throws Exception {
        StagedContent kept = put(ACCOUNT, "olá".getBytes(UTF_8));

        assertThat(kept.sizeBytes()).isEqualTo(4);
        assertThat(kept.sha256().hex()).isEqualTo("9b186e077c7c6d044f5789d76e6d8070a5b0aaa902ebc608bc34170722dba903");
        assertThat(store.exists(ACCOUNT, kept.sha256())).isTrue();
        assertThat(read(ACCOUNT, kept.sha256())).asString().isEqualTo("olá");
    }

    @Test
    void keepsNothingAtAll() throws Exception {
        StagedContent kept = put(ACCOUNT, new byte[0]);

        assertThat(kept.sizeBytes()).isZero();
        assertThat(kept.sha256().hex()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(read(ACCOUNT, kept.sha256())).isEmpty();
    }

    @Test
    void keeps25Megabytes() throws Exception {
        byte[] content = random(25 * 1024 * 1024, 1);

        StagedContent kept = put(ACCOUNT, content);

        assertThat(kept.sizeBytes()).isEqualTo(content.length);
        assertThat(read(ACCOUNT, kept.sha256())).isEqualTo(content);
    }

    @Test
    void keepsTheSameContentOnceWhenTwoBringItAtOnce() throws Exception {
        byte[] content = random(3_000_000, 2);
        CyclicBarrier together = new CyclicBarrier(2);
        List<Future<StagedContent>> both = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int each = 0; each < 2; each++) {
                both.add(threads.submit(() -> {
                    try (StagedContent staged = store.stage(new ByteArrayInputStream(content))) {
                        together.await();
                        store.keep(ACCOUNT, staged);
                        return staged;
                    }
                }));
            }
        }

        assertThat(both.get(0).get().sha256()).isEqualTo(both.get(1).get().sha256());
        assertThat(read(ACCOUNT, both.get(0).get().sha256())).isEqualTo(content);
        assertThat(incoming()).isEmpty();
        assertThat(put(ACCOUNT, content).sha256()).isEqualTo(both.get(0).get().sha256());
    }

    @Test
    void separatesAccounts() throws Exception {
        Sha256 address = put(ACCOUNT, "of one account".getBytes(UTF_8)).sha256();

        assertThat(store.exists(OTHER_ACCOUNT, address)).isFalse();
        assertThat(store.open(OTHER_ACCOUNT, address)).isEmpty();

        put(OTHER_ACCOUNT, "of one account".getBytes(UTF_8));
        store.delete(ACCOUNT, address);

        assertThat(store.exists(ACCOUNT, address)).isFalse();
        assertThat(read(OTHER_ACCOUNT, address)).asString().isEqualTo("of one account");
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        Sha256 absent = Sha256.of(new byte[32]);

        assertThat(store.exists(ACCOUNT, absent)).isFalse();
        assertThat(store.open(ACCOUNT, absent)).isEmpty();
        store.delete(ACCOUNT, absent);
    }

    @Test
    void leavesNothingOfAStreamThatBreaks() throws Exception {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(random(300_000, 3)), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line was cut");
            }
        });

        assertThatIOException().isThrownBy(() -> store.stage(broken)).withMessage("the line was cut");

        assertThat(incoming()).isEmpty();
    }

    @Test
    void leavesNothingOfWhatWasNotKept() throws Exception {
        Sha256 address;
        try (StagedContent staged = store.stage(new ByteArrayInputStream(random(1000, 4)))) {
            address = staged.sha256();
            assertThat(staged.open()).hasBinaryContent(random(1000, 4));
        }

        assertThat(store.exists(ACCOUNT, address)).isFalse();
        assertThat(incoming()).isEmpty();
    }

    @Test
    void takesNoNameForAnAddress() {
        for (String name : List.of("../../etc/passwd", "", "/etc/passwd", "..", "A".repeat(64), "0".repeat(63) + "/")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Sha256(name));
        }
    }

    private StagedContent put(UUID account, byte[] content) throws IOException {
        try (StagedContent staged = store.stage(new ByteArrayInputStream(content))) {
            store.keep(account, staged);
            return staged;
        }
    }

    private byte[] read(UUID account, Sha256 address) throws IOException {
        Optional<InputStream> content = store.open(account, address);
        try (InputStream stream = content.orElseThrow()) {
            return stream.readAllBytes();
        }
    }

    private List<Path> incoming() throws IOException {
        try (var files = Files.list(folder.resolve("incoming"))) {
            return files.toList();
        }
    }

    private static byte[] random(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
