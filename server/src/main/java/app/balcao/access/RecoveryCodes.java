package app.balcao.access;

import app.balcao.platform.security.RandomTokens;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Ten codes that each replace the second factor once, for whoever lost it (SEC-2). Only their hashes are kept. */
final class RecoveryCodes {

    static final int COUNT = 10;

    // 118 bits: too many to guess even with the hashes at hand. No letters that look like others.
    private static final int LENGTH = 24;
    private static final int GROUP = 4;
    private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCodes() {}

    /** New codes, written in groups. */
    static List<String> generate() {
        return Stream.generate(RecoveryCodes::one).distinct().limit(COUNT).toList();
    }

    /** What is stored of a code, however it was typed. */
    static byte[] hash(String code) {
        return RandomTokens.hash(code.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", ""));
    }

    private static String one() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
