package app.balcao.channel.email.message;

import jakarta.mail.internet.MailDateFormat;
import java.text.ParseException;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Dates in headers. */
final class MailDates {

    private static final Instant FIRST =
            Year.of(1980).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();

    private MailDates() {}

    /** The moment a Date header names; null when it is missing, unreadable or before there was mail. */
    static @Nullable Instant parse(@Nullable String header) {
        if (header == null) {
            return null;
        }
        try {
            Instant date = new MailDateFormat()
                    .parse(header.replaceAll("\\([^)]*\\)", " ").strip())
                    .toInstant();
            return date.isBefore(FIRST) ? null : date;
        } catch (ParseException | RuntimeException unreadable) {
            return null;
        }
    }
}
