package app.balcao.demo;

import app.balcao.channel.webchat.ChatWidgets;
import app.balcao.channel.webchat.WidgetKey;
import app.balcao.platform.tenant.Tenant;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An invented shop of the demonstration company, with its chat on it, to try the chat from the visitor's side. */
@Hidden
@RestController
@ConditionalOnProperty("balcao.demo")
class DemoShop {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String RETRY_SECONDS = "2";

    private final ChatWidgets widgets;
    private final String page;
    private volatile @Nullable String key;

    DemoShop(ChatWidgets widgets) throws IOException {
        this.widgets = widgets;
        this.page = new ClassPathResource("app/balcao/demo/shop.html").getContentAsString(StandardCharsets.UTF_8);
    }

    /** Puts the company's chat on the page. */
    void open(Staff staff) {
        key = new WidgetKey(Tenant.id(), widgets.find(staff.owner()).publicId()).text();
    }

    @GetMapping("/demo-shop")
    ResponseEntity<String> find() {
        String known = key;
        if (known == null) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header("Retry-After", RETRY_SECONDS)
                    .header("Refresh", RETRY_SECONDS)
                    .contentType(HTML)
                    .body("<!doctype html><title>Aurora Móveis</title><p>A loja abre em instantes…</p>");
        }
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.maxAge(Duration.ZERO))
                .body(page.replace("{{key}}", known));
    }
}
