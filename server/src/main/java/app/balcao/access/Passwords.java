package app.balcao.access;

import app.balcao.platform.errors.Problem;
import jakarta.annotation.PreDestroy;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and checks passwords with Argon2id. A check costs a fifteenth of a second of one core and 19 MiB on
 * purpose. So that a flood of sign-ins leaves the machine to everybody else's work, half of the cores at most
 * compute hashes, a bounded number waits its turn, and the rest is told to come back.
 */
@Component
class Passwords {

    private static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    // The last in the queue waits three seconds or so.
    private static final int WAITING = 48 * AT_ONCE;
    private static final long RETRY_SECONDS = 3;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int PARALLELISM = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ITERATIONS = 6;

    private final PasswordEncoder encoder;
    // Threads of their own: a request's would compute on one of the few carriers that all requests share, and the
    // others would have to wait for it to end, where the system lets them take turns.
    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("password-", 0).daemon().factory());
    // What is checked when there is nothing to check, so that it takes as long.
    private final String nobodysHash;

    Passwords() {
        this(new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, PARALLELISM, MEMORY_KIB, ITERATIONS));
    }

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.nobodysHash = encode("nobody has this password");
    }

    /** @throws Problem busy, when too many wait already */
    String hash(String clear) {
        return inTurn(() -> encode(clear));
    }

    /**
     * Whether the password is the one that was hashed; takes as long, and is false, without a hash.
     *
     * @throws Problem busy, when too many wait already
     */
    boolean matches(String clear, @Nullable String hash) {
        boolean same = inTurn(() -> encoder.matches(clear, hash == null ? nobodysHash : hash));
        return same && hash != null;
    }

    private String encode(String clear) {
        return Objects.requireNonNull(encoder.encode(clear));
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, workers).join();
        } catch (RejectedExecutionException tooMany) {
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "busy", "access.sign-in.busy")
                    .with("retryAfterSeconds", RETRY_SECONDS);
        }
    }

    @PreDestroy
    void stop() {
        workers.shutdown();
    }
}
