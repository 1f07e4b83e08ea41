package app.balcao.platform.xlsx;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A table written row by row as an XLSX file: however long, it is never in memory as a whole. Texts are written as
 * texts, so that no spreadsheet takes one for a formula or a number; numbers, days, times and durations are what they
 * are, to be sorted and computed with. A decimal is an amount in reais.
 */
public final class XlsxTable implements AutoCloseable {

    /** What a sheet of the format holds, heading included; what is more begins another one. */
    static final int MOST_ROWS = 1_048_576;

    // Rows are kept until they are flushed.
    private static final int AT_ONCE = 100;
    private static final String MOMENT = "yyyy-mm-dd hh:mm";
    private static final String DAY = "yyyy-mm-dd";
    private static final String HOURS = "[h]:mm:ss";
    private static final String REAIS = "[$R$-416] #,##0.00";
    private static final double SECONDS_OF_A_DAY = 86_400;
    private static final double WIDTH = 22;

    private final Workbook workbook;
    private final String name;
    private final Object[] heading;
    private final int most;
    private Worksheet sheet;
    private int sheets;
    private int next;

    /** Begins a file; closing it finishes the file, but not the stream. */
    public XlsxTable(OutputStream stream, String name, Object... heading) {
        this(stream, MOST_ROWS, name, heading);
    }

    XlsxTable(OutputStream stream, int most, String name, Object... heading) {
        this.workbook = new Workbook(stream, "Balcao", null);
        this.name = name;
        this.heading = heading.clone();
        this.most = most;
        this.sheet = begun();
    }

    /** Adds a row. Null is an empty cell. */
    public void row(@Nullable Object... cells) {
        try {
            if (next == most) {
                sheet.finish();
                sheet = begun();
            }
            write(cells);
            if (next % AT_ONCE == 0) {
                sheet.flush();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        workbook.finish();
    }

    private Worksheet begun() {
        sheets++;
        sheet = workbook.newWorksheet(sheets == 1 ? name : name + " " + sheets);
        next = 0;
        for (int column = 0; column < heading.length; column++) {
            sheet.width(column, WIDTH);
            sheet.style(0, column).bold().set();
        }
        sheet.freezePane(0, 1);
        write(heading);
        return sheet;
    }

    private void write(@Nullable Object... cells) {
        for (int column = 0; column < cells.length; column++) {
            Object cell = cells[column];
            switch (cell) {
                case null -> {}
                case BigDecimal amount -> {
                    sheet.value(next, column, amount);
                    formatted(column, REAIS);
                }
                case Number number -> sheet.value(next, column, number);
                case LocalDateTime moment -> {
                    sheet.value(next, column, moment);
                    formatted(column, MOMENT);
                }
                case LocalDate day -> {
                    sheet.value(next, column, day);
                    formatted(column, DAY);
                }
                case Duration time -> {
                    sheet.value(next, column, (double) time.toSeconds() / SECONDS_OF_A_DAY);
                    formatted(column, HOURS);
                }
                // Not in the table of texts that the format has, which would hold them all until the end.
                default -> sheet.inlineString(next, column, cell.toString());
            }
        }
        next++;
    }

    private void formatted(int column, String format) {
        sheet.style(next, column).format(format).set();
    }
}
