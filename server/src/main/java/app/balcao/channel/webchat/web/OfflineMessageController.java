package app.balcao.channel.webchat.web;

import app.balcao.channel.webchat.OfflineMessages;
import app.balcao.channel.webchat.OfflineMessages.Form;
import app.balcao.channel.webchat.Visitors;
import app.balcao.channel.webchat.WidgetLimits;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the widget's offline form is sent (OFF-3); it is the widget's own and no part of the documented interface. */
@Hidden
@RestController
@RequestMapping("/widget/v1/{key}/offline-messages")
class OfflineMessageController {

    private final OfflineMessages messages;
    private final Visitors visitors;
    private final WidgetLimits limits;

    OfflineMessageController(OfflineMessages messages, Visitors visitors, WidgetLimits limits) {
        this.messages = messages;
        this.visitors = visitors;
        this.limits = limits;
    }

    /** @param value truth, a text, or several of them, as the question has it */
    record AnswerBody(@NotNull UUID fieldId, @Nullable Object value) {}

    /** @param clientId the same each time that it is sent */
    record Body(
            @Nullable String clientId,
            @Nullable UUID departmentId,
            @Nullable String name,
            @Nullable String email,
            @Nullable @Size(max = 200) List<@NotNull @Valid AnswerBody> answers,
            @Nullable String message) {

        Map<UUID, @Nullable Object> byField() {
            Map<UUID, @Nullable Object> values = new HashMap<>();
            if (answers != null) {
                answers.forEach(each -> values.put(each.fieldId(), each.value()));
            }
            return values;
        }
    }

    /** @param number of the ticket that it became */
    record Left(long number) {}

    @PostMapping
    Left leave(
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @Valid @RequestBody Body body,
            HttpServletRequest request) {
        UUID visitor = visitors.authorized(authorization);
        limits.offlineMessage(visitor, request.getRemoteAddr());
        return new Left(messages.leave(
                visitor,
                new Form(
                        text(body.clientId()),
                        body.departmentId(),
                        text(body.name()),
                        text(body.email()),
                        body.byField(),
                        text(body.message()))));
    }

    private static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "");
    }
}
