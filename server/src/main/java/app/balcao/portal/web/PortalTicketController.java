package app.balcao.portal.web;

import app.balcao.platform.files.web.FileAnswer;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.portal.PortalCustomer;
import app.balcao.portal.PortalTickets;
import app.balcao.ticket.FollowUp;
import app.balcao.ticket.OpenedTicket;
import app.balcao.ticket.portal.CustomerForm;
import app.balcao.ticket.portal.CustomerTicket;
import app.balcao.ticket.portal.CustomerTicketPage;
import app.balcao.ticket.portal.CustomerWriting;
import app.balcao.ticket.portal.NewCustomerTicket;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** A customer's own tickets at the portal: opened, read, answered, cancelled. */
@RestController
@RequestMapping("/api/v1/portal/{account}")
class PortalTicketController {

    private final PortalTickets tickets;

    PortalTicketController(PortalTickets tickets) {
        this.tickets = tickets;
    }

    @Operation(summary = "What a customer is asked as they open a ticket")
    @GetMapping("/ticket-form")
    CustomerForm form(@PathVariable String account, PortalCustomer customer) {
        return tickets.form(customer);
    }

    @Operation(summary = "The customer's own tickets, the latest written to first")
    @GetMapping("/tickets")
    Page<CustomerTicket> list(
            @PathVariable String account,
            PortalCustomer customer,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return tickets.list(customer, PageRequest.of(limit, cursor));
    }

    /** @param number by which the customer finds it */
    record Opened(long number) {}

    @Operation(summary = "Open a ticket of the customer's own")
    @PostMapping("/tickets")
    ResponseEntity<Opened> open(
            @PathVariable String account, PortalCustomer customer, @Valid @RequestBody NewCustomerTicket body) {
        OpenedTicket opened = tickets.open(customer, body);
        return ResponseEntity.created(URI.create("/api/v1/portal/" + account + "/tickets/" + opened.number()))
                .body(new Opened(opened.number()));
    }

    @Operation(summary = "A ticket of the customer's own, with its newest messages")
    @GetMapping("/tickets/{number}")
    CustomerTicketPage find(@PathVariable String account, PortalCustomer customer, @PathVariable long number) {
        return tickets.page(customer, number);
    }

    @Operation(summary = "Earlier messages of a ticket of the customer's own, oldest first")
    @GetMapping("/tickets/{number}/messages")
    Page<CustomerTicketPage.Message> messages(
            @PathVariable String account,
            PortalCustomer customer,
            @PathVariable long number,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return tickets.earlier(customer, number, PageRequest.of(limit, cursor));
    }

    /**
     * @param number of the ticket that the message stands in: of a merged one, that which it was merged into
     * @param reopened whether it brought a closed ticket back
     */
    record Written(UUID id, long number, boolean reopened) {}

    @Operation(summary = "Write to a ticket of the customer's own; brings back what was closed not long ago")
    @PostMapping("/tickets/{number}/messages")
    ResponseEntity<Written> write(
            @PathVariable String account,
            PortalCustomer customer,
            @PathVariable long number,
            @Valid @RequestBody CustomerWriting body) {
        FollowUp.Appended done = tickets.write(customer, number, body);
        return ResponseEntity.created(URI.create("/api/v1/portal/" + account + "/tickets/" + done.number()))
                .body(new Written(done.messageId(), done.number(), done.reopened()));
    }

    record CancelRequest(@Nullable @Size(max = 4000) String reason) {}

    @Operation(summary = "Cancel an open ticket of the customer's own")
    @PostMapping("/tickets/{number}/cancel")
    ResponseEntity<Void> cancel(
            @PathVariable String account,
            PortalCustomer customer,
            @PathVariable long number,
            @Valid @RequestBody(required = false) @Nullable CancelRequest body) {
        tickets.cancel(customer, number, body == null ? null : body.reason());
        return ResponseEntity.noContent().build();
    }

    @Operation(summary = "The bytes of a file in a ticket of the customer's own")
    @GetMapping("/tickets/{number}/attachments/{fileId}")
    @Nullable
    ResponseEntity<Resource> file(
            @PathVariable String account,
            PortalCustomer customer,
            @PathVariable long number,
            @PathVariable UUID fileId,
            WebRequest request) {
        var attachment = tickets.file(customer, number, fileId);
        // Kept by the browser, but asked about each time: a right may have ended.
        return request.checkNotModified(FileAnswer.tag(attachment))
                ? null
                : FileAnswer.of(
                        attachment,
                        tickets.open(attachment),
                        CacheControl.noCache().cachePrivate());
    }
}
