package app.balcao.platform.html;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Between formatted and plain text. */
public final class PlainText {

    private static final Pattern ADDRESS =
            Pattern.compile("(?i)\\b(https?://[^\\s<>\"']+|www\\.[a-z0-9-]+\\.[^\\s<>\"']+)"
                    + "|\\b([\\p{L}0-9._%+-]{1,64}@[a-z0-9.-]{1,180}\\.[a-z]{2,24})\\b");
    private static final Pattern TRAILING = Pattern.compile("[.,;:!?)\\]}]+$");
    private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]");

    private PlainText() {}

    /** Formatted text as readable plain text: one line per block, lists with marks, addresses of links beside them. */
    public static String fromHtml(String html) {
        Document document = SafeHtml.parse(html);
        document.select("head, style, script, title").remove();
        PlainTextWriter writer = new PlainTextWriter();
        document.body().traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode text) {
                    writer.text(text);
                } else if (node instanceof Element element) {
                    writer.open(element);
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element) {
                    writer.close(element);
                }
            }
        });
        return writer.finish();
    }

    /** Plain text as formatted text: paragraphs by empty lines, line breaks kept, addresses as links. */
    public static String toHtml(String text) {
        String clean = CONTROLS.matcher(text.replace("\r\n", "\n").replace('\r', '\n'))
                .replaceAll("")
                .strip();
        if (clean.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder(clean.length() + 64);
        for (String paragraph : clean.split("\n[ \t]*\n\\s*", -1)) {
            html.append("<p>");
            String[] lines = paragraph.split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                html.append(i > 0 ? "<br>" : "").append(withLinks(lines[i].stripTrailing()));
            }
            html.append("</p>");
        }
        return html.toString();
    }

    /** The beginning of a formatted text on one line, at most {@code length} characters. */
    public static String preview(String html, int length) {
        String line = SafeHtml.parse(html).body().text().replaceAll("\\s+", " ").strip();
        return cut(line, length);
    }

    /** The first {@code length} characters of a text, never half a character. */
    public static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }

    private static String withLinks(String line) {
        StringBuilder html = new StringBuilder();
        Matcher matcher = ADDRESS.matcher(line);
        int from = 0;
        while (matcher.find()) {
            String found = matcher.group();
            Matcher trailing = TRAILING.matcher(found);
            String shown = trailing.find() ? found.substring(0, trailing.start()) : found;
            html.append(escaped(line.substring(from, matcher.start())));
            html.append("<a href=\"")
                    .append(escaped(target(shown, matcher.group(2) != null)))
                    .append("\">");
            html.append(escaped(shown)).append("</a>");
            from = matcher.start() + shown.length();
        }
        return html.append(escaped(line.substring(from))).toString();
    }

    private static String target(String shown, boolean mail) {
        if (mail) {
            return "mailto:" + shown;
        }
        return shown.regionMatches(true, 0, "www.", 0, 4) ? "http://" + shown : shown;
    }

    // Runs of spaces are kept, since plain text uses them to line things up.
    private static String escaped(String text) {
        return Entities.escape(text.replace("\t", "    ")).replace("  ", " &nbsp;");
    }
}
