package app.balcao.portal.web;

import app.balcao.account.Account;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.portal.PortalCustomer;
import app.balcao.portal.PortalEntrance;
import app.balcao.portal.PortalSessions;
import app.balcao.ticket.CustomerTicket;
import app.balcao.ticket.CustomerTickets;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The portal of an account, for its customers. */
@RestController
@RequestMapping("/api/v1/portal/{account}")
class PortalController {

    private final PortalEntrance entrance;
    private final PortalSessions sessions;
    private final CustomerTickets tickets;

    PortalController(PortalEntrance entrance, PortalSessions sessions, CustomerTickets tickets) {
        this.entrance = entrance;
        this.sessions = sessions;
        this.tickets = tickets;
    }

    /**
     * What the portal's pages show to anybody.
     *
     * @param authenticationUrl where to send whoever is not signed in (POR-2); null when there is no such page
     */
    record Portal(
            String loginName,
            String companyName,
            String language,
            @Nullable String authenticationUrl) {}

    /** @param email the address that is written to; null for a customer without one */
    record SignedInCustomer(String name, @Nullable String email) {}

    @Operation(summary = "An account's portal")
    @GetMapping
    Portal find(@PathVariable String account) {
        Account found = entrance.account();
        return new Portal(
                found.loginName(),
                found.companyName(),
                found.language(),
                entrance.authenticationAddress().orElse(null));
    }

    @Operation(summary = "The customer who is signed in; hands out the CSRF cookie, also to nobody")
    @GetMapping("/session")
    SignedInCustomer session(@PathVariable String account, @Nullable PortalCustomer customer) {
        if (customer == null) {
            throw Problem.of(HttpStatus.UNAUTHORIZED, "not-signed-in", "portal.not-signed-in");
        }
        return new SignedInCustomer(customer.customerName(), customer.email());
    }

    @Operation(summary = "Sign the customer out")
    @DeleteMapping("/session")
    ResponseEntity<Void> end(
            @PathVariable String account, @Nullable PortalCustomer customer, HttpServletRequest request) {
        if (customer != null) {
            sessions.end(customer);
        }
        return ResponseEntity.noContent()
                .header(
                        HttpHeaders.SET_COOKIE,
                        PortalCookie.clear(entrance.account().loginName(), request))
                .build();
    }

    @Operation(summary = "The customer's own tickets, the latest written to first")
    @GetMapping("/tickets")
    Page<CustomerTicket> tickets(
            @PathVariable String account,
            PortalCustomer customer,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return tickets.list(customer.customerId(), PageRequest.of(limit, cursor));
    }
}
