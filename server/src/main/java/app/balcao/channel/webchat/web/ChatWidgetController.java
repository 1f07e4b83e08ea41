package app.balcao.channel.webchat.web;

import app.balcao.channel.webchat.ChatWidget;
import app.balcao.channel.webchat.ChatWidget.Side;
import app.balcao.channel.webchat.ChatWidgets;
import app.balcao.channel.webchat.StandardTexts;
import app.balcao.channel.webchat.WidgetKey;
import app.balcao.channel.webchat.WidgetTexts;
import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.tenant.Tenant;
import app.balcao.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
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

    private static final int LONGEST_OVERLAP = 168;

    private final ChatWidgets widgets;
    private final StandardTexts standard;
    private final String publicUrl;

    ChatWidgetController(ChatWidgets widgets, StandardTexts standard, @Value("${balcao.public-url}") String publicUrl) {
        this.widgets = widgets;
        this.standard = standard;
        this.publicUrl = publicUrl.strip().replaceAll("/+$", "");
    }

    record TextsBody(
            @NotNull @Size(max = 60) String title,
            @NotNull @Size(max = 300) String greeting,
            @NotNull @Size(max = 1000) String offline,
            @NotNull @Size(max = 1000) String explanation) {

        WidgetTexts texts() {
            return new WidgetTexts(title, greeting, offline, explanation);
        }
    }

    record Body(
            @NotNull Side side,

            @Schema(example = "#1971c2") @NotNull @Pattern(regexp = "#[0-9a-fA-F]{6}", message = "{webchat.color}")
            String color,

            @Schema(
                    description = "The sites whose pages it may stand on; empty for any",
                    example = "[\"https://loja.example\"]")
            @NotNull
            @Size(max = 50)
            List<@NotNull @Size(max = 300) String> sites,

            @Schema(
                    description = "Who is sent what visitors fill in before a chat; without it nobody is",
                    example = "chat@loja.example")
            @Nullable
            @Size(max = 320)
            String formEmail,

            @Schema(
                    description =
                            "Whether it stands on the pages of the portal as well; without it that stays as it is")
            @Nullable
            Boolean inPortal,

            @Schema(
                    description = "What it says, by language (pt-BR, en, es), empty for the standard text; without them"
                            + " all stay as they are")
            @Nullable
            @Size(max = 3)
            Map<String, @NotNull @Valid TextsBody> texts) {

        @Nullable
        Map<Language, WidgetTexts> byLanguage() {
            if (texts == null) {
                return null;
            }
            Map<Language, WidgetTexts> found = new EnumMap<>(Language.class);
            texts.forEach((tag, each) -> found.put(
                    Language.ofTag(tag)
                            .orElseThrow(
                                    () -> Problem.validation(FieldProblem.of("texts", "unknown", "webchat.language"))),
                    each.texts()));
            return found;
        }
    }

    record View(
            @Schema(description = "Names the widget in its addresses; it is no secret")
            String key,

            Side side,
            @Schema(example = "#1971c2") String color,
            List<String> sites,

            @Schema(description = "Who is sent what visitors fill in before a chat", example = "chat@loja.example")
            @Nullable
            String formEmail,

            @Schema(description = "Whether it stands on the pages of the portal as well")
            boolean inPortal,

            @Schema(description = "What it says, by language; empty for the standard text")
            Map<String, WidgetTexts> texts,

            @Schema(description = "The standard texts, by language")
            Map<String, WidgetTexts> standardTexts,

            @Schema(description = "To put on every page of the site (WCH-4)", example = "<script async …></script>")
            String script,

            @Schema(description = "The chat as a page of its own", example = "https://atende.example/chat/AZ3…")
            String link,

            @Schema(description = "Until when pages work that carry a key which was replaced; null when none does")
            @Nullable
            Instant formerKeysUntil,

            int version) {}

    record KeyBody(
            @NotNull
            @Min(0)
            @Max(LONGEST_OVERLAP)
            @Schema(description = "For how long pages go on that carry the key it has", example = "24")
            Integer overlapHours) {}

    @Operation(summary = "The account's chat widget, and how to put it on a site")
    @GetMapping
    ResponseEntity<View> find(ActingAgent acting) {
        return answer(acting, widgets.find(acting));
    }

    @Operation(summary = "Change the chat widget")
    @PutMapping
    ResponseEntity<View> change(
            ActingAgent acting,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Body body) {
        return answer(
                acting,
                widgets.change(
                        acting,
                        new ChatWidgets.Form(
                                body.side(),
                                body.color(),
                                body.sites(),
                                body.formEmail(),
                                body.inPortal(),
                                body.byLanguage()),
                        Versions.required(ifMatch)));
    }

    @Operation(
            summary = "Give the chat widget another key",
            description = "The script and the link change; both have to be put on the sites anew.")
    @PostMapping("/key")
    ResponseEntity<View> changeKey(ActingAgent acting, @Valid @RequestBody KeyBody body) {
        return answer(acting, widgets.changeKey(acting, Duration.ofHours(body.overlapHours())));
    }

    private ResponseEntity<View> answer(ActingAgent acting, ChatWidget widget) {
        String key = new WidgetKey(Tenant.id(), widget.publicId()).text();
        return Versions.ok(
                new View(
                        key,
                        widget.side(),
                        widget.color(),
                        widget.sites(),
                        widget.formEmail(),
                        widget.inPortal(),
                        byTag(widget::texts),
                        byTag(standard::in),
                        "<script async src=\"" + publicUrl + "/widget.js\" data-key=\"" + key + "\"></script>",
                        publicUrl + "/chat/" + key,
                        widgets.formerKeysUntil(acting).orElse(null),
                        widget.version()),
                widget.version());
    }

    private static Map<String, WidgetTexts> byTag(Function<Language, WidgetTexts> texts) {
        Map<String, WidgetTexts> byTag = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            byTag.put(language.tag(), texts.apply(language));
        }
        return byTag;
    }
}
