package app.balcao.ticket.list;

import app.balcao.platform.errors.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;

/** Days as people type them into a search: 03/02/2026, or as computers write them, 2026-02-03. */
public final class SearchDays {

    private static final List<DateTimeFormatter> FORMATS = List.of(
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ISO_LOCAL_DATE);

    private SearchDays() {}

    /**
     * When a day begins, in the zone of who typed it.
     *
     * @throws Problem validation, for what is no day
     */
    public static OffsetDateTime start(String typed, ZoneId zone) {
        for (DateTimeFormatter format : FORMATS) {
            try {
                LocalDate day = LocalDate.parse(typed, format);
                // Beyond four digits databases and zones disagree.
                if (day.getYear() >= 1900 && day.getYear() <= 9999) {
                    return day.atStartOfDay(zone).toOffsetDateTime();
                }
            } catch (DateTimeException other) {
                // Perhaps it is of the next format; told below when it is of none.
            }
        }
        throw SearchTerms.problem("ticket.search.day", typed);
    }
}
