package app.balcao.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers, addresses and colours that people type of a company. */
class CompanyTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"11.222.333/0001-81", "11222333000181", " 12.ABC.345/01DE-35 ", "12abc34501de35"})
    void numbersOfCompaniesAreKnownByTheirCheckDigits(String typed) {
        assertThat(Cnpj.of(typed)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.222.333/0001-82", "11.222.333/0001-8", "00.000.000/0000-00", "12.ABC.345/01DE-36", "x"})
    void othersAreNone(String typed) {
        assertThat(Cnpj.of(typed)).isEmpty();
    }

    @Test
    void aNumberIsWrittenAsOnPaper() {
        assertThat(Cnpj.written(Cnpj.of("12abc34501de35").orElseThrow())).isEqualTo("12.ABC.345/01DE-35");
    }

    @Test
    void addressesOfPagesLeadToPages() {
        assertThat(WebAddress.typed(" aurora.example ")).contains("https://aurora.example");
        assertThat(WebAddress.typed("aurora.example:8443/a")).contains("https://aurora.example:8443/a");
        assertThat(WebAddress.typed("HTTP://aurora.example/a?b=c#d")).contains("HTTP://aurora.example/a?b=c#d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "https://ana:senha@aurora.example",
                "https://",
                "https://semponto",
                "ftp://aurora.example",
                "mailto:a@b.example",
                "//aurora.example\\@x",
                "a b"
            })
    void whatLeadsElsewhereIsRefused(String typed) {
        assertThat(WebAddress.typed(typed)).isEmpty();
    }

    @Test
    void anAccentIsReadableOnWhiteOrADarkerOneIsOffered() {
        assertThat(Accent.of(" #0B6E6E ")).contains("#0b6e6e");
        assertThat(Accent.of("teal")).isEmpty();
        assertThat(Accent.isReadable("#0b6e6e")).isTrue();
        assertThat(Accent.isReadable("#ffcc00")).isFalse();
        assertThat(Accent.isReadable(Accent.readable("#ffcc00"))).isTrue();
        assertThat(Accent.readable("#ffffff")).isEqualTo("#757575");
    }
}
