package app.balcao.platform.csv;

import app.balcao.platform.i18n.Language;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
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
    private final DecimalFormat amounts;

    /** Begins a file; closing it closes the stream. */
    public CsvTable(OutputStream stream, Language language) throws IOException {
        var text = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        text.write(BYTE_ORDER_MARK);
        writer = CsvWriter.builder().fieldSeparator(separator(language)).build(text);
        amounts = new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(language.locale()));
    }

    /** Adds a row. Null is an empty cell; of several values in one cell each stands behind a comma. */
    public void row(@Nullable Object... cells) {
        writer.writeRecord(Arrays.stream(cells).map(this::cell).toArray(String[]::new));
    }

    /** Writes what is still held back, where the stream shall stay open. */
    public void flush() throws IOException {
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    // Where numbers are written with a comma, spreadsheets part cells at semicolons.
    private static char separator(Language language) {
        return language == Language.EN ? ',' : ';';
    }

    private String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            // Numbers are no formulas, also below zero, and are read with the point or comma of the reader's language.
            case BigDecimal amount -> amounts.format(amount);
            case Number number -> number.toString();
            case Collection<?> several ->
                text(several.stream().map(String::valueOf).collect(Collectors.joining(LIST_SEPARATOR)));
            default -> text(value.toString());
        };
    }

    private static String text(String text) {
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
