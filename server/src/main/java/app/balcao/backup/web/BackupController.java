package app.balcao.backup.web;

import app.balcao.backup.Backup;
import app.balcao.backup.Backups;
import app.balcao.people.ActingAgent;
import app.balcao.platform.security.ConfirmedRecently;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Backups of the whole account. */
@Tag(name = "Backups")
@RestController
@RequestMapping("/api/v1/backups")
class BackupController {

    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    private final Backups backups;

    BackupController(Backups backups) {
        this.backups = backups;
    }

    record BackupList(List<Backup> items) {}

    @Operation(summary = "Backups that were asked for, the latest first")
    @GetMapping
    BackupList list(ActingAgent acting) {
        return new BackupList(backups.list(acting));
    }

    @Operation(summary = "Have a backup of the whole account made in the background")
    @ConfirmedRecently
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Backup request(ActingAgent acting) {
        return backups.request(acting);
    }

    @Operation(summary = "A backup, for who is about to download it: asks for the same proof as its file")
    @ConfirmedRecently
    @GetMapping("/{id}")
    Backup find(ActingAgent acting, @PathVariable UUID id) {
        return backups.find(acting, id);
    }

    @Operation(summary = "Delete a backup, or stop one that is being made")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(ActingAgent acting, @PathVariable UUID id) {
        backups.delete(acting, id);
    }

    @Operation(summary = "The ZIP file of a backup that is ready")
    @ConfirmedRecently
    @GetMapping("/{id}/content")
    ResponseEntity<Resource> content(ActingAgent acting, @PathVariable UUID id) {
        Backups.Download download = backups.download(acting, id);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(download.name())
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(ZIP)
                .contentLength(download.sizeBytes())
                .body(new InputStreamResource(download.content()));
    }
}
