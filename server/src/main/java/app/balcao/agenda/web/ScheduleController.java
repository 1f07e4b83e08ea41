package app.balcao.agenda.web;

import app.balcao.agenda.ScheduleForm;
import app.balcao.agenda.Schedules;
import app.balcao.agenda.TicketSchedules;
import app.balcao.people.ActingAgent;
import app.balcao.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** When work on a ticket is to begin. */
@Tag(name = "Agenda")
@RestController
@RequestMapping("/api/v1/tickets/{id}/schedule")
class ScheduleController {

    private final Schedules schedules;

    ScheduleController(Schedules schedules) {
        this.schedules = schedules;
    }

    @Operation(summary = "When work on a ticket is to begin, and what was said before")
    @GetMapping
    ResponseEntity<TicketSchedules> read(ActingAgent acting, @PathVariable UUID id) {
        return answer(schedules.of(acting, id));
    }

    @Operation(
            summary = "Say when work on a ticket is to begin",
            description = "Takes the place of what was said before; its agent is told shortly before the start.")
    @PutMapping
    ResponseEntity<TicketSchedules> schedule(
            ActingAgent acting,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ScheduleForm body) {
        return answer(schedules.schedule(acting, id, body, Versions.required(ifMatch)));
    }

    @Operation(summary = "Cancel what is scheduled")
    @DeleteMapping
    ResponseEntity<TicketSchedules> cancel(
            ActingAgent acting,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(schedules.cancel(acting, id, Versions.required(ifMatch)));
    }

    private static ResponseEntity<TicketSchedules> answer(TicketSchedules all) {
        return Versions.ok(all, all.version());
    }
}
