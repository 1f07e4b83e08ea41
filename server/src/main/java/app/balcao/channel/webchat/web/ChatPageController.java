package app.balcao.channel.webchat.web;

import app.balcao.account.Accounts;
import app.balcao.channel.webchat.ChatWidgets;
import app.balcao.channel.webchat.ChatWidgets.Opened;
import app.balcao.channel.webchat.WidgetSettings;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.i18n.Messages;
import app.balcao.platform.tenant.Tenant;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The chat as a page of its own, for a link (WID-1): nothing but the widget, which fills it. */
@Hidden
@RestController
class ChatPageController {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private static final String STYLE = "html{color-scheme:light dark}"
            + "body{margin:0;min-height:100vh;font:16px/1.5 system-ui,sans-serif;background:light-dark(#f3f4f6,#101214)}"
            + "main{max-width:32rem;margin:0 auto;padding:20vh 1.5rem;text-align:center}";

    // Only the widget's script, and only this style: whatever a text of the account holds, it runs nothing.
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'sha256-" + hash(STYLE)
                    + "'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self' ws: wss:; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'";

    private final ChatWidgets widgets;
    private final WidgetSettings settings;
    private final Accounts accounts;
    private final Messages messages;

    ChatPageController(ChatWidgets widgets, WidgetSettings settings, Accounts accounts, Messages messages) {
        this.widgets = widgets;
        this.settings = settings;
        this.accounts = accounts;
        this.messages = messages;
    }

    @GetMapping("/chat/{key}")
    ResponseEntity<String> find(@PathVariable String key) {
        Optional<Opened> opened = widgets.open(key);
        if (opened.isEmpty()) {
            String title = text("webchat.no-page");
            return page(
                    HttpStatus.NOT_FOUND,
                    title,
                    "<main><h1>" + escaped(title) + "</h1><p>" + escaped(text("webchat.no-page-text")) + "</p></main>");
        }
        Opened chat = opened.get();
        String title = Tenant.call(
                chat.key().accountId(),
                () -> settings.texts(chat.widget()).title() + " · "
                        + accounts.current().companyName());
        return page(
                HttpStatus.OK,
                title,
                "<noscript><main><p>" + escaped(text("webchat.needs-script")) + "</p></main></noscript>"
                        + "<script src=\"/widget.js\" data-mode=\"page\" data-key=\""
                        + escaped(chat.key().text()) + "\"></script>");
    }

    private static ResponseEntity<String> page(HttpStatus status, String title, String body) {
        String language = Language.ofTag(LocaleContextHolder.getLocale().toLanguageTag())
                .orElse(Language.PT_BR)
                .tag();
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", CONTENT_POLICY)
                .header("Vary", "Accept-Language")
                .body("<!doctype html><html lang=\"" + language + "\"><head><meta charset=\"utf-8\">"
                        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                        + "<meta name=\"robots\" content=\"noindex\"><link rel=\"icon\" href=\"data:,\"><title>"
                        + escaped(title) + "</title><style>"
                        + STYLE + "</style></head><body>" + body + "</body></html>");
    }

    private String text(String key) {
        return messages.text(key, List.of());
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    private static String hash(String style) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
