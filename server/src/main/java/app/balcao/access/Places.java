package app.balcao.access;

import app.balcao.platform.i18n.Language;
import app.balcao.platform.i18n.Messages;
import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import jakarta.annotation.PreDestroy;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Says roughly where an address is, by the database in MaxMind's format that the installation may have
 * ({@code BALCAO_GEOIP_FILE}): city and country, or as much as the database knows. Nothing is asked over the network.
 */
@Component
class Places {

    private static final Logger log = LoggerFactory.getLogger(Places.class);

    private final Messages messages;
    private final @Nullable Reader reader;

    Places(Messages messages, @Value("${balcao.geoip-file}") String file) {
        this.messages = messages;
        this.reader = open(file);
    }

    /** The place, in words; says so when it is the local network, or unknown. */
    String of(String ip, Language language) {
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(ip);
        } catch (IllegalArgumentException noAddress) {
            return unknown(language);
        }
        if (address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || isUniqueLocal(address)) {
            return messages.text(language, "access.place.local");
        }
        String place = reader == null ? "" : look(reader, address, language.locale());
        return place.isEmpty() ? unknown(language) : place;
    }

    private static String look(Reader reader, InetAddress address, Locale locale) {
        try {
            Map<?, ?> found = reader.get(address, Map.class);
            if (found == null) {
                return "";
            }
            return Stream.of(name(found.get("city"), locale), country(found, locale))
                    .filter(each -> !each.isEmpty())
                    .collect(Collectors.joining(", "));
        } catch (IOException failure) {
            log.warn("The database of places cannot be read", failure);
            return "";
        }
    }

    // Small databases hold the country's code alone.
    private static String country(Map<?, ?> found, Locale locale) {
        Object code =
                found.get("country") instanceof Map<?, ?> country ? country.get("iso_code") : found.get("country_code");
        return code instanceof String text ? Locale.of("", text).getDisplayCountry(locale) : "";
    }

    private static String name(@Nullable Object item, Locale locale) {
        if (!(item instanceof Map<?, ?> map) || !(map.get("names") instanceof Map<?, ?> names)) {
            return "";
        }
        return Stream.of(locale.toLanguageTag(), locale.getLanguage(), "en")
                .map(names::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .findFirst()
                .orElse("");
    }

    private String unknown(Language language) {
        return messages.text(language, "access.place.unknown");
    }

    private static boolean isUniqueLocal(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    }

    private static @Nullable Reader open(String file) {
        if (file.isBlank()) {
            return null;
        }
        try {
            return new Reader(new File(file), new CHMCache());
        } catch (IOException failure) {
            throw new IllegalStateException("BALCAO_GEOIP_FILE cannot be read: " + file, failure);
        }
    }

    @PreDestroy
    void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
    }
}
