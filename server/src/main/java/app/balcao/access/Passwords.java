package app.balcao.access;

import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and checks passwords with Argon2id. A check costs a fifteenth of a second of one core and 19 MiB on
 * purpose, so no more than two run at once, whatever comes in; the others wait their turn.
 */
@Component
class Passwords {

    private static final int AT_ONCE = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int PARALLELISM = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ITERATIONS = 2;

    private final Argon2PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, PARALLELISM, MEMORY_KIB, ITERATIONS);
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    // What is checked when there is nothing to check, so that it takes as long.
    private final String nobodysHash = encode("nobody has this password");

    String hash(String clear) {
        return inTurn(() -> encode(clear));
    }

    /** Whether the password is the one that was hashed; takes as long, and is false, without a hash. */
    boolean matches(String clear, @Nullable String hash) {
        boolean same = inTurn(() -> encoder.matches(clear, hash == null ? nobodysHash : hash));
        return same && hash != null;
    }

    private String encode(String clear) {
        return Objects.requireNonNull(encoder.encode(clear));
    }

    private <T> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
