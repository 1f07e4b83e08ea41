package app.balcao.channel.webchat.trigger;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * What somebody searched for before they came: of the page that led here, as far as search engines tell it, else of an
 * advertisement's address ({@code utm_term}).
 */
final class SearchWords {

    private static final Set<String> NAMES = Set.of("q", "query", "search", "busca", "wd");

    private SearchWords() {}

    static String of(String referrer, String pageUrl) {
        String searched = value(referrer, NAMES);
        return searched.isEmpty() ? value(pageUrl, Set.of("utm_term")) : searched;
    }

    private static String value(String address, Set<String> names) {
        try {
            String query = URI.create(address.strip()).getRawQuery();
            return query == null
                    ? ""
                    : Arrays.stream(query.split("&"))
                            .map(each -> each.split("=", 2))
                            .filter(each -> each.length == 2 && names.contains(each[0].toLowerCase(Locale.ROOT)))
                            .map(each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8))
                            .findFirst()
                            .orElse("");
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
