package app.balcao.conversation.web;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationState;
import app.balcao.conversation.routing.Decision;
import app.balcao.conversation.routing.Decisions;
import app.balcao.conversation.routing.Offer;
import app.balcao.conversation.routing.OfferReason;
import app.balcao.conversation.routing.Offers;
import app.balcao.conversation.routing.Pulling;
import app.balcao.conversation.store.OfferRepository.Explained;
import app.balcao.people.ActingAgent;
import app.balcao.people.PersonalData;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How conversations come to agents. */
@Tag(name = "Conversations")
@RestController
@RequestMapping("/api/v1/conversations")
class RoutingController {

    private final Offers offers;
    private final Pulling pulling;
    private final Decisions decisions;

    RoutingController(Offers offers, Pulling pulling, Decisions decisions) {
        this.offers = offers;
        this.pulling = pulling;
        this.decisions = decisions;
    }

    record NextBody(
            @Schema(description = "The queue to take it from; absent for all that one attends") @Nullable
            UUID queueId) {}

    /** A conversation as it stands after it came to somebody. */
    record Taken(
            UUID id,
            long number,
            UUID queueId,
            UUID departmentId,
            @PersonalData.Within String customerName,
            @PersonalData @Nullable String customerEmail,
            ConversationState state,
            @Nullable UUID agentId,
            Instant openedAt,
            Instant waitingSince,
            @Nullable Instant answeredAt,
            int version) {

        static Taken of(Conversation conversation) {
            return new Taken(
                    conversation.id(),
                    conversation.number(),
                    conversation.queueId(),
                    conversation.departmentId(),
                    conversation.customerName(),
                    conversation.customerEmail(),
                    conversation.state(),
                    conversation.agentId(),
                    conversation.openedAt(),
                    conversation.waitingSince(),
                    conversation.answeredAt(),
                    conversation.version());
        }
    }

    record NextView(
            @Schema(description = "Null when nobody waits") @Nullable
            Taken conversation) {}

    record TakenView(Taken conversation) {}

    record DecisionView(
            UUID offerId,
            UUID agentId,
            String agentName,
            OfferReason reason,
            Instant offeredAt,
            Instant expiresAt,
            Offer.Outcome outcome,
            @Nullable Instant closedAt,
            Decision decision) {

        static DecisionView of(Explained explained) {
            Offer offer = explained.offer();
            return new DecisionView(
                    offer.id(),
                    offer.agentId(),
                    explained.agentName(),
                    offer.reason(),
                    offer.offeredAt(),
                    offer.expiresAt(),
                    offer.outcome(),
                    offer.closedAt(),
                    explained.decision());
        }
    }

    record DecisionList(List<DecisionView> items) {}

    @Operation(summary = "Take who has waited longest in the queues one attends")
    @PostMapping("/next")
    NextView next(ActingAgent acting, @Valid @RequestBody NextBody body) {
        return new NextView(pulling.next(acting, body.queueId()).map(Taken::of).orElse(null));
    }

    @Operation(summary = "Take a conversation that waits")
    @PostMapping("/{id}/take")
    TakenView take(ActingAgent acting, @PathVariable UUID id) {
        return new TakenView(Taken.of(pulling.take(acting, id)));
    }

    @Operation(summary = "Take the conversation that rings at one")
    @PostMapping("/{id}/accept")
    TakenView accept(ActingAgent acting, @PathVariable UUID id) {
        return new TakenView(Taken.of(offers.accept(acting, id)));
    }

    @Operation(summary = "Leave the conversation that rings at one to others")
    @PostMapping("/{id}/decline")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decline(ActingAgent acting, @PathVariable UUID id) {
        offers.decline(acting, id);
    }

    @Operation(summary = "Why a conversation came to whom it came: every offer with who was looked at")
    @GetMapping("/{id}/decisions")
    DecisionList decisions(ActingAgent acting, @PathVariable UUID id) {
        return new DecisionList(
                decisions.of(acting, id).stream().map(DecisionView::of).toList());
    }
}
