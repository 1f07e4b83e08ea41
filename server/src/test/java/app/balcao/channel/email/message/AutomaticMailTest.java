package app.balcao.channel.email.message;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.Rule;
import app.balcao.channel.email.message.AutomaticMail.Kind;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutomaticMailTest {

    private static final Set<String> OWN = Set.of("suporte@balcao.example");

    @ParameterizedTest
    @Rule({"EML-8", "OPN-28"})
    @CsvSource(delimiter = '|', textBlock = """
            From: ana@x.example;Subject: ajuda                                   | PERSONAL
            From: ana@x.example;Auto-Submitted: no                               | PERSONAL
            From: ana@x.example;Precedence: normal                               | PERSONAL
            From: ana@x.example;Auto-Submitted: auto-replied                     | AUTOMATIC
            From: ana@x.example;Auto-Submitted: auto-generated                   | AUTOMATIC
            From: ana@x.example;Auto-Submitted: auto-replied (vacation)          | AUTOMATIC
            From: ana@x.example;X-Autoreply: yes                                 | AUTOMATIC
            From: ana@x.example;Precedence: auto_reply                           | AUTOMATIC
            From: ana@x.example;Return-Path: <>                                  | AUTOMATIC
            From: ana@x.example;Subject: Resposta automática: férias             | AUTOMATIC
            From: ana@x.example;Subject: Automatic reply: ajuda                  | AUTOMATIC
            From: ana@x.example;Subject: Out of Office: back Monday              | AUTOMATIC
            From: ana@x.example;Subject: Fora do escritório até dia 10           | AUTOMATIC
            From: ana@x.example;Subject: Respuesta automática: vacaciones        | AUTOMATIC
            From: ana@x.example;Subject: Minha resposta automática não funciona  | PERSONAL
            From: ana@x.example;X-Auto-Response-Suppress: All                    | UNANSWERED
            From: noreply@loja.example;Subject: Pedido 10                        | UNANSWERED
            From: nao-responda@banco.example;Subject: Boleto                     | UNANSWERED
            From: ana@x.example;List-Id: <dev.lists.x.example>                   | LIST
            From: news@x.example;List-Unsubscribe: <mailto:u@x.example>          | LIST
            From: news@x.example;Precedence: bulk                                | LIST
            From: ana@x.example;Precedence: list;List-Id: <suporte.balcao.example> | PERSONAL
            From: ana@x.example;List-Post: <mailto:suporte@balcao.example>       | PERSONAL
            From: suporte@balcao.example;Subject: ajuda                          | OWN
            From: ana@x.example;X-Balcao-Mail: here                              | OWN
            From: ana@x.example;X-Balcao-Mail: elsewhere                         | PERSONAL
            From: MAILER-DAEMON@x.example;Subject: Undelivered Mail              | BOUNCE
            From: postmaster@x.example;Return-Path: <>;Subject: Não entregue: x  | BOUNCE
            From: postmaster@x.example;Subject: nossa política                   | UNANSWERED
            Subject: sem remetente                                               | PERSONAL
            """)
    void tells_what_programs_wrote(String headers, Kind kind) {
        IncomingMessage message = Mails.of(headers.strip().replace(";", "\n") + "\n\ncorpo\n");
        AutomaticMail.Verdict verdict = AutomaticMail.judge(message, "here", OWN);
        assertThat(verdict.kind()).isEqualTo(kind);
        assertThat(verdict.reason().isEmpty()).isEqualTo(kind == Kind.PERSONAL);
    }

    @ParameterizedTest
    @Rule("EML-8")
    @CsvSource({
        "dsn-postfix.eml,BOUNCE",
        "dsn-exchange-delayed.eml,BOUNCE",
        "dsn-malformed.eml,BOUNCE",
        "bounce-plain-qmail.eml,BOUNCE",
        "read-receipt.eml,AUTOMATIC",
        "gmail-alternative-inline.eml,PERSONAL",
        "simple-latin1.eml,PERSONAL"
    })
    void tells_whole_messages(String file, Kind kind) {
        assertThat(AutomaticMail.judge(Mails.read(file), "here", OWN).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @Rule("OPN-28")
    @CsvSource({
        "ana@x.example,true",
        "MAILER-DAEMON@x.example,false",
        "postmaster@x.example,false",
        "abuse@x.example,false",
        "root@x.example,false",
        "noreply@x.example,false",
        "no-reply+abc@x.example,false",
        "loja-noreply@x.example,false",
        "bounces-123@x.example,false",
        "reply@x.example,true",
        "nowhere,false"
    })
    void some_addresses_never_get_automatic_mail(String address, boolean answered) {
        assertThat(AutomaticMail.mayBeAnswered(address)).isEqualTo(answered);
    }

    @Test
    @Rule("EML-9")
    void reports_say_what_failed_and_what_it_was_about() {
        Bounce postfix = Bounce.read(Mails.read("dsn-postfix.eml"));
        assertThat(postfix.outcome()).isEqualTo(Bounce.Outcome.FAILED);
        assertThat(postfix.recipient()).isEqualTo("fulano@cliente.example");
        assertThat(postfix.status()).isEqualTo("5.1.1");
        assertThat(postfix.reason())
                .isEqualTo("550 5.1.1 <fulano@cliente.example>: Recipient address rejected: User unknown");
        assertThat(postfix.about()).containsExactly("out-77@balcao.example");

        Bounce delayed = Bounce.read(Mails.read("dsn-exchange-delayed.eml"));
        assertThat(delayed.outcome()).isEqualTo(Bounce.Outcome.DELAYED);
        assertThat(delayed.about()).containsExactly("out-78@balcao.example");

        Bounce plain = Bounce.read(Mails.read("bounce-plain-qmail.eml"));
        assertThat(plain.outcome()).isEqualTo(Bounce.Outcome.FAILED);
        assertThat(plain.recipient()).isEqualTo("sumiu@velho.example");
        assertThat(plain.reason()).contains("mailbox full");
        assertThat(plain.about()).containsExactly("out-79@balcao.example");

        Bounce malformed = Bounce.read(Mails.read("dsn-malformed.eml"));
        assertThat(malformed.outcome()).isEqualTo(Bounce.Outcome.FAILED);
        assertThat(malformed.recipient()).isEqualTo("alguem@naoexiste.example");
        assertThat(malformed.about()).containsExactly("out-80@balcao.example");
    }
}
