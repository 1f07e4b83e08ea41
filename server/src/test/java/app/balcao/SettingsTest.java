package app.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever runs the program finds every setting of it in docs/operations.md, and none that it does not have. */
class SettingsTest {

    // A setting in the code stands in quotes or in a placeholder; prose about a family of them does not.
    private static final Pattern IN_CODE = Pattern.compile("(?:\"|\\$\\{)(BALCAO_[A-Z0-9_]*[A-Z0-9])\\b");
    private static final Pattern IN_TABLE = Pattern.compile("`(BALCAO_[A-Z0-9_]*[A-Z0-9])`");

    // The names of cookies.
    private static final Set<String> NO_SETTINGS =
            Set.of("BALCAO_SESSION", "BALCAO_DEVICE", "BALCAO_SIGN_IN", "BALCAO_SIGN_ON", "BALCAO_PORTAL");

    // The code asks for it by its other name, balcao.local.
    private static final Set<String> BY_ANOTHER_NAME = Set.of("BALCAO_LOCAL");

    @Test
    void everySettingIsInTheTable() throws IOException {
        Set<String> read = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main"))) {
            for (Path source : sources.filter(each -> each.toString().matches(".*\\.(java|yaml)"))
                    .toList()) {
                read.addAll(found(IN_CODE, Files.readString(source)));
            }
        }
        read.removeAll(NO_SETTINGS);
        read.addAll(BY_ANOTHER_NAME);
        String table = Files.readString(Path.of("../docs/operations.md"))
                .lines()
                .filter(line -> line.startsWith("| `BALCAO_"))
                .map(line -> line.split("\\|", 3)[1])
                .collect(Collectors.joining("\n"));
        assertThat(found(IN_TABLE, table)).isEqualTo(read);
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
