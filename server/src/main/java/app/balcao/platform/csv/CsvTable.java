package app.balcao.platform.csv;

import app.balcao.platform.i18n.Language;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table written row by row as a CSV file that spreadsheets open well and safely: they are told that it is UTF-8, find
 * the separator that they expect in the reader's language, and take no cell for a formula.
 */
public final class CsvTable implements AutoCloseable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String LIST_SEPARATOR = ", ";

    /** What spreadsheets begin a formula with, in full width too. */
    private static final String FORMULA_STARTS = "=+-@＝＋－＠";

    /** What some of them skip before one. */
    private static final String SKIPPED = "\t\r\n";

    private final CsvWriter writer;

    /** Begins a file; closing it closes the stream. */
    public CsvTable(OutputStream stream, Language language) throws IOException {
        var text = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        text.write(BYTE_ORDER_MARK);
        writer = CsvWriter.builder().fieldSeparator(separator(language)).build(text);
    }

    /** Adds a row. Null is an empty cell; of several values in one cell each stands behind a comma. */
    public void row(@Nullable Object... cells) {
        writer.writeRecord(Arrays.stream(cells).map(CsvTable::cell).toArray(String[]::new));
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    // Where numbers are written with a comma, spreadsheets part cells at semicolons.
    private static char separator(Language language) {
        return language == Language.EN ? ',' : ';';
    }

    private static String cell(@Nullable Object value) {
        String text =
                switch (value) {
                    case null -> "";
                    case Collection<?> several ->
                        several.stream().map(String::valueOf).collect(Collectors.joining(LIST_SEPARATOR));
                    default -> value.toString();
                };
        return isFormula(text) ? "'" + text : text;
    }

    private static boolean isFormula(String text) {
        String start = text.stripLeading();
        return begins(text, SKIPPED) || begins(start, FORMULA_STARTS);
    }

    private static boolean begins(String text, String characters) {
        return !text.isEmpty() && characters.indexOf(text.charAt(0)) >= 0;
    }
}
