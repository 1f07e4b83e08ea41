package app.balcao.channel.webchat.web;

import app.balcao.channel.webchat.trigger.ChatTrigger;
import app.balcao.channel.webchat.trigger.ChatTrigger.Action;
import app.balcao.channel.webchat.trigger.ChatTrigger.ChatTriggerForm;
import app.balcao.channel.webchat.trigger.ChatTrigger.Hours;
import app.balcao.channel.webchat.trigger.ChatTrigger.Occasion;
import app.balcao.channel.webchat.trigger.ChatTrigger.Reception;
import app.balcao.channel.webchat.trigger.ChatTriggerView;
import app.balcao.channel.webchat.trigger.ChatTriggers;
import app.balcao.channel.webchat.trigger.TriggerCondition;
import app.balcao.channel.webchat.trigger.TriggerCondition.Comparison;
import app.balcao.channel.webchat.trigger.TriggerCondition.Subject;
import app.balcao.channel.webchat.trigger.TriggerEvaluation;
import app.balcao.channel.webchat.trigger.TriggerFigures;
import app.balcao.channel.webchat.trigger.VisitState;
import app.balcao.channel.webchat.trigger.VisitState.Around;
import app.balcao.channel.webchat.trigger.VisitState.Machine;
import app.balcao.channel.webchat.trigger.VisitState.Past;
import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the chat does by itself for visitors. */
@Tag(name = "Chat triggers")
@RestController
@RequestMapping("/api/v1/chat-triggers")
class ChatTriggerController {

    private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";

    private final ChatTriggers triggers;
    private final Clock clock;

    ChatTriggerController(ChatTriggers triggers, Clock clock) {
        this.triggers = triggers;
        this.clock = clock;
    }

    record ConditionBody(
            @NotNull Subject subject,
            @NotNull Comparison comparison,

            @Schema(
                    description =
                            "A text, a number, true or false, a department's or label's id, or codes of countries with"
                                    + " commas between them, as the subject has it",
                    example = "/planos")
            @NotNull
            @Size(max = 500)
            String value,

            @Schema(description = "Of QUEUE_LENGTH: whose queue; null for all of them together") @Nullable
            UUID departmentId) {}

    record Body(
            @NotBlank @Size(max = 120) @Schema(example = "Ajuda na página de planos")
            String name,

            @NotNull @Size(max = 400) String description,
            @NotNull Boolean active,

            @Schema(description = "Whether it fires once only for each visitor") @NotNull
            Boolean once,

            @NotNull @Size(max = 60) @Schema(example = "America/Sao_Paulo")
            String timeZone,

            @Schema(description = "1 for Monday; empty for every day") @NotNull @Size(max = 7)
            List<@NotNull @Min(1) @Max(7) Integer> weekdays,

            @Schema(description = "With `ends`; null for the whole day", example = "08:00")
            @Nullable
            @Pattern(regexp = TIME, message = "{webchat.trigger.time}")
            String starts,

            @Schema(
                    description = "24:00 or 00:00 for midnight; before `starts` for a stretch over midnight",
                    example = "18:00")
            @Nullable
            @Pattern(regexp = TIME + "|24:00", message = "{webchat.trigger.time}")
            String ends,

            @Schema(description = "All must hold") @NotNull @Size(max = 10)
            List<@NotNull @Valid ConditionBody> conditions,

            @NotNull Action action,

            @Schema(description = "What the visitor reads; of a promotion, what its picture shows")
            @NotNull
            @Size(max = 500)
            String text,

            @Schema(example = "https://loja.example/oferta.png") @Nullable @Size(max = 500)
            String imageUrl,

            @Schema(example = "https://loja.example/oferta") @Nullable @Size(max = 500)
            String linkUrl,

            @Schema(
                    description = "How long the visitor must stay once everything else fits; null for 0",
                    example = "10")
            @Nullable
            @Min(0)
            @Max(3600)
            Integer waitSeconds,

            @Schema(description = "Where a conversation begins; null for the visitor to choose") @Nullable
            UUID departmentId,

            @Schema(description = "Whom it rings at first; null for nobody") @Nullable
            UUID agentId,

            @Schema(description = "Labels of the conversation; null for none") @Nullable @Size(max = 10)
            List<@NotNull UUID> labelIds,

            @Schema(
                    description = "What somebody anonymous is called; null for nothing",
                    example = "Interessado em planos")
            @Nullable
            @Size(max = 200)
            String visitorName,

            @Schema(description = "When it is looked at: on a page, or as the chat's button is clicked; null for PAGE")
            @Nullable
            Occasion occasion) {

        ChatTriggerForm form() {
            Integer from = minutes(starts);
            Integer to = minutes(ends);
            Hours hours = from == null && to == null
                    ? null
                    : new Hours(from == null ? 0 : from, to == null || to == 0 ? Hours.MIDNIGHT : to);
            return new ChatTriggerForm(
                    name,
                    description,
                    active,
                    once,
                    timeZone,
                    weekdays,
                    hours,
                    conditions.stream()
                            .map(each -> new TriggerCondition(
                                    each.subject(), each.comparison(), each.value(), each.departmentId()))
                            .toList(),
                    action,
                    text,
                    imageUrl,
                    linkUrl,
                    new Reception(
                            waitSeconds == null ? 0 : waitSeconds,
                            departmentId,
                            agentId,
                            labelIds == null ? List.of() : labelIds,
                            visitorName == null ? "" : visitorName),
                    occasion == null ? Occasion.PAGE : occasion);
        }

        private static @Nullable Integer minutes(@Nullable String time) {
            return time == null
                    ? null
                    : Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
        }
    }

    record ChatTriggerList(List<ChatTriggerView> items) {

        static ChatTriggerList of(List<ChatTrigger> triggers) {
            return new ChatTriggerList(
                    triggers.stream().map(ChatTriggerView::of).toList());
        }
    }

    @Schema(name = "ChatTriggerFiguresList")
    record FiguresList(List<TriggerFigures> items) {}

    record OrderBody(@NotNull @Size(max = 50) List<@NotNull UUID> triggerIds) {}

    record TestBody(
            @NotNull @Size(max = 2000) @Schema(example = "https://loja.example/planos")
            String pageUrl,

            @NotNull @Size(max = 300) String pageTitle,
            @NotNull @Size(max = 2000) String referrer,

            @NotNull @Size(max = 35) @Schema(example = "pt-BR")
            String language,

            @Min(0) @Max(86_400) int secondsOnPage,
            @Min(0) @Max(86_400) int secondsOnSite,
            @Min(0) @Max(86_400) int pagesSeen,
            @Min(0) @Max(86_400) int visits,
            @NotNull Boolean identified,

            @Schema(description = "COMPUTER, PHONE or TABLET; null for none", example = "PHONE")
            @Nullable
            @Size(max = 60)
            String device,

            @Schema(example = "Firefox") @Nullable @Size(max = 60)
            String browser,

            @Schema(example = "Android") @Nullable @Size(max = 60)
            String system,

            @Schema(description = "Code of ISO 3166; null for unknown", example = "BR") @Nullable @Size(max = 2)
            String country,

            @Schema(description = "Whether they were in a conversation before; null for not") @Nullable
            Boolean chatRequested,

            @Schema(description = "Labels of their conversations before; null for none") @Nullable @Size(max = 20)
            List<@NotNull UUID> labelIds,

            @Schema(description = "Whether they have just clicked on the chat's button; null for not") @Nullable
            Boolean clicked,

            @Schema(description = "When; null for now") @Nullable
            OffsetDateTime at) {

        Past past() {
            Set<UUID> labels = labelIds == null ? Set.of() : Set.copyOf(labelIds);
            return new Past(!labels.isEmpty() || Boolean.TRUE.equals(chatRequested), labels);
        }
    }

    record TestView(
            @Schema(description = "The trigger that would fire: the first that fits") @Nullable
            UUID fires,

            @Schema(description = "In their order, with what was looked at")
            List<TriggerEvaluation.Verdict> verdicts) {}

    @Operation(summary = "The triggers of the chat, in their order")
    @GetMapping
    ChatTriggerList list(ActingAgent acting) {
        return ChatTriggerList.of(triggers.list(acting));
    }

    @Operation(
            summary = "How often each trigger fired, was followed, and began a conversation",
            description = "Within the last days, of each trigger's own time zone; those that did nothing are missing.")
    @GetMapping("/figures")
    FiguresList figures(ActingAgent acting, @RequestParam(defaultValue = "30") @Min(1) @Max(366) int days) {
        return new FiguresList(triggers.figures(acting, days));
    }

    @Operation(summary = "A trigger")
    @GetMapping("/{id}")
    ResponseEntity<ChatTriggerView> find(ActingAgent acting, @PathVariable UUID id) {
        return answer(triggers.find(acting, id));
    }

    @Operation(summary = "Add a trigger after the others")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ChatTriggerView> create(ActingAgent acting, @Valid @RequestBody Body body) {
        ChatTrigger made = triggers.create(acting, body.form());
        return ResponseEntity.created(URI.create("/api/v1/chat-triggers/" + made.id()))
                .eTag(Versions.etag(made.version()))
                .body(ChatTriggerView.of(made));
    }

    @Operation(summary = "Put the triggers in an order")
    @PutMapping("/order")
    ChatTriggerList order(ActingAgent acting, @Valid @RequestBody OrderBody body) {
        return ChatTriggerList.of(triggers.order(acting, body.triggerIds()));
    }

    @Operation(summary = "Change a trigger")
    @PutMapping("/{id}")
    ResponseEntity<ChatTriggerView> change(
            ActingAgent acting,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Body body) {
        return answer(triggers.change(acting, id, body.form(), Versions.required(ifMatch)));
    }

    @Operation(summary = "Remove a trigger")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(ActingAgent acting, @PathVariable UUID id) {
        triggers.delete(acting, id);
    }

    @Operation(summary = "Say which trigger would fire for a visitor, and why; nothing happens by it")
    @PostMapping("/test")
    TestView test(ActingAgent acting, @Valid @RequestBody TestBody body) {
        OffsetDateTime at = body.at();
        if (at != null && (at.getYear() < 2000 || at.getYear() > 9999)) {
            throw Problem.validation(FieldProblem.of("at", "range", "webchat.trigger.at"));
        }
        TriggerEvaluation found = triggers.test(
                acting,
                new VisitState(
                        body.pageUrl(),
                        body.pageTitle(),
                        body.referrer(),
                        body.language(),
                        text(body.country()).toUpperCase(Locale.ROOT),
                        body.secondsOnPage(),
                        body.secondsOnSite(),
                        body.pagesSeen(),
                        body.visits(),
                        body.identified(),
                        new Machine(text(body.device()), text(body.browser()), text(body.system())),
                        body.past(),
                        true,
                        Boolean.TRUE.equals(body.clicked()) ? Occasion.CLICK : Occasion.PAGE,
                        Around.NOTHING,
                        at == null ? clock.instant() : at.toInstant()));
        return new TestView(found.fires().orElse(null), found.verdicts());
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    private static ResponseEntity<ChatTriggerView> answer(ChatTrigger trigger) {
        return Versions.ok(ChatTriggerView.of(trigger), trigger.version());
    }
}
