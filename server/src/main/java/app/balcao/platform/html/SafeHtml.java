package app.balcao.platform.html;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.owasp.html.AttributePolicy;
import org.owasp.html.CssSchema;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Formatted text as it may be stored and shown (RPL-9): the editor's formatting and nothing that acts. Scripts,
 * forms, event handlers, style sheets, positioning and addresses inside styles are dropped. Pictures stay when
 * they are attachments of ours; a remote one becomes {@code <img data-remote-src>} without {@code src}, so that
 * nobody is told that the message was read. Links open elsewhere and vouch for nothing.
 */
public final class SafeHtml {

    /** Address of an attachment's content, as pictures in messages name it. */
    public static final Pattern ATTACHMENT_ADDRESS = Pattern.compile(
            "/api/v1/attachments/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/content");

    private static final Pattern REMOTE_ADDRESS = Pattern.compile("(?i)https?://[^\\s\"'<>]{1,4000}");
    private static final Pattern SIZE = Pattern.compile("\\d{1,4}(\\.\\d{1,3})?%?");
    private static final Pattern COUNT = Pattern.compile("\\d{1,3}");
    private static final Pattern COLOR = Pattern.compile("(?i)#?[0-9a-z]{3,20}");
    private static final Pattern FONT_SIZE = Pattern.compile("[+-]?\\d{1,2}");
    private static final Pattern ALIGNMENT =
            Pattern.compile("(?i)left|right|center|middle|justify|top|bottom|baseline|absmiddle");
    private static final Pattern LIST_TYPE = Pattern.compile("[1aAiI]|(?i:disc|circle|square)");
    private static final Pattern HIDDEN = Pattern.compile("(?i)display\\s*:\\s*none|mso-hide\\s*:\\s*all");
    private static final Pattern OUT_OF_PLACE = Pattern.compile("-\\s*\\.?\\d");

    private static final String[] ELEMENTS = {
        "p",
        "div",
        "span",
        "br",
        "hr",
        "b",
        "strong",
        "i",
        "em",
        "u",
        "s",
        "strike",
        "del",
        "ins",
        "mark",
        "small",
        "big",
        "sub",
        "sup",
        "font",
        "center",
        "blockquote",
        "pre",
        "code",
        "tt",
        "kbd",
        "samp",
        "cite",
        "abbr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "caption",
        "colgroup",
        "col",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "a",
        "img"
    };

    private static final List<String> STYLES = List.of(
            "rgb()",
            "rgba()",
            "color",
            "background-color",
            "font-family",
            "font-size",
            "font-style",
            "font-weight",
            "font",
            "text-align",
            "text-decoration",
            "text-indent",
            "text-transform",
            "vertical-align",
            "line-height",
            "letter-spacing",
            "white-space",
            "list-style-type",
            "direction",
            "width",
            "height",
            "max-width",
            "min-width",
            "margin",
            "margin-top",
            "margin-right",
            "margin-bottom",
            "margin-left",
            "padding",
            "padding-top",
            "padding-right",
            "padding-bottom",
            "padding-left",
            "border",
            "border-top",
            "border-right",
            "border-bottom",
            "border-left",
            "border-color",
            "border-style",
            "border-width",
            "border-collapse",
            "border-spacing",
            "border-radius");

    private static final Pattern CLASSES = Pattern.compile("[a-zA-Z][a-zA-Z0-9 _-]{0,200}");

    private static final PolicyFactory POLICY = policy();
    private static final PolicyFactory PAGE_POLICY = POLICY.and(new HtmlPolicyBuilder()
            .allowElements("header", "footer", "section", "article", "address", "figure", "figcaption")
            .allowAttributes("class")
            .matching(CLASSES)
            .globally()
            .toFactory());

    /** For notes among agents: they may name agents. */
    private static final PolicyFactory NOTE_POLICY = POLICY.and(new HtmlPolicyBuilder()
            .allowElements("span")
            .allowAttributes("data-mention")
            .matching(Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
            .onElements("span")
            .toFactory());

    private SafeHtml() {}

    private static PolicyFactory policy() {
        AttributePolicy ownPicture =
                (element, attribute, value) -> ATTACHMENT_ADDRESS.matcher(value).matches() ? value : null;
        return new HtmlPolicyBuilder()
                .allowElements(ELEMENTS)
                .allowWithoutAttributes("span", "font", "a")
                .allowStyling(CssSchema.withProperties(STYLES))
                .allowUrlProtocols("http", "https", "mailto", "tel")
                .allowAttributes("href")
                .onElements("a")
                .allowAttributes("src")
                .matching(ownPicture)
                .onElements("img")
                .allowAttributes("data-remote-src")
                .matching(REMOTE_ADDRESS)
                .onElements("img")
                .allowAttributes("alt", "title")
                .onElements("img", "a", "abbr")
                .allowAttributes("width", "height")
                .matching(SIZE)
                .onElements("img", "table", "td", "th", "col", "colgroup", "hr")
                .allowAttributes("border", "cellpadding", "cellspacing")
                .matching(COUNT)
                .onElements("table", "img")
                .allowAttributes("colspan", "rowspan", "span")
                .matching(COUNT)
                .onElements("td", "th", "col", "colgroup")
                .allowAttributes("align", "valign")
                .matching(ALIGNMENT)
                .globally()
                .allowAttributes("bgcolor")
                .matching(COLOR)
                .onElements("table", "tr", "td", "th")
                .allowAttributes("color")
                .matching(COLOR)
                .onElements("font")
                .allowAttributes("face")
                .onElements("font")
                .allowAttributes("size")
                .matching(FONT_SIZE)
                .onElements("font")
                .allowAttributes("start")
                .matching(COUNT)
                .onElements("ol")
                .allowAttributes("type")
                .matching(LIST_TYPE)
                .onElements("ol", "ul", "li")
                .allowAttributes("dir")
                .matching(Pattern.compile("(?i)ltr|rtl|auto"))
                .globally()
                .allowAttributes("target")
                .matching(true, "_blank")
                .onElements("a")
                .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
                .toFactory();
    }

    /** Makes formatted text safe; pictures named by Content-ID are dropped. Safe text comes back unchanged. */
    public static String clean(String html) {
        return clean(html, contentId -> null);
    }

    /** The same for a note that only agents read: {@code <span data-mention="…">} names an agent in it. */
    public static String cleanNote(String html) {
        return clean(html, contentId -> null, NOTE_POLICY);
    }

    /**
     * Makes formatted text safe.
     *
     * @param html a fragment or a whole document, from anywhere
     * @param pictures address of the attachment that a Content-ID (without brackets) names; null when there is none
     */
    public static String clean(String html, Function<String, @Nullable String> pictures) {
        return clean(html, pictures, POLICY);
    }

    /**
     * Makes what is a page of its own safe: as a message, but with the parts of a page and classes of its style, and
     * without pictures from elsewhere, which nobody could ask for there.
     */
    public static String cleanPage(String html) {
        Document page = parse(clean(html, contentId -> null, PAGE_POLICY));
        page.select("img[data-remote-src]").remove();
        return page.body().html();
    }

    private static String clean(String html, Function<String, @Nullable String> pictures, PolicyFactory policy) {
        Document document = parse(html);
        document.select("head, style, script, title, template, noscript").remove();
        for (Element element : document.body().select("[style]")) {
            tame(element);
        }
        for (Element picture : document.body().select("img")) {
            place(picture, pictures);
        }
        document.body().select("a[href]").attr("target", "_blank");
        return policy.sanitize(document.body().html()).strip();
    }

    /** Parses text from anywhere; never fails, and bounds how deep elements nest. */
    public static Document parse(String html) {
        Parser parser = Parser.htmlParser().setMaxDepth(200);
        Document document = Jsoup.parse(html.replace("\0", ""), "", parser);
        document.outputSettings().prettyPrint(false);
        return document;
    }

    // Hidden text is dropped, as the writer meant nobody to read it; so is what would move text over other things.
    private static void tame(Element element) {
        String style = element.attr("style");
        if (HIDDEN.matcher(style).find()) {
            element.remove();
            return;
        }
        if (OUT_OF_PLACE.matcher(style).find()) {
            StringBuilder kept = new StringBuilder();
            for (String declaration : style.split(";", -1)) {
                if (!OUT_OF_PLACE.matcher(declaration).find()) {
                    kept.append(declaration).append(';');
                }
            }
            element.attr("style", kept.toString());
        }
    }

    private static void place(Element picture, Function<String, @Nullable String> pictures) {
        String source = picture.attr("src").strip();
        picture.removeAttr("srcset");
        String lower = source.toLowerCase(Locale.ROOT);
        if (lower.startsWith("cid:")) {
            String address = pictures.apply(source.substring(4));
            if (address == null) {
                picture.removeAttr("src");
            } else {
                picture.attr("src", address);
            }
        } else if (REMOTE_ADDRESS.matcher(source).matches()) {
            picture.removeAttr("src");
            picture.attr("data-remote-src", source);
        } else if (lower.startsWith("//")) {
            picture.removeAttr("src");
            picture.attr("data-remote-src", "https:" + source);
        }
        if (isDot(picture)) {
            picture.remove();
        } else if (picture.attr("src").isEmpty()
                && picture.attr("data-remote-src").isEmpty()) {
            String alt = picture.attr("alt").strip();
            picture.replaceWith(new TextNode(alt.isEmpty() ? "" : "[" + alt + "]"));
        }
    }

    // One remote dot tells a sender that the message was read, and shows nothing.
    private static boolean isDot(Element picture) {
        return picture.hasAttr("data-remote-src") && (isTiny(picture.attr("width")) || isTiny(picture.attr("height")));
    }

    private static boolean isTiny(String size) {
        return size.equals("0") || size.equals("1");
    }
}
