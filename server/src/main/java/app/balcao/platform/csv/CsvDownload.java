package app.balcao.platform.csv;

import app.balcao.platform.i18n.Language;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Answers a request with a CSV file, written while it is sent: however long, it is never in memory as a whole. */
public final class CsvDownload {

    public static final String MEDIA_TYPE = "text/csv";

    private CsvDownload() {}

    /** Writes the rows of a file. */
    @FunctionalInterface
    public interface Rows {
        void writeTo(CsvTable table) throws IOException;
    }

    public static void send(HttpServletResponse response, String fileName, Language language, Rows rows)
            throws IOException {
        response.setContentType(MEDIA_TYPE + ";charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(fileName).build().toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try (CsvTable table = new CsvTable(response.getOutputStream(), language)) {
            rows.writeTo(table);
        }
    }
}
