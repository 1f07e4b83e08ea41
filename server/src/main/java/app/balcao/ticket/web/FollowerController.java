package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.platform.web.Versions;
import app.balcao.ticket.Ticket;
import app.balcao.ticket.TicketFollowers;
import app.balcao.ticket.TicketPages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The followers of a ticket. */
@Tag(name = "Tickets")
@RestController
@RequestMapping("/api/v1/tickets/{id}/followers")
class FollowerController {

    private final TicketFollowers followers;
    private final TicketPages pages;

    FollowerController(TicketFollowers followers, TicketPages pages) {
        this.followers = followers;
        this.pages = pages;
    }

    record FollowerRequest(
            @Schema(description = "Who shall follow it; left out, who asks") @Nullable
            UUID agentId) {}

    @Operation(summary = "Follow a ticket, or have another agent follow it")
    @PostMapping
    @MostStatements(10)
    ResponseEntity<Ticket> add(ActingAgent acting, @PathVariable UUID id, @RequestBody FollowerRequest body) {
        followers.add(acting, id, body.agentId());
        return current(acting, id);
    }

    @Operation(summary = "Follow a ticket no longer, or have another agent do so")
    @DeleteMapping("/{agentId}")
    @MostStatements(6)
    ResponseEntity<Ticket> remove(ActingAgent acting, @PathVariable UUID id, @PathVariable UUID agentId) {
        followers.remove(acting, id, agentId);
        return current(acting, id);
    }

    private ResponseEntity<Ticket> current(ActingAgent acting, UUID id) {
        Ticket ticket = pages.ticket(acting, id);
        return Versions.ok(ticket, ticket.version());
    }
}
