package app.balcao.field.web;

import app.balcao.field.CustomField;
import app.balcao.field.CustomFields;
import app.balcao.field.FieldForm;
import app.balcao.field.FieldLimits;
import app.balcao.field.FieldOption;
import app.balcao.field.FieldPlace;
import app.balcao.field.FieldTarget;
import app.balcao.field.FieldType;
import app.balcao.people.ActingAgent;
import app.balcao.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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

/** Custom fields: what they are. */
@RestController
@RequestMapping("/api/v1/custom-fields")
class CustomFieldController {

    private static final UUID NO_ID = new UUID(0, 0);

    private final CustomFields fields;

    CustomFieldController(CustomFields fields) {
        this.fields = fields;
    }

    record Limits(
            @Nullable BigDecimal least,
            @Nullable BigDecimal most,
            @Min(1) @Max(10_000) @Nullable Integer maxLength,
            FieldLimits.@Nullable TextKind textKind,
            @Nullable Boolean pastAllowed,
            @Nullable Boolean futureAllowed) {

        static final Limits NONE = new Limits(null, null, null, null, null, null);

        FieldLimits limits() {
            return new FieldLimits(
                    least,
                    most,
                    maxLength,
                    textKind,
                    !Boolean.FALSE.equals(pastAllowed),
                    !Boolean.FALSE.equals(futureAllowed));
        }
    }

    record Option(
            @Schema(description = "Absent for a new one") @Size(max = 64) @Nullable
            String optionId,

            @NotBlank @Size(max = 120) String label,

            @Schema(description = "In trees: 0 for a root, one more than what it belongs to else")
            @Min(0)
            @Max(5)
            @Nullable
            Integer level,

            @Nullable Boolean active) {

        FieldOption.Draft draft() {
            return new FieldOption.Draft(id(), label, level == null ? 0 : level, !Boolean.FALSE.equals(active));
        }

        // What is no id at all is refused as any that is not the field's.
        private @Nullable UUID id() {
            try {
                return optionId == null ? null : UUID.fromString(optionId);
            } catch (IllegalArgumentException none) {
                return NO_ID;
            }
        }
    }

    record Body(
            @NotNull FieldTarget target,
            @NotNull FieldType type,
            @NotBlank @Size(max = 120) String name,
            @Size(max = 500) @Nullable String help,
            @NotNull Boolean active,
            @NotNull Boolean requiredForAgents,
            @Nullable Boolean requiredForCustomers,
            @Nullable Boolean shownToCustomers,
            @Nullable Boolean editableByCustomers,
            @NotNull CustomField.Classification classification,
            @Valid @Nullable Limits limits,

            @Schema(description = "Of types that are chosen from; those left out go") @Size(max = 1000) @Nullable
            List<@NotNull @Valid Option> options,

            @Schema(description = "None for all") @Size(max = 500) @Nullable
            List<@NotNull UUID> departmentIds,

            @Schema(description = "None for all") @Size(max = 500) @Nullable
            List<@NotNull UUID> categoryIds) {

        FieldForm form() {
            return new FieldForm(
                    target,
                    type,
                    name,
                    help,
                    active,
                    requiredForAgents,
                    Boolean.TRUE.equals(requiredForCustomers),
                    Boolean.TRUE.equals(shownToCustomers),
                    Boolean.TRUE.equals(editableByCustomers),
                    classification,
                    (limits == null ? Limits.NONE : limits).limits(),
                    options == null
                            ? List.of()
                            : options.stream().map(Option::draft).toList(),
                    departmentIds == null ? List.of() : departmentIds,
                    categoryIds == null ? List.of() : categoryIds);
        }
    }

    record OrderBody(
            @NotNull FieldTarget target,
            @NotNull @Size(max = 100) List<@NotNull UUID> fieldIds) {}

    record CustomFieldList(List<CustomField> items) {}

    @Operation(
            summary = "The custom fields in their order",
            description = "With a department, the active ones that are asked of its tickets, also in a category")
    @GetMapping
    CustomFieldList list(
            ActingAgent acting,
            @RequestParam(required = false) @Nullable FieldTarget target,
            @RequestParam(required = false) @Nullable UUID departmentId,
            @RequestParam(required = false) @Nullable UUID categoryId) {
        return new CustomFieldList(
                target == null || departmentId == null
                        ? fields.list(acting, target)
                        : fields.asked(target, new FieldPlace(departmentId, categoryId)));
    }

    @Operation(summary = "A custom field")
    @GetMapping("/{id}")
    ResponseEntity<CustomField> find(ActingAgent acting, @PathVariable UUID id) {
        return answer(fields.find(acting, id));
    }

    @Operation(summary = "Add a custom field after the others of its target")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CustomField> create(ActingAgent acting, @Valid @RequestBody Body body) {
        CustomField field = fields.create(acting, body.form());
        return ResponseEntity.created(URI.create("/api/v1/custom-fields/" + field.id()))
                .eTag(Versions.etag(field.version()))
                .body(field);
    }

    @Operation(summary = "Put the custom fields of a target in an order")
    @PutMapping("/order")
    CustomFieldList order(ActingAgent acting, @Valid @RequestBody OrderBody body) {
        return new CustomFieldList(fields.order(acting, body.target(), body.fieldIds()));
    }

    @Operation(summary = "Change a custom field; its target and type stay")
    @PutMapping("/{id}")
    ResponseEntity<CustomField> change(
            ActingAgent acting,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Body body) {
        return answer(fields.change(acting, id, body.form(), Versions.required(ifMatch)));
    }

    private static ResponseEntity<CustomField> answer(CustomField field) {
        return Versions.ok(field, field.version());
    }
}
