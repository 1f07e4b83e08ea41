package app.balcao.agenda.web;

import app.balcao.agenda.AgendaEntry;
import app.balcao.agenda.Agendas;
import app.balcao.people.ActingAgent;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.ticket.Named;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Agents' agendas. */
@Tag(name = "Agenda")
@RestController
@RequestMapping("/api/v1/agenda")
class AgendaController {

    private final Agendas agendas;

    AgendaController(Agendas agendas) {
        this.agendas = agendas;
    }

    record AgendaAgentList(List<Named> items) {}

    @Operation(summary = "What is scheduled of an agent's tickets between two moments, in order")
    @GetMapping
    Page<AgendaEntry> entries(
            ActingAgent acting,
            @Parameter(description = "Absent for one's own; others' are for who manages them")
                    @RequestParam(required = false)
                    @Nullable
                    UUID agentId,
            @Parameter(
                            description = "Now, when absent; also what began before and goes on then",
                            example = "2026-12-01T00:00:00-03:00")
                    @RequestParam(required = false)
                    @Nullable
                    OffsetDateTime from,
            @Parameter(
                            description = "62 days later at most; a week, when absent",
                            example = "2026-12-08T00:00:00-03:00")
                    @RequestParam(required = false)
                    @Nullable
                    OffsetDateTime to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return agendas.entries(acting, agentId, from, to, PageRequest.of(limit, cursor));
    }

    @Operation(summary = "Other agents whose agendas the reader may look at, the first twenty by name")
    @GetMapping("/agents")
    AgendaAgentList others(ActingAgent acting, @RequestParam(required = false) @Nullable String search) {
        return new AgendaAgentList(agendas.others(acting, search));
    }
}
