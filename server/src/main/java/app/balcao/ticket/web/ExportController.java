package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.ticket.export.TicketExport;
import app.balcao.ticket.export.TicketExports;
import app.balcao.ticket.list.ListColumn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files of what lists of tickets find. */
@Tag(name = "Tickets")
@RestController
@RequestMapping("/api/v1/ticket-exports")
class ExportController {

    private final TicketExports exports;

    ExportController(TicketExports exports) {
        this.exports = exports;
    }

    record ExportBody(
            @NotNull TicketExport.Format format,

            @Schema(
                    description = "Parameters of the list of tickets: all that it finds",
                    example = "{\"state\": \"open\", \"priority\": \"3,4\"}")
            @Nullable
            @Size(max = 30)
            Map<String, @NotNull @Size(max = 4000) String> filters,

            @Schema(description = "What it shows, in order; absent for what the account's lists show")
            @Nullable
            @Size(max = 250)
            List<@NotNull ListColumn> columns) {}

    record ExportList(List<TicketExport> items) {}

    @Operation(
            summary = "Have a file written of what a list of tickets finds",
            description = "It is written in the background, under the rights one has then, and kept for three days.")
    @PostMapping
    @MostStatements(7)
    @ResponseStatus(HttpStatus.ACCEPTED)
    TicketExport request(ActingAgent acting, @Valid @RequestBody ExportBody body) {
        Map<String, String> filters = body.filters() == null ? Map.of() : body.filters();
        return exports.request(acting, body.format(), ListParameters.of(acting, filters), body.columns(), filters);
    }

    @Operation(summary = "The files of tickets one asked for, the latest first")
    @GetMapping
    @MostStatements(3)
    ExportList list(ActingAgent acting) {
        return new ExportList(exports.list(acting));
    }

    @Operation(summary = "How far a file of tickets is that one asked for")
    @GetMapping("/{id}")
    @MostStatements(3)
    TicketExport find(ActingAgent acting, @PathVariable UUID id) {
        return exports.find(acting, id);
    }

    @Operation(summary = "Delete a file of tickets, or stop one that is being written")
    @DeleteMapping("/{id}")
    @MostStatements(5)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(ActingAgent acting, @PathVariable UUID id) {
        exports.delete(acting, id);
    }

    @Operation(summary = "A file of tickets that is ready")
    @GetMapping("/{id}/content")
    @MostStatements(6)
    ResponseEntity<Resource> content(ActingAgent acting, @PathVariable UUID id) {
        TicketExports.Download download = exports.download(acting, id);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(download.name())
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.parseMediaType(download.mediaType()))
                .contentLength(download.sizeBytes())
                .body(new InputStreamResource(download.content()));
    }
}
