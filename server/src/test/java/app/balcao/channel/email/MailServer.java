package app.balcao.channel.email;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** A real SMTP and IMAP server of the test's own, on free ports of the loopback address. */
final class MailServer implements AutoCloseable {

    private final GreenMail server;

    MailServer(String... addresses) {
        ServerSetup smtp = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        ServerSetup imap = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
        server = new GreenMail(new ServerSetup[] {smtp.dynamicPort(), imap.dynamicPort()});
        server.start();
        for (String address : addresses) {
            add(address);
        }
    }

    /** Gives somebody else a mailbox. */
    void add(String address) {
        server.setUser(address, address, "segredo");
    }

    int smtpPort() {
        return server.getSmtp().getPort();
    }

    int imapPort() {
        return server.getImap().getPort();
    }

    /** Puts a source into a mailbox, as if it had been sent there. */
    void deliver(String to, String source) {
        deliver(to, source.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    void deliver(String to, byte[] source) {
        GreenMailUser user = server.getUserManager().getUserByEmail(to);
        try {
            user.deliver(new MimeMessage(
                    GreenMailUtil.getSession(server.getSmtp().getServerSetup()), new ByteArrayInputStream(source)));
        } catch (MessagingException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Puts a source into a mailbox as if it had come there long ago. */
    void deliverAt(String to, String source, Instant received) {
        GreenMailUser user = server.getUserManager().getUserByEmail(to);
        byte[] bytes = source.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        try {
            server.getManagers()
                    .getImapHostManager()
                    .getInbox(user)
                    .appendMessage(
                            new MimeMessage(null, new ByteArrayInputStream(bytes)), new Flags(), Date.from(received));
        } catch (FolderException | MessagingException failure) {
            throw new AssertionError(failure);
        }
    }

    /** What a mailbox holds, oldest first. */
    List<byte[]> inbox(String address) {
        GreenMailUser user = server.getUserManager().getUserByEmail(address);
        try {
            return server.getManagers().getImapHostManager().getInbox(user).getMessages().stream()
                    .map(each -> bytes(each.getMimeMessage()))
                    .toList();
        } catch (FolderException failure) {
            throw new AssertionError(failure);
        }
    }

    /** A mailbox as administrators describe it. */
    Map<String, Object> form(String address, Object departmentId) {
        return Map.of(
                "name",
                "Suporte Café",
                "address",
                address,
                "departmentId",
                departmentId,
                "priority",
                3,
                "imap",
                Map.of(
                        "host", "127.0.0.1",
                        "port", imapPort(),
                        "security", "NONE",
                        "user", address,
                        "password", "segredo"),
                "smtp",
                Map.of("host", "127.0.0.1", "port", smtpPort(), "security", "NONE"));
    }

    private static byte[] bytes(MimeMessage message) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            message.writeTo(out);
            return out.toByteArray();
        } catch (IOException | MessagingException failure) {
            throw new AssertionError(Arrays.toString(failure.getStackTrace()), failure);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
