package app.balcao.channel.email.message;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.Rule;
import app.balcao.platform.html.Pictures;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComposerTest {

    private static final UUID PICTURE = UUID.fromString("0192f0c1-2222-7333-8444-555566667777");
    private static final UUID REPORT = UUID.fromString("0192f0c1-2222-7333-8444-555566667778");

    @Test
    @Rule({"EML-7", "RPL-6"})
    void what_is_composed_reads_back() throws Exception {
        IncomingMessage read = Mails.parse(bytes(mail(
                "Resposta à dúvida [#1042-abcdef0123456789]",
                "<p>Olá, <strong>Ana</strong></p><p><img src=\"" + Pictures.address(PICTURE) + "\" alt=\"tela\" /></p>",
                "aaa@x.example",
                List.of("first@x.example", "aaa@x.example"),
                false)));
        assertThat(read.messageId()).isEqualTo("out-1@balcao.example");
        assertThat(read.from()).isEqualTo(new MailAddress("Suporte Balcão", "suporte@balcao.example"));
        assertThat(read.to()).containsExactly(new MailAddress("Ana Conceição", "ana@x.example"));
        assertThat(read.replyTo().getFirst().address()).isEqualTo("suporte+token@balcao.example");
        assertThat(read.inReplyTo()).containsExactly("aaa@x.example");
        assertThat(read.references()).containsExactly("first@x.example", "aaa@x.example");
        assertThat(read.subject()).isEqualTo("Resposta à dúvida [#1042-abcdef0123456789]");
        assertThat(read.html())
                .contains("<strong>Ana</strong>", "cid:" + PICTURE)
                .doesNotContain("/api/v1");
        assertThat(read.text().replace("\r", "")).isEqualTo("Olá, Ana\n\n[tela]");
        assertThat(read.pictures()).singleElement().satisfies(part -> assertThat(part.name())
                .isEqualTo("tela.png"));
        assertThat(read.attachments()).singleElement().satisfies(part -> {
            assertThat(part.name()).isEqualTo("relatório de março.pdf");
            assertThat(part.content()).asString(StandardCharsets.UTF_8).isEqualTo("relatório");
        });
        assertThat(read.headers().has("auto-submitted")).isFalse();
        assertThat(read.date()).isEqualTo(Instant.parse("2026-03-10T12:00:00Z"));
        assertThat(AutomaticMail.judge(read, "here", java.util.Set.of()).kind()).isEqualTo(AutomaticMail.Kind.OWN);
    }

    @Test
    @Rule("EML-8")
    void automatic_mail_says_so() throws Exception {
        IncomingMessage read = Mails.parse(bytes(mail("Recebido", "<p>x</p>", "a@x.example", List.of(), true)));
        assertThat(read.headers().first("auto-submitted")).isEqualTo("auto-replied");
        assertThat(read.headers().first("x-auto-response-suppress")).isEqualTo("All");
    }

    @Test
    @Rule("EML-7")
    void nothing_typed_becomes_a_header() throws Exception {
        byte[] bytes = bytes(mail(
                "oi\r\nBcc: vitima@x.example\r\n\r\ncorpo",
                "<p>x</p>",
                "a@x.example>\r\nBcc: b@x.example",
                List.of(),
                false));
        IncomingMessage read = Mails.parse(bytes);
        assertThat(read.headers().has("bcc")).isFalse();
        assertThat(read.subject()).isEqualTo("oi Bcc: vitima@x.example corpo");
    }

    @Test
    void long_threads_keep_their_beginning_and_end() throws Exception {
        List<String> many =
                IntStream.range(0, 300).mapToObj(i -> "id-" + i + "@x.example").toList();
        IncomingMessage read = Mails.parse(bytes(mail("a", "<p>x</p>", null, many, false)));
        assertThat(read.references()).hasSize(20).startsWith("id-0@x.example").endsWith("id-299@x.example");
    }

    @Test
    @Rule("EML-5")
    void marks_and_reply_addresses_read_back() {
        String marked = ReplyAddress.marked("Re: nota [#7-aaaaaaaaaaaa] fiscal", 1042, "abcdef0123456789", 250);
        assertThat(marked).isEqualTo("Re: nota fiscal [#1042-abcdef0123456789]");
        assertThat(ReplyAddress.marks(marked)).containsExactly(new ReplyAddress.Mark(1042, "abcdef0123456789"));
        assertThat(ReplyAddress.marked("x".repeat(300), 1, "abcdef0123456789", 250))
                .hasSize(250);
        String address = ReplyAddress.with("suporte@balcao.example", "abcdef0123456789");
        assertThat(address).isEqualTo("suporte+abcdef0123456789@balcao.example");
        assertThat(ReplyAddress.tokens(List.of(new MailAddress("", "suporte+abcdef0123456789@balcao.example"))))
                .containsExactly("abcdef0123456789");
        assertThat(ReplyAddress.with("x".repeat(60) + "@balcao.example", "abcdef0123456789"))
                .isNull();
    }

    private static OutgoingMessage mail(
            String subject, String html, @Nullable String inReplyTo, List<String> references, boolean automatic) {
        return new OutgoingMessage(
                "out-1@balcao.example",
                new MailAddress("Suporte Balcão", "suporte@balcao.example"),
                new MailAddress("Ana Conceição", "ana@x.example"),
                List.of(new MailAddress("Contábil, \r\nBcc: x@y.example", "contas@x.example")),
                "suporte+token@balcao.example",
                inReplyTo,
                references,
                subject,
                html,
                automatic,
                "here",
                "pt-BR",
                html.contains("img")
                        ? List.of(
                                file(PICTURE, "tela.png", "image/png"),
                                file(REPORT, "relatório de março.pdf", "application/pdf"))
                        : List.of());
    }

    private static OutgoingFile file(UUID id, String name, String type) {
        return new OutgoingFile(
                id, name, type, () -> new ByteArrayInputStream("relatório".getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] bytes(OutgoingMessage mail) throws MessagingException, IOException {
        MimeMessage message = Composer.compose(Composer.session(), mail, Instant.parse("2026-03-10T12:00:00Z"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out);
        return out.toByteArray();
    }
}
