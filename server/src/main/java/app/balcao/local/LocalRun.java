package app.balcao.local;

import app.balcao.local.LocalSecrets.Name;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * With {@code BALCAO_LOCAL=true}, gives the program a database and secrets of its own before anything else starts.
 * What was configured stays: a {@code BALCAO_DATABASE_URL} means no embedded database.
 */
final class LocalRun implements EnvironmentPostProcessor, Ordered {

    private static final String DEMO_PASSWORD = "BALCAO_DEMO_PASSWORD";

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.getProperty("balcao.local", Boolean.class, false)) {
            return;
        }
        DataFolder data = DataFolder.take(Path.of(environment.getProperty("BALCAO_DATA", "data")));
        String demoPassword = environment.getProperty(DEMO_PASSWORD, "");
        LocalSecrets secrets = LocalSecrets.of(
                data.resolve("secrets.properties"),
                demoPassword.isBlank() ? Map.of() : Map.of(Name.DEMO_PASSWORD, demoPassword));
        Map<String, Object> properties = new HashMap<>();
        if (environment.getProperty("BALCAO_DATABASE_URL", "").isBlank()) {
            properties.putAll(database(data, secrets));
        }
        if (environment.getProperty("BALCAO_SECRET_KEY", "").isBlank()) {
            properties.put("balcao.secret-key", secrets.get(Name.SECRET_KEY));
        }
        properties.put(DEMO_PASSWORD, secrets.get(Name.DEMO_PASSWORD));
        environment.getPropertySources().addFirst(new MapPropertySource("local run", properties));
    }

    private static Map<String, Object> database(DataFolder data, LocalSecrets secrets) {
        Path binaries = PostgresBinaries.unpacked(PostgresBinaries.cache(data));
        EmbeddedDatabase database = EmbeddedDatabase.start(data, binaries, secrets);
        // After the application has closed its connections, whether it ends well or fails to start.
        SpringApplication.getShutdownHandlers().add(database::stop);
        return Map.of(
                "spring.datasource.url", database.url(),
                "spring.datasource.username", EmbeddedDatabase.PROGRAM,
                "spring.datasource.password", secrets.get(Name.DATABASE_PROGRAM),
                "spring.flyway.url", database.url(),
                "spring.flyway.user", EmbeddedDatabase.OWNER,
                "spring.flyway.password", secrets.get(Name.DATABASE_OWNER),
                "spring.flyway.placeholders.appRole", EmbeddedDatabase.PROGRAM);
    }
}
