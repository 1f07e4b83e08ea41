package app.balcao.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.balcao.Rule;
import app.balcao.ldap.LdapDirectory.Protection;
import com.unboundid.ldap.sdk.LDAPConnection;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client against OpenLDAP, as Debian ships it: a process of the test's own. {@code ./dev test} installs it. */
class SlapdTest {

    private static final Path SLAPD = Path.of("/usr/sbin/slapd");
    private static final String ROOT = "cn=admin,dc=empresa,dc=example";
    private static final LdapClient CLIENT = new LdapClient();

    @TempDir
    private static Path folder;

    private static Process process;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        // Only somebody's own machine may lack it.
        assumeTrue(Files.isExecutable(SLAPD) || System.getenv("CI") != null, "slapd is not installed");
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Files.createDirectory(folder.resolve("data"));
        Path config = folder.resolve("slapd.conf");
        Files.write(
                config,
                List.of(
                        "include /etc/ldap/schema/core.schema",
                        "include /etc/ldap/schema/cosine.schema",
                        "include /etc/ldap/schema/inetorgperson.schema",
                        "modulepath /usr/lib/ldap",
                        "moduleload back_mdb",
                        "pidfile " + folder.resolve("slapd.pid"),
                        "disallow bind_anon",
                        "database mdb",
                        "maxsize 10485760",
                        "suffix dc=empresa,dc=example",
                        "rootdn " + ROOT,
                        "rootpw segredo",
                        "directory " + folder.resolve("data"),
                        "access to attrs=userPassword by anonymous auth by * none",
                        "access to * by dn.exact=" + ROOT + " read by * none"));
        process = new ProcessBuilder(
                        SLAPD.toString(), "-f", config.toString(), "-h", "ldap://127.0.0.1:" + port, "-d", "0")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("slapd.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(20)).until(SlapdTest::answers);
        try (var connection = new LDAPConnection("127.0.0.1", port, ROOT, "segredo")) {
            connection.add(
                    "dn: dc=empresa,dc=example",
                    "objectClass: dcObject",
                    "objectClass: organization",
                    "dc: empresa",
                    "o: Empresa");
            connection.add(
                    "dn: uid=ana,dc=empresa,dc=example",
                    "objectClass: inetOrgPerson",
                    "uid: ana",
                    "cn: Ana",
                    "sn: Lima",
                    "mail: ana@empresa.example",
                    "userPassword: senha da Ana");
        }
    }

    @AfterAll
    static void stop() throws InterruptedException {
        CLIENT.destroy();
        if (process != null) {
            process.destroy();
            process.waitFor();
        }
    }

    @Test
    @Rule({"SEC-30", "SEC-32", "SEC-34", "SEC-35"})
    void itVerifiesAsAnyDirectoryDoes() {
        LdapServer server = server("segredo");
        assertThat(CLIENT.ask(server, "ana@empresa.example", "senha da Ana")).isEqualTo(LdapAnswer.RIGHT);
        assertThat(CLIENT.ask(server, "ANA@empresa.example", "senha da Ana")).isEqualTo(LdapAnswer.RIGHT);
        assertThat(CLIENT.ask(server, "ana@empresa.example", "outra")).isEqualTo(LdapAnswer.WRONG_PASSWORD);
        assertThat(CLIENT.ask(server, "ana@empresa.example", "")).isEqualTo(LdapAnswer.WRONG_PASSWORD);
        assertThat(CLIENT.ask(server, "ana*", "senha da Ana")).isEqualTo(LdapAnswer.NO_ENTRY);
        assertThat(CLIENT.ask(server("errada"), "ana@empresa.example", "senha da Ana"))
                .isEqualTo(LdapAnswer.SEARCH_REFUSED);
    }

    private static LdapServer server(String password) {
        return new LdapServer(
                "127.0.0.1",
                port,
                Protection.NONE,
                true,
                null,
                "dc=empresa,dc=example",
                ROOT,
                password,
                "(mail={email})",
                Duration.ofSeconds(5));
    }

    private static boolean answers() {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
