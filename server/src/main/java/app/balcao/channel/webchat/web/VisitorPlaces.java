package app.balcao.channel.webchat.web;

import app.balcao.channel.webchat.Visit.Place;
import app.balcao.platform.text.ShortText;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.apache.catalina.Globals;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/**
 * Where a visitor is, by what the proxy in front says of their address in headers that the installation names
 * ({@code BALCAO_VISITORS_COUNTRY_HEADER}, {@code BALCAO_VISITORS_CITY_HEADER}). They are believed of whom the address is
 * believed of, since any client can send them.
 */
@Component
class VisitorPlaces {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int LONGEST_CITY = 100;

    private final String countryHeader;
    private final String cityHeader;
    private final String forwarding;

    VisitorPlaces(
            @Value("${balcao.visitors.country-header}") String countryHeader,
            @Value("${balcao.visitors.city-header}") String cityHeader,
            @Value("${server.forward-headers-strategy}") String forwarding) {
        this.countryHeader = countryHeader.strip();
        this.cityHeader = cityHeader.strip();
        this.forwarding = forwarding.strip().toLowerCase(Locale.ROOT);
    }

    Place of(HttpServletRequest request) {
        if (!trusted(request)) {
            return Place.UNKNOWN;
        }
        String country = header(request, countryHeader).toUpperCase(Locale.ROOT);
        String city = ShortText.cut(ShortText.line(readable(header(request, cityHeader))), LONGEST_CITY);
        return new Place(COUNTRIES.contains(country) ? country : "", city);
    }

    // Tomcat marks what came from one of its trusted proxies; "framework" believes whoever sends.
    private boolean trusted(HttpServletRequest request) {
        return switch (forwarding) {
            case "native" -> Boolean.TRUE.equals(request.getAttribute(Globals.REQUEST_FORWARDED_ATTRIBUTE));
            case "framework" -> true;
            default -> false;
        };
    }

    private static String header(HttpServletRequest request, String name) {
        String value = name.isEmpty() ? null : request.getHeader(name);
        return value == null ? "" : value.strip();
    }

    // Headers are read byte by byte. Some proxies send UTF-8 in them, others percent-encode it.
    private static String readable(String raw) {
        String text = raw;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException latin) {
            // It was meant as it was read.
        }
        try {
            return UriUtils.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            return text;
        }
    }
}
