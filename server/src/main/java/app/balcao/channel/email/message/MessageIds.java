package app.balcao.channel.email.message;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Message-IDs in headers, always without brackets. */
public final class MessageIds {

    private static final Pattern BRACKETED = Pattern.compile("<\\s*([^<>\\s]{1,500})\\s*>");
    private static final Pattern BARE = Pattern.compile("[^<>\\s,;\"']{1,250}@[^<>\\s,;\"']{1,250}");
    private static final int MAX_IDS = 100;

    private MessageIds() {}

    /** The ids in the values of a header, in order; the last hundred when there are more. */
    static List<String> all(List<String> values) {
        SequencedSet<String> ids = new LinkedHashSet<>();
        for (String value : values) {
            Pattern form = value.indexOf('<') >= 0 ? BRACKETED : BARE;
            Matcher matcher = form.matcher(value);
            while (matcher.find()) {
                ids.add(matcher.group(matcher.groupCount()));
            }
        }
        List<String> list = new ArrayList<>(ids);
        return List.copyOf(list.subList(Math.max(0, list.size() - MAX_IDS), list.size()));
    }

    static @Nullable String one(@Nullable String value) {
        if (value == null) {
            return null;
        }
        List<String> ids = all(List.of(value));
        if (!ids.isEmpty()) {
            return ids.getFirst();
        }
        String bare = CleanText.line(value.replaceAll("[<>]", ""), 500).replace(" ", "");
        return bare.isEmpty() ? null : bare;
    }
}
