package app.balcao.conversation.web;

import app.balcao.conversation.desk.ConversationLabel;
import app.balcao.conversation.desk.ConversationLabels;
import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

/** The account's labels of conversations. */
@Tag(name = "Conversations")
@RestController
@RequestMapping("/api/v1/conversation-labels")
class ConversationLabelController {

    private final ConversationLabels labels;

    ConversationLabelController(ConversationLabels labels) {
        this.labels = labels;
    }

    record LabelBody(
            @NotNull @Schema(maxLength = 60, example = "Troca")
            String name,

            @NotNull @Schema(description = "As CSS writes it", example = "#2b8a3e")
            String color,

            @NotNull Boolean active) {

        ConversationLabels.Form form() {
            return new ConversationLabels.Form(name, color, active);
        }
    }

    record LabelList(List<ConversationLabel> items) {}

    @Operation(summary = "The account's labels by name")
    @GetMapping
    @MostStatements(3)
    LabelList list(ActingAgent acting) {
        return new LabelList(labels.list(acting));
    }

    @Operation(summary = "A label")
    @GetMapping("/{id}")
    @MostStatements(3)
    ResponseEntity<ConversationLabel> find(ActingAgent acting, @PathVariable UUID id) {
        ConversationLabel label = labels.find(acting, id);
        return Versions.ok(label, label.version());
    }

    @Operation(summary = "Add a label")
    @PostMapping
    @MostStatements(8)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ConversationLabel> create(ActingAgent acting, @Valid @RequestBody LabelBody body) {
        ConversationLabel label = labels.create(acting, body.form());
        return ResponseEntity.created(URI.create("/api/v1/conversation-labels/" + label.id()))
                .eTag(Versions.etag(label.version()))
                .body(label);
    }

    @Operation(summary = "Change a label")
    @PutMapping("/{id}")
    @MostStatements(9)
    ResponseEntity<ConversationLabel> change(
            ActingAgent acting,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody LabelBody body) {
        ConversationLabel label = labels.change(acting, id, body.form(), Versions.required(ifMatch));
        return Versions.ok(label, label.version());
    }

    @Operation(summary = "Remove a label, from the conversations that have it too")
    @DeleteMapping("/{id}")
    @MostStatements(7)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(ActingAgent acting, @PathVariable UUID id) {
        labels.delete(acting, id);
    }
}
