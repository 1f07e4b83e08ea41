package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.ticket.WorkPeriod;
import app.balcao.ticket.work.OwnWork;
import app.balcao.ticket.work.Stopwatch;
import app.balcao.ticket.work.Stopwatches;
import app.balcao.ticket.work.WorkCorrections;
import app.balcao.ticket.work.WorkEntry;
import app.balcao.ticket.work.WorkTimes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The time that agents work on tickets. */
@Tag(name = "Tickets")
@RestController
@RequestMapping("/api/v1")
class WorkController {

    private final WorkTimes times;
    private final WorkCorrections corrections;
    private final Stopwatches stopwatches;

    WorkController(WorkTimes times, WorkCorrections corrections, Stopwatches stopwatches) {
        this.times = times;
        this.corrections = corrections;
        this.stopwatches = stopwatches;
    }

    record OwnWorkList(List<OwnWork> items) {}

    record StartRequest(
            @Schema(description = "Whether one that runs on another ticket is paused for it") @Nullable
            Boolean pauseOther) {}

    @Operation(summary = "The time that agents worked on a ticket, the newest first")
    @GetMapping("/tickets/{id}/work-entries")
    @MostStatements(4)
    Page<WorkEntry> list(
            ActingAgent acting,
            @PathVariable UUID id,
            @Parameter(description = "1 for what stopwatches measured alone, 0 for what was told; absent for both")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean stopwatch,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return times.list(acting, id, stopwatch, PageRequest.of(limit, cursor));
    }

    @Operation(
            summary = "Correct from when to when somebody worked",
            description = "One's own while the ticket is open; for who leads its department, everybody's and always.")
    @PutMapping("/tickets/{id}/work-entries/{entryId}")
    @MostStatements(12)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void correct(ActingAgent acting, @PathVariable UUID id, @PathVariable UUID entryId, @RequestBody WorkPeriod body) {
        corrections.correct(acting, id, entryId, body);
    }

    @Operation(
            summary = "Take time of work back",
            description = "One's own while the ticket is open; for who leads its department, everybody's and always.")
    @DeleteMapping("/tickets/{id}/work-entries/{entryId}")
    @MostStatements(12)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(ActingAgent acting, @PathVariable UUID id, @PathVariable UUID entryId) {
        corrections.remove(acting, id, entryId);
    }

    @Operation(
            summary = "One's own time of work that covers some of a period, on whichever ticket",
            description = "At most 20 of them, the earliest first. Tells who is about to write down some of it twice.")
    @GetMapping("/me/work-entries")
    @MostStatements(3)
    OwnWorkList own(
            ActingAgent acting,
            @Parameter(description = "A day before the end, unless said", example = "2026-11-27T13:30:00Z")
                    @RequestParam(required = false)
                    @Nullable
                    OffsetDateTime startedAt,
            @Parameter(description = "Now, unless said", example = "2026-11-27T14:15:00Z")
                    @RequestParam(required = false)
                    @Nullable
                    OffsetDateTime endedAt) {
        return new OwnWorkList(times.own(acting, new WorkPeriod(startedAt, endedAt)));
    }

    @Operation(summary = "One's own stopwatch on a ticket")
    @GetMapping("/tickets/{id}/stopwatch")
    @MostStatements(5)
    Stopwatch stopwatch(ActingAgent acting, @PathVariable UUID id) {
        return stopwatches.view(acting, id);
    }

    @Operation(
            summary = "Start one's stopwatch on a ticket, or go on with it",
            description = "While another runs it is refused as stopwatch-elsewhere (409), with that ticket.")
    @PostMapping("/tickets/{id}/stopwatch/start")
    @MostStatements(12)
    Stopwatch start(
            ActingAgent acting, @PathVariable UUID id, @RequestBody(required = false) @Nullable StartRequest body) {
        stopwatches.start(acting, id, body != null && Boolean.TRUE.equals(body.pauseOther()));
        return stopwatches.view(acting, id);
    }

    @Operation(summary = "Pause one's stopwatch on a ticket")
    @PostMapping("/tickets/{id}/stopwatch/pause")
    @MostStatements(9)
    Stopwatch pause(ActingAgent acting, @PathVariable UUID id) {
        stopwatches.pause(acting, id);
        return stopwatches.view(acting, id);
    }

    @Operation(summary = "Stop one's stopwatch on a ticket and write down what it measured")
    @PostMapping("/tickets/{id}/stopwatch/stop")
    @MostStatements(12)
    Stopwatch stop(ActingAgent acting, @PathVariable UUID id) {
        stopwatches.stop(acting, id);
        return stopwatches.view(acting, id);
    }

    @Operation(summary = "Stop one's stopwatch on a ticket and forget what it measured")
    @DeleteMapping("/tickets/{id}/stopwatch")
    @MostStatements(9)
    Stopwatch discard(ActingAgent acting, @PathVariable UUID id) {
        stopwatches.discard(acting, id);
        return stopwatches.view(acting, id);
    }
}
