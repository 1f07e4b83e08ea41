package app.balcao.ticket;

import app.balcao.platform.html.PlainText;
import app.balcao.platform.html.SafeHtml;
import app.balcao.platform.text.ShortText;
import org.jsoup.nodes.Document;

/**
 * The content of a message in the forms it is kept in.
 *
 * @param html clean
 * @param text the words of it, for searches
 * @param preview the first of them, for lists
 * @param blank whether a reader would see nothing: no word and no picture
 */
public record MessageText(String html, String text, String preview, boolean blank) {

    static final int PREVIEW_LENGTH = 200;

    /** Takes what an agent wrote, and leaves out of it what could harm a reader (RPL-9). */
    static MessageText ofAgent(String html) {
        return ofClean(SafeHtml.clean(withoutControls(html)));
    }

    /** Takes what an agent wrote for other agents, whom it may name. */
    static MessageText ofNote(String html) {
        return ofClean(SafeHtml.cleanNote(withoutControls(html)));
    }

    /** Takes what has been cleaned already. */
    public static MessageText ofClean(String html) {
        String content = withoutControls(html);
        Document document = SafeHtml.parse(content);
        String text = document.body().text().strip();
        boolean blank = ShortText.invisible(text) && document.selectFirst("img,hr,table") == null;
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
        return text.length() <= PREVIEW_LENGTH ? text : PlainText.cut(text, PREVIEW_LENGTH - 1) + "…";
    }
}
