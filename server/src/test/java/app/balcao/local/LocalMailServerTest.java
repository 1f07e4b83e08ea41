package app.balcao.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalMailServerTest {

    @TempDir
    Path data;

    private int smtpPort;
    private int imapPort;
    private LocalMailServer server;

    @BeforeEach
    void start() throws Exception {
        smtpPort = freePort();
        imapPort = freePort();
        server = startAgain();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private LocalMailServer startAgain() {
        LocalMailServer again = new LocalMailServer(smtpPort, imapPort, data);
        again.start();
        return again;
    }

    @Test
    void whatIsSentStandsInAnyonesInbox() throws Exception {
        send("Pedido atrasado", "maria@cliente.example", "suporte@aurora.example");

        try (Store store = open("suporte@aurora.example", "whatever")) {
            Message message = inbox(store).getMessage(1);
            assertThat(message.getSubject()).isEqualTo("Pedido atrasado");
            assertThat(message.getContent()).asString().contains("Olá, açaí");
        }
        try (Store store = open("maria@cliente.example", "another")) {
            assertThat(inbox(store).getMessageCount()).isOne();
        }
    }

    @Test
    void theNullSenderOfDeliveryReportsMayWrite() throws Exception {
        send("Não entregue", Map.of("mail.smtp.from", "<>"), "suporte@aurora.example");

        try (Store store = open("suporte@aurora.example", "x")) {
            assertThat(inbox(store).getMessage(1).getSubject()).isEqualTo("Não entregue");
        }
    }

    @Test
    void mailIsOnDiskBeforeTheSenderKnowsAndComesBackAfterAKill() throws Exception {
        send("Um", "suporte@aurora.example");
        send("Dois", "suporte@aurora.example");
        try (var files = Files.list(data.resolve("mail").resolve("suporte%40aurora.example"))) {
            assertThat(files).hasSize(2);
        }
        try (Store store = open("suporte@aurora.example", "x")) {
            inbox(store).getMessage(1).setFlag(Flags.Flag.SEEN, true);
        }
        await().until(() -> Files.exists(data.resolve("mail/suporte%40aurora.example/1.S.eml")));

        server.stop();
        server = startAgain();

        try (Store store = open("suporte@aurora.example", "x")) {
            Folder inbox = inbox(store);
            assertThat(inbox.getMessageCount()).isEqualTo(2);
            assertThat(inbox.getMessage(1).getSubject()).isEqualTo("Um");
            assertThat(inbox.getMessage(1).isSet(Flags.Flag.SEEN)).isTrue();
            assertThat(inbox.getMessage(2).isSet(Flags.Flag.SEEN)).isFalse();
        }
    }

    @Test
    void aDeletedMessageStaysDeleted() throws Exception {
        send("Um", "suporte@aurora.example");
        send("Dois", "suporte@aurora.example");
        try (Store store = open("suporte@aurora.example", "x")) {
            Folder inbox = inbox(store);
            inbox.getMessage(1).setFlag(Flags.Flag.DELETED, true);
            inbox.close(true);
        }

        server.stop();
        server = startAgain();

        try (Store store = open("suporte@aurora.example", "x")) {
            Folder inbox = inbox(store);
            assertThat(inbox.getMessageCount()).isOne();
            assertThat(inbox.getMessage(1).getSubject()).isEqualTo("Dois");
        }
    }

    @Test
    void aBusyPortIsNamedByItsVariable() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LocalMailServer other = new LocalMailServer(freePort(), taken.getLocalPort(), data);
            assertThatThrownBy(other::start)
                    .isInstanceOf(LocalRunException.class)
                    .hasMessageContaining("BALCAO_IMAP_PORT");
        }
    }

    private void send(String subject, String... recipients) throws Exception {
        send(subject, Map.of(), recipients);
    }

    private void send(String subject, Map<String, String> settings, String... recipients) throws Exception {
        Properties properties = new Properties();
        properties.putAll(settings);
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(smtpPort));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("maria@cliente.example");
        for (String recipient : recipients) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        }
        message.setSubject(subject, "UTF-8");
        message.setText("Olá, açaí", "UTF-8");
        Transport.send(message);
    }

    private Store open(String user, String password) throws Exception {
        Store store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("127.0.0.1", imapPort, user, password);
        return store;
    }

    private static Folder inbox(Store store) throws Exception {
        Folder inbox = store.getFolder("INBOX");
        inbox.open(Folder.READ_WRITE);
        return inbox;
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
