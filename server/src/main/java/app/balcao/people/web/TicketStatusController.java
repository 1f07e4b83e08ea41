package app.balcao.people.web;

import app.balcao.people.ActingAgent;
import app.balcao.people.TicketStatus;
import app.balcao.people.TicketStatusForm;
import app.balcao.people.TicketStatuses;
import app.balcao.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
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

/** Statuses of tickets. */
@RestController
@RequestMapping("/api/v1/ticket-statuses")
class TicketStatusController {

    private final TicketStatuses statuses;

    TicketStatusController(TicketStatuses statuses) {
        this.statuses = statuses;
    }

    record Body(
            @NotBlank @Size(max = 120) String name,
            @NotNull TicketStatus.Color color,
            @NotNull Boolean active,
            @NotNull Boolean shownToCustomers,
            @NotNull Boolean pausesSla,
            @NotNull @Size(max = 500) List<@NotNull UUID> departmentIds) {

        TicketStatusForm form() {
            return new TicketStatusForm(name, color, active, shownToCustomers, pausesSla, departmentIds);
        }
    }

    record OrderBody(@NotNull @Size(max = 200) List<@NotNull UUID> ids) {}

    record TicketStatusList(List<TicketStatus> items) {}

    @Operation(summary = "The statuses in their order; of a department, the active ones it offers")
    @GetMapping
    TicketStatusList list(ActingAgent acting, @RequestParam(required = false) @Nullable UUID departmentId) {
        return new TicketStatusList(statuses.list(acting, departmentId));
    }

    @Operation(summary = "A status")
    @GetMapping("/{id}")
    ResponseEntity<TicketStatus> find(ActingAgent acting, @PathVariable UUID id) {
        return answer(statuses.find(acting, id));
    }

    @Operation(summary = "Add a status after the others")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<TicketStatus> create(ActingAgent acting, @Valid @RequestBody Body body) {
        TicketStatus status = statuses.create(acting, body.form());
        return ResponseEntity.created(URI.create("/api/v1/ticket-statuses/" + status.id()))
                .eTag(Versions.etag(status.version()))
                .body(status);
    }

    @Operation(summary = "Put all statuses in an order")
    @PutMapping("/order")
    TicketStatusList order(ActingAgent acting, @Valid @RequestBody OrderBody body) {
        return new TicketStatusList(statuses.order(acting, body.ids()));
    }

    @Operation(summary = "Change a status")
    @PutMapping("/{id}")
    ResponseEntity<TicketStatus> change(
            ActingAgent acting,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Body body) {
        return answer(statuses.change(acting, id, body.form(), Versions.required(ifMatch)));
    }

    @Operation(summary = "Remove a status that nothing has")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(ActingAgent acting, @PathVariable UUID id) {
        statuses.delete(acting, id);
    }

    private static ResponseEntity<TicketStatus> answer(TicketStatus status) {
        return Versions.ok(status, status.version());
    }
}
