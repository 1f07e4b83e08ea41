package app.balcao.backup;

import app.balcao.schema.DefaultSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Table;

/** What a backup holds of each table, as {@code tables.txt} says; of a table that is not named there, nothing. */
public final class BackupTables {

    private static final String FILE = "/app/balcao/backup/tables.txt";

    /**
     * A table that is in backups.
     *
     * @param omitted columns that are not
     */
    public record Part(Table<?> table, List<String> omitted) {

        public String name() {
            return table.getName();
        }
    }

    private static final Map<String, String> RULES = read();

    private BackupTables() {}

    /** The tables that are in backups, by name. */
    public static List<Part> parts() {
        return RULES.entrySet().stream()
                .filter(each -> !each.getValue().startsWith("none"))
                .map(each -> new Part(table(each.getKey()), omitted(each.getValue())))
                .toList();
    }

    /** The tables that are not, each with the reason. */
    public static Map<String, String> left() {
        Map<String, String> reasons = new LinkedHashMap<>();
        RULES.forEach((table, rule) -> {
            if (rule.startsWith("none")) {
                reasons.put(table, rule.substring("none".length()).strip());
            }
        });
        return reasons;
    }

    private static Table<?> table(String name) {
        return Objects.requireNonNull(
                DefaultSchema.DEFAULT_SCHEMA.getTable(name), () -> FILE + " names no table: " + name);
    }

    private static List<String> omitted(String rule) {
        return rule.startsWith("without")
                ? Arrays.asList(rule.substring("without".length()).strip().split("\\s+"))
                : List.of();
    }

    private static Map<String, String> read() {
        try (var file = Objects.requireNonNull(BackupTables.class.getResourceAsStream(FILE))) {
            Map<String, String> rules = new LinkedHashMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.strip().split("\\s+", 2))
                    .forEach(parts -> rules.put(parts[0], parts[1]));
            return rules;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
