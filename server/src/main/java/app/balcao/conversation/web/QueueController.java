package app.balcao.conversation.web;

import app.balcao.conversation.desk.AskedTransfer;
import app.balcao.conversation.desk.ConversationTransfers;
import app.balcao.conversation.queue.Distribution;
import app.balcao.conversation.queue.Overflow;
import app.balcao.conversation.queue.Queue;
import app.balcao.conversation.queue.QueueSettings;
import app.balcao.conversation.queue.Queues;
import app.balcao.people.ActingAgent;
import app.balcao.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Queues. */
@Tag(name = "Queues")
@RestController
@RequestMapping("/api/v1/queues")
class QueueController {

    private final Queues queues;
    private final ConversationTransfers transfers;

    QueueController(Queues queues, ConversationTransfers transfers) {
        this.queues = queues;
        this.transfers = transfers;
    }

    record Body(
            @NotNull Distribution distribution,

            @Schema(description = "How long an offer rings before it counts as missed", example = "30")
            @NotNull
            @Min(5)
            @Max(600)
            Integer ringSeconds,

            @Schema(
                    description =
                            "How many offers an agent misses in a row before they become busy; null for any number",
                    example = "3")
            @Nullable
            @Min(1)
            @Max(20)
            Integer missedUntilAway,

            @Schema(description = "How many may wait; null for any number", example = "50")
            @Nullable
            @Min(1)
            @Max(10_000)
            Integer mostWaiting,

            @Schema(
                    description = "How long one waits before it overflows; null for as long as it takes",
                    example = "20")
            @Nullable
            @Min(1)
            @Max(1440)
            Integer longestWaitMinutes,

            @NotNull Overflow overflow,

            @Schema(description = "Where to, for the overflow OTHER_QUEUE") @Nullable
            UUID overflowQueueId,

            @Schema(description = "Whether customers are bound to who attended them first") @NotNull
            Boolean sticky,

            @Schema(description = "Whether a bound agent is told by e-mail that another one attended their customer")
            @NotNull
            Boolean stickyNotice,

            @Schema(description = "Whether agents see what a customer is typing") @NotNull
            Boolean typingShown,

            @Schema(
                    description = "Minutes of the customer's silence before they are warned; null for never",
                    example = "10")
            @Nullable
            @Min(1)
            @Max(1440)
            Integer idleWarningMinutes,

            @Schema(description = "Minutes of silence after the warning before it ends; null for never", example = "5")
            @Nullable
            @Min(1)
            @Max(1440)
            Integer idleEndMinutes,

            @Schema(description = "Whether agents fill in a form when they end a conversation") @NotNull
            Boolean closingForm) {

        QueueSettings settings() {
            return new QueueSettings(
                    distribution,
                    ringSeconds,
                    missedUntilAway,
                    mostWaiting,
                    longestWaitMinutes,
                    overflow,
                    overflowQueueId,
                    sticky,
                    stickyNotice,
                    typingShown,
                    idleWarningMinutes,
                    idleEndMinutes,
                    closingForm);
        }
    }

    record QueueList(List<Queue.Page> items) {}

    record WaitingView(
            @Schema(description = "How many wait for the reader in all their queues")
            int total,

            List<Queue.Waiting> queues,

            @Schema(description = "The queues to follow for the lists of conversations: attended or led, 100 at most")
            List<UUID> watched,

            @Schema(description = "What others ask the reader to take now")
            List<AskedTransfer> asked) {}

    @Operation(summary = "All queues with how they work")
    @GetMapping
    QueueList list(ActingAgent acting) {
        return new QueueList(queues.list(acting));
    }

    @Operation(summary = "How many customers wait in the queues one attends, and what others ask one to take")
    @GetMapping("/waiting")
    WaitingView waiting(ActingAgent acting) {
        List<Queue.Waiting> waiting = queues.waiting(acting);
        int total = waiting.stream().mapToInt(Queue.Waiting::waiting).sum();
        return new WaitingView(total, waiting, queues.watched(acting), transfers.asked(acting));
    }

    @Operation(summary = "A queue")
    @GetMapping("/{id}")
    ResponseEntity<Queue.Page> find(ActingAgent acting, @PathVariable UUID id) {
        return answer(queues.find(acting, id));
    }

    @Operation(summary = "Have a queue work in another way")
    @PutMapping("/{id}")
    ResponseEntity<Queue.Page> change(
            ActingAgent acting,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Body body) {
        return answer(queues.change(acting, id, body.settings(), Versions.required(ifMatch)));
    }

    private static ResponseEntity<Queue.Page> answer(Queue.Page queue) {
        return Versions.ok(queue, queue.version());
    }
}
