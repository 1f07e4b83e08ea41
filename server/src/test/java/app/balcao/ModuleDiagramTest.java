package app.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModuleDependency;
import org.springframework.modulith.core.ApplicationModules;

/** The picture of the modules in docs/architecture.md is drawn from the code. */
class ModuleDiagramTest {

    private static final Path PAGE = Path.of("../docs/architecture.md");
    private static final Pattern PLACE =
            Pattern.compile("(?s)(<!-- modules: drawn by ModuleDiagramTest -->\n).*?(<!-- end of modules -->)");

    // Everybody stands on it; its arrows would hide the others.
    private static final String GROUND = "platform";

    @Test
    void thePageShowsTheModulesAsTheyAre() throws IOException {
        String page = Files.readString(PAGE);
        String wanted = PLACE.matcher(page)
                .replaceFirst("$1" + Matcher.quoteReplacement(diagram(ModularityTest.MODULES)) + "$2");
        if (Boolean.getBoolean("balcao.snapshots")) {
            Files.writeString(PAGE, wanted);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/architecture.md shows other modules than the code has: draw it anew with ./dev snapshots")
                .isEqualTo(wanted);
    }

    private static String diagram(ApplicationModules modules) {
        var lines = new TreeSet<String>();
        for (ApplicationModule module : modules) {
            String name = module.getIdentifier().toString();
            if (name.equals(GROUND)) {
                continue;
            }
            lines.add("    %s[\"%s\"]%n".formatted(node(name), name));
            module.getDirectDependencies(modules).stream()
                    .map(ApplicationModuleDependency::getTargetModule)
                    .map(target -> target.getIdentifier().toString())
                    .filter(target -> !target.equals(GROUND) && !target.equals(name))
                    .forEach(target -> lines.add("    %s --> %s%n".formatted(node(name), node(target))));
        }
        return "```mermaid%nflowchart TD%n%s```%n".formatted(String.join("", lines));
    }

    private static String node(String name) {
        return name.replaceAll("[^a-z]", "_").toLowerCase(Locale.ROOT);
    }
}
