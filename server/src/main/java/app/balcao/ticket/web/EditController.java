package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.platform.web.Versions;
import app.balcao.ticket.edit.TicketEdit;
import app.balcao.ticket.edit.TicketEdits;
import app.balcao.ticket.edit.TicketOpeningData;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Tickets")
@RestController
@RequestMapping("/api/v1/tickets/{id}/opening")
class EditController {

    private final TicketEdits edits;

    EditController(TicketEdits edits) {
        this.edits = edits;
    }

    @Operation(summary = "What a ticket was opened with, for changing it")
    @GetMapping
    @MostStatements(4)
    ResponseEntity<TicketOpeningData> opening(ActingAgent acting, @PathVariable UUID id) {
        TicketOpeningData opening = edits.opening(acting, id);
        return Versions.ok(opening, opening.version());
    }

    @Operation(summary = "Change what a ticket was opened with")
    @PutMapping
    @MostStatements(19)
    ResponseEntity<TicketOpeningData> edit(
            ActingAgent acting,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody TicketEdit body) {
        TicketOpeningData opening = edits.edit(acting, id, body, Versions.required(ifMatch));
        return Versions.ok(opening, opening.version());
    }
}
