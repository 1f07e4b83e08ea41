package app.balcao.people.web;

import app.balcao.people.ActingAgent;
import app.balcao.people.AutoAssignment;
import app.balcao.people.Department;
import app.balcao.people.DepartmentForm;
import app.balcao.people.DepartmentSettings;
import app.balcao.people.DepartmentUse;
import app.balcao.people.Departments;
import app.balcao.people.RatingFormat;
import app.balcao.platform.web.Versions;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/** Departments. */
@RestController
@RequestMapping("/api/v1/departments")
class DepartmentController {

    private final Departments departments;

    DepartmentController(Departments departments) {
        this.departments = departments;
    }

    record DepartmentBody(
            @NotBlank @Size(max = 120) String name,
            @NotNull Boolean active,
            @NotNull @Size(max = 1000) List<@NotNull UUID> categoryIds,
            @Nullable UUID defaultCategoryId,
            @NotNull Integer defaultPriority,
            @NotNull Boolean categoryRequired,
            @NotNull @Size(max = 1000) List<@Valid @NotNull PlaceBody> agents,

            @Schema(description = "Absent leaves them as they are") @Nullable @Valid
            SettingsBody settings,

            @Schema(description = "Uploaded before; absent leaves them as they are") @Nullable
            PicturesBody pictures) {

        DepartmentForm form() {
            return new DepartmentForm(
                    name,
                    active,
                    categoryIds,
                    defaultCategoryId,
                    defaultPriority,
                    categoryRequired,
                    agents.stream().map(PlaceBody::form).toList(),
                    settings == null ? null : settings.settings(),
                    pictures == null ? null : pictures.pictures());
        }
    }

    record SettingsBody(
            @Schema(
                    description = "What a customer reads first in a chat; may hold {{cliente}}, {{atendente}},"
                            + " {{departamento}} and {{empresa}}")
            @NotNull
            @Size(max = 2000)
            String chatGreeting,

            @NotNull Boolean visibleToCustomers,
            @NotNull Boolean acceptsInternalTickets,
            @NotNull Boolean offersChat,
            @NotNull Boolean offersTickets,
            @NotNull AutoAssignment autoAssignment,

            @Schema(description = "The mailbox that mail about its tickets leaves by; null leaves it to the ticket")
            @Nullable
            UUID mailboxId,

            @Nullable @Size(max = 120) String fromName,

            @Schema(description = "Stands below every reply by e-mail") @NotNull @Size(max = 50_000)
            String replyFooterHtml,

            @Schema(description = "Whether its tickets are closed only once time of work was told") @NotNull
            Boolean workTimeRequired,

            @Schema(description = "Whether who leads it decides before its tickets are closed") @NotNull
            Boolean closingByManager,

            @Schema(description = "Its hours; null for the standard shift's") @Nullable
            UUID workShiftId,

            @NotNull @Valid AfterChatBody afterChat) {

        DepartmentSettings settings() {
            return new DepartmentSettings(
                    chatGreeting,
                    visibleToCustomers,
                    acceptsInternalTickets,
                    offersChat,
                    offersTickets,
                    autoAssignment,
                    mailboxId,
                    fromName,
                    replyFooterHtml,
                    workTimeRequired,
                    closingByManager,
                    workShiftId,
                    afterChat.afterChat());
        }
    }

    record AfterChatBody(
            @Schema(description = "Whether customers are asked what they think of a chat") @NotNull
            Boolean ratingAsked,

            @Schema(description = "Stars, or a sad, a neutral or a happy face (one, three or five stars)") @NotNull
            RatingFormat ratingFormat,

            @Schema(description = "What they are asked; null for the usual words", example = "Como foi o atendimento?")
            @Nullable
            @Size(max = 200)
            String ratingQuestion,

            @Schema(description = "Where the department can be reached", example = "vendas@loja.example")
            @Nullable
            @Size(max = 320)
            String contactEmail,

            @Schema(description = "Whether what was said in a chat is sent there") @NotNull
            Boolean transcriptCopied) {

        DepartmentSettings.AfterChat afterChat() {
            return new DepartmentSettings.AfterChat(
                    ratingAsked, ratingFormat, ratingQuestion, contactEmail, transcriptCopied);
        }
    }

    record PicturesBody(
            @Nullable UUID logoId,
            @Nullable UUID chatOnlineId,
            @Nullable UUID chatOfflineId) {

        DepartmentSettings.Pictures pictures() {
            return new DepartmentSettings.Pictures(logoId, chatOnlineId, chatOfflineId);
        }
    }

    record PlaceBody(
            @NotNull UUID agentId,
            @NotNull Boolean tickets,
            @NotNull Boolean chat,
            @NotNull Boolean manager) {

        DepartmentForm.DepartmentPlace form() {
            return new DepartmentForm.DepartmentPlace(agentId, tickets, chat, manager);
        }
    }

    record DepartmentList(List<Department> items) {}

    @GetMapping
    DepartmentList list(
            ActingAgent acting,
            @RequestParam(required = false) @Nullable Boolean active,
            @Parameter(description = "Only active ones that may be chosen for this")
                    @RequestParam(required = false)
                    @Nullable
                    DepartmentUse offeredFor) {
        return new DepartmentList(
                offeredFor == null ? departments.list(acting, active) : departments.offered(acting, offeredFor));
    }

    @GetMapping("/{id}")
    ResponseEntity<Department> find(ActingAgent acting, @PathVariable UUID id) {
        Department department = departments.find(acting, id);
        return Versions.ok(department, department.version());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Department> create(ActingAgent acting, @Valid @RequestBody DepartmentBody body) {
        Department department = departments.create(acting, body.form());
        return ResponseEntity.created(URI.create("/api/v1/departments/" + department.id()))
                .eTag(Versions.etag(department.version()))
                .body(department);
    }

    @PutMapping("/{id}")
    ResponseEntity<Department> change(
            ActingAgent acting,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody DepartmentBody body) {
        Department department = departments.change(acting, id, body.form(), Versions.required(ifMatch));
        return Versions.ok(department, department.version());
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(ActingAgent acting, @PathVariable UUID id) {
        departments.delete(acting, id);
        return ResponseEntity.noContent().build();
    }
}
