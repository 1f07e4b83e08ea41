package app.balcao.people;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.Rule;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as an address in a text, however it is written. */
class PersonalDataMaskTest {

    @ParameterizedTest
    @Rule("PRV-3")
    @ValueSource(
            strings = {
                "clara.silva@loja.example",
                "clara.silva&#64;loja.example",
                "clara.silva&#x40;loja.example",
                "clara.silva&commat;loja.example",
                "clara.silva%40loja.example",
                "clara&#43;pedidos&#64;loja.example",
                "clara+pedidos@loja.example"
            })
    void anAddressIsMaskedHoweverItIsWritten(String address) {
        assertThat(PersonalDataMask.inText("<a href=\"mailto:" + address + "\">De: " + address + "</a>."))
                .isEqualTo("<a href=\"mailto:•••••\">De: •••••</a>.");
    }

    @Test
    void otherTextStaysAsItIs() {
        String text = "<p>Pagou 100%, a 12 &#64; cada; ver @suporte e R&#39;s &amp; cia.</p>";
        assertThat(PersonalDataMask.inText(text)).isEqualTo(text);
    }

    @Test
    void aLongTextTakesNoTime() {
        String text = "a".repeat(200_000);
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(PersonalDataMask.inText(text)).isEqualTo(text));
    }
}
