package app.balcao.access;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Hashes as the program does, and counts how often. */
final class CountingEncoder implements PasswordEncoder {

    private final PasswordEncoder real = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final AtomicInteger count = new AtomicInteger();

    /** How many hashes were computed since the last time somebody asked. */
    int take() {
        return count.getAndSet(0);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence clear) {
        count.incrementAndGet();
        return real.encode(clear);
    }

    @Override
    public boolean matches(@Nullable CharSequence clear, @Nullable String hash) {
        count.incrementAndGet();
        return real.matches(clear, hash);
    }
}
