package app.balcao.people;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the people to invite out of what somebody pasted or uploaded: one per line, as {@code Name <address>}, as
 * {@code name;address}, as an address alone, or as CSV whose first line names the columns.
 */
final class InvitationList {

    private static final Pattern NAMED_ADDRESS = Pattern.compile("\"?([^\"<>]*)\"?\\s*<([^<>]+)>[\\s,;]*");
    private static final Pattern DEPARTMENTS = Pattern.compile("[|,;]");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final char[] SEPARATORS = {';', '\t', ','};
    private static final Map<String, Column> HEADINGS = Map.ofEntries(
            Map.entry("nome", Column.NAME),
            Map.entry("name", Column.NAME),
            Map.entry("nombre", Column.NAME),
            Map.entry("email", Column.EMAIL),
            Map.entry("e-mail", Column.EMAIL),
            Map.entry("correo", Column.EMAIL),
            Map.entry("correo electronico", Column.EMAIL),
            Map.entry("departamento", Column.DEPARTMENTS),
            Map.entry("departamentos", Column.DEPARTMENTS),
            Map.entry("department", Column.DEPARTMENTS),
            Map.entry("departments", Column.DEPARTMENTS));

    private InvitationList() {}

    private enum Column {
        NAME,
        EMAIL,
        DEPARTMENTS,
        OTHER
    }

    /**
     * Somebody to invite, as they stand in the list.
     *
     * @param line where, counted from 1
     */
    record Entry(int line, String name, String email, List<String> departments) {}

    /** @throws CsvParseException when it names columns, and is no CSV */
    static List<Entry> read(String content) {
        String text = content.startsWith("\uFEFF") ? content.substring(1) : content;
        String first = text.lines().filter(each -> !each.isBlank()).findFirst().orElse("");
        char separator = separator(first);
        List<Column> columns = cells(first, separator).stream()
                .map(each -> HEADINGS.getOrDefault(fold(each), Column.OTHER))
                .toList();
        return columns.contains(Column.EMAIL) ? table(text, separator, columns) : lines(text);
    }

    private static List<Entry> table(String text, char separator, List<Column> columns) {
        CsvReader<CsvRecord> rows = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text);
        return rows.stream()
                .skip(1)
                .map(row -> new Entry(
                        (int) row.getStartingLineNumber(),
                        cell(row, columns, Column.NAME),
                        cell(row, columns, Column.EMAIL),
                        departments(cell(row, columns, Column.DEPARTMENTS))))
                .filter(each -> !each.name().isEmpty() || !each.email().isEmpty())
                .toList();
    }

    private static String cell(CsvRecord row, List<Column> columns, Column wanted) {
        int index = columns.indexOf(wanted);
        return index < 0 || index >= row.getFieldCount()
                ? ""
                : row.getField(index).strip();
    }

    private static List<Entry> lines(String text) {
        List<String> lines = text.lines().toList();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty()) {
                entries.add(entry(i + 1, line));
            }
        }
        return entries;
    }

    private static Entry entry(int number, String line) {
        Matcher named = NAMED_ADDRESS.matcher(line);
        if (named.matches()) {
            return new Entry(number, named.group(1).strip(), named.group(2).strip(), List.of());
        }
        List<String> cells = cells(line, separator(line));
        if (cells.size() == 1) {
            return new Entry(number, "", cells.getFirst(), List.of());
        }
        boolean addressFirst = cells.get(0).contains("@") && !cells.get(1).contains("@");
        return new Entry(
                number,
                cells.get(addressFirst ? 1 : 0),
                cells.get(addressFirst ? 0 : 1),
                cells.size() > 2 ? departments(cells.get(2)) : List.of());
    }

    private static List<String> cells(String line, char separator) {
        try {
            return CsvReader.builder().fieldSeparator(separator).ofSingleCsvRecord(line).getFields().stream()
                    .map(String::strip)
                    .toList();
        } catch (CsvParseException noCsv) {
            return List.of(line);
        }
    }

    private static char separator(String line) {
        for (char each : SEPARATORS) {
            if (line.indexOf(each) >= 0) {
                return each;
            }
        }
        return SEPARATORS[0];
    }

    private static List<String> departments(String cell) {
        return DEPARTMENTS
                .splitAsStream(cell)
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** A name as it is compared: case and accents do not count. */
    static String fold(String text) {
        return MARKS.matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
