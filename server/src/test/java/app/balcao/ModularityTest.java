package app.balcao;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    // The generated types of the database are vocabulary, not a module.
    static final ApplicationModules MODULES =
            ApplicationModules.of(BalcaoApplication.class, resideInAPackage("app.balcao.schema.."));

    @Test
    void modulesKeepToTheirWalls() {
        MODULES.verify();
    }
}
