package app.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/security/asvs.md has a row for each requirement of its chapters, and cites nothing that does not exist. */
class AsvsTest {

    private static final Path PAGE = Path.of("../docs/security/asvs.md");

    /** How many requirements each section of ASVS 5.0.0 has. */
    private static final Map<String, Integer> SECTIONS = Map.ofEntries(
            Map.entry("V6.1", 3),
            Map.entry("V6.2", 12),
            Map.entry("V6.3", 8),
            Map.entry("V6.4", 6),
            Map.entry("V6.5", 8),
            Map.entry("V6.6", 4),
            Map.entry("V6.7", 2),
            Map.entry("V6.8", 4),
            Map.entry("V7.1", 3),
            Map.entry("V7.2", 4),
            Map.entry("V7.3", 2),
            Map.entry("V7.4", 5),
            Map.entry("V7.5", 3),
            Map.entry("V7.6", 2),
            Map.entry("V8.1", 4),
            Map.entry("V8.2", 4),
            Map.entry("V8.3", 3),
            Map.entry("V8.4", 2),
            Map.entry("V16.1", 1),
            Map.entry("V16.2", 5),
            Map.entry("V16.3", 4),
            Map.entry("V16.4", 3),
            Map.entry("V16.5", 4));

    private static final Pattern CITED = Pattern.compile("`([A-Z][a-z]\\w+)(?:#(\\w+))?`");
    private static final Pattern OF_THE_CONSOLE = Pattern.compile("`([\\w.]+\\.tsx)`(?:: \"([^\"]+)\")?");

    private static final Map<String, Path> FILES = new HashMap<>();
    private static List<String> rows = List.of();

    @BeforeAll
    static void read() throws IOException {
        for (String folder : List.of("src", "../web/src")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(each -> each.toString().matches(".*\\.(java|tsx)"))
                        .forEach(each -> FILES.put(each.getFileName().toString(), each));
            }
        }
        rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| V"))
                .toList();
    }

    @Test
    void everyRequirementHasItsRow() {
        List<String> wanted = new ArrayList<>();
        SECTIONS.forEach((section, count) -> {
            for (int number = 1; number <= count; number++) {
                wanted.add(section + "." + number);
            }
        });
        assertThat(rows.stream().map(row -> cell(row, 1))).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void whatIsClaimedIsShown() {
        assertThat(rows).allSatisfy(row -> {
            boolean claims = !cell(row, 4).matches("(No\\b|In part|Does not apply).*");
            assertThat(claims && cell(row, 5).isEmpty()).as(row).isFalse();
        });
    }

    @Test
    void whatIsCitedExists() throws IOException {
        String page = Files.readString(PAGE);
        for (Matcher cited = CITED.matcher(page); cited.find(); ) {
            Path file = FILES.get(cited.group(1) + ".java");
            assertThat(file).as(cited.group()).isNotNull();
            if (cited.group(2) != null) {
                assertThat(Files.readString(file)).as(cited.group()).contains(" " + cited.group(2) + "(");
            }
        }
        for (Matcher cited = OF_THE_CONSOLE.matcher(page); cited.find(); ) {
            Path file = FILES.get(cited.group(1));
            assertThat(file).as(cited.group()).isNotNull();
            if (cited.group(2) != null) {
                assertThat(Files.readString(file)).as(cited.group()).contains("'" + cited.group(2) + "'");
            }
        }
    }

    private static String cell(String row, int number) {
        String[] cells = row.split("\\|", -1);
        assertThat(cells).as(row).hasSize(7);
        return cells[number].strip();
    }
}
