package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.Drafts;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@Tag(name = "Drafts")
@RestController
@RequestMapping("/api/v1/drafts/{place}")
class DraftController {

    private final Drafts drafts;

    DraftController(Drafts drafts) {
        this.drafts = drafts;
    }

    record DraftView(
            @JsonRawValue @Schema(type = "object", description = "As it was put")
            String content,

            OffsetDateTime updatedAt) {}

    record DraftRequest(
            @Schema(
                    implementation = Object.class,
                    types = "object",
                    description = "Any JSON object of at most 1 MB",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            JsonNode content) {}

    @Operation(summary = "What one was writing at a place, such as ticket:<id>:reply")
    @GetMapping
    @MostStatements(3)
    DraftView get(ActingAgent acting, @PathVariable String place) {
        Drafts.Draft draft = drafts.get(acting, place);
        return new DraftView(draft.content(), draft.updatedAt());
    }

    @Operation(summary = "Keep what one is writing")
    @PutMapping
    @MostStatements(5)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(ActingAgent acting, @PathVariable String place, @RequestBody DraftRequest body) {
        if (body.content() == null || body.content().isNull()) {
            throw Problem.validation(FieldProblem.of("content", "required", "problem.field.required"));
        }
        if (!body.content().isObject()) {
            throw Problem.validation(FieldProblem.of("content", "type", "problem.field.type"));
        }
        drafts.put(acting, place, body.content().toString());
    }

    @Operation(summary = "Forget it")
    @DeleteMapping
    @MostStatements(4)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(ActingAgent acting, @PathVariable String place) {
        drafts.delete(acting, place);
    }
}
