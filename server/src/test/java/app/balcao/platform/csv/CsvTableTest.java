package app.balcao.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.platform.i18n.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+55 11", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n", "  =1+1", "＝1", "＋1", "－1", "＠x"})
    void noCellIsTakenForAFormula(String cell) throws IOException {
        assertThat(written(Language.EN, cell).strip().replace("\"", "")).startsWith("'");
    }

    @Test
    void otherTextIsLeftAsItIs() throws IOException {
        assertThat(written(Language.EN, "a=b", "1", " x", "it's")).isEqualTo("a=b,1, x,it's\r\n");
    }

    @Test
    void cellsThatHoldTheSeparatorAreQuoted() throws IOException {
        assertThat(written(Language.PT_BR, "a;b", "a,b", "diz \"oi\"", null, List.of("x", "y")))
                .isEqualTo("\"a;b\";a,b;\"diz \"\"oi\"\"\";;x, y\r\n");
    }

    @Test
    void numbersAreNumbersOfTheReadersLanguage() throws IOException {
        assertThat(written(Language.PT_BR, new BigDecimal("-1234.50"), -3)).isEqualTo("-1234,5;-3\r\n");
        assertThat(written(Language.EN, new BigDecimal("0.25"))).isEqualTo("0.25\r\n");
    }

    private static String written(Language language, @Nullable Object... cells) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (CsvTable table = new CsvTable(bytes, language)) {
            table.row(cells);
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF");
        return text.substring(1);
    }
}
