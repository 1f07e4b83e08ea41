package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.platform.web.Versions;
import app.balcao.ticket.Ticket;
import app.balcao.ticket.TicketPages;
import app.balcao.ticket.transfer.TicketTransfers;
import app.balcao.ticket.transfer.Transfer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Tickets")
@RestController
@RequestMapping("/api/v1/tickets/{id}/transfer")
class TransferController {

    private final TicketTransfers transfers;
    private final TicketPages pages;

    TransferController(TicketTransfers transfers, TicketPages pages) {
        this.transfers = transfers;
        this.pages = pages;
    }

    @Operation(
            summary = "Pass a ticket on to another department, agent, or both",
            description = "Without an agent it waits in the department's queue.")
    @PostMapping
    @MostStatements(17)
    ResponseEntity<Ticket> transfer(ActingAgent acting, @PathVariable UUID id, @RequestBody Transfer body) {
        transfers.transfer(acting, id, body);
        Ticket ticket = pages.ticket(acting, id);
        return Versions.ok(ticket, ticket.version());
    }
}
