package app.balcao.platform.text;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * E-mail addresses in the one form in which they are compared, stored and written to: lower case, the domain
 * as the DNS spells it, so that {@code Ana@Café.example} and {@code ana@xn--caf-dma.example} are one.
 */
public final class EmailAddress {

    /** Longest address that is kept, in characters. */
    public static final int MAXIMUM_LENGTH = 250;

    private static final int MAXIMUM_LOCAL_LENGTH = 64;

    private EmailAddress() {}

    /**
     * The one form of an address as mail carries it, which may be of a machine on the local network.
     *
     * @return absent for what is no bare address, or is longer than {@link #MAXIMUM_LENGTH}
     */
    public static Optional<String> canonical(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String bare = text.strip();
        int at = bare.lastIndexOf('@');
        if (at < 1 || at > MAXIMUM_LOCAL_LENGTH || !wellFormed(bare)) {
            return Optional.empty();
        }
        return canonicalDomain(bare.substring(at + 1))
                .map(domain -> bare.substring(0, at).toLowerCase(Locale.ROOT) + '@' + domain)
                .filter(address -> address.length() <= MAXIMUM_LENGTH && parses(address));
    }

    /** As {@link #canonical}, for what a person types: the domain must have a dot. */
    public static Optional<String> typed(@Nullable String text) {
        return canonical(text).filter(address -> domain(address).indexOf('.') > 0);
    }

    /** The domain of an address in its one form. */
    public static String domain(String canonical) {
        return canonical.substring(canonical.lastIndexOf('@') + 1);
    }

    /** The one form of a domain's name; absent for what cannot be one. */
    public static Optional<String> canonicalDomain(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            String ascii = IDN.toASCII(text.strip(), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            boolean usable =
                    !ascii.isEmpty() && ascii.length() <= 253 && !ascii.startsWith(".") && !ascii.endsWith(".");
            return usable ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }

    private static boolean wellFormed(String text) {
        return text.codePoints().noneMatch(each -> Character.isISOControl(each) || isSurrogate(each));
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    // The parser also reads "Ana <ana@x>" and comments: only what comes out as it went in is a bare address.
    private static boolean parses(String address) {
        try {
            InternetAddress parsed = new InternetAddress(address, true);
            parsed.validate();
            return parsed.getAddress().equals(address) && parsed.getPersonal() == null;
        } catch (AddressException malformed) {
            return false;
        }
    }
}
