package app.balcao.platform.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which scope each operation of the interface asks of a token, as {@code api-scopes.txt} says. An operation that is
 * not there is out of reach for tokens, and a test fails for it.
 */
public final class ApiScopes {

    private static final String ROOT = "/api/v1";
    private static final String BROWSERS_ONLY = "-";
    private static final Map<String, Optional<ApiScope>> TABLE = read();

    private ApiScopes() {}

    /**
     * The scope that an operation asks for; absent when it is for browsers only.
     *
     * @param path as the OpenAPI document writes it, such as {@code /api/v1/tickets/{id}}
     */
    public static Optional<ApiScope> of(String method, String path) {
        return TABLE.getOrDefault(name(method, path), Optional.empty());
    }

    /** Whether the table says anything of the operation. */
    public static boolean knows(String method, String path) {
        return TABLE.containsKey(name(method, path));
    }

    /** The operations of the table, such as {@code GET /tickets}, and their scopes. */
    public static Map<String, Optional<ApiScope>> table() {
        return TABLE;
    }

    private static String name(String method, String path) {
        return method + " " + (path.startsWith(ROOT) ? path.substring(ROOT.length()) : path);
    }

    private static Map<String, Optional<ApiScope>> read() {
        try (InputStream file = Objects.requireNonNull(ApiScopes.class.getResourceAsStream("/api-scopes.txt"))) {
            Map<String, Optional<ApiScope>> table = new LinkedHashMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.strip().split("\\s+"))
                    .forEach(cell -> table.put(cell[0] + " " + cell[1], scope(cell[2])));
            return Map.copyOf(table);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Optional<ApiScope> scope(String text) {
        return text.equals(BROWSERS_ONLY)
                ? Optional.empty()
                : Optional.of(ApiScope.of(text)
                        .orElseThrow(() -> new IllegalStateException("api-scopes.txt names no scope: " + text)));
    }
}
