package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.ticket.handover.AgentDeparture;
import app.balcao.ticket.handover.AgentDepartures;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Agents who leave, and what becomes of their tickets. */
@Tag(name = "Agents")
@RestController
@RequestMapping("/api/v1/agents/{id}")
class DepartureController {

    private final AgentDepartures departures;

    DepartureController(AgentDepartures departures) {
        this.departures = departures;
    }

    record OpenTicketsList(List<AgentDeparture.OpenTickets> items) {}

    record DestinationBody(
            @NotNull UUID departmentId,

            @Schema(description = "Who gets the tickets; absent is the department's queue") @Nullable
            UUID toAgentId) {}

    record DepartureBody(
            @Schema(description = "Where the open tickets of each department go; those of others stay")
            @NotNull
            @Size(max = 500)
            List<@Valid @NotNull DestinationBody> departments) {

        List<AgentDeparture.Destination> plan() {
            return departments.stream()
                    .map(each -> new AgentDeparture.Destination(each.departmentId(), each.toAgentId()))
                    .toList();
        }
    }

    @Operation(summary = "The agent's open tickets by department, and who could have them")
    @GetMapping("/open-tickets")
    @MostStatements(4)
    OpenTicketsList openTickets(ActingAgent acting, @PathVariable UUID id) {
        return new OpenTicketsList(departures.openTickets(acting, id));
    }

    @Operation(summary = "Deactivate the agent, and hand their open tickets over in the background")
    @PostMapping("/departure")
    @MostStatements(24)
    @ResponseStatus(HttpStatus.ACCEPTED)
    AgentDeparture begin(ActingAgent acting, @PathVariable UUID id, @Valid @RequestBody DepartureBody body) {
        return departures.begin(acting, id, body.plan());
    }

    @Operation(summary = "How far the last hand-over of the agent's tickets is")
    @GetMapping("/departure")
    @MostStatements(5)
    AgentDeparture last(ActingAgent acting, @PathVariable UUID id) {
        return departures.last(acting, id);
    }
}
