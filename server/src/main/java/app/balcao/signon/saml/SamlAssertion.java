package app.balcao.signon.saml;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a provider asserted of a person, once verified.
 *
 * @param id of the assertion, good for one use
 * @param format of the subject, a URN
 * @param endsAt when nobody may use it any more
 */
public record SamlAssertion(
        String id, String subject, String format, Map<String, List<String>> attributes, Instant endsAt) {

    private static final String TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";

    /** Whether the subject is another one at each sign-in, and so means nobody for long. */
    public boolean isTransient() {
        return format.equals(TRANSIENT);
    }
}
