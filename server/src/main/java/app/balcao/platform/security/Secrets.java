package app.balcao.platform.security;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keeps secrets (of mailboxes, directories, providers, authenticator apps) unreadable at rest: AES-256-GCM with the key of
 * {@code BALCAO_SECRET_KEY}, 32 bytes in Base64.
 */
@Component
public class Secrets {

    private static final Logger log = LoggerFactory.getLogger(Secrets.class);
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    Secrets(@Value("${balcao.secret-key}") String encoded) {
        byte[] bytes = decode(encoded);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException("BALCAO_SECRET_KEY must be 32 random bytes in Base64;"
                    + " make one with: head -c 32 /dev/urandom | base64");
        }
        this.key = new SecretKeySpec(bytes, "AES");
    }

    private static byte[] decode(String encoded) {
        try {
            return Base64.getDecoder().decode(encoded.strip());
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    /** Encrypts a text; two calls never answer the same bytes. */
    public byte[] encrypt(String clear) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(clear.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Decrypts what {@link #encrypt} made.
     *
     * @throws UnreadableSecretException when it was made with another key, or changed
     */
    public String decrypt(byte[] stored) {
        ByteBuffer buffer = ByteBuffer.wrap(stored);
        byte[] nonce = new byte[NONCE_BYTES];
        try {
            buffer.get(nonce);
            byte[] sealed = new byte[buffer.remaining()];
            buffer.get(sealed);
            return new String(cipher(Cipher.DECRYPT_MODE, nonce).doFinal(sealed), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | BufferUnderflowException failure) {
            throw new UnreadableSecretException(failure);
        }
    }

    /**
     * The same for what should be readable, but is not since the installation has another key: that is logged, and
     * nothing is answered, for the caller to tell whoever it concerns.
     *
     * @param what in words, for whoever looks after the installation
     */
    public Optional<String> read(byte[] stored, String what) {
        try {
            return Optional.of(decrypt(stored));
        } catch (UnreadableSecretException unreadable) {
            log.error("{} cannot be read: put the former BALCAO_SECRET_KEY back, or have it given anew", what);
            return Optional.empty();
        }
    }

    /** A stored secret cannot be read: it must be given anew, or the key put back. */
    public static final class UnreadableSecretException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreadableSecretException(Exception cause) {
            super("A stored secret cannot be read: was BALCAO_SECRET_KEY changed?", cause);
        }
    }

    /**
     * Signs a text, so that only this installation can have written it.
     *
     * @param purpose keeps a signature from being good for anything else
     */
    public byte[] sign(String purpose, String text) {
        return mac(mac(key.getEncoded(), purpose), text);
    }

    private static byte[] mac(byte[] with, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(with, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
