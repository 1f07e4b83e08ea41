package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.platform.web.Versions;
import app.balcao.ticket.Escalations;
import app.balcao.ticket.NewInternalTicket;
import app.balcao.ticket.OpenedTicket;
import app.balcao.ticket.Ticket;
import app.balcao.ticket.TicketPages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
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
@RequestMapping("/api/v1/tickets/{id}/children")
class EscalationController {

    private final Escalations escalations;
    private final TicketPages pages;

    EscalationController(Escalations escalations, TicketPages pages) {
        this.escalations = escalations;
        this.pages = pages;
    }

    @Operation(
            summary = "Ask another department for a part of a ticket's work",
            description = "Opens an internal ticket that belongs to it; it cannot be closed before that one is.")
    @PostMapping
    @MostStatements(15)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Ticket> escalate(ActingAgent acting, @PathVariable UUID id, @RequestBody NewInternalTicket body) {
        OpenedTicket opened = escalations.escalate(acting, id, body);
        Ticket ticket = pages.ticket(acting, opened.id());
        return ResponseEntity.created(URI.create("/api/v1/tickets/" + opened.id()))
                .eTag(Versions.etag(ticket.version()))
                .body(ticket);
    }
}
