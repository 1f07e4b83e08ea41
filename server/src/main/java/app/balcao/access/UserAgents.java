package app.balcao.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Names the browser and the system that a User-Agent header speaks of, well enough for a person to know theirs. */
final class UserAgents {

    // In this order: most browsers also name those they descend from.
    private static final Map<String, Pattern> BROWSERS = table(
            "Edge", "Edg(?:e|A|iOS)?/",
            "Opera", "OPR/|Opera",
            "Samsung Internet", "SamsungBrowser/",
            "Vivaldi", "Vivaldi/",
            "Firefox", "Firefox/|FxiOS/",
            "Chrome", "Chrome/|CriOS/|Chromium/",
            "Safari", "Safari/",
            "curl", "^curl/");

    private static final Map<String, Pattern> SYSTEMS = table(
            "Android", "Android",
            "iOS", "iPhone|iPad|iPod",
            "Windows", "Windows",
            "ChromeOS", "CrOS",
            "macOS", "Mac OS X|Macintosh",
            "Linux", "Linux|X11");

    private UserAgents() {}

    /** Name of the browser; empty when unknown. */
    static String browser(String userAgent) {
        return first(BROWSERS, userAgent);
    }

    /** Name of the operating system; empty when unknown. */
    static String system(String userAgent) {
        return first(SYSTEMS, userAgent);
    }

    private static String first(Map<String, Pattern> table, String userAgent) {
        return table.entrySet().stream()
                .filter(each -> each.getValue().matcher(userAgent).find())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static Map<String, Pattern> table(String... namesAndPatterns) {
        Map<String, Pattern> table = new LinkedHashMap<>();
        for (int i = 0; i < namesAndPatterns.length; i += 2) {
            table.put(namesAndPatterns[i], Pattern.compile(namesAndPatterns[i + 1]));
        }
        return table;
    }
}
