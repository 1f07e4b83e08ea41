package app.balcao.printing;

import java.util.Locale;

/**
 * How a printed page looks.
 *
 * @param fontSize of the running text, in points
 */
public record Looks(Font font, int fontSize, Spacing spacing) {

    /** The product's own. */
    public static final Looks STANDARD = new Looks(Font.SANS, 10, Spacing.NORMAL);

    static final int SMALLEST = 8;
    static final int LARGEST = 16;

    /** Only families that every computer has: the page loads nothing from elsewhere. */
    public enum Font {
        SANS,
        SERIF,
        MONO
    }

    public enum Spacing {
        COMPACT,
        NORMAL,
        WIDE
    }

    /** The classes of the page's body. */
    String classes() {
        return ("font-" + font + " size-" + fontSize + " spacing-" + spacing).toLowerCase(Locale.ROOT);
    }
}
