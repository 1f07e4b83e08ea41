package app.balcao.platform.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Unguessable tokens that say where to look them up: account, row and a 256-bit secret. Only the secret's
 * hash is stored, so that a copy of the database opens nothing.
 */
public final class RandomTokens {

    private static final int SECRET_BYTES = 32;
    private static final int LENGTH = 16 + 16 + SECRET_BYTES;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomTokens() {}

    /** The parts of a token as it came in. */
    public record Token(UUID accountId, UUID id, byte[] secretHash) {}

    public static byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    public static byte[] hash(byte[] secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static byte[] hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String encode(UUID accountId, UUID id, byte[] secret) {
        ByteBuffer buffer = ByteBuffer.allocate(LENGTH);
        put(buffer, accountId);
        put(buffer, id);
        buffer.put(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }

    /** Takes a token apart; absent for anything that is none. */
    public static Optional<Token> decode(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != LENGTH) {
                return Optional.empty();
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            UUID accountId = new UUID(buffer.getLong(), buffer.getLong());
            UUID id = new UUID(buffer.getLong(), buffer.getLong());
            byte[] secret = new byte[SECRET_BYTES];
            buffer.get(secret);
            return Optional.of(new Token(accountId, id, hash(secret)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static void put(ByteBuffer buffer, UUID id) {
        buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
}
