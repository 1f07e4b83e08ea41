package app.balcao.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** Passwords and the key of a local run: made once, kept in a file that only its owner reads. */
final class LocalSecrets {

    private final Properties values;

    private LocalSecrets(Properties values) {
        this.values = values;
    }

    /** Reads the file, and makes what it does not hold yet. */
    static LocalSecrets of(Path file) {
        return of(file, Map.of());
    }

    /**
     * Reads the file, and makes what it does not hold yet.
     *
     * @param chosen what the person says they should be, where the file does not know better
     */
    static LocalSecrets of(Path file, Map<Name, String> chosen) {
        try {
            Properties values = new Properties();
            if (Files.exists(file)) {
                try (var reader = Files.newBufferedReader(file)) {
                    values.load(reader);
                }
            }
            int before = values.size();
            SecureRandom random = new SecureRandom();
            for (Name name : Name.values()) {
                values.computeIfAbsent(name.key, key -> chosen.getOrDefault(name, name.make(random)));
            }
            if (values.size() > before) {
                write(file, values);
            }
            return new LocalSecrets(values);
        } catch (IOException failure) {
            throw new LocalRunException("The file " + file + " cannot be read or written: " + failure.getMessage());
        }
    }

    private static void write(Path file, Properties values) throws IOException {
        StringBuilder text = new StringBuilder("# Secrets of this data folder. Without them it cannot be opened.\n");
        for (Name name : Name.values()) {
            text.append(name.key)
                    .append('=')
                    .append(values.getProperty(name.key))
                    .append('\n');
        }
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(draft, text.toString().getBytes(StandardCharsets.UTF_8));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    String get(Name name) {
        return values.getProperty(name.key);
    }

    enum Name {
        DATABASE_SUPERUSER("database-superuser"),
        DATABASE_OWNER("database-owner"),
        DATABASE_PROGRAM("database-program"),
        SECRET_KEY("secret-key"),
        /** Of the people of the demonstration company: short enough to type, too long to guess. */
        DEMO_PASSWORD("demo-password") {
            @Override
            String make(SecureRandom random) {
                return random.ints(TYPED_LETTERS, 0, TYPED.length())
                        .mapToObj(index -> TYPED.substring(index, index + 1))
                        .collect(Collectors.joining())
                        .replaceAll("(.{4})(?=.)", "$1-");
            }
        };

        private static final int SECRET_BYTES = 32;
        private static final int TYPED_LETTERS = 12;
        private static final String TYPED = "abcdefghjkmnpqrstuvwxyz23456789";

        private final String key;

        Name(String key) {
            this.key = key;
        }

        String make(SecureRandom random) {
            byte[] bytes = new byte[SECRET_BYTES];
            random.nextBytes(bytes);
            return Base64.getEncoder().encodeToString(bytes);
        }
    }
}
