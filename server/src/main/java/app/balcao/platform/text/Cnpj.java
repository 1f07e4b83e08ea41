package app.balcao.platform.text;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers of companies in Brazil: twelve digits or, since 2026, letters too, and two digits that check them. */
public final class Cnpj {

    private static final Pattern SHAPE = Pattern.compile("[0-9A-Z]{12}[0-9]{2}");
    private static final Pattern ONE_SIGN = Pattern.compile("(.)\\1{13}");
    private static final int BASE = 12;

    private Cnpj() {}

    /** The bare number of what a person types; absent when its check digits do not fit. */
    public static Optional<String> of(String typed) {
        String bare = typed.replaceAll("[\\s./-]", "").toUpperCase(Locale.ROOT);
        boolean valid = SHAPE.matcher(bare).matches()
                && !ONE_SIGN.matcher(bare).matches()
                && bare.charAt(BASE) - '0' == check(bare, BASE)
                && bare.charAt(BASE + 1) - '0' == check(bare, BASE + 1);
        return valid ? Optional.of(bare) : Optional.empty();
    }

    /** As it is written on paper: {@code 12.ABC.345/01DE-35}. */
    public static String written(String bare) {
        return bare.substring(0, 2)
                + '.'
                + bare.substring(2, 5)
                + '.'
                + bare.substring(5, 8)
                + '/'
                + bare.substring(8, BASE)
                + '-'
                + bare.substring(BASE);
    }

    // Weights go from 2 to 9 and begin again, from the right; a letter counts as its code less that of zero.
    private static int check(String bare, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (bare.charAt(i) - '0') * (2 + (length - 1 - i) % 8);
        }
        int rest = sum % 11;
        return rest < 2 ? 0 : 11 - rest;
    }
}
