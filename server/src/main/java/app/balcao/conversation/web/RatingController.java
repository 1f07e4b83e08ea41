package app.balcao.conversation.web;

import app.balcao.conversation.desk.ConversationRating;
import app.balcao.conversation.desk.RatingLists;
import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What customers thought of conversations. */
@Tag(name = "Conversations")
@RestController
@RequestMapping("/api/v1/conversation-ratings")
class RatingController {

    private final RatingLists ratings;

    RatingController(RatingLists ratings) {
        this.ratings = ratings;
    }

    record SatisfactionList(List<ConversationRating.Satisfaction> items) {}

    @Operation(summary = "What customers thought of conversations, the latest first")
    @GetMapping
    @MostStatements(3)
    Page<ConversationRating> list(
            ActingAgent acting,
            @RequestParam(required = false) @Nullable UUID departmentId,
            @RequestParam(required = false) @Nullable UUID agentId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return ratings.list(acting, departmentId, agentId, PageRequest.of(limit, cursor));
    }

    @Operation(summary = "How satisfied the customers of each department were, by name")
    @GetMapping("/satisfaction")
    @MostStatements(3)
    SatisfactionList satisfaction(
            ActingAgent acting,
            @Schema(description = "Thirty days before the end without it") @RequestParam(required = false) @Nullable
                    Instant from,
            @Schema(description = "Not included; now without it") @RequestParam(required = false) @Nullable
                    Instant to) {
        return new SatisfactionList(ratings.satisfaction(acting, from, to));
    }
}
