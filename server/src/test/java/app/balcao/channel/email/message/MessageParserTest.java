package app.balcao.channel.email.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.balcao.Rule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageParserTest {

    @ParameterizedTest
    @Rule("EML-1")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            simple-latin1.eml             | José da Conceição <jose@padaria-boa-massa.example> | Não consigo emitir a nota     | O preço € 10.
            utf8-labelled-latin1.eml      | Ana Muñoz <ana@floricultura.example>              | Dúvida sobre a fatura          | Atenção: é urgente.
            latin1-labelled-utf8.eml      | Ana <ana@floricultura.example>                    | Avisos de cobrança             | A cobrança de março está errada, não?
            iso-2022-jp.eml               | 山田 <yamada@sakura.example>                       | お問い合わせ                    | お問い合わせです。
            no-charset-koi8.eml           | <ivan@sklad.example>                              | test                           | Здравствуйте, у меня вопрос
            gmail-alternative-inline.eml  | Beatriz Araújo <bia.araujo@gmail.example>         | Tela com erro 😩 no login      | Olá, veja a tela:
            faulty-encodings.eml          | sistema antigo <velho@erp.example>                | Relatório com espaços soltos   | 100=% de certeza =ZZ e é assim
            no-boundary.eml               | <a@b.example>                                     | sem fronteira                  | texto dentro
            nothing-but-body.eml          | -                                                 | ''                             | sem cabeçalho nenhum
            empty-headers.eml             | -                                                 | ''                             | corpo
            mbox-and-garbage.eml          | <luis@x.example>                                  | ok                             | corpo
            null-bytes.eml                | Nul o <nulo@x.example>                            | a b                            | ola mundo
            injection.eml                 | Eve Bcc: vitima@x.example <eve@x.example>         | oi Bcc: vitima@x.example corpo | x
            html-alternative-in-order.eml | <t@x.example>                                     | html vazio                     | primeiro o html
            signed.eml                    | <t@x.example>                                     | assinado                       | assinado mesmo
            winmail.eml                   | Outlook <o@corp.example>                          | Pedido                         | Corpo dentro do winmail, ação.
            """)
    void reads_sender_subject_and_text(String file, String from, String subject, String text) {
        IncomingMessage message = Mails.read(file);
        MailAddress sender = message.from();
        assertThat(sender == null ? null : (sender.name() + " <" + sender.address() + ">").strip())
                .isEqualTo(from);
        assertThat(message.subject()).isEqualTo(subject);
        String body = message.html() != null ? message.html() : message.text();
        assertThat(body).contains(text).doesNotContain("\0");
    }

    @Test
    @Rule("EML-1")
    void missing_and_empty_headers_are_null() {
        IncomingMessage message = Mails.read("empty-headers.eml");
        assertThat(message.messageId()).isNull();
        assertThat(message.date()).isNull();
        assertThat(message.from()).isNull();
        assertThat(message.references()).isEmpty();
        assertThat(Mails.read("null-bytes.eml").messageId()).doesNotContain("\0");
    }

    @ParameterizedTest
    @Rule("EML-1")
    @ValueSource(
            strings = {
                "--outro\nContent-Type: text/plain\n\ntexto dentro\n--outro\n"
                        + "Content-Type: application/pdf; name=a.pdf\n\nx\n--outro--\n",
                "--outro\n\ntexto dentro\n--outro--\n",
                "texto dentro\n",
                "texto dentro\n--Ana\nSuporte da loja\n",
                "--ou\"tro\n\ntexto dentro\n--ou\"tro--\n"
            })
    void text_is_found_where_no_delimiter_of_the_boundary_stands(String body) {
        IncomingMessage message =
                Mails.of("From: a@b.example\nContent-Type: multipart/mixed; boundary=\"perdido\"\n\n" + body);
        assertThat(message.text()).contains("texto dentro");
        assertThat(message.attachments()).hasSize(body.contains("a.pdf") ? 1 : 0);
    }

    @Test
    void reads_dates_ids_and_people() {
        IncomingMessage message = Mails.read("gmail-alternative-inline.eml");
        assertThat(message.date()).isEqualTo(Instant.parse("2026-03-04T13:22:33Z"));
        assertThat(message.messageId()).isEqualTo("CAGm+abc=1@mail.gmail.example");
        assertThat(message.to())
                .containsExactly(
                        new MailAddress("Suporte Balcão", "suporte@balcao.example"),
                        new MailAddress("Silva, Caio", "caio@gmail.example"));
        assertThat(message.cc()).containsExactly(new MailAddress("", "vendas@balcao.example"));
        assertThat(Mails.read("injection.eml").replyTo())
                .containsExactly(
                        new MailAddress("a\"b", "a@b.example"),
                        new MailAddress("Cê", "c@d.example"),
                        new MailAddress("", "e@f.example"),
                        new MailAddress("", "g@h.example"));
    }

    @Test
    @Rule("EML-2")
    void pictures_of_the_text_and_files_are_told_apart() {
        IncomingMessage message = Mails.read("gmail-alternative-inline.eml");
        assertThat(message.pictures()).singleElement().satisfies(picture -> {
            assertThat(picture.name()).isEqualTo("tela.png");
            assertThat(picture.contentId()).isEqualTo("ii_abc123");
            assertThat(picture.content()).startsWith(0x89, 'P', 'N', 'G');
        });
        assertThat(names(message)).containsExactly("Relatório de março.pdf");
        assertThat(message.html()).contains("cid:ii_abc123");
    }

    @Test
    @Rule("EML-2")
    void names_come_through_whatever_way_they_were_written() {
        assertThat(names(Mails.read("rfc2231-names.eml")))
                .containsExactly(
                        "Orçamento de março.pdf",
                        "Cotação.pdf",
                        "lista de preços.csv",
                        "x.exe",
                        "foto da fachada.jpg",
                        "image-6.png",
                        "erro.log");
    }

    @Test
    @Rule("EML-2")
    void messages_calendars_and_winmail_become_files() {
        IncomingMessage nested = Mails.read("nested-and-calendar.eml");
        assertThat(nested.text()).contains("Convite e mensagem").doesNotContain("texto interno");
        assertThat(names(nested)).containsExactly("invite.ics", "Dúvida sobre horário.eml");
        assertThat(nested.from()).isEqualTo(new MailAddress("Direção", "direcao@escola.example"));
        IncomingMessage winmail = Mails.read("winmail.eml");
        assertThat(names(winmail)).containsExactly("contrato.doc");
        assertThat(new String(winmail.attachments().getFirst().content(), StandardCharsets.US_ASCII))
                .isEqualTo("conteudo do contrato");
        assertThat(names(Mails.read("winmail-broken.eml"))).containsExactly("winmail.dat");
        assertThat(names(Mails.read("signed.eml"))).isEmpty();
    }

    @Test
    void several_texts_are_one_body() {
        IncomingMessage message = Mails.read("apple-mixed-text.eml");
        assertThat(message.html()).contains("Primeira parte que continua na linha seguinte.", "<b>parte</b>");
        assertThat(names(message)).containsExactly("IMG_0001.png");
    }

    @Test
    @Rule("EML-2")
    void pictures_written_into_the_html_become_parts() {
        IncomingMessage message = Mails.read("data-uri.eml");
        assertThat(message.pictures()).singleElement().satisfies(picture -> {
            assertThat(picture.mediaType()).isEqualTo("image/png");
            assertThat(message.html()).contains("cid:" + picture.contentId()).doesNotContain("data:");
        });
    }

    @Test
    void base64_faults_are_survived() {
        List<MailPart> files = Mails.read("faulty-encodings.eml").attachments();
        assertThat(files.get(0).content()).startsWith('A', 'B', 'C', 'D', 'E', 'F');
        assertThat(files.get(1).content()).containsExactly('A', 'B', 'C');
    }

    @Test
    @Rule("EML-3")
    void bombs_are_set_aside() {
        StringBuilder nest = new StringBuilder("From: a@b.example\r\n");
        for (int i = 0; i < 5_000; i++) {
            nest.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\r\n\r\n--b");
            nest.append(i).append("\r\n");
        }
        assertThat(reason(nest.toString())).isEqualTo(UnreadableMessageException.Reason.TOO_DEEP);
        String many = "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\nx\r\n".repeat(5_000) + "--b--";
        assertThat(reason(many)).isEqualTo(UnreadableMessageException.Reason.TOO_MANY_PARTS);
        assertThat(reason("a".repeat(MessageParser.MAX_SOURCE_BYTES + 1)))
                .isEqualTo(UnreadableMessageException.Reason.TOO_LARGE);
    }

    @Test
    @Rule("EML-3")
    void huge_headers_and_25_megabytes_are_read() {
        IncomingMessage huge = Mails.of("From: a@b.example\nSubject: " + "=?utf-8?Q?=C3=A9?= ".repeat(100_000)
                + "\nReferences: " + "<x@y.example> ".repeat(50_000) + "\n" + "X-A: b\n".repeat(10_000) + "\ncorpo\n");
        assertThat(huge.subject()).startsWith("ééé").hasSizeLessThanOrEqualTo(1_000);
        String line = "QUJD".repeat(19) + "\n";
        IncomingMessage large =
                Mails.of("From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\noi\n--b\n"
                        + "Content-Type: application/zip; name=a.zip\nContent-Transfer-Encoding: base64\n\n"
                        + line.repeat(26_214_400 / 57) + "\n--b--\n");
        assertThat(large.attachments().getFirst().size()).isGreaterThan(26_000_000);
    }

    @Test
    @Rule("EML-3")
    void noise_never_throws_anything_else() {
        Random random = new Random(42);
        List<String> files = List.of(
                "gmail-alternative-inline.eml",
                "rfc2231-names.eml",
                "nested-and-calendar.eml",
                "winmail.eml",
                "dsn-postfix.eml",
                "iso-2022-jp.eml");
        for (int round = 0; round < 3_000; round++) {
            byte[] source = Mails.source(files.get(round % files.size())).clone();
            for (int change = 0; change < 1 + round % 40; change++) {
                source[random.nextInt(source.length)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> {
                        try {
                            MessageParser.parse(source);
                        } catch (UnreadableMessageException setAside) {
                            assertThat(setAside.getMessage()).isNotBlank();
                        }
                    })
                    .doesNotThrowAnyException();
        }
    }

    private static UnreadableMessageException.Reason reason(String source) {
        return catchThrowableOfType(
                        UnreadableMessageException.class,
                        () -> MessageParser.parse(source.getBytes(StandardCharsets.ISO_8859_1)))
                .reason();
    }

    private static List<String> names(IncomingMessage message) {
        return message.attachments().stream().map(MailPart::name).toList();
    }
}
