package app.balcao.channel.webchat.web;

import app.balcao.channel.webchat.VisitorFiles;
import app.balcao.channel.webchat.Visitors;
import app.balcao.channel.webchat.WidgetLimits;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.files.Attachment;
import app.balcao.platform.files.web.FileAnswer;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/**
 * Files of visitors' conversations; as hidden as {@link WidgetController}. A file is the body of its request rather than part
 * of a form, so that nothing of it is read before it is known who sends it.
 */
@Hidden
@RestController
@RequestMapping("/widget/v1/{key}/files")
class VisitorFileController {

    private final Visitors visitors;
    private final VisitorFiles files;
    private final WidgetLimits limits;

    VisitorFileController(Visitors visitors, VisitorFiles files, WidgetLimits limits) {
        this.visitors = visitors;
        this.files = files;
        this.limits = limits;
    }

    record Uploaded(UUID id, String name, String mediaType, long sizeBytes) {}

    @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Uploaded upload(
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestParam(required = false) @Nullable String name,
            HttpServletRequest request)
            throws IOException {
        UUID visitor = visitors.authorized(authorization);
        limits.file(visitor, request.getRemoteAddr());
        try (InputStream content = request.getInputStream()) {
            Attachment stored = files.upload(visitor, name, content);
            return new Uploaded(stored.id(), stored.name(), stored.mediaType(), stored.sizeBytes());
        }
    }

    @GetMapping("/{id}")
    @Nullable
    ResponseEntity<Resource> content(
            @PathVariable String key,
            @PathVariable UUID id,
            @RequestParam UUID conversation,
            @RequestParam long until,
            @RequestParam String signature,
            WebRequest request) {
        Attachment file = files.find(conversation, id, until, signature).orElseThrow(Problem::notFound);
        return request.checkNotModified(FileAnswer.tag(file))
                ? null
                : FileAnswer.forAnySite(
                        file, files.open(file), CacheControl.noCache().cachePrivate());
    }
}
