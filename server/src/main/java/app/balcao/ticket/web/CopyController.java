package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.platform.web.Versions;
import app.balcao.ticket.Ticket;
import app.balcao.ticket.TicketPages;
import app.balcao.ticket.copy.CopyForm;
import app.balcao.ticket.copy.TicketCopies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** People outside in copy of a ticket. */
@Tag(name = "Tickets")
@RestController
@RequestMapping("/api/v1/tickets/{id}/copies")
class CopyController {

    private final TicketCopies copies;
    private final TicketPages pages;

    CopyController(TicketCopies copies, TicketPages pages) {
        this.copies = copies;
        this.pages = pages;
    }

    @Operation(summary = "Put somebody outside in copy of a ticket's answers")
    @PostMapping
    @MostStatements(16)
    ResponseEntity<Ticket> add(ActingAgent acting, @PathVariable UUID id, @RequestBody CopyForm body) {
        copies.add(acting, id, body);
        return current(acting, id);
    }

    @Operation(summary = "Take somebody out of copy")
    @DeleteMapping("/{copyId}")
    @MostStatements(16)
    ResponseEntity<Ticket> remove(ActingAgent acting, @PathVariable UUID id, @PathVariable UUID copyId) {
        copies.remove(acting, id, copyId);
        return current(acting, id);
    }

    private ResponseEntity<Ticket> current(ActingAgent acting, UUID id) {
        Ticket ticket = pages.ticket(acting, id);
        return Versions.ok(ticket, ticket.version());
    }
}
