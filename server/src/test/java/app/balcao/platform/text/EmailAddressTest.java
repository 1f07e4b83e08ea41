package app.balcao.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ana@empresa.com.br, ana@empresa.com.br",
        "' Ana.Silva+chamado@Empresa.COM.BR ', ana.silva+chamado@empresa.com.br",
        "o'connor@x.example, o'connor@x.example",
        "ana@café.com.br, ana@xn--caf-dma.com.br",
        "joão@café.com.br, joão@xn--caf-dma.com.br",
        "ana@sub-domínio.example, ana@xn--sub-domnio-q8a.example",
        "1@2.example, 1@2.example",
    })
    void knowsAnAddressInOneForm(String typed, String stored) {
        assertThat(EmailAddress.typed(typed)).contains(stored);
        assertThat(EmailAddress.typed(stored)).contains(stored);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "ana",
                "ana@",
                "@empresa.com.br",
                "ana@@empresa.com.br",
                "ana@empresa",
                "ana@empresa..com",
                "ana@.com",
                "ana@empresa.com.",
                "ana@-empresa.com",
                "ana@emp_resa.com",
                "ana@[127.0.0.1]",
                "ana silva@empresa.com",
                "ana.@empresa.com",
                ".ana@empresa.com",
                "an..a@empresa.com",
                "ana@empresa.com, bia@empresa.com",
                "Ana <ana@empresa.com>",
                "ana@empresa.com (Ana)",
                "<script>@empresa.com",
                "ana@empresa.com\u0000",
                "ana\r\nBcc: x@empresa.com",
                "ana\ud800@empresa.com",
            })
    void refusesWhatIsNone(String typed) {
        assertThat(EmailAddress.typed(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 300})
    void refusesWhatIsTooLong(int length) {
        assertThat(EmailAddress.typed("a".repeat(length) + "@empresa.com")).isEmpty();
        assertThat(EmailAddress.typed("a@" + ("b".repeat(60) + ".").repeat(length / 61 + 4) + "com"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"root@localhost", "cron@servidor1"})
    void mailMayComeFromTheLocalNetwork(String address) {
        assertThat(EmailAddress.canonical(address)).contains(address);
        assertThat(EmailAddress.typed(address)).isEmpty();
    }
}
