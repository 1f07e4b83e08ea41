package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.ticket.WorkPeriod;
import app.balcao.ticket.bulk.TicketBulk;
import app.balcao.ticket.bulk.TicketBulks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Things done with many tickets at once. */
@Tag(name = "Tickets")
@RestController
@RequestMapping("/api/v1/ticket-bulks")
class BulkController {

    private final TicketBulks bulks;

    BulkController(TicketBulks bulks) {
        this.bulks = bulks;
    }

    record BulkBody(
            @NotNull TicketBulk.Action action,

            @Schema(description = "The tickets; without them, filters") @Nullable @Size(max = TicketBulks.MOST)
            List<@NotNull UUID> ticketIds,

            @Schema(description = "Parameters of the list of tickets: all that it finds now") @Nullable @Size(max = 30)
            Map<String, @NotNull @Size(max = 4000) String> filters,

            @Schema(
                    description =
                            "To whom BIND binds, absent for who asks; or TRANSFER passes on, absent for the queue")
            @Nullable
            UUID agentId,

            @Schema(description = "Why CLOSE closes; or what the history says of TRANSFER (1,000 characters) or STATUS")
            @Nullable
            @Size(max = 4000)
            String reason,

            @Schema(description = "Where TRANSFER passes on to; absent for each ticket's own, with an agent") @Nullable
            UUID departmentId,

            @Schema(description = "What STATUS gives") @Nullable
            UUID statusId,

            @Schema(description = "What PRIORITY gives") @Nullable @Min(1) @Max(4)
            Integer priority,

            @Schema(description = "What TAGS gives") @Nullable @Size(max = 20)
            List<@NotNull UUID> addTagIds,

            @Schema(description = "What TAGS takes away") @Nullable @Size(max = 100)
            List<@NotNull UUID> removeTagIds,

            @Schema(
                    description =
                            "What CLOSE fills in, by the custom field's id: each ticket takes what it is asked at closing",
                    example = "{}")
            @Nullable
            @Size(max = 200)
            Map<UUID, @Nullable Object> fields,

            @Schema(description = "The time that was worked on each ticket, for CLOSE") @Nullable
            WorkPeriod work) {

        TicketBulk.Choice choice() {
            return new TicketBulk.Choice(
                    agentId,
                    reason,
                    departmentId,
                    statusId,
                    priority,
                    addTagIds == null ? List.of() : addTagIds,
                    removeTagIds == null ? List.of() : removeTagIds,
                    fields == null ? Map.of() : fields,
                    work);
        }
    }

    record BulkList(List<TicketBulk> items) {}

    @Operation(
            summary = "Have something done with many tickets",
            description = "It is done in the background, with each ticket by itself and under the rights one has then.")
    @PostMapping
    @MostStatements(10)
    @ResponseStatus(HttpStatus.ACCEPTED)
    TicketBulk begin(ActingAgent acting, @Valid @RequestBody BulkBody body) {
        TicketBulk.Choice choice = body.choice();
        if (body.ticketIds() != null) {
            return bulks.begin(acting, body.action(), choice, body.ticketIds());
        }
        if (body.filters() == null) {
            throw Problem.validation(FieldProblem.of("ticketIds", "required", "problem.field.required"));
        }
        return bulks.begin(acting, body.action(), choice, ListParameters.of(acting, body.filters()));
    }

    @Operation(summary = "What one had done with many tickets, the latest first")
    @GetMapping
    @MostStatements(3)
    BulkList list(ActingAgent acting) {
        return new BulkList(bulks.list(acting));
    }

    @Operation(summary = "How far something is that one has done with many tickets")
    @GetMapping("/{id}")
    @MostStatements(3)
    TicketBulk find(ActingAgent acting, @PathVariable UUID id) {
        return bulks.find(acting, id);
    }

    @Operation(summary = "Its tickets, each with what came of it")
    @GetMapping("/{id}/items")
    @MostStatements(4)
    Page<TicketBulk.Item> items(
            ActingAgent acting,
            @PathVariable UUID id,
            @RequestParam(required = false) TicketBulk.@Nullable Outcome outcome,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return bulks.items(acting, id, outcome, PageRequest.of(limit, cursor));
    }
}
