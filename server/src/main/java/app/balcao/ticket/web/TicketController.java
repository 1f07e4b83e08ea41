package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.platform.files.Contents;
import app.balcao.platform.files.Sha256;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.web.Versions;
import app.balcao.ticket.NewTicket;
import app.balcao.ticket.OpenedTicket;
import app.balcao.ticket.Reply;
import app.balcao.ticket.Ticket;
import app.balcao.ticket.TicketBinding;
import app.balcao.ticket.TicketMessage;
import app.balcao.ticket.TicketOpening;
import app.balcao.ticket.TicketPage;
import app.balcao.ticket.TicketPages;
import app.balcao.ticket.TicketWork;
import app.balcao.ticket.Writing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Tickets")
@RestController
@RequestMapping("/api/v1/tickets")
class TicketController {

    private final TicketOpening opening;
    private final TicketBinding binding;
    private final TicketWork work;
    private final TicketPages pages;
    private final Contents contents;

    TicketController(
            TicketOpening opening, TicketBinding binding, TicketWork work, TicketPages pages, Contents contents) {
        this.opening = opening;
        this.binding = binding;
        this.work = work;
        this.pages = pages;
        this.contents = contents;
    }

    /** Whom to bind to; without an agent, the one who asks. */
    record BindRequest(
            @Schema(description = "Another agent; for administrators and managers") @Nullable
            UUID agentId,

            @Schema(description = "Whether they get the customer's messages by e-mail; absent leaves it") @Nullable
            Boolean notifyAgent) {}

    @Operation(summary = "Open a ticket for a customer")
    @PostMapping
    @MostStatements(24)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Ticket> open(ActingAgent acting, @RequestBody NewTicket body) {
        OpenedTicket opened = opening.open(acting, body);
        Ticket ticket = pages.ticket(acting, opened.id());
        return ResponseEntity.created(URI.create("/api/v1/tickets/" + opened.id()))
                .eTag(Versions.etag(ticket.version()))
                .body(ticket);
    }

    @Operation(summary = "Everything the page of a ticket shows")
    @GetMapping("/{id}")
    @MostStatements(4)
    ResponseEntity<TicketPage> page(ActingAgent acting, @PathVariable UUID id) {
        TicketPage page = pages.page(acting, id);
        return Versions.ok(page, page.ticket().version());
    }

    @Operation(summary = "The same, by the number people read")
    @GetMapping("/by-number/{number}")
    @MostStatements(4)
    ResponseEntity<TicketPage> pageByNumber(ActingAgent acting, @PathVariable long number) {
        TicketPage page = pages.page(acting, number);
        return Versions.ok(page, page.ticket().version());
    }

    @Operation(summary = "Earlier messages of a ticket, oldest first")
    @GetMapping("/{id}/messages")
    @MostStatements(4)
    Page<TicketMessage> messages(
            ActingAgent acting,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return pages.earlier(acting, id, PageRequest.of(limit, cursor));
    }

    @Operation(summary = "The e-mail a message came by, as it came")
    @GetMapping("/{id}/messages/{messageId}/source")
    @MostStatements(4)
    ResponseEntity<Resource> source(ActingAgent acting, @PathVariable UUID id, @PathVariable UUID messageId) {
        byte[] sha256 = pages.source(acting, id, messageId);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("message/rfc822"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + messageId + ".eml\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(new InputStreamResource(contents.open(Sha256.of(sha256))));
    }

    @Operation(summary = "Make an agent responsible; without one, the agent who asks")
    @PostMapping("/{id}/bind")
    @MostStatements(16)
    ResponseEntity<Ticket> bind(
            ActingAgent acting, @PathVariable UUID id, @RequestBody(required = false) @Nullable BindRequest body) {
        if (body == null || body.agentId() == null) {
            binding.bindSelf(acting, id, body == null ? null : body.notifyAgent());
        } else {
            binding.bind(acting, id, body.agentId(), body.notifyAgent());
        }
        return current(acting, id);
    }

    @Operation(summary = "Answer the customer")
    @PostMapping("/{id}/replies")
    @MostStatements(20)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<TicketMessage> reply(ActingAgent acting, @PathVariable UUID id, @RequestBody Reply body) {
        return written(id, work.reply(acting, id, body));
    }

    @Operation(summary = "Leave a note that only agents see")
    @PostMapping("/{id}/comments")
    @MostStatements(9)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<TicketMessage> comment(ActingAgent acting, @PathVariable UUID id, @RequestBody Writing body) {
        return written(id, work.comment(acting, id, body));
    }

    private ResponseEntity<TicketMessage> written(UUID ticketId, UUID messageId) {
        return ResponseEntity.created(URI.create("/api/v1/tickets/" + ticketId + "/messages"))
                .body(pages.message(ticketId, messageId));
    }

    private ResponseEntity<Ticket> current(ActingAgent acting, UUID id) {
        Ticket ticket = pages.ticket(acting, id);
        return Versions.ok(ticket, ticket.version());
    }
}
