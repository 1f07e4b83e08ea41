package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.platform.web.Versions;
import app.balcao.ticket.Closing;
import app.balcao.ticket.ClosingRequests;
import app.balcao.ticket.Ticket;
import app.balcao.ticket.TicketCancelling;
import app.balcao.ticket.TicketClosing;
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

/** The end of the work on tickets. */
@Tag(name = "Tickets")
@RestController
@RequestMapping("/api/v1/tickets/{id}")
class ClosingController {

    private final TicketClosing closing;
    private final ClosingRequests requests;
    private final TicketCancelling cancelling;
    private final TicketPages pages;

    ClosingController(TicketClosing closing, ClosingRequests requests, TicketCancelling cancelling, TicketPages pages) {
        this.closing = closing;
        this.requests = requests;
        this.cancelling = cancelling;
        this.pages = pages;
    }

    record ReasonRequest(
            @Schema(
                    maxLength = 4000,
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "Falta dizer ao cliente quando o técnico vai.")
            @Nullable
            String reason) {}

    @Operation(
            summary = "End the work on a ticket",
            description = "Where its department wants that, an agent who does not lead it only asks for it: the ticket"
                    + " that is answered then stands in situation 8 or 9, with the request.")
    @PostMapping("/close")
    @MostStatements(24)
    ResponseEntity<Ticket> close(
            ActingAgent acting, @PathVariable UUID id, @RequestBody(required = false) @Nullable Closing body) {
        closing.close(acting, id, body == null ? Closing.NOTHING_SAID : body);
        return current(acting, id);
    }

    @Operation(summary = "Close a ticket as its agent has asked")
    @PostMapping("/closing-request/approve")
    @MostStatements(28)
    ResponseEntity<Ticket> approve(ActingAgent acting, @PathVariable UUID id) {
        closing.approve(acting, id);
        return current(acting, id);
    }

    @Operation(summary = "Send a ticket back that its agent has asked to close")
    @PostMapping("/closing-request/return")
    @MostStatements(16)
    ResponseEntity<Ticket> sendBack(ActingAgent acting, @PathVariable UUID id, @RequestBody ReasonRequest body) {
        requests.sendBack(acting, id, body.reason());
        return current(acting, id);
    }

    @Operation(summary = "Take back that one asked to close a ticket")
    @DeleteMapping("/closing-request")
    @MostStatements(16)
    ResponseEntity<Ticket> withdraw(ActingAgent acting, @PathVariable UUID id) {
        requests.withdraw(acting, id);
        return current(acting, id);
    }

    @Operation(summary = "End a ticket without service; it does not come back")
    @PostMapping("/cancel")
    @MostStatements(24)
    ResponseEntity<Ticket> cancel(ActingAgent acting, @PathVariable UUID id, @RequestBody ReasonRequest body) {
        cancelling.cancel(acting, id, body.reason());
        return current(acting, id);
    }

    @Operation(summary = "Bring a closed ticket back")
    @PostMapping("/reopen")
    @MostStatements(16)
    ResponseEntity<Ticket> reopen(ActingAgent acting, @PathVariable UUID id) {
        closing.reopen(acting, id);
        return current(acting, id);
    }

    private ResponseEntity<Ticket> current(ActingAgent acting, UUID id) {
        Ticket ticket = pages.ticket(acting, id);
        return Versions.ok(ticket, ticket.version());
    }
}
