package app.balcao.channel.webchat.web;

import app.balcao.channel.webchat.Visitors;
import app.balcao.channel.webchat.WidgetLimits;
import app.balcao.channel.webchat.web.VisitorPolls.Caller;
import app.balcao.channel.webchat.web.VisitorPolls.Told;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The frames of the WebSocket as requests (WCH-21); as hidden as {@link WidgetController}. */
@Hidden
@RestController
@RequestMapping("/widget/v1/{key}/frames")
class VisitorPollController {

    private final Visitors visitors;
    private final VisitorPolls polls;
    private final WidgetLimits limits;
    private final VisitorPlaces places;

    VisitorPollController(Visitors visitors, VisitorPolls polls, WidgetLimits limits, VisitorPlaces places) {
        this.visitors = visitors;
        this.polls = polls;
        this.limits = limits;
        this.places = places;
    }

    record Said(@NotNull @Size(max = 100) List<@NotNull JsonNode> frames) {}

    /** @param known to be named by the next request that waits; null where none was looked at */
    record Answer(@JsonRawValue String frames, @Nullable String known) {

        static Answer of(List<String> frames, @Nullable String known) {
            return new Answer("[" + String.join(",", frames) + "]", known);
        }
    }

    @PostMapping
    Answer say(
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @Valid @RequestBody Said body,
            HttpServletRequest request) {
        return Answer.of(polls.take(caller(authorization, request), body.frames()), null);
    }

    @GetMapping
    Answer listen(
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestParam(required = false) @Nullable UUID conversation,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "") @Size(max = 200) String known,
            HttpServletRequest request) {
        Caller caller = caller(authorization, request);
        limits.frame(caller.visitorId());
        Told told = polls.listen(caller, conversation, Math.max(0, after), known);
        return Answer.of(told.frames(), told.known());
    }

    private Caller caller(@Nullable String authorization, HttpServletRequest request) {
        return new Caller(
                visitors.authorized(authorization),
                request.getRemoteAddr(),
                places.of(request),
                Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), ""));
    }
}
