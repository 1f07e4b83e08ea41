package app.balcao.printing;

import app.balcao.platform.html.SafeHtml;
import app.balcao.platform.i18n.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import org.springframework.web.util.HtmlUtils;

/**
 * A whole page for paper. Whatever a template made is cleaned here, and the page's own policy lets nothing run or load
 * but what is written below (PRN-7): a template is a way from one administrator to the browsers of all agents.
 */
public final class PrintDocument {

    private static final String STYLE = resource("print.css");
    private static final String SCRIPT =
            "document.getElementById('print').addEventListener('click', () => window.print());";

    /** For the answer that carries a page. */
    public static final String CONTENT_POLICY = "default-src 'none'; script-src '" + hash(SCRIPT)
            + "'; style-src-elem '"
            + hash(STYLE) + "'; style-src-attr 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'; sandbox allow-same-origin allow-scripts allow-modals allow-popups";

    private PrintDocument() {}

    /** The page with its button, in the reader's language. */
    static String page(Language language, String title, Looks looks, String filled, String print, String hint) {
        String bar = "<div class=\"bar\"><span>" + escaped(hint) + "</span><button id=\"print\" type=\"button\">"
                + escaped(print) + "</button></div>";
        return document(language, title, looks, filled, bar, "<script>" + SCRIPT + "</script>");
    }

    /** The same to look at while a template is being written. */
    static String preview(Language language, String title, Looks looks, String filled) {
        return document(language, title, looks, filled, "", "");
    }

    private static String document(
            Language language, String title, Looks looks, String filled, String bar, String script) {
        return "<!doctype html>\n<html lang=\"" + language.tag() + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" + escaped(title)
                + "</title><style>" + STYLE + "</style></head><body class=\"" + looks.classes() + "\">" + bar
                + "<main>" + SafeHtml.cleanPage(filled) + "</main>" + script + "</body></html>\n";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    static String resource(String name) {
        try (var file = Objects.requireNonNull(PrintDocument.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
