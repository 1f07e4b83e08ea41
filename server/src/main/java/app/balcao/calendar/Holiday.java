package app.balcao.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day without work, or hours of one.
 *
 * @param yearly whether it comes back on the same day of every year
 * @param span null for the whole day
 */
public record Holiday(
        LocalDate day, boolean yearly, @Nullable Span span, String name) {

    /** The part of the day that it takes. */
    Span taken() {
        return span == null ? Span.DAY : span;
    }
}
