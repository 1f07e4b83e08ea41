package app.balcao.customer.web;

import app.balcao.customer.Customer;
import app.balcao.customer.CustomerExport;
import app.balcao.customer.CustomerFields;
import app.balcao.customer.CustomerRow;
import app.balcao.customer.Customers;
import app.balcao.people.ActingAgent;
import app.balcao.platform.csv.CsvDownload;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Customers: list and search, read, create, change, delete. */
@RestController
@RequestMapping("/api/v1/customers")
class CustomerController {

    private final Customers customers;
    private final CustomerExport export;

    CustomerController(Customers customers, CustomerExport export) {
        this.customers = customers;
        this.export = export;
    }

    @GetMapping
    Page<CustomerRow> list(
            ActingAgent agent,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable UUID organizationId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return customers.list(agent, search, organizationId, PageRequest.of(limit, cursor));
    }

    @Operation(summary = "The same customers, all of them, as a CSV file")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = CsvDownload.MEDIA_TYPE, schema = @Schema(type = "string")))
    @GetMapping(path = "/export", produces = CsvDownload.MEDIA_TYPE)
    void export(
            ActingAgent agent,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable UUID organizationId,
            HttpServletResponse response)
            throws IOException {
        export.begin(agent, search, organizationId);
        CsvDownload.send(
                response,
                "balcao-customers.csv",
                agent.language(),
                table -> export.write(agent, search, organizationId, table));
    }

    @GetMapping("/{id}")
    ResponseEntity<Customer> get(ActingAgent agent, @PathVariable UUID id) {
        Customer customer = customers.get(agent, id);
        return Versions.ok(customer, customer.version());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Customer> create(ActingAgent agent, @RequestBody CustomerFields body) {
        Customer customer = customers.create(agent, body);
        return ResponseEntity.created(URI.create("/api/v1/customers/" + customer.id()))
                .eTag(Versions.etag(customer.version()))
                .body(customer);
    }

    @PutMapping("/{id}")
    ResponseEntity<Customer> update(
            ActingAgent agent,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody CustomerFields body) {
        Customer customer = customers.update(agent, id, Versions.required(ifMatch), body);
        return Versions.ok(customer, customer.version());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            ActingAgent agent,
            @PathVariable UUID id,
            @RequestParam(required = false, defaultValue = "false") boolean erase) {
        customers.delete(agent, id, erase);
    }
}
