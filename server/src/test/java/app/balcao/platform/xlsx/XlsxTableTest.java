package app.balcao.platform.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxTableTest {

    @TempDir
    private Path folder;

    @Test
    void textsAreTextsNumbersNumbersAndTimesTimes() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (XlsxTable table = new XlsxTable(file, "Chamados", "Protocolo", "Assunto", "Aberto em")) {
            table.row(1042L, "=1+1", LocalDateTime.of(2026, 11, 27, 14, 30));
            table.row(1043L, "+55 11 98765-4321", null);
            table.row(1044L, "a\u0000b <c> & \"d\"", null);
        }
        String sheet = unzip(file.toByteArray()).get("xl/worksheets/sheet1.xml");
        assertThat(sheet)
                .contains("<is><t>=1+1</t></is>", "<is><t>+55 11 98765-4321</t></is>", "<v>1042</v>", "<v>46353.6041")
                .contains("ab &lt;c&gt; &amp;")
                .doesNotContain("<f>", "\u0000");
    }

    @Test
    void amountsDaysAndDurationsAreWhatTheyAre() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (XlsxTable table = new XlsxTable(file, "Chamados", "Valor", "Dia", "Tempo")) {
            table.row(new BigDecimal("1234.50"), LocalDate.of(2026, 11, 27), Duration.ofHours(36));
        }
        Map<String, String> parts = unzip(file.toByteArray());
        assertThat(parts.get("xl/worksheets/sheet1.xml")).contains("<v>1234.5", "<v>46353", "<v>1.5");
        assertThat(parts.get("xl/styles.xml")).contains("#,##0.00", "yyyy-mm-dd", "[h]:mm:ss");
    }

    @Test
    void whatIsMoreThanASheetHoldsGoesOnInTheNextUnderTheSameHeading() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (XlsxTable table = new XlsxTable(file, 3, "Chamados", "Protocolo")) {
            for (long i = 1; i <= 5; i++) {
                table.row(i);
            }
        }
        Map<String, String> parts = unzip(file.toByteArray());
        assertThat(parts.get("xl/worksheets/sheet1.xml"))
                .contains("Protocolo", "<v>2</v>")
                .doesNotContain("<v>3</v>");
        assertThat(parts.get("xl/worksheets/sheet2.xml")).contains("Protocolo", "<v>3</v>", "<v>4</v>");
        assertThat(parts.get("xl/worksheets/sheet3.xml")).contains("Protocolo", "<v>5</v>");
        assertThat(parts.get("xl/workbook.xml")).contains("Chamados 3");
    }

    // By the list at its end, as spreadsheets do: what is written in one go tells sizes there only.
    private Map<String, String> unzip(byte[] file) throws IOException {
        Path written = Files.write(folder.resolve("table.xlsx"), file);
        Map<String, String> parts = new HashMap<>();
        try (ZipFile zip = new ZipFile(written.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
