package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.ticket.link.LinkRelation;
import app.balcao.ticket.link.LinkedTicket;
import app.balcao.ticket.link.TicketLinks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The links of a ticket. */
@Tag(name = "Tickets")
@RestController
@RequestMapping("/api/v1/tickets/{id}/links")
class TicketLinkController {

    private final TicketLinks links;

    TicketLinkController(TicketLinks links) {
        this.links = links;
    }

    record LinkRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "The other ticket") @Nullable
            UUID ticketId,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "What the ticket is to the other one",
                    example = "DUPLICATE_OF")
            @Nullable
            LinkRelation relation) {}

    record LinkList(List<LinkedTicket> items) {}

    @Operation(summary = "The tickets a ticket is linked with, as far as who asks sees them")
    @GetMapping
    @MostStatements(4)
    LinkList list(ActingAgent acting, @PathVariable UUID id) {
        return new LinkList(links.list(acting, id));
    }

    @Operation(
            summary = "Link a ticket with another one",
            description = "Two tickets have one link; another relation takes its place.")
    @PostMapping
    @MostStatements(17)
    LinkList add(ActingAgent acting, @PathVariable UUID id, @RequestBody LinkRequest body) {
        links.add(acting, id, body.ticketId(), body.relation());
        return new LinkList(links.list(acting, id));
    }

    @Operation(summary = "Part two tickets")
    @DeleteMapping("/{ticketId}")
    @MostStatements(7)
    LinkList remove(ActingAgent acting, @PathVariable UUID id, @PathVariable UUID ticketId) {
        links.remove(acting, id, ticketId);
        return new LinkList(links.list(acting, id));
    }
}
