package app.balcao.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.balcao.Rule;
import app.balcao.channel.email.ProtectedFront.Offer;
import app.balcao.channel.email.ProtectedFront.Protocol;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections are protected as asked, or there are none. */
class MailConnectionsTest {

    private static final String ADDRESS = "suporte@balcao.example";
    private static final char[] PASSWORD = "segredo".toCharArray();

    @TempDir
    static Path folder;

    private static MailServer mail;
    private static SSLContext rightful;
    private static SSLContext ofAnotherName;

    @BeforeAll
    static void setUp() throws Exception {
        mail = new MailServer(ADDRESS);
        rightful = certified("right", "dns:localhost,ip:127.0.0.1");
        ofAnotherName = certified("other", "dns:mail.example.com");
    }

    @AfterAll
    static void tearDown() {
        mail.close();
    }

    @ParameterizedTest
    @Rule("EML-12")
    @CsvSource({"IMAP,TLS", "IMAP,STARTTLS", "SMTP,TLS", "SMTP,STARTTLS"})
    void an_authority_of_the_house_is_trusted(Protocol protocol, Offer offer) throws Exception {
        try (ProtectedFront front = front(protocol, offer, rightful)) {
            assertThatCode(() -> connect(trusting("right"), protocol, front.port(), security(offer)))
                    .doesNotThrowAnyException();
            assertThat(front.clear()).allMatch(line -> line.matches(".*(EHLO|CAPABILITY|NOOP|STARTTLS).*"));
        }
    }

    @ParameterizedTest
    @Rule("EML-12")
    @CsvSource({"IMAP,TLS", "IMAP,STARTTLS", "SMTP,TLS", "SMTP,STARTTLS"})
    void a_certificate_that_nobody_vouches_for_is_refused(Protocol protocol, Offer offer) throws Exception {
        try (ProtectedFront front = front(protocol, offer, rightful)) {
            assertThatThrownBy(() -> connect(new MailConnections(""), protocol, front.port(), security(offer)))
                    .isInstanceOf(MessagingException.class)
                    .satisfies(failure ->
                            assertThat(MailConnections.reason(failure)).contains("certification path"));
        }
    }

    @ParameterizedTest
    @Rule("EML-12")
    @CsvSource({"IMAP,TLS", "IMAP,STARTTLS", "SMTP,TLS", "SMTP,STARTTLS"})
    void the_certificate_of_another_server_is_refused(Protocol protocol, Offer offer) throws Exception {
        try (ProtectedFront front = front(protocol, offer, ofAnotherName)) {
            assertThatThrownBy(() -> connect(trusting("other"), protocol, front.port(), security(offer)))
                    .isInstanceOf(MessagingException.class);
        }
    }

    @ParameterizedTest
    @Rule("EML-12")
    @EnumSource(Protocol.class)
    void nothing_is_told_in_the_clear_where_starttls_is_wanted_and_not_offered(Protocol protocol) throws Exception {
        try (ProtectedFront front = front(protocol, Offer.NOTHING, rightful)) {
            assertThatThrownBy(() -> connect(trusting("right"), protocol, front.port(), Security.STARTTLS))
                    .isInstanceOf(MessagingException.class)
                    .satisfies(failure ->
                            assertThat(MailConnections.reason(failure)).contains("STARTTLS"));
            assertThat(front.clear())
                    .isNotEmpty()
                    .noneMatch(line -> line.contains(ADDRESS) || line.matches("(?i).*(AUTH|LOGIN|MAIL FROM).*"));
        }
    }

    private static ProtectedFront front(Protocol protocol, Offer offer, SSLContext tls) throws IOException {
        return new ProtectedFront(protocol, offer, tls, protocol == Protocol.IMAP ? mail.imapPort() : mail.smtpPort());
    }

    private static Security security(Offer offer) {
        return offer == Offer.TLS ? Security.TLS : Security.STARTTLS;
    }

    private static MailConnections trusting(String name) throws Exception {
        return new MailConnections(folder.resolve(name + ".pem").toString());
    }

    private static void connect(MailConnections connections, Protocol protocol, int port, Security security)
            throws MessagingException {
        ServerLogin login = new ServerLogin("localhost", port, security, ADDRESS, new String(PASSWORD));
        if (protocol == Protocol.IMAP) {
            try (Store store = connections.imap(login).getStore("imap")) {
                store.connect(login.user(), login.password());
                assertThat(store.getFolder("INBOX").exists()).isTrue();
            }
        } else {
            Session session = connections.smtp(login);
            try (Transport transport = session.getTransport("smtp")) {
                transport.connect(login.user(), login.password());
            }
        }
    }

    /** A server's key with a certificate for some names, which the PEM file of that name vouches for. */
    private static SSLContext certified(String name, String names) throws Exception {
        Path store = folder.resolve(name + ".p12");
        keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=mail", "-ext", "san=" + names, "-keystore", store);
        keytool("-exportcert", "-rfc", "-file", folder.resolve(name + ".pem"), "-keystore", store);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(Object... arguments) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        for (Object each : arguments) {
            command.add(each.toString());
        }
        command.addAll(java.util.List.of("-storepass", new String(PASSWORD), "-alias", "server"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
