package app.balcao;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    // The generated types of the database are vocabulary, not a module.
    static final ApplicationModules MODULES =
            ApplicationModules.of(BalcaoApplication.class, resideInAPackage("app.balcao.schema.."));

    // A package-info among the tests would hide the one that declares a module, and with it what the module may use.
    @Test
    void everyPackageIsAModule() throws IOException {
        try (Stream<Path> packages = Files.list(Path.of("src/main/java/app/balcao"))) {
            List<String> names = packages.filter(Files::isDirectory)
                    .map(each -> each.getFileName().toString())
                    .flatMap(each ->
                            each.equals("channel") ? Stream.of("channel.email", "channel.webchat") : Stream.of(each))
                    .toList();
            assertThat(MODULES.stream()
                            .map(each -> each.getIdentifier().toString())
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void modulesKeepToTheirWalls() {
        MODULES.verify();
    }
}
