package app.balcao.canned.web;

import app.balcao.canned.CannedAnswer;
import app.balcao.canned.CannedAnswerForm;
import app.balcao.canned.CannedAnswers;
import app.balcao.canned.CannedVariable;
import app.balcao.people.ActingAgent;
import app.balcao.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Arrays;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Canned answers. */
@RestController
@RequestMapping("/api/v1/canned-answers")
class CannedAnswerController {

    private final CannedAnswers answers;

    CannedAnswerController(CannedAnswers answers) {
        this.answers = answers;
    }

    record Body(
            @NotNull CannedAnswer.Scope scope,

            @NotBlank @Size(max = 120) @Schema(example = "Segunda via enviada")
            String name,

            @NotBlank
            @Size(max = 100_000)
            @Schema(example = "<p>Olá, {{customer.first_name}}. A segunda via está anexada.</p>")
            String html,

            @Schema(description = "For the scope DEPARTMENTS, at least one") @Nullable @Size(max = 500)
            List<@NotNull UUID> departmentIds) {

        CannedAnswerForm form() {
            return new CannedAnswerForm(scope, name, html, departmentIds == null ? List.of() : departmentIds);
        }
    }

    record CannedAnswerList(
            List<CannedAnswer.Row> items,

            @Schema(description = "What may stand between {{ and }} in a text")
            List<String> variables,

            @Schema(description = "Whose canned answers the reader may write")
            List<CannedAnswer.Scope> writable) {}

    @Operation(summary = "Canned answers one may use: one's own and shared ones, by name")
    @GetMapping
    CannedAnswerList list(
            ActingAgent acting,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable UUID departmentId) {
        return new CannedAnswerList(
                answers.list(acting, search, departmentId),
                Arrays.stream(CannedVariable.values())
                        .map(CannedVariable::written)
                        .toList(),
                answers.writable(acting));
    }

    @Operation(summary = "A canned answer")
    @GetMapping("/{id}")
    ResponseEntity<CannedAnswer> find(ActingAgent acting, @PathVariable UUID id) {
        return answer(answers.find(acting, id));
    }

    @Operation(summary = "Add a canned answer")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CannedAnswer> create(ActingAgent acting, @Valid @RequestBody Body body) {
        CannedAnswer made = answers.create(acting, body.form());
        return ResponseEntity.created(URI.create("/api/v1/canned-answers/" + made.id()))
                .eTag(Versions.etag(made.version()))
                .body(made);
    }

    @Operation(summary = "Change a canned answer")
    @PutMapping("/{id}")
    ResponseEntity<CannedAnswer> change(
            ActingAgent acting,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Body body) {
        return answer(answers.change(acting, id, body.form(), Versions.required(ifMatch)));
    }

    @Operation(summary = "Remove a canned answer")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(ActingAgent acting, @PathVariable UUID id) {
        answers.delete(acting, id);
    }

    private static ResponseEntity<CannedAnswer> answer(CannedAnswer answer) {
        return Versions.ok(answer, answer.version());
    }
}
