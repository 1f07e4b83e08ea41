package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.platform.web.Versions;
import app.balcao.ticket.Ticket;
import app.balcao.ticket.TicketPages;
import app.balcao.ticket.TicketTags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tags of a ticket. */
@Tag(name = "Tickets")
@RestController
@RequestMapping("/api/v1/tickets/{id}/tags")
class TicketTagController {

    private final TicketTags tags;
    private final TicketPages pages;

    TicketTagController(TicketTags tags, TicketPages pages) {
        this.tags = tags;
        this.pages = pages;
    }

    record TagRequest(
            @Schema(description = "One of GET /tags; or else a name") @Nullable
            UUID tagId,

            @Schema(
                    maxLength = 60,
                    description = "Of a tag that may not be there yet, which takes the permission TAG_CREATE",
                    example = "Garantia")
            @Size(max = 60)
            @Nullable
            String name) {}

    @Operation(summary = "Give a ticket a tag")
    @PostMapping
    @MostStatements(11)
    ResponseEntity<Ticket> add(ActingAgent acting, @PathVariable UUID id, @Valid @RequestBody TagRequest body) {
        tags.add(acting, id, body.tagId(), body.name());
        return current(acting, id);
    }

    @Operation(summary = "Take a tag from a ticket")
    @DeleteMapping("/{tagId}")
    @MostStatements(6)
    ResponseEntity<Ticket> remove(ActingAgent acting, @PathVariable UUID id, @PathVariable UUID tagId) {
        tags.remove(acting, id, tagId);
        return current(acting, id);
    }

    private ResponseEntity<Ticket> current(ActingAgent acting, UUID id) {
        Ticket ticket = pages.ticket(acting, id);
        return Versions.ok(ticket, ticket.version());
    }
}
