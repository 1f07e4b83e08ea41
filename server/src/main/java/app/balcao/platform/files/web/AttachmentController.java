package app.balcao.platform.files.web;

import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.files.Attachment;
import app.balcao.platform.files.Attachments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/attachments")
@Tag(name = "Files")
class AttachmentController {

    private final Attachments attachments;

    AttachmentController(Attachments attachments) {
        this.attachments = attachments;
    }

    /** An uploaded file. */
    record AttachmentView(UUID id, String name, String mediaType, long sizeBytes, String url) {

        static AttachmentView of(Attachment attachment) {
            return new AttachmentView(
                    attachment.id(),
                    attachment.name(),
                    attachment.mediaType(),
                    attachment.sizeBytes(),
                    attachment.url());
        }
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Upload a file of at most 25 MB, to be put into a message within a day")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<AttachmentView> upload(
            Principal agent, @RequestParam(name = "file", required = false) @Nullable MultipartFile file)
            throws IOException {
        if (file == null) {
            throw Problem.validation(FieldProblem.of("file", "required", "problem.field.required"));
        }
        try (InputStream content = file.getInputStream()) {
            Attachment attachment = attachments.upload(id(agent), file.getOriginalFilename(), content);
            return ResponseEntity.created(URI.create(attachment.url())).body(AttachmentView.of(attachment));
        }
    }

    @GetMapping("/{id}/content")
    @Operation(summary = "The bytes of a file, for whoever may see what carries it")
    @Nullable
    ResponseEntity<Resource> content(Principal agent, @PathVariable UUID id, WebRequest request) {
        Attachment attachment = attachments.read(id(agent), id);
        // Kept by the browser, but asked about each time: a right may have ended.
        if (request.checkNotModified(FileAnswer.tag(attachment))) {
            return null;
        }
        return FileAnswer.of(
                attachment, attachments.open(attachment), CacheControl.noCache().cachePrivate());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take back an upload that nothing carries yet")
    void delete(Principal agent, @PathVariable UUID id) {
        attachments.delete(id(agent), id);
    }

    private static UUID id(Principal agent) {
        return UUID.fromString(agent.getName());
    }
}
