package app.balcao.channel.webchat.web;

import app.balcao.channel.webchat.Visitors;
import app.balcao.channel.webchat.WidgetLimits;
import app.balcao.conversation.ConversationRatings;
import app.balcao.conversation.ConversationTranscripts;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What visitors do with a conversation that is over; as hidden as {@link WidgetController}. */
@Hidden
@RestController
@RequestMapping("/widget/v1/{key}")
class AfterwardsController {

    private final Visitors visitors;
    private final WidgetLimits limits;
    private final ConversationRatings ratings;
    private final ConversationTranscripts transcripts;

    AfterwardsController(
            Visitors visitors, WidgetLimits limits, ConversationRatings ratings, ConversationTranscripts transcripts) {
        this.visitors = visitors;
        this.limits = limits;
        this.ratings = ratings;
        this.transcripts = transcripts;
    }

    record Rating(
            @NotNull UUID conversationId,
            int stars,
            @Nullable @Size(max = 10_000) String comment) {}

    record Asked(
            @NotNull UUID conversationId,
            @Nullable @Size(max = 1000) String email) {}

    @PostMapping("/ratings")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rate(
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @Valid @RequestBody Rating body) {
        ratings.rate(body.conversationId(), contact(authorization), body.stars(), body.comment());
    }

    @PostMapping("/transcripts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void transcript(
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @Valid @RequestBody Asked body) {
        transcripts.askedByCustomer(body.conversationId(), contact(authorization), body.email());
    }

    private String contact(@Nullable String authorization) {
        UUID visitor = visitors.authorized(authorization);
        limits.frame(visitor);
        return visitor.toString();
    }
}
