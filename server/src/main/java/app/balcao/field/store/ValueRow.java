package app.balcao.field.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A value as it is stored: exactly one of its parts is there; what was chosen takes a row for each choice. */
public record ValueRow(
        @Nullable String text,
        @Nullable Long number,
        @Nullable LocalDate date,
        @Nullable OffsetDateTime time,
        @Nullable UUID option) {

    public static ValueRow text(String text) {
        return new ValueRow(text, null, null, null, null);
    }

    public static ValueRow number(long number) {
        return new ValueRow(null, number, null, null, null);
    }

    public static ValueRow date(LocalDate date) {
        return new ValueRow(null, null, date, null, null);
    }

    public static ValueRow time(OffsetDateTime time) {
        return new ValueRow(null, null, null, time, null);
    }

    /** What of it is compared with others of its field: a number, a day or a moment; null for what is not in an order. */
    public @Nullable Object comparable() {
        return number != null ? number : date != null ? date : time;
    }

    public static ValueRow option(UUID option) {
        return new ValueRow(null, null, null, null, option);
    }
}
