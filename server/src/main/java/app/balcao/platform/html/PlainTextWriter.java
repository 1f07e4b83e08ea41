package app.balcao.platform.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Writes the nodes of a formatted text, in order, as lines of plain text. */
final class PlainTextWriter {

    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "table",
            "tr",
            "blockquote",
            "pre",
            "dl",
            "dt",
            "dd",
            "center",
            "hr",
            "caption");
    private static final Set<String> SPACED =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre", "dl");

    private final StringBuilder text = new StringBuilder();
    private final Deque<Integer> listNumbers = new ArrayDeque<>();
    private int quoteDepth;
    private int pendingLines;
    private boolean pendingSpace;
    private boolean afterMark;

    void open(Element element) {
        String name = element.normalName();
        if (BLOCKS.contains(name)) {
            breakLine(spaceAround(element));
        }
        switch (name) {
            case "br" -> pendingLines++;
            case "hr" -> write("----------");
            case "blockquote" -> quoteDepth++;
            case "ul" -> listNumbers.push(-1);
            case "ol" -> listNumbers.push(1);
            case "li" -> {
                write(listMark());
                afterMark = true;
            }
            case "td", "th" -> write(element.previousElementSibling() == null ? "" : " | ");
            case "img" ->
                write(
                        element.attr("alt").isBlank()
                                ? ""
                                : "[" + element.attr("alt").strip() + "]");
            default -> {}
        }
    }

    void close(Element element) {
        String name = element.normalName();
        switch (name) {
            case "blockquote" -> quoteDepth--;
            case "ul", "ol" -> listNumbers.poll();
            case "a" -> writeTarget(element);
            default -> {}
        }
        if (BLOCKS.contains(name)) {
            breakLine(spaceAround(element));
        }
    }

    void text(TextNode node) {
        String whole = node.getWholeText();
        if (node.parent() instanceof Element parent && parent.closest("pre") != null) {
            writeKeepingLines(whole);
            return;
        }
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i) == '\u00a0' ? ' ' : whole.charAt(i);
            if (Character.isWhitespace(c)) {
                pendingSpace = true;
            } else {
                write(String.valueOf(c));
            }
        }
    }

    String finish() {
        return text.toString().strip();
    }

    private void writeKeepingLines(String whole) {
        String[] lines = whole.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            pendingLines += i > 0 ? 1 : 0;
            write(lines[i].stripTrailing());
        }
    }

    private int spaceAround(Element element) {
        boolean nestedList = listNumbers.size() > 1 || element.closest("li") != null;
        return SPACED.contains(element.normalName()) && !nestedList ? 2 : 1;
    }

    private void breakLine(int lines) {
        if (!text.isEmpty() && !afterMark) {
            pendingLines = Math.max(pendingLines, lines);
        }
        pendingSpace = false;
    }

    private void write(String piece) {
        if (piece.isEmpty()) {
            return;
        }
        if (pendingLines > 0) {
            text.append("\n".repeat(Math.min(pendingLines, 3)));
        } else if (pendingSpace && !text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
            text.append(' ');
        }
        if (text.isEmpty() || text.charAt(text.length() - 1) == '\n') {
            text.append("> ".repeat(Math.min(quoteDepth, 5)));
        }
        pendingLines = 0;
        pendingSpace = false;
        afterMark = false;
        text.append(piece);
    }

    private String listMark() {
        Integer number = listNumbers.poll();
        if (number == null || number < 0) {
            listNumbers.push(-1);
            return "  ".repeat(Math.max(0, listNumbers.size() - 1)) + "- ";
        }
        listNumbers.push(number + 1);
        return "  ".repeat(listNumbers.size() - 1) + number + ". ";
    }

    private void writeTarget(Element link) {
        String target = link.attr("href");
        String bare = target.replaceFirst("(?i)^(mailto:|tel:|https?://(www\\.)?)", "")
                .replaceFirst("/$", "");
        boolean shown = link.text().toLowerCase(Locale.ROOT).contains(bare.toLowerCase(Locale.ROOT));
        if (!bare.isEmpty() && !shown && !target.startsWith("#")) {
            pendingSpace = true;
            write("<" + target + ">");
        }
    }
}
