package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.ticket.ScheduledReplies;
import app.balcao.ticket.ScheduledReply;
import app.balcao.ticket.WorkPeriod;
import app.balcao.ticket.Writing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Answers that are sent later. */
@Tag(name = "Tickets")
@RestController
@RequestMapping("/api/v1")
class ScheduledReplyController {

    private final ScheduledReplies replies;

    ScheduledReplyController(ScheduledReplies replies) {
        this.replies = replies;
    }

    record ScheduleRequest(
            @Schema(
                    maxLength = 500_000,
                    description = "The text; may be left out beside files",
                    example = "<p>Bom dia! A visita é hoje.</p>")
            @Nullable
            String html,

            @Schema(description = "Files uploaded before, 25 MB in all; pictures of the text among them") @Nullable
            List<UUID> attachmentIds,

            @Schema(description = "When it goes out, a year ahead at most", requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            OffsetDateTime sendAt,

            @Schema(description = "The time that was worked on it; written down when it goes out") @Nullable
            WorkPeriod work,

            @Schema(description = "Whether who is in copy of the ticket then gets it too", defaultValue = "true")
            @Nullable
            Boolean toCopies) {}

    record ScheduledReplyList(List<ScheduledReply> items) {}

    @Operation(summary = "Answers of a ticket that wait for their time, or were stopped")
    @GetMapping("/tickets/{id}/scheduled-replies")
    @MostStatements(4)
    ScheduledReplyList list(ActingAgent acting, @PathVariable UUID id) {
        return new ScheduledReplyList(replies.list(acting, id));
    }

    @Operation(summary = "Answer the customer later")
    @PostMapping("/tickets/{id}/scheduled-replies")
    @MostStatements(11)
    @ResponseStatus(HttpStatus.CREATED)
    ScheduledReplyList schedule(ActingAgent acting, @PathVariable UUID id, @RequestBody ScheduleRequest body) {
        replies.schedule(
                acting,
                id,
                new Writing(body.html(), body.attachmentIds()),
                body.work(),
                !Boolean.FALSE.equals(body.toCopies()),
                body.sendAt());
        return new ScheduledReplyList(replies.list(acting, id));
    }

    @Operation(summary = "Take back an answer of one's own that was not sent; its files are free again")
    @DeleteMapping("/scheduled-replies/{id}")
    @MostStatements(10)
    ScheduledReply withdraw(ActingAgent acting, @PathVariable UUID id) {
        return replies.withdraw(acting, id);
    }
}
