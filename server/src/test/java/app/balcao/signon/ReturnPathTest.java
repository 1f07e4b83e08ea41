package app.balcao.signon;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/tickets/1?tab=history#last", "/a//b"})
    void aPageHereIsGoneBackTo(String wanted) {
        assertThat(ReturnPath.of(wanted)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "/\t/evil.example",
                "/\r\nLocation: https://evil.example",
                "javascript:alert(1)",
                "evil.example"
            })
    @Rule("SSO-4")
    void whatLeadsElsewhereLeadsHome(String wanted) {
        assertThat(ReturnPath.of(wanted)).isEqualTo("/");
    }
}
