package app.balcao.canned;

import app.balcao.platform.html.SafeHtml;
import app.balcao.platform.text.ShortText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * What a canned answer says.
 *
 * @param html clean (RPL-9), without pictures: those belong to one message
 * @param text its words
 */
record CannedText(String html, String text) {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final Pattern BRACES = Pattern.compile("\\{\\{|}}");
    private static final int EXCERPT = 40;

    static CannedText of(String written) {
        Document document = SafeHtml.parse(SafeHtml.clean(written));
        document.select("img").remove();
        // Cleaning puts a comment between two braces; a variable is one piece of text.
        document.body().filter(new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                return node instanceof Comment ? FilterResult.REMOVE : FilterResult.CONTINUE;
            }
        });
        String html = document.body().html();
        return new CannedText(html, SafeHtml.parse(html).body().text().strip());
    }

    /**
     * A variable that cannot be filled.
     *
     * @param whole whether it has both its ends in one piece of text
     */
    record Unfillable(String written, boolean whole) {}

    boolean blank() {
        return ShortText.invisible(text);
    }

    /**
     * The first variable that cannot be filled: of an unknown name, without its end, or with formatting in the middle.
     *
     * @return its name, or what is written there
     */
    Optional<Unfillable> firstUnknown() {
        for (TextNode part :
                SafeHtml.parse(html).body().nodeStream(TextNode.class).toList()) {
            String words = part.getWholeText();
            Matcher variable = VARIABLE.matcher(words);
            while (variable.find()) {
                String name = variable.group(1).strip();
                if (CannedVariable.named(name).isEmpty()) {
                    return Optional.of(new Unfillable(name, true));
                }
            }
            String rest = variable.reset().replaceAll(" ");
            Matcher braces = BRACES.matcher(rest);
            if (braces.find()) {
                int end = Math.min(rest.length(), braces.start() + EXCERPT);
                return Optional.of(new Unfillable(rest.substring(braces.start(), end), false));
            }
        }
        return Optional.empty();
    }
}
