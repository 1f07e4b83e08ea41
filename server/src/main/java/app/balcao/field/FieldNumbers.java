package app.balcao.field;

import java.math.BigDecimal;

/** Numbers of custom fields: whole ones, and reais to the cent, as far as every program can count exactly. */
final class FieldNumbers {

    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000_000L);
    private static final int CENTS = 2;

    private FieldNumbers() {}

    /** Whether a number is one of the type's, neither too large nor too fine. */
    static boolean fits(FieldType type, BigDecimal number) {
        // Compared first: a number such as 1E+999999999 must not be written out.
        return number.abs().compareTo(LARGEST) < 0
                && number.stripTrailingZeros().scale() <= scale(type);
    }

    /** The number as it is stored: of reais, the cents. */
    static long stored(FieldType type, BigDecimal number) {
        return number.movePointRight(scale(type)).longValueExact();
    }

    static BigDecimal read(FieldType type, long stored) {
        return BigDecimal.valueOf(stored, scale(type));
    }

    private static int scale(FieldType type) {
        return type == FieldType.CURRENCY ? CENTS : 0;
    }
}
