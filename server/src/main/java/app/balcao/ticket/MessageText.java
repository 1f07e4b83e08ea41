package app.balcao.ticket;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.safety.Safelist;

/**
 * The content of a message in the forms it is kept in.
 *
 * @param html clean
 * @param text the words of it, for searches
 * @param preview the first of them, for lists
 * @param blank whether a reader would see nothing: no word and no picture
 */
record MessageText(String html, String text, String preview, boolean blank) {

    static final int PREVIEW_LENGTH = 200;

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Safelist SAFE = Safelist.relaxed()
            .addTags("s", "hr", "font", "figure", "figcaption")
            .addAttributes("img", "data-remote-src")
            .addAttributes(":all", "style", "class")
            .preserveRelativeLinks(true)
            .removeTags("base");

    /** Takes what an agent wrote, and leaves out of it what could harm a reader (RPL-9). */
    static MessageText ofAgent(String html) {
        return ofClean(Jsoup.clean(withoutControls(html), "https://localhost/", SAFE));
    }

    /** Takes what has been cleaned already. */
    static MessageText ofClean(String html) {
        String content = withoutControls(html);
        var document = Jsoup.parseBodyFragment(content);
        String text = SPACE.matcher(document.body().text()).replaceAll(" ").strip();
        boolean blank = text.isEmpty() && document.selectFirst("img,hr,table") == null;
        return new MessageText(content, text, shorten(text), blank);
    }

    /** Text without what a database cannot hold and no person writes. */
    static String withoutControls(String text) {
        StringBuilder kept = null;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            boolean control = each < ' ' && each != '\n' && each != '\t' && each != '\r';
            if (control && kept == null) {
                kept = new StringBuilder(text.length()).append(text, 0, i);
            } else if (!control && kept != null) {
                kept.append(each);
            }
        }
        return kept == null ? text : kept.toString();
    }

    private static String shorten(String text) {
        if (text.length() <= PREVIEW_LENGTH) {
            return text;
        }
        int end = PREVIEW_LENGTH - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
