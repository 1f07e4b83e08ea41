package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.ticket.SimilarTickets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Tickets")
@RestController
@RequestMapping("/api/v1/tickets/similar")
class SimilarController {

    private final SimilarTickets tickets;

    SimilarController(SimilarTickets tickets) {
        this.tickets = tickets;
    }

    /** The likest, few. */
    record SimilarList(List<SimilarTickets.Similar> items) {}

    @Operation(summary = "A customer's open tickets whose subject is like the one of a new ticket")
    @GetMapping
    @MostStatements(3)
    SimilarList list(
            ActingAgent acting,
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable String subject) {
        return new SimilarList(tickets.of(acting, customerId, subject));
    }
}
