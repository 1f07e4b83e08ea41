package app.balcao.channel.email.message;

import app.balcao.channel.email.message.QuotedHistory.Split;
import app.balcao.platform.html.SafeHtml;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Splits formatted text: first by the marks that mail programs leave, then by what their lines say. */
final class HtmlHistory {

    private static final String MARKED = "div.gmail_quote, div.gmail_quote_container, #divRplyFwdMsg, #appendonsend,"
            + " div.moz-cite-prefix, div.yahoo_quoted, div[id^=yahoo_quoted], div.protonmail_quote, div.tutanota_quote,"
            + " #ms-outlook-mobile-reference-message, .ms-outlook-mobile-reference-message, hr#zwchr,"
            + " hr[data-marker=__DIVIDER__], div.zmail_extra, #OLK_SRC_BODY_SECTION, blockquote[type=cite],"
            + " blockquote.gmail_quote, div[data-marker=__QUOTED_TEXT__]";
    private static final String SIGNATURES = ".gmail_signature_prefix, .gmail_signature, .moz-signature, #Signature,"
            + " #ms-outlook-mobile-signature, .ms-outlook-mobile-signature, .protonmail_signature_block,"
            + " #AppleMailSignature, .yahoo-signature";

    private final Document document;
    private final List<HtmlLines.Line> lines;
    private final List<String> texts;
    private final Set<Node> marked;

    private HtmlHistory(String html) {
        this.document = SafeHtml.parse(html);
        document.select("head, style, script, title").remove();
        this.lines = HtmlLines.of(document.body());
        this.texts = lines.stream().map(HtmlLines.Line::text).toList();
        this.marked = marked(document);
    }

    static Split split(String html, boolean forward) {
        HtmlHistory history = new HtmlHistory(html);
        Split below = history.answerBelow(forward);
        if (below != null) {
            return below;
        }
        int end = history.begin(forward);
        int from = history.signature(end);
        if (from >= history.lines.size() || !history.hasContent(from)) {
            from = end;
        }
        if (from >= history.lines.size() || !history.hasContent(from)) {
            return new Split(html, null);
        }
        return history.cutAt(from);
    }

    /** The line at which history begins; the number of lines when there is none. */
    private int begin(boolean forward) {
        int begin = lines.size();
        for (int i = 0; i < lines.size(); i++) {
            boolean isForward = QuotePatterns.startsForward(texts.get(i));
            if (isForward || QuotePatterns.isMarker(texts.get(i))) {
                begin = isForward ? lines.size() : i;
                break;
            }
            if (!forward && (QuotePatterns.introduction(texts, i) > 0 || startsMarked(i))) {
                begin = isInterleaved(i) ? lines.size() : QuotePatterns.withLineAbove(texts, i);
                break;
            }
        }
        return begin;
    }

    // History begins at the first line inside something marked.
    private boolean startsMarked(int line) {
        Node start = lines.get(line).start();
        for (Node at = start; at != null; at = at.parent()) {
            if (marked.contains(at)
                    && (line == 0 || !isInside(lines.get(line - 1).start(), at))) {
                return true;
            }
        }
        return false;
    }

    // Elements that only mark a place hold no line of their own: what follows them does.
    private static Set<Node> marked(Document document) {
        Set<Node> marked = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Element element : document.select(MARKED)) {
            marked.add(element);
            Element next = element.nextElementSibling();
            while (next != null && isEmpty(next)) {
                next = next.nextElementSibling();
            }
            if (isEmpty(element) && next != null) {
                marked.add(next);
            }
        }
        return marked;
    }

    // Text below a quote that is not itself quoted, with more quotes below: an answer point by point.
    private boolean isInterleaved(int begin) {
        boolean quoteSeen = false;
        boolean answerSeen = false;
        for (int i = begin; i < signature(lines.size()); i++) {
            if (lines.get(i).quoted()) {
                if (answerSeen) {
                    return true;
                }
                quoteSeen = true;
            } else {
                answerSeen |= quoteSeen;
            }
        }
        return false;
    }

    /** An answer below one quote, or around it: Thunderbird's way, and what gateways add below everything. */
    private @Nullable Split answerBelow(boolean forward) {
        Element quote = document.selectFirst("blockquote[type=cite], blockquote.gmail_quote");
        if (forward || quote == null) {
            return null;
        }
        int first = firstInside(quote);
        int after = Math.max(0, first);
        while (after < lines.size() && isInside(lines.get(after).start(), quote)) {
            after++;
        }
        if (first < 0 || after >= signature(lines.size()) || isInterleaved(0)) {
            return null;
        }
        int introduction = introductionBefore(first);
        boolean handedOn = texts.subList(0, first).stream().anyMatch(QuotePatterns::startsForward);
        if (handedOn || begin(false) < introduction) {
            return null;
        }
        Node below = lines.get(after).start();
        Split answer = split(part(below, false), false);
        HtmlHistory above = new HtmlHistory(part(below, true));
        Split around = above.hasContent(introduction)
                ? above.cutAt(introduction)
                : new Split("", above.document.body().html());
        return new Split(
                (around.fresh() + '\n' + answer.fresh()).strip(),
                around.quoted() + (answer.quoted() == null ? "" : answer.quoted()));
    }

    private int firstInside(Element element) {
        for (int i = 0; i < lines.size(); i++) {
            if (isInside(lines.get(i).start(), element)) {
                return i;
            }
        }
        return -1;
    }

    private int introductionBefore(int first) {
        for (int i = Math.max(0, first - 4); i < first; i++) {
            if (QuotePatterns.attribution(texts, i) >= first - i) {
                return i;
            }
        }
        return first;
    }

    private int signature(int end) {
        int byText = QuotePatterns.signature(texts, end);
        Element marked = document.selectFirst(SIGNATURES);
        int byMark = marked == null ? -1 : firstInside(marked);
        if (byMark < 0 || byMark > byText || marked == null) {
            return byText;
        }
        int after = byMark;
        while (after < end && isInside(lines.get(after).start(), marked)) {
            after++;
        }
        boolean last = after >= end || firstSignatureAfter(after) == after;
        return last ? byMark : byText;
    }

    private int firstSignatureAfter(int line) {
        for (Element marked : document.select(SIGNATURES)) {
            if (isInside(lines.get(line).start(), marked)) {
                return line;
            }
        }
        return -1;
    }

    private boolean hasContent(int before) {
        for (int i = 0; i < before; i++) {
            if (!texts.get(i).isBlank()) {
                return true;
            }
        }
        return before < lines.size() && hasPictureBefore(lines.get(before).start());
    }

    private boolean hasPictureBefore(Node node) {
        for (Element picture : document.select("img")) {
            if (order(picture) < order(node)) {
                return true;
            }
        }
        return false;
    }

    private int order(Node wanted) {
        int[] position = {0, -1};
        document.body().traverse((node, depth) -> {
            if (node == wanted) {
                position[1] = position[0];
            }
            position[0]++;
        });
        return position[1];
    }

    private Split cutAt(int line) {
        Node begin = lines.get(line).start();
        return new Split(part(begin, true), part(begin, false));
    }

    /** A copy with only what stands before, or only what stands from, a node on. */
    private String part(Node begin, boolean before) {
        Node outermost = begin;
        while (outermost.parent() instanceof Element parent
                && parent != document.body()
                && isFirst(outermost, parent)) {
            outermost = parent;
        }
        List<Integer> path = new ArrayList<>();
        for (Node node = outermost; node != null && node != document.body(); node = node.parent()) {
            path.add(node.siblingIndex());
        }
        Element body = document.body().clone();
        Node node = body;
        for (int i = path.size() - 1; i >= 0; i--) {
            List<Node> children = node.childNodes();
            int index = path.get(i);
            for (Node child :
                    List.copyOf(before ? children.subList(index + 1, children.size()) : children.subList(0, index))) {
                child.remove();
            }
            node = node.childNode(before ? index : 0);
        }
        if (before) {
            node.remove();
            trimEnd(body);
        }
        return body.html().strip();
    }

    private static boolean isFirst(Node node, Element parent) {
        for (Node sibling : parent.childNodes()) {
            if (sibling == node) {
                return true;
            }
            if (!isEmpty(sibling)) {
                return false;
            }
        }
        return true;
    }

    private static void trimEnd(Element body) {
        while (body.childNodeSize() > 0) {
            Node last = body.childNode(body.childNodeSize() - 1);
            if (!isEmpty(last)) {
                if (last instanceof Element element && !element.tag().isSelfClosing()) {
                    trimEnd(element);
                }
                return;
            }
            last.remove();
        }
    }

    private static boolean isEmpty(Node node) {
        return switch (node) {
            case TextNode text -> text.text().replace('\u00a0', ' ').isBlank();
            case Element element ->
                element.text().replace('\u00a0', ' ').isBlank()
                        && element.select("img").isEmpty();
            default -> true;
        };
    }

    private static boolean isInside(Node node, Node element) {
        for (Node at = node; at != null; at = at.parent()) {
            if (at == element) {
                return true;
            }
        }
        return false;
    }
}
