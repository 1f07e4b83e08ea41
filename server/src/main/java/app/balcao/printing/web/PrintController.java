package app.balcao.printing.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.web.Versions;
import app.balcao.printing.Looks;
import app.balcao.printing.Placeholder;
import app.balcao.printing.PrintDocument;
import app.balcao.printing.PrintPages;
import app.balcao.printing.PrintTemplate;
import app.balcao.printing.PrintTemplateForm;
import app.balcao.printing.PrintTemplates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Printing")
@RestController
@RequestMapping("/api/v1")
class PrintController {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final PrintPages pages;
    private final PrintTemplates templates;

    PrintController(PrintPages pages, PrintTemplates templates) {
        this.pages = pages;
        this.templates = templates;
    }

    /** A template, and what it can name. */
    record TemplateView(PrintTemplate template, List<PlaceholderView> placeholders) {}

    /** @param items what each item of a list has */
    record PlaceholderView(
            @Schema(example = "customer.name") String name, Placeholder.Kind kind, List<String> items) {}

    record VersionList(List<PrintTemplate> items) {}

    record PreviewRequest(
            @Nullable String body,
            Looks.@Nullable Font font,
            @Schema(minimum = "8", maximum = "16") @Nullable Integer fontSize,
            Looks.@Nullable Spacing spacing,

            @Schema(description = "Of a ticket to show; absent for an invented one") @Nullable
            Long ticketNumber) {}

    /** @param html a whole page, for a frame that lets nothing run */
    record Preview(String html) {}

    @Operation(summary = "A ticket as a page to print")
    @GetMapping("/tickets/{id}/print")
    ResponseEntity<String> print(ActingAgent acting, @PathVariable UUID id) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", PrintDocument.CONTENT_POLICY)
                .body(pages.page(acting, id));
    }

    @Operation(summary = "The template that tickets are printed by, and its placeholders")
    @GetMapping("/print-template")
    ResponseEntity<TemplateView> template(ActingAgent acting) {
        return answer(templates.current(acting));
    }

    @Operation(
            summary = "Change the template",
            description = "A body that cannot be printed is refused, with the line.")
    @PutMapping("/print-template")
    ResponseEntity<TemplateView> save(
            ActingAgent acting,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody PrintTemplateForm body) {
        return answer(templates.save(acting, body, Versions.required(ifMatch)));
    }

    @Operation(summary = "Go back to the product's own template")
    @DeleteMapping("/print-template")
    ResponseEntity<TemplateView> restore(
            ActingAgent acting,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(templates.restore(acting, Versions.required(ifMatch)));
    }

    @Operation(summary = "Every template there was, the latest first")
    @GetMapping("/print-template/versions")
    VersionList versions(ActingAgent acting) {
        return new VersionList(templates.versions(acting));
    }

    @Operation(summary = "A template as it would print")
    @PostMapping("/print-template/preview")
    Preview preview(ActingAgent acting, @RequestBody PreviewRequest body) {
        PrintTemplateForm form = new PrintTemplateForm(body.body(), body.font(), body.fontSize(), body.spacing());
        return new Preview(pages.preview(acting, form, body.ticketNumber()));
    }

    private static ResponseEntity<TemplateView> answer(PrintTemplate template) {
        List<PlaceholderView> placeholders = Arrays.stream(Placeholder.values())
                .map(each -> new PlaceholderView(each.path(), each.kind(), each.items()))
                .toList();
        return Versions.ok(new TemplateView(template, placeholders), template.version());
    }
}
