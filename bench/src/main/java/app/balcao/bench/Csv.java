package app.balcao.bench;

import java.util.ArrayList;
import java.util.List;

/** Reads PostgreSQL's log in CSV: fields may be quoted, and hold quotes (doubled) and line ends. */
final class Csv {

    private Csv() {}

    static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each == '"') {
                boolean doubled = quoted && at + 1 < text.length() && text.charAt(at + 1) == '"';
                if (doubled) {
                    field.append('"');
                    at++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (each == ',' || each == '\n')) {
                row.add(field.toString());
                field.setLength(0);
                if (each == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                field.append(each);
            }
        }
        return rows;
    }
}
