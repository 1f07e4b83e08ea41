package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.platform.web.Versions;
import app.balcao.ticket.InternalTickets;
import app.balcao.ticket.NewInternalTicket;
import app.balcao.ticket.OpenedTicket;
import app.balcao.ticket.Ticket;
import app.balcao.ticket.TicketPages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Tickets")
@RestController
@RequestMapping("/api/v1/tickets/internal")
class InternalTicketController {

    private final InternalTickets tickets;
    private final TicketPages pages;

    InternalTicketController(InternalTickets tickets, TicketPages pages) {
        this.tickets = tickets;
        this.pages = pages;
    }

    @Operation(summary = "Ask a department for something, by an internal ticket")
    @PostMapping
    @MostStatements(11)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Ticket> open(ActingAgent acting, @RequestBody NewInternalTicket body) {
        OpenedTicket opened = tickets.open(acting, body);
        Ticket ticket = pages.ticket(acting, opened.id());
        return ResponseEntity.created(URI.create("/api/v1/tickets/" + opened.id()))
                .eTag(Versions.etag(ticket.version()))
                .body(ticket);
    }
}
