import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;

/**
 * Writes the jOOQ types of the database that the migrations make: starts a throw-away PostgreSQL,
 * migrates it, reads its catalogue. Does nothing when the migrations are those of the last run.
 *
 * <p>Arguments: the folder of the migrations, the folder to write to.
 */
public final class GenerateTypes {

    public static void main(String[] arguments) throws Exception {
        Path migrations = Path.of(arguments[0]);
        Path output = Path.of(arguments[1]);
        Path stamp = output.resolve("migrations.sha256");
        String fingerprint = fingerprint(migrations);
        if (Files.exists(stamp) && Files.readString(stamp).equals(fingerprint)) {
            return;
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Flyway.configure()
                    .dataSource(postgres.getPostgresDatabase())
                    .locations("filesystem:" + migrations)
                    .placeholders(Map.of("appRole", "balcao_app"))
                    .load()
                    .migrate();
            GenerationTool.generate(configuration(postgres.getJdbcUrl("postgres", "postgres"), output));
        }
        Files.writeString(stamp, fingerprint);
    }

    private static Configuration configuration(String url, Path output) {
        return new Configuration()
                .withJdbc(new Jdbc().withUrl(url).withUser("postgres"))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withInputSchema("public")
                                .withOutputSchemaToDefault(true)
                                .withExcludes("flyway_.*|gtrgm_.*|.*similarity.*|show_.*|set_limit|unaccent.*"
                                        + "|gin_.*|gbt.*|protect_.*")
                                .withIncludeRoutines(false))
                        .withGenerate(new Generate()
                                .withJavaTimeTypes(true)
                                .withRecords(true)
                                .withPojos(false))
                        .withTarget(new Target()
                                .withPackageName("app.balcao.schema")
                                .withDirectory(output.toString())));
    }

    private static String fingerprint(Path migrations) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        List<Path> files;
        try (var listing = Files.list(migrations)) {
            files = listing.sorted().toList();
        }
        for (Path file : files) {
            digest.update(file.getFileName().toString().getBytes());
            digest.update(read(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new IllegalStateException("Cannot read the migration " + file, failure);
        }
    }
}
