package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.platform.web.Versions;
import app.balcao.ticket.Ticket;
import app.balcao.ticket.TicketPages;
import app.balcao.ticket.status.AppliedStatus;
import app.balcao.ticket.status.AppliedStatuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Tickets")
@RestController
@RequestMapping("/api/v1/tickets/{id}")
class AppliedStatusController {

    private final AppliedStatuses statuses;
    private final TicketPages pages;

    AppliedStatusController(AppliedStatuses statuses, TicketPages pages) {
        this.statuses = statuses;
        this.pages = pages;
    }

    record StatusRequest(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "One of GET /ticket-statuses with the ticket's department")
            @Nullable
            UUID statusId,

            @Schema(maxLength = 4000, example = "Peça pedida ao fornecedor.") @Nullable
            String comment) {}

    record AppliedStatusList(List<AppliedStatus> items) {}

    @Operation(summary = "The statuses a ticket has had, the newest first")
    @GetMapping("/statuses")
    @MostStatements(4)
    AppliedStatusList history(ActingAgent acting, @PathVariable UUID id) {
        return new AppliedStatusList(statuses.history(acting, id));
    }

    @Operation(summary = "Give a ticket a status", description = "Ends the one it has.")
    @PostMapping("/status")
    @MostStatements(12)
    ResponseEntity<Ticket> apply(ActingAgent acting, @PathVariable UUID id, @RequestBody StatusRequest body) {
        statuses.apply(acting, id, body.statusId(), body.comment());
        return current(acting, id);
    }

    @Operation(summary = "End the status that a ticket has")
    @DeleteMapping("/status")
    @MostStatements(14)
    ResponseEntity<Ticket> end(ActingAgent acting, @PathVariable UUID id) {
        statuses.end(acting, id);
        return current(acting, id);
    }

    private ResponseEntity<Ticket> current(ActingAgent acting, UUID id) {
        Ticket ticket = pages.ticket(acting, id);
        return Versions.ok(ticket, ticket.version());
    }
}
