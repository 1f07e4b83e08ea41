package app.balcao.people;

import java.util.Locale;
import java.util.regex.Pattern;

/** Addresses by which agents sign in: compared, and kept, in lower case. */
final class EmailAddress {

    private static final int MAXIMUM_LENGTH = 250;
    // One @, a dotted domain, nothing that could end or split a mail header. The link sent there proves the rest.
    private static final Pattern SHAPE =
            Pattern.compile("[^\\s@<>\",;:()\\[\\]\\\\\\p{Cntrl}]+@[a-z0-9-]+(\\.[a-z0-9-]+)+");

    private EmailAddress() {}

    /** The address as it is kept, of one as typed. */
    static String normal(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether an address, as it is kept, could be one. */
    static boolean isPossible(String address) {
        return address.length() <= MAXIMUM_LENGTH && SHAPE.matcher(address).matches();
    }
}
