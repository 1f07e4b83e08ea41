package app.balcao.platform.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.Rule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

    static Stream<Arguments> claimedNames() {
        return Stream.of(
                Arguments.of("relatório final.pdf", "relatório final.pdf"),
                Arguments.of("../../x", "x"),
                Arguments.of("..\\..\\boot.ini", "boot.ini"),
                Arguments.of("/etc/passwd", "passwd"),
                Arguments.of("C:\\Users\\ana\\foto.png", "foto.png"),
                Arguments.of("a\u0000b.txt", "ab.txt"),
                Arguments.of("linha\r\nSet-Cookie: x", "linhaSet-Cookie_ x"),
                Arguments.of("fatura\u202Efdp.exe", "faturafdp.exe"),
                Arguments.of("\u2066x\u2069.doc", "x.doc"),
                Arguments.of("a\u200Bb.txt", "ab.txt"),
                Arguments.of("👩\u200D💻.png", "👩\u200D💻.png"),
                Arguments.of("nota<>:\"|?*.txt", "nota_______.txt"),
                Arguments.of(".htaccess", "htaccess"),
                Arguments.of("... x. .", "x"),
                Arguments.of("con.txt", "_con.txt"),
                Arguments.of("LPT1", "_LPT1"),
                Arguments.of("nul.tar.gz", "_nul.tar.gz"),
                Arguments.of("console.log", "console.log"),
                Arguments.of("cafe\u0301.txt", "caf\u00e9.txt"),
                Arguments.of("日本語.txt", "日本語.txt"));
    }

    @ParameterizedTest
    @MethodSource("claimedNames")
    void makesNamesSafe(String claimed, String safe) {
        assertThat(FileNames.safe(claimed, "fallback")).isEqualTo(safe);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "../", "///", "\u0000", "\u202e", " . . "})
    void fallsBackWhenNothingIsLeft(String claimed) {
        assertThat(FileNames.safe(claimed, "arquivo")).isEqualTo("arquivo");
        assertThat(FileNames.safe(null, "arquivo")).isEqualTo("arquivo");
    }

    @Test
    void shortensToWhatFileSystemsTakeAndKeepsTheExtension() {
        String name = FileNames.safe("ã".repeat(300) + ".pdf", "arquivo");

        assertThat(name).endsWith("ã.pdf");
        assertThat(name.getBytes(UTF_8)).hasSizeBetween(250, 255);
        assertThat(FileNames.safe("x".repeat(255), "arquivo")).hasSize(255);
        assertThat(FileNames.safe("x." + "y".repeat(400), "arquivo")).hasSize(255);
        assertThat(FileNames.safe("😀".repeat(100) + ".png", "arquivo")).endsWith("😀.png");
    }

    @Test
    @Rule("RPL-17")
    void writesNamesOnlyOnceInHeaders() {
        assertThat(FileNames.attachmentDisposition("relatório \"1\" 100%.pdf"))
                .isEqualTo("attachment; filename=\"relatorio _1_ 100_.pdf\";"
                        + " filename*=UTF-8''relat%C3%B3rio%20%221%22%20100%25.pdf");
        assertThat(FileNames.inlineDisposition("日本.png"))
                .isEqualTo("inline; filename=\"__.png\"; filename*=UTF-8''%E6%97%A5%E6%9C%AC.png");
    }
}
