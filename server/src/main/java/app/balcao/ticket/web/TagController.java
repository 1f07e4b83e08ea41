package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.people.TicketStatus;
import app.balcao.platform.database.MostStatements;
import app.balcao.platform.web.Versions;
import app.balcao.ticket.TagCatalogue;
import app.balcao.ticket.TicketTag;
import app.balcao.ticket.TicketTagForm;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The account's tags. */
@Tag(name = "Tickets")
@RestController
@RequestMapping("/api/v1/tags")
class TagController {

    private final TagCatalogue tags;

    TagController(TagCatalogue tags) {
        this.tags = tags;
    }

    record TagBody(
            @NotBlank @Size(max = 60) @Schema(example = "Garantia")
            String name,

            @NotNull TicketStatus.Color color,
            @NotNull Boolean active) {

        TicketTagForm form() {
            return new TicketTagForm(name, color, active);
        }
    }

    record MergeBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "The tag that stays") @Nullable
            UUID intoId) {}

    record TagList(List<TicketTag> items) {}

    record TagUse(int tickets) {}

    @Operation(summary = "The account's tags by name")
    @GetMapping
    @MostStatements(3)
    TagList list(ActingAgent acting) {
        return new TagList(tags.list(acting));
    }

    @Operation(summary = "A tag")
    @GetMapping("/{id}")
    @MostStatements(3)
    ResponseEntity<TicketTag> find(ActingAgent acting, @PathVariable UUID id) {
        return answer(tags.find(acting, id));
    }

    @Operation(summary = "How many tickets have a tag")
    @GetMapping("/{id}/use")
    @MostStatements(4)
    TagUse use(ActingAgent acting, @PathVariable UUID id) {
        return new TagUse(tags.ticketsWith(acting, id));
    }

    @Operation(summary = "Add a tag")
    @PostMapping
    @MostStatements(8)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<TicketTag> create(ActingAgent acting, @Valid @RequestBody TagBody body) {
        TicketTag tag = tags.create(acting, body.form());
        return ResponseEntity.created(URI.create("/api/v1/tags/" + tag.id()))
                .eTag(Versions.etag(tag.version()))
                .body(tag);
    }

    @Operation(summary = "Change a tag")
    @PutMapping("/{id}")
    @MostStatements(9)
    ResponseEntity<TicketTag> change(
            ActingAgent acting,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TagBody body) {
        return answer(tags.change(acting, id, body.form(), Versions.required(ifMatch)));
    }

    @Operation(
            summary = "Merge a tag into another",
            description = "Tickets that have it get the other one, and it is removed.")
    @PostMapping("/{id}/merge")
    @MostStatements(8)
    ResponseEntity<TicketTag> merge(ActingAgent acting, @PathVariable UUID id, @RequestBody MergeBody body) {
        return answer(tags.merge(acting, id, body.intoId()));
    }

    @Operation(summary = "Remove a tag, from the tickets that have it too")
    @DeleteMapping("/{id}")
    @MostStatements(7)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(ActingAgent acting, @PathVariable UUID id) {
        tags.delete(acting, id);
    }

    private static ResponseEntity<TicketTag> answer(TicketTag tag) {
        return Versions.ok(tag, tag.version());
    }
}
