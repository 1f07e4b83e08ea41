package app.balcao.platform.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses of web pages that people type, for others to follow. */
public final class WebAddress {

    /** Longest address that is kept, in characters. */
    public static final int MAXIMUM_LENGTH = 500;

    private WebAddress() {}

    /**
     * The address as it is kept: http or https, with a host that has a dot, and nobody's name and password in it. One
     * typed without a scheme is taken as https.
     *
     * @return absent for what leads elsewhere, such as {@code javascript:}
     */
    public static Optional<String> typed(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        String bare = text.strip();
        String address = bare.matches("(?i)[a-z][a-z0-9+.-]*:.*") && !bare.matches("[^/]+:\\d+(/.*)?")
                ? bare
                : "https://" + bare;
        try {
            URI uri = new URI(address);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean leadsToAPage = (scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getHost().indexOf('.') > 0
                    && uri.getUserInfo() == null;
            return leadsToAPage && address.length() <= MAXIMUM_LENGTH
                    ? Optional.of(uri.toASCIIString())
                    : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }
}
