package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.platform.web.Versions;
import app.balcao.ticket.list.ListColumn;
import app.balcao.ticket.list.TicketColumns;
import app.balcao.ticket.list.TicketColumns.Choice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the account's lists of tickets show. */
@Tag(name = "Tickets")
@RestController
@RequestMapping("/api/v1/ticket-columns")
class ColumnController {

    private final TicketColumns columns;

    ColumnController(TicketColumns columns) {
        this.columns = columns;
    }

    record ColumnsBody(
            @Schema(description = "In their order; NUMBER and SUBJECT must be there") @NotNull @Size(max = 100)
            List<@NotNull ListColumn> columns) {}

    @Operation(summary = "The columns of the account's lists of tickets, in their order")
    @GetMapping
    @MostStatements(3)
    ResponseEntity<Choice> columns(ActingAgent acting) {
        Choice choice = columns.current(acting);
        return Versions.ok(choice, choice.version());
    }

    @Operation(summary = "Choose the columns of the account's lists of tickets")
    @PutMapping
    @MostStatements(12)
    ResponseEntity<Choice> change(
            ActingAgent acting,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ColumnsBody body) {
        Choice choice = columns.change(acting, body.columns(), Versions.required(ifMatch));
        return Versions.ok(choice, choice.version());
    }
}
