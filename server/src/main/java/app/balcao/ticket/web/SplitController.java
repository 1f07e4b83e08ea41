package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.platform.web.Versions;
import app.balcao.ticket.Ticket;
import app.balcao.ticket.TicketPages;
import app.balcao.ticket.split.NewSplit;
import app.balcao.ticket.split.SplitPreview;
import app.balcao.ticket.split.SplitPreviews;
import app.balcao.ticket.split.TicketSplits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Tickets")
@RestController
@RequestMapping("/api/v1/tickets/{id}/split")
class SplitController {

    private final TicketSplits splits;
    private final SplitPreviews previews;
    private final TicketPages pages;

    SplitController(TicketSplits splits, SplitPreviews previews, TicketPages pages) {
        this.splits = splits;
        this.previews = previews;
        this.pages = pages;
    }

    /** Which messages. */
    record ChosenMessages(
            @Schema(
                    description = "Messages of the ticket, 100 at most and not its first",
                    example = "[\"0199d0a2-6f4e-7c31-9a55-3f1f6f0c2b17\"]")
            @Nullable
            List<@Nullable UUID> messageIds) {}

    @Operation(
            summary = "What splitting messages off a ticket would take with it",
            description = "Also what keeps it from being done, as the obstacle.")
    @PostMapping("/preview")
    @MostStatements(14)
    SplitPreview preview(ActingAgent acting, @PathVariable UUID id, @RequestBody ChosenMessages body) {
        return previews.preview(acting, id, body.messageIds());
    }

    @Operation(
            summary = "Split messages off a ticket into a new one",
            description = "The new one is of the same customer, and has them from then on. It can be undone for 30"
                    + " days. When somebody else split one of them off first, it is refused as already-split, with the"
                    + " id and number of the ticket that has it.")
    @PostMapping
    @MostStatements(36)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Ticket> split(ActingAgent acting, @PathVariable UUID id, @RequestBody NewSplit body) {
        UUID part = splits.split(acting, id, body);
        Ticket ticket = pages.ticket(acting, part);
        return ResponseEntity.created(URI.create("/api/v1/tickets/" + part))
                .eTag(Versions.etag(ticket.version()))
                .body(ticket);
    }

    @Operation(
            summary = "Undo that a ticket was split off another",
            description = "Its messages go back to where they were written, and it is merged into that ticket, with"
                    + " what came since.")
    @PostMapping("/undo")
    @MostStatements(28)
    ResponseEntity<Ticket> undo(ActingAgent acting, @PathVariable UUID id) {
        splits.undo(acting, id);
        Ticket ticket = pages.ticket(acting, id);
        return Versions.ok(ticket, ticket.version());
    }
}
