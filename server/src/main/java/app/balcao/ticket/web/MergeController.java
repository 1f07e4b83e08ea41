package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.platform.web.Versions;
import app.balcao.ticket.Ticket;
import app.balcao.ticket.TicketPages;
import app.balcao.ticket.merge.MergePreview;
import app.balcao.ticket.merge.MergePreviews;
import app.balcao.ticket.merge.TicketMerges;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Tickets")
@RestController
@RequestMapping("/api/v1/tickets/{id}/merge")
class MergeController {

    private final TicketMerges merges;
    private final MergePreviews previews;
    private final TicketPages pages;

    MergeController(TicketMerges merges, MergePreviews previews, TicketPages pages) {
        this.merges = merges;
        this.previews = previews;
        this.pages = pages;
    }

    /** Where to. */
    record MergeRequest(
            @Schema(description = "The ticket that gets the messages; it must be open") @Nullable
            UUID targetId) {}

    @Operation(
            summary = "What merging a ticket into another would do",
            description = "Also what keeps it from being done, as the obstacle.")
    @PostMapping("/preview")
    @MostStatements(11)
    MergePreview preview(ActingAgent acting, @PathVariable UUID id, @RequestBody MergeRequest body) {
        return previews.preview(acting, id, body.targetId());
    }

    @Operation(
            summary = "Merge a ticket into another",
            description = "Its messages are read in the other's thread from then on, and what its customer writes goes"
                    + " there. It is closed, of which the customer is not told. It can be undone for 30 days.")
    @PostMapping
    @MostStatements(19)
    ResponseEntity<Ticket> merge(ActingAgent acting, @PathVariable UUID id, @RequestBody MergeRequest body) {
        merges.merge(acting, id, body.targetId());
        return current(acting, id);
    }

    @Operation(
            summary = "Undo the merge of a ticket",
            description = "It stands as it did before. What was written since stays in the other ticket.")
    @PostMapping("/undo")
    @MostStatements(24)
    ResponseEntity<Ticket> undo(ActingAgent acting, @PathVariable UUID id) {
        merges.undo(acting, id);
        return current(acting, id);
    }

    private ResponseEntity<Ticket> current(ActingAgent acting, UUID id) {
        Ticket ticket = pages.ticket(acting, id);
        return Versions.ok(ticket, ticket.version());
    }
}
