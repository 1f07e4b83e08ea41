package app.balcao.platform.text;

import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers of taxpayers in Brazil: nine digits, and two that check them. */
public final class Cpf {

    private static final Pattern SHAPE = Pattern.compile("[0-9]{11}");
    private static final Pattern ONE_DIGIT = Pattern.compile("(.)\\1{10}");
    private static final int BASE = 9;

    private Cpf() {}

    /** The bare number of what a person types; absent when its check digits do not fit. */
    public static Optional<String> of(String typed) {
        String bare = typed.replaceAll("[\\s.-]", "");
        boolean valid = SHAPE.matcher(bare).matches()
                && !ONE_DIGIT.matcher(bare).matches()
                && bare.charAt(BASE) - '0' == check(bare, BASE)
                && bare.charAt(BASE + 1) - '0' == check(bare, BASE + 1);
        return valid ? Optional.of(bare) : Optional.empty();
    }

    /** As it is written on paper: {@code 123.456.789-09}. */
    public static String written(String bare) {
        return bare.substring(0, 3)
                + '.'
                + bare.substring(3, 6)
                + '.'
                + bare.substring(6, BASE)
                + '-'
                + bare.substring(BASE);
    }

    // Weights go up from 2, from the right.
    private static int check(String bare, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (bare.charAt(i) - '0') * (length + 1 - i);
        }
        int rest = sum % 11;
        return rest < 2 ? 0 : 11 - rest;
    }
}
