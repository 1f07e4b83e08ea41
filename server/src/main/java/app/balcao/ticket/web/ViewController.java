package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.platform.web.Versions;
import app.balcao.ticket.list.ListColumn;
import app.balcao.ticket.list.TicketView;
import app.balcao.ticket.list.TicketViews;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Saved views of the list of tickets. */
@Tag(name = "Tickets")
@RestController
@RequestMapping("/api/v1/ticket-views")
class ViewController {

    private final TicketViews views;

    ViewController(TicketViews views) {
        this.views = views;
    }

    record ViewBody(
            @NotNull TicketView.Scope scope,

            @Schema(description = "For the scope DEPARTMENT") @Nullable
            UUID departmentId,

            @NotBlank @Size(max = 80) @Schema(example = "Urgentes sem atendente")
            String name,

            @Schema(
                    description = "Parameters of the list of tickets, by name",
                    example = "{\"priority\":\"3,4\",\"agentId\":\"none\"}")
            @NotNull
            @Size(max = 30)
            Map<String, @NotNull @Size(max = 4000) String> filters,

            @Schema(description = "Absent for those of the account") @Nullable @Size(max = 100)
            List<@NotNull ListColumn> columns) {

        TicketView.Form form(ActingAgent acting) {
            ListParameters.of(acting, filters);
            return new TicketView.Form(scope, departmentId, name, filters, columns);
        }
    }

    record ViewList(List<TicketView> items) {}

    @Operation(summary = "Saved views of the list of tickets: one's own and shared ones, by name")
    @GetMapping
    @MostStatements(3)
    ViewList list(ActingAgent acting) {
        return new ViewList(views.list(acting));
    }

    @Operation(summary = "A saved view")
    @GetMapping("/{id}")
    @MostStatements(3)
    ResponseEntity<TicketView> find(ActingAgent acting, @PathVariable UUID id) {
        return answer(views.find(acting, id));
    }

    @Operation(summary = "Save a view", description = "Sharing is for administrators and a department's managers.")
    @PostMapping
    @MostStatements(8)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<TicketView> create(ActingAgent acting, @Valid @RequestBody ViewBody body) {
        TicketView made = views.create(acting, body.form(acting));
        return ResponseEntity.created(URI.create("/api/v1/ticket-views/" + made.id()))
                .eTag(Versions.etag(made.version()))
                .body(made);
    }

    @Operation(summary = "Change a saved view")
    @PutMapping("/{id}")
    @MostStatements(9)
    ResponseEntity<TicketView> change(
            ActingAgent acting,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ViewBody body) {
        return answer(views.change(acting, id, body.form(acting), Versions.required(ifMatch)));
    }

    @Operation(summary = "Remove a saved view")
    @DeleteMapping("/{id}")
    @MostStatements(6)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(ActingAgent acting, @PathVariable UUID id) {
        views.delete(acting, id);
    }

    private static ResponseEntity<TicketView> answer(TicketView view) {
        return Versions.ok(view, view.version());
    }
}
