package app.balcao.channel.webchat.grid;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What browsers call themselves, in words that people know. What is none of the usual ones has no name here. */
public final class UserAgents {

    // Most pretend to be others, so the first that fits is the true one.
    private static final Map<String, String> BROWSERS = ordered(
            "Edg", "Edge",
            "OPR/", "Opera",
            "SamsungBrowser", "Samsung Internet",
            "Firefox/", "Firefox",
            "FxiOS", "Firefox",
            "CriOS", "Chrome",
            "Chrome/", "Chrome",
            "Safari/", "Safari");

    private static final Map<String, String> SYSTEMS = ordered(
            "Windows", "Windows",
            "Android", "Android",
            "iPhone", "iOS",
            "iPad", "iPadOS",
            "Mac OS X", "macOS",
            "CrOS", "ChromeOS",
            "Linux", "Linux");

    private UserAgents() {}

    public static String browser(String userAgent) {
        return first(BROWSERS, userAgent);
    }

    public static String system(String userAgent) {
        return first(SYSTEMS, userAgent);
    }

    /** What kind of machine it is; empty for what says nothing of itself. Tablets that pass for computers count as those. */
    public static String device(String userAgent) {
        if (userAgent.isBlank()) {
            return "";
        }
        boolean android = userAgent.contains("Android");
        boolean mobile = userAgent.contains("Mobile");
        if (userAgent.contains("iPad") || userAgent.contains("Tablet") || android && !mobile) {
            return "TABLET";
        }
        return mobile || userAgent.contains("iPhone") ? "PHONE" : "COMPUTER";
    }

    /** The names that {@link #browser} gives. */
    public static Set<String> browsers() {
        return Set.copyOf(BROWSERS.values());
    }

    /** The names that {@link #system} gives. */
    public static Set<String> systems() {
        return Set.copyOf(SYSTEMS.values());
    }

    private static String first(Map<String, String> names, String userAgent) {
        return names.entrySet().stream()
                .filter(each -> userAgent.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> names = new LinkedHashMap<>();
        for (int each = 0; each < pairs.length; each += 2) {
            names.put(pairs[each], pairs[each + 1]);
        }
        return names;
    }
}
