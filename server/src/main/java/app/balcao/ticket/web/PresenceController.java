package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.ticket.TicketPresence;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who has a ticket open now. */
@Tag(name = "Tickets")
@RestController
@RequestMapping("/api/v1/tickets/{id}/presence")
class PresenceController {

    private final TicketPresence presence;

    PresenceController(TicketPresence presence) {
        this.presence = presence;
    }

    record PresenceRequest(
            @Schema(description = "What is being written; absent while one looks only")
            TicketPresence.@Nullable Kind writing) {}

    record PresenceList(List<TicketPresence.Present> items) {}

    @Operation(summary = "The other agents who have the ticket open")
    @GetMapping
    @MostStatements(4)
    PresenceList others(ActingAgent acting, @PathVariable UUID id) {
        return new PresenceList(presence.others(acting, id));
    }

    @Operation(summary = "Say that a tab shows the ticket; to be repeated every 15 seconds, and over after 40")
    @PutMapping("/{tab}")
    @MostStatements(9)
    PresenceList arrive(
            ActingAgent acting, @PathVariable UUID id, @PathVariable String tab, @RequestBody PresenceRequest body) {
        return new PresenceList(presence.arrive(acting, id, tab, body.writing()));
    }

    @Operation(summary = "Say that a tab does not show it any more")
    @DeleteMapping("/{tab}")
    @MostStatements(5)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(ActingAgent acting, @PathVariable UUID id, @PathVariable String tab) {
        presence.leave(acting, id, tab);
    }
}
