package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.ticket.handover.TicketSightReview;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether an agent sees a ticket. */
@RestController
@RequestMapping("/api/v1/agents")
class TicketSightController {

    private final TicketSightReview review;

    TicketSightController(TicketSightReview review) {
        this.review = review;
    }

    @Operation(summary = "Whether an agent sees a ticket, and why")
    @GetMapping("/{id}/rights/tickets/{number}")
    @MostStatements(4)
    TicketSightReview.Seen seen(ActingAgent acting, @PathVariable UUID id, @PathVariable long number) {
        return review.of(acting, id, number);
    }
}
