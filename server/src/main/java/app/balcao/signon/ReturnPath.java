package app.balcao.signon;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where somebody goes after signing in: a page here, and nothing else. */
final class ReturnPath {

    private static final int LONGEST = 1_000;
    // One slash, then no second one nor a backslash, which browsers take for one.
    private static final Pattern PAGE = Pattern.compile("/(?![/\\\\])[\\x21-\\x5B\\x5D-\\x7E]*");

    private ReturnPath() {}

    /** The page, or the home page for what is none. */
    static String of(@Nullable String wanted) {
        if (wanted == null || wanted.length() > LONGEST) {
            return "/";
        }
        boolean page = PAGE.matcher(wanted).matches() && !wanted.startsWith("/sso/") && !wanted.startsWith("/api/");
        return page ? wanted : "/";
    }
}
