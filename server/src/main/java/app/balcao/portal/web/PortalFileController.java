package app.balcao.portal.web;

import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.files.Attachment;
import app.balcao.portal.PortalCustomer;
import app.balcao.portal.PortalTickets;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files that customers send, to be put into what they write. */
@RestController
@RequestMapping("/api/v1/portal/{account}/attachments")
class PortalFileController {

    private final PortalTickets tickets;

    PortalFileController(PortalTickets tickets) {
        this.tickets = tickets;
    }

    /** An uploaded file. */
    record UploadedFile(UUID id, String name, String mediaType, long sizeBytes) {}

    @Operation(summary = "Upload a file of at most 25 MB, to be put into a message within a day")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    UploadedFile upload(
            @PathVariable String account,
            PortalCustomer customer,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file)
            throws IOException {
        if (file == null) {
            throw Problem.validation(FieldProblem.of("file", "required", "problem.field.required"));
        }
        try (InputStream content = file.getInputStream()) {
            Attachment stored = tickets.upload(customer, file.getOriginalFilename(), content);
            return new UploadedFile(stored.id(), stored.name(), stored.mediaType(), stored.sizeBytes());
        }
    }
}
