package app.balcao.channel.email.message;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.Rule;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final String MAIL = "From: a@x.example\nDate: Mon, 2 Mar 2026 10:00:00 -0300\nSubject: oi\n";

    @Test
    @Rule("EML-4")
    void the_same_message_by_two_ways_is_one() {
        String mail = MAIL + "Message-ID: <1@x.example>\n\ncorpo\n";
        assertThat(of("Received: by a\nDelivered-To: b\n" + mail)).isEqualTo(of("Received: by c\n" + mail));
        assertThat(of("Received: by a\n" + MAIL + "\ncorpo\n")).isEqualTo(of(MAIL + "\ncorpo\n\n"));
        assertThat(of(mail)).hasSize(32);
    }

    @Test
    @Rule("EML-4")
    void different_messages_are_not() {
        String mail = MAIL + "Message-ID: <1@x.example>\n";
        assertThat(of(mail + "\na")).isNotEqualTo(of(mail.replace("oi", "olá") + "\na"));
        assertThat(of(mail + "\na")).isNotEqualTo(of(mail.replace("a@x", "b@x") + "\na"));
        assertThat(of(MAIL + "\na")).isNotEqualTo(of(MAIL + "\nb"));
        assertThat(of(MAIL + "\na")).isNotEqualTo(of(MAIL.replace("oi", "olá") + "\na"));
        String alert = "From: a@x.example\nSubject: sem papel\n\na";
        assertThat(of("Received: today\n" + alert)).isNotEqualTo(of("Received: tomorrow\n" + alert));
        assertThat(Fingerprint.ofUnreadable(new byte[] {1})).isNotEqualTo(Fingerprint.ofUnreadable(new byte[] {2}));
    }

    private static byte[] of(String source) {
        byte[] bytes = source.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return Fingerprint.of(Mails.parse(bytes), bytes);
    }
}
