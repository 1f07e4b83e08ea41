package app.balcao.platform.text;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A colour that a company is known by, on whose surface white text must be read, and which must be read on white. */
public final class Accent {

    /** Contrast of text that WCAG 2.2 asks for at level AA. */
    private static final double READABLE = 4.5;

    private static final Pattern SHAPE = Pattern.compile("#[0-9a-f]{6}");

    private Accent() {}

    /** The colour as it is kept, {@code #rrggbb}; absent for what is none. */
    public static Optional<String> of(String typed) {
        String colour = typed.strip().toLowerCase(Locale.ROOT);
        return SHAPE.matcher(colour).matches() ? Optional.of(colour) : Optional.empty();
    }

    /** Whether white and the colour can be told apart by who reads. */
    public static boolean isReadable(String colour) {
        return 1.05 / (luminance(colour) + 0.05) >= READABLE;
    }

    /** The lightest colour of the same tone that can be read on white. */
    public static String readable(String colour) {
        for (int percent = 100; percent > 0; percent--) {
            String darker = "#%02x%02x%02x"
                    .formatted(
                            channel(colour, 0) * percent / 100,
                            channel(colour, 1) * percent / 100,
                            channel(colour, 2) * percent / 100);
            if (isReadable(darker)) {
                return darker;
            }
        }
        return "#000000";
    }

    private static double luminance(String colour) {
        return 0.2126 * linear(channel(colour, 0))
                + 0.7152 * linear(channel(colour, 1))
                + 0.0722 * linear(channel(colour, 2));
    }

    private static int channel(String colour, int which) {
        return Integer.parseInt(colour.substring(1 + 2 * which, 3 + 2 * which), 16);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
