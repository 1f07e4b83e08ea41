package app.balcao.channel.webchat.web;

import app.balcao.channel.webchat.ChatWidget;
import app.balcao.channel.webchat.ChatWidget.Side;
import app.balcao.channel.webchat.ChatWidgets;
import app.balcao.channel.webchat.WidgetKey;
import app.balcao.people.ActingAgent;
import app.balcao.platform.tenant.Tenant;
import app.balcao.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The account's widget. */
@Tag(name = "Chat widget")
@RestController
@RequestMapping("/api/v1/chat-widget")
class ChatWidgetController {

    private final ChatWidgets widgets;
    private final String publicUrl;

    ChatWidgetController(ChatWidgets widgets, @Value("${balcao.public-url}") String publicUrl) {
        this.widgets = widgets;
        this.publicUrl = publicUrl.strip().replaceAll("/+$", "");
    }

    record Body(
            @NotNull Side side,

            @Schema(example = "#1c7ed6") @NotNull @Pattern(regexp = "#[0-9a-fA-F]{6}")
            String color,

            @Schema(
                    description = "The sites whose pages it may stand on; empty for any",
                    example = "[\"https://loja.example\"]")
            @NotNull
            @Size(max = 50)
            List<@NotNull @Size(max = 300) String> sites) {}

    record View(
            @Schema(description = "Names the widget in its addresses; it is no secret")
            String key,

            Side side,
            @Schema(example = "#1c7ed6") String color,
            List<String> sites,

            @Schema(description = "To put on every page of the site (WCH-4)", example = "<script async …></script>")
            String script,

            @Schema(description = "The chat as a page of its own", example = "https://atende.example/chat/AZ3…")
            String link,

            int version) {}

    @Operation(summary = "The account's chat widget, and how to put it on a site")
    @GetMapping
    ResponseEntity<View> find(ActingAgent acting) {
        return answer(widgets.find(acting));
    }

    @Operation(summary = "Change the chat widget")
    @PutMapping
    ResponseEntity<View> change(
            ActingAgent acting,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Body body) {
        return answer(widgets.change(
                acting, new ChatWidgets.Form(body.side(), body.color(), body.sites()), Versions.required(ifMatch)));
    }

    private ResponseEntity<View> answer(ChatWidget widget) {
        String key = new WidgetKey(Tenant.id(), widget.publicId()).text();
        return Versions.ok(
                new View(
                        key,
                        widget.side(),
                        widget.color(),
                        widget.sites(),
                        "<script async src=\"" + publicUrl + "/widget.js\" data-key=\"" + key + "\"></script>",
                        publicUrl + "/chat/" + key,
                        widget.version()),
                widget.version());
    }
}
