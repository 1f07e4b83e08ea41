package app.balcao.channel.email.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** A formatted text as the lines a reader sees, each with the node it begins at. */
final class HtmlLines implements NodeVisitor {

    private static final Set<String> BREAKS = Set.of(
            "p",
            "div",
            "br",
            "hr",
            "blockquote",
            "table",
            "tr",
            "td",
            "ul",
            "ol",
            "li",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "pre",
            "center",
            "body",
            "section",
            "article",
            "header",
            "footer");

    /**
     * @param quoted whether it stands inside a blockquote, or after the sign that plain text has for that
     */
    record Line(String text, Node start, boolean quoted) {}

    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable Node start;
    private int quoteDepth;
    private boolean quoted;

    private HtmlLines() {}

    static List<Line> of(Element body) {
        HtmlLines collector = new HtmlLines();
        body.traverse(collector);
        collector.flush();
        return collector.lines;
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode textNode) {
            add(textNode);
        } else if (node instanceof Element element) {
            breakAround(element);
            if (element.normalName().equals("blockquote")) {
                quoteDepth++;
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            breakAround(element);
            if (element.normalName().equals("blockquote")) {
                quoteDepth--;
            }
        }
    }

    private void add(TextNode node) {
        String piece = node.getWholeText().replace('\u00a0', ' ').replaceAll("\\s+", " ");
        if (text.isEmpty() && piece.isBlank()) {
            return;
        }
        if (start == null) {
            start = node;
            quoted = quoteDepth > 0;
        }
        text.append(text.isEmpty() ? piece.stripLeading() : piece);
    }

    private void breakAround(Element element) {
        if (BREAKS.contains(element.normalName())) {
            flush();
        }
    }

    private void flush() {
        if (start != null) {
            // "-- " is told from "--" by its space, so the end is kept as it came.
            lines.add(new Line(text.toString(), start, quoted || text.charAt(0) == '>'));
        }
        text.setLength(0);
        start = null;
    }
}
