package app.balcao.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.i18n.Messages;
import app.balcao.platform.outgoing.OutgoingMail;
import app.balcao.platform.outgoing.OutgoingMailQueue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The texts of the mails about access. */
@BalcaoTest
class AccessMailsTest {

    @Autowired
    private Messages messages;

    private final List<OutgoingMail> sent = new ArrayList<>();
    private AccessMails mails;

    @BeforeEach
    void intercept() {
        ObjectProvider<OutgoingMailQueue> queue = new ObjectProvider<>() {
            @Override
            public Stream<OutgoingMailQueue> stream() {
                return Stream.of(sent::add);
            }
        };
        mails = new AccessMails(queue, messages, "https://desk.example/");
    }

    @Test
    @Rule({"ACC-3", "LNG-6"})
    void linksAreWrittenInTheLanguageOfWhoeverReadsThem() {
        mails.link(recipient(Language.PT_BR), "ana@loja.example", LinkPurpose.RECOVER_PASSWORD, "TOKEN");
        mails.link(recipient(Language.EN), "ana@loja.example", LinkPurpose.SET_PASSWORD, "TOKEN");
        mails.link(recipient(Language.ES), "nova@loja.example", LinkPurpose.VALIDATE_EMAIL, "TOKEN");
        assertThat(sent)
                .extracting(OutgoingMail::subject)
                .containsExactly(
                        "Nova senha no Balcão",
                        "Your access to Balcão – Loja & Cia <b>",
                        "Confirme su nuevo correo en Balcão");
        assertThat(sent).allSatisfy(mail -> {
            assertThat(mail.html()).contains("href=\"https://desk.example/link/TOKEN\"");
            assertThat(mail.html()).doesNotContain("<script>", "{0}", "{1}", "{2}", "Cia <b>");
            assertThat(mail.html()).contains("Ana &lt;script&gt;");
        });
        assertThat(sent.getFirst().html()).contains("30 minutos", "<b>loja</b>");
        assertThat(sent.getLast().toAddress()).isEqualTo("nova@loja.example");
    }

    @Test
    @Rule("ACC-4")
    void theForgottenAccountMailListsEveryAccount() {
        mails.accounts(List.of(
                recipient(Language.PT_BR),
                new Recipient(
                        UUID.randomUUID(),
                        "Ana",
                        "ana@loja.example",
                        null,
                        true,
                        true,
                        false,
                        Language.EN,
                        "Outra",
                        "outra")));
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().html()).contains("<b>loja</b>", "<b>outra</b>", "Loja &amp; Cia");
        assertThat(sent.getFirst().subject()).isEqualTo("Suas contas no Balcão");
    }

    @Test
    void everyNoticeExistsInEveryLanguage() {
        for (Language language : Language.values()) {
            mails.passwordChanged(recipient(language));
            mails.locked(recipient(language));
            mails.recoveryCodesMade(recipient(language));
            mails.emailChanging(recipient(language), "nova@loja.example");
            mails.signInInformation(recipient(language));
            mails.link(recipient(language, true), "ana@loja.example", LinkPurpose.SET_PASSWORD, "TOKEN");
            for (LinkPurpose purpose : LinkPurpose.values()) {
                if (purpose != LinkPurpose.NOT_ME) {
                    mails.link(recipient(language), "ana@loja.example", purpose, "TOKEN");
                }
            }
            mails.secondFactorChanged(recipient(language), true);
            mails.secondFactorChanged(recipient(language), false);
            mails.secondFactorReset(recipient(language));
            mails.signInCode(recipient(language), "123456");
            mails.unknownDevice(
                    recipient(language),
                    new DeviceNotices.SignInFacts("hoje", "203.0.113.7", "Brasil", "", "Linux"),
                    "TOKEN");
        }
        assertThat(sent).hasSize(42).allSatisfy(mail -> assertThat(mail.html()).doesNotContain("{"));
    }

    @Test
    @Rule("ACC-12")
    void whoOpensAnAccountIsNotToldThatTheirCompanyInvitedThem() {
        mails.link(recipient(Language.PT_BR, true), "ana@loja.example", LinkPurpose.SET_PASSWORD, "TOKEN");
        mails.link(recipient(Language.PT_BR, false), "ana@loja.example", LinkPurpose.SET_PASSWORD, "TOKEN");
        mails.link(recipient(Language.PT_BR, true), "ana@loja.example", LinkPurpose.RECOVER_PASSWORD, "TOKEN");
        assertThat(sent)
                .extracting(OutgoingMail::subject)
                .containsExactly(
                        "Sua conta no Balcão – Loja & Cia <b>",
                        "Seu acesso ao Balcão – Loja & Cia <b>",
                        "Nova senha no Balcão");
        assertThat(sent.getFirst().html())
                .contains("<b>loja</b>", "/link/TOKEN")
                .doesNotContain("convidou");
        assertThat(sent.get(1).html()).contains("convidou você para atender pelo Balcão");
    }

    @Test
    void theProductIsMasculineInPortuguese() throws IOException {
        for (Resource texts :
                new PathMatchingResourcePatternResolver().getResources("classpath:messages/*_pt_BR.properties")) {
            assertThat(texts.getContentAsString(StandardCharsets.UTF_8))
                    .as(texts.getFilename())
                    .doesNotContainPattern("(?i)\\b(a|à|na|da|pela|uma) Balcão");
        }
    }

    private static Recipient recipient(Language language) {
        return recipient(language, false);
    }

    private static Recipient recipient(Language language, boolean owner) {
        return new Recipient(
                UUID.randomUUID(),
                "Ana <script>",
                "ana@loja.example",
                "nova@loja.example",
                true,
                true,
                owner,
                language,
                "Loja & Cia <b>",
                "loja");
    }
}
