package app.balcao.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Finds the same method for a request as Spring does, but first leaves aside those whose path has other segments. Otherwise every
 * request to an address with an id in it is held against each of hundreds of operations, their paths last of all, which
 * took a quarter of what a chat message costs.
 */
final class SegmentHandlerMapping extends RequestMappingHandlerMapping {

    /** Segments of the path that is asked for; none at all where they are better not compared. */
    private static final ScopedValue<String[]> ASKED = ScopedValue.newInstance();

    private static final String[] ANY = {};

    /** Segments of each pattern, null for those that stand for anything; {@link #ANY} for a pattern of any length. */
    private final Map<RequestMappingInfo, List<@Nullable String[]>> known = new ConcurrentHashMap<>();

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String lookupPath, HttpServletRequest request)
            throws Exception {
        return ScopedValue.where(ASKED, asked(lookupPath)).call(() -> super.lookupHandlerMethod(lookupPath, request));
    }

    // What is encoded, has parameters or empty segments is Spring's to understand.
    private static String[] asked(String path) {
        return path.contains("%") || path.contains(";") || path.contains("//") || path.endsWith("/")
                ? ANY
                : path.split("/", -1);
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
        return mayMatch(info) ? super.getMatchingMapping(info, request) : null;
    }

    private boolean mayMatch(RequestMappingInfo info) {
        String[] asked = ASKED.orElse(ANY);
        if (asked == ANY) {
            return true;
        }
        for (@Nullable String[] pattern : known.computeIfAbsent(info, SegmentHandlerMapping::patterns)) {
            if (pattern == ANY || mayMatch(pattern, asked)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayMatch(@Nullable String[] pattern, String[] asked) {
        if (pattern.length != asked.length) {
            return false;
        }
        // From the end: nearly all begin alike.
        for (int each = pattern.length - 1; each >= 0; each--) {
            String segment = pattern[each];
            if (segment != null && !segment.equals(asked[each])) {
                return false;
            }
        }
        return true;
    }

    private static List<@Nullable String[]> patterns(RequestMappingInfo info) {
        var condition = info.getPathPatternsCondition();
        return condition == null
                ? List.<@Nullable String[]>of(ANY)
                : condition.getPatterns().stream()
                        .map(SegmentHandlerMapping::segments)
                        .toList();
    }

    private static @Nullable String[] segments(PathPattern pattern) {
        String text = pattern.getPatternString();
        if (text.contains("**") || text.contains("{*") || text.contains(":") || text.contains("\\")) {
            return ANY;
        }
        return Arrays.stream(text.split("/", -1))
                .map(each -> each.contains("{") || each.contains("*") || each.contains("?") ? null : each)
                .toArray(String[]::new);
    }
}
