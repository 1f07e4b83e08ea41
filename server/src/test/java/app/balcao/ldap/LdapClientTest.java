package app.balcao.ldap;

import static app.balcao.ldap.DirectoryServer.ANA_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.Rule;
import app.balcao.ldap.LdapDirectory.Protection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client makes of a real directory, and of servers that are none. */
class LdapClientTest {

    private static final String ANA = "ana@empresa.example";

    private static DirectoryServer directory;
    private static final LdapClient CLIENT = new LdapClient();

    @BeforeAll
    static void start() throws Exception {
        directory = new DirectoryServer()
                .person("ana", ANA, ANA_PASSWORD)
                .person("estrela", "estrela*(1)@empresa.example", ANA_PASSWORD)
                .person("gemeo1", "gemeos@empresa.example", ANA_PASSWORD)
                .person("gemeo2", "gemeos@empresa.example", ANA_PASSWORD);
    }

    @AfterAll
    static void stop() {
        directory.close();
        CLIENT.destroy();
    }

    @ParameterizedTest
    @EnumSource(Protection.class)
    @Rule({"SEC-30", "SEC-32"})
    void aPasswordIsTriedAsTheOneWhoIsFound(Protection protection) {
        LdapServer server = directory.as(protection, true, directory.certificate());
        assertThat(CLIENT.ask(server, ANA, ANA_PASSWORD)).isEqualTo(LdapAnswer.RIGHT);
        assertThat(CLIENT.ask(server, ANA, "outra")).isEqualTo(LdapAnswer.WRONG_PASSWORD);
        assertThat(CLIENT.ask(server, ANA, null)).isEqualTo(LdapAnswer.FOUND);
        assertThat(CLIENT.ask(server, "bia@empresa.example", ANA_PASSWORD)).isEqualTo(LdapAnswer.NO_ENTRY);
    }

    @ParameterizedTest
    @EnumSource(value = Protection.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    @Rule("SEC-32")
    void aCertificateThatNobodyVouchesForIsRefusedUnlessTheAccountSaysSo(Protection protection) {
        assertThat(CLIENT.ask(directory.as(protection, true, null), ANA, ANA_PASSWORD))
                .isEqualTo(LdapAnswer.CERTIFICATE);
        assertThat(CLIENT.ask(directory.as(protection, false, null), ANA, ANA_PASSWORD))
                .isEqualTo(LdapAnswer.RIGHT);
    }

    @Test
    @Rule("SEC-34")
    void anEmptyPasswordOpensNothing() {
        assertThat(CLIENT.ask(directory.as(Protection.NONE, true, null), ANA, ""))
                .isEqualTo(LdapAnswer.WRONG_PASSWORD);
        LdapServer nowhere = new LdapServer(
                "localhost", 1, Protection.NONE, true, null, "", null, null, "(mail={email})", Duration.ofSeconds(1));
        assertThat(CLIENT.ask(nowhere, ANA, "")).as("refused before any bind").isEqualTo(LdapAnswer.WRONG_PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "ana*",
                "*@empresa.example",
                "x)(mail=ana@empresa.example",
                "x)(|(mail=*",
                "ana@empresa.example)(uid=ana",
                "\\2a",
                "a\u0000na",
            })
    @Rule("SEC-35")
    void anAddressSaysNothingButAnAddressInTheFilter(String email) {
        assertThat(CLIENT.ask(directory.as(Protection.NONE, true, null), email, ANA_PASSWORD))
                .isEqualTo(LdapAnswer.NO_ENTRY);
    }

    @Test
    @Rule("SEC-35")
    void addressesWithSignsOfFiltersAreFound() {
        assertThat(CLIENT.ask(directory.as(Protection.NONE, true, null), "estrela*(1)@empresa.example", ANA_PASSWORD))
                .isEqualTo(LdapAnswer.RIGHT);
    }

    @Test
    @Rule("SEC-31")
    void twoWithOneAddressAreNobody() {
        assertThat(CLIENT.ask(directory.as(Protection.NONE, true, null), "gemeos@empresa.example", ANA_PASSWORD))
                .isEqualTo(LdapAnswer.SEVERAL_ENTRIES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ou=pessoas,dc=empresa,dc=example|cn=busca,dc=empresa,dc=example|errada|SEARCH_REFUSED",
                "ou=pessoas,dc=empresa,dc=example|cn=outra,dc=empresa,dc=example|x|SEARCH_REFUSED",
                "ou=pessoas,dc=empresa,dc=example|cn=busca,dc=empresa,dc=example||SEARCH_REFUSED",
                "ou=nada,dc=empresa,dc=example|cn=busca,dc=empresa,dc=example|senha-da-busca|NO_BASE",
                "ou=pessoas,dc=empresa,dc=example|||RIGHT",
            })
    @Rule("SEC-32")
    void whatIsSetWrongIsTold(String base, String name, String password, LdapAnswer answer) {
        LdapServer server = new LdapServer(
                "localhost",
                directory.port(Protection.NONE),
                Protection.NONE,
                true,
                null,
                base,
                name,
                password,
                "(mail={email})",
                Duration.ofSeconds(3));
        assertThat(CLIENT.ask(server, ANA, ANA_PASSWORD)).isEqualTo(answer);
    }

    @ParameterizedTest
    @EnumSource(Protection.class)
    @Rule("SEC-32")
    void aServerThatDoesNotSpeakCostsNoMoreThanItsTimeLimit(Protection protection) throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            long begun = System.nanoTime();
            assertThat(CLIENT.ask(at("localhost", silent.getLocalPort(), protection), ANA, ANA_PASSWORD))
                    .isEqualTo(LdapAnswer.UNREACHABLE);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(2500));
        }
    }

    @Test
    @Rule("SEC-32")
    void aServerThatIsNotThereIsToldAtOnce() {
        assertThat(CLIENT.ask(at("localhost", 1, Protection.NONE), ANA, ANA_PASSWORD))
                .isEqualTo(LdapAnswer.UNREACHABLE);
        assertThat(CLIENT.ask(at("ldap.nenhum.invalid", 389, Protection.NONE), ANA, ANA_PASSWORD))
                .isEqualTo(LdapAnswer.UNREACHABLE);
    }

    private static LdapServer at(String host, int port, Protection protection) {
        return new LdapServer(
                host, port, protection, true, null, "dc=x", null, null, "(mail={email})", Duration.ofSeconds(1));
    }
}
