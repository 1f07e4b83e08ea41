package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.web.Versions;
import app.balcao.ticket.Ticket;
import app.balcao.ticket.TicketPages;
import app.balcao.ticket.trash.DiscardedTicket;
import app.balcao.ticket.trash.TicketTrash;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Trash")
@RestController
@RequestMapping("/api/v1")
class TrashController {

    private final TicketTrash trash;
    private final TicketPages pages;

    TrashController(TicketTrash trash, TicketPages pages) {
        this.trash = trash;
        this.pages = pages;
    }

    @Operation(summary = "Put a ticket into the trash", description = "It can be restored for seven days.")
    @DeleteMapping("/tickets/{id}")
    @MostStatements(11)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(ActingAgent acting, @PathVariable UUID id) {
        trash.discard(acting, id);
    }

    @Operation(summary = "The tickets in the trash, the latest first")
    @GetMapping("/trash/tickets")
    @MostStatements(4)
    Page<DiscardedTicket> list(
            ActingAgent acting,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return trash.list(acting, PageRequest.of(limit, cursor));
    }

    @Operation(summary = "Take a ticket out of the trash, as it went in")
    @PostMapping("/trash/tickets/{id}/restore")
    @MostStatements(17)
    ResponseEntity<Ticket> restore(ActingAgent acting, @PathVariable UUID id) {
        trash.restore(acting, id);
        Ticket ticket = pages.ticket(acting, id);
        return Versions.ok(ticket, ticket.version());
    }

    @Operation(summary = "Remove a ticket in the trash for good, with all of its messages")
    @DeleteMapping("/trash/tickets/{id}")
    @MostStatements(7)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(ActingAgent acting, @PathVariable UUID id) {
        trash.remove(acting, id);
    }
}
