package app.balcao.calendar;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of day as the interface writes them, such as 08:30; 24:00 is the end of the day. */
public final class DayTime {

    private static final Pattern WRITTEN = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)|24:00");

    private DayTime() {}

    /** Minutes since midnight; absent for what is no time. */
    public static OptionalInt parse(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(
                matcher.group(1) == null
                        ? 1440
                        : Integer.parseInt(matcher.group(1)) * 60 + Integer.parseInt(matcher.group(2)));
    }

    public static String format(int minutes) {
        return "%02d:%02d".formatted(minutes / 60, minutes % 60);
    }
}
