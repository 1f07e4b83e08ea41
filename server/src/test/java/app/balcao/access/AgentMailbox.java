package app.balcao.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A real SMTP server by which an account sends, and what came to it, as those see it whom it was sent to. */
final class AgentMailbox implements AutoCloseable {

    private static final Pattern LINK = Pattern.compile("/link/([^\"<\\s]+)");

    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());

    /** A mail that came. */
    record Mail(String to, String subject, String html) {

        /** The token of the link that the mail holds. */
        String token() {
            Matcher link = LINK.matcher(html);
            assertThat(link.find()).as(html).isTrue();
            return link.group(1);
        }
    }

    AgentMailbox() {
        server.start();
    }

    /** Has an account send by this server. */
    void serve(ApiClient owner) {
        var set = owner.put(
                "/api/v1/outgoing-server",
                Map.of(
                        "host", "127.0.0.1",
                        "port", server.getSmtp().getPort(),
                        "security", "NONE",
                        "fromName", "Empresa",
                        "fromAddress", "avisos@empresa.example"));
        assertThat(set.status()).as(set.json().toString()).isBetween(200, 201);
    }

    /** The mails to an address, the oldest first, once there are that many. */
    List<Mail> await(String to, int count) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> mails(to).size() >= count);
        return mails(to);
    }

    /** The mails that came to an address until now. */
    List<Mail> mails(String to) {
        return Arrays.stream(server.getReceivedMessages())
                .map(AgentMailbox::mail)
                .filter(each -> each.to().equals(to))
                .toList();
    }

    private static Mail mail(MimeMessage message) {
        try {
            return new Mail(
                    message.getAllRecipients()[0].toString().replaceAll(".*<|>.*", ""),
                    message.getSubject(),
                    html(message));
        } catch (MessagingException | IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static String html(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/html")) {
            return (String) part.getContent();
        }
        StringBuilder found = new StringBuilder();
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                found.append(html(parts.getBodyPart(i)));
            }
        }
        return found.toString();
    }

    @Override
    public void close() {
        server.stop();
    }
}
