package app.balcao.audit.web;

import app.balcao.audit.AuditAdministration;
import app.balcao.audit.AuditEntry;
import app.balcao.audit.AuditExport;
import app.balcao.audit.AuditFilter;
import app.balcao.audit.AuditSettings;
import app.balcao.audit.AuditTrail;
import app.balcao.audit.OptionalItem;
import app.balcao.people.ActingAgent;
import app.balcao.platform.audit.AuditableAction.ActorKind;
import app.balcao.platform.csv.CsvDownload;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.security.ConfirmedRecently;
import app.balcao.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit. */
@Tag(name = "Audit")
@RestController
@RequestMapping("/api/v1")
class AuditController {

    private final AuditTrail audit;
    private final AuditExport export;
    private final AuditAdministration administration;

    AuditController(AuditTrail audit, AuditExport export, AuditAdministration administration) {
        this.audit = audit;
        this.export = export;
        this.administration = administration;
    }

    /** Which lines are wanted; what is left out leaves it open. */
    record FilterParameters(
            @Nullable @Size(max = 100) String action,
            @Nullable @Size(max = 100) String itemType,
            @Nullable @Size(max = 300) String itemId,
            @Nullable ActorKind actorKind,
            @Nullable UUID agentId,
            @Nullable @Size(max = 50) String ip,
            @Nullable @Size(max = 200) String search,
            @Nullable Instant from,
            @Nullable Instant to) {

        AuditFilter filter() {
            return new AuditFilter(action, itemType, itemId, actorKind, agentId, ip, search, from, to);
        }
    }

    @Operation(summary = "What was done, the latest first")
    @GetMapping("/audit-entries")
    Page<AuditEntry> list(
            ActingAgent acting,
            @Valid @ParameterObject FilterParameters parameters,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return audit.list(acting, parameters.filter(), PageRequest.of(limit, cursor));
    }

    @Operation(summary = "The same lines, all of them, as a CSV file")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = CsvDownload.MEDIA_TYPE, schema = @Schema(type = "string")))
    @GetMapping(path = "/audit-entries/export", produces = CsvDownload.MEDIA_TYPE)
    void export(ActingAgent acting, @Valid @ParameterObject FilterParameters parameters, HttpServletResponse response)
            throws IOException {
        AuditFilter filter = parameters.filter();
        export.begin(acting, filter);
        CsvDownload.send(response, "balcao-audit.csv", acting.language(), table -> export.write(acting, filter, table));
    }

    /** @param auditedItems those of the optional items that are to be kept */
    record SettingsBody(
            @NotNull @Size(max = 50) List<OptionalItem> auditedItems,
            @NotNull @Schema(minimum = "6", maximum = "120") Integer retentionMonths) {}

    @Operation(summary = "What is audited beyond what always is, and for how long lines stay")
    @GetMapping("/audit-settings")
    ResponseEntity<AuditSettings> settings(ActingAgent acting) {
        AuditSettings settings = administration.find(acting);
        return Versions.ok(settings, settings.version());
    }

    @Operation(summary = "Change what is audited, which is itself audited")
    @ConfirmedRecently
    @PutMapping("/audit-settings")
    ResponseEntity<AuditSettings> change(
            ActingAgent acting,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SettingsBody body) {
        AuditSettings settings =
                administration.change(acting, body.auditedItems(), body.retentionMonths(), Versions.required(ifMatch));
        return Versions.ok(settings, settings.version());
    }
}
