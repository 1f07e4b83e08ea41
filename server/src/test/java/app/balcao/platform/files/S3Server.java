package app.balcao.platform.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An S3Proxy on a free port of loopback. It runs in its own process because its libraries are not those of
 * the server; the build puts it under target/test-servers.
 */
final class S3Server implements AutoCloseable {

    static final String ACCESS_KEY = "test-access";
    static final String SECRET_KEY = "test-secret";

    private static final Path PROGRAM = Path.of("target/test-servers/s3proxy.jar");
    private static final Pattern STARTED = Pattern.compile("Started ServerConnector.*\\{127\\.0\\.0\\.1:(\\d+)}");

    private final Process process;
    private final Path buckets;
    private final URI endpoint;

    private S3Server(Process process, Path buckets, URI endpoint) {
        this.process = process;
        this.buckets = buckets;
        this.endpoint = endpoint;
    }

    static S3Server start(Path folder) throws IOException {
        Path buckets = Files.createDirectories(folder.resolve("buckets"));
        Path settings =
                Files.writeString(folder.resolve("s3proxy.conf"), """
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.endpoint=http://127.0.0.1:0
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(ACCESS_KEY, SECRET_KEY, buckets));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-jar",
                        PROGRAM.toString(),
                        "--properties",
                        settings.toString())
                .redirectErrorStream(true)
                .start();
        return new S3Server(process, buckets, awaitEndpoint(process));
    }

    private static URI awaitEndpoint(Process process) throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader output = process.inputReader(UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                Thread.ofVirtual().start(() -> drain(output));
                return URI.create("http://127.0.0.1:" + started.group(1));
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("S3Proxy did not start:\n" + said);
    }

    // A full pipe would stop the server.
    private static void drain(BufferedReader output) {
        output.lines().forEach(line -> {});
    }

    void createBucket(String name) throws IOException {
        Files.createDirectories(buckets.resolve(name));
    }

    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
