package app.balcao.people;

import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
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

    /**
     * The address as it is kept.
     *
     * @throws Problem validation, naming {@code field}, for what cannot be an address
     */
    static String required(String field, String typed) {
        String address = normal(typed);
        if (address.length() > MAXIMUM_LENGTH || !SHAPE.matcher(address).matches()) {
            throw Problem.validation(FieldProblem.of(field, "email", "people.email.shape"));
        }
        return address;
    }
}
