package app.balcao.conversation.web;

import app.balcao.conversation.binding.Binding;
import app.balcao.conversation.binding.BindingFilter;
import app.balcao.conversation.binding.BindingForm;
import app.balcao.conversation.binding.BindingSimulator;
import app.balcao.conversation.binding.BindingSimulator.Simulation;
import app.balcao.conversation.binding.BindingWarning;
import app.balcao.conversation.binding.Bindings;
import app.balcao.people.ActingAgent;
import app.balcao.people.PersonalData;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
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

/** Customers bound to their agents. */
@Tag(name = "Customer bindings")
@RestController
@RequestMapping("/api/v1/customer-bindings")
class BindingController {

    private final Bindings bindings;
    private final BindingSimulator simulator;

    BindingController(Bindings bindings, BindingSimulator simulator) {
        this.bindings = bindings;
        this.simulator = simulator;
    }

    record Body(
            @Nullable @Schema(description = "Must be told", requiredMode = Schema.RequiredMode.REQUIRED)
            UUID agentId,

            @NotNull UUID departmentId,

            @NotBlank @Size(max = 250) @Schema(example = "rita@cliente.example")
            String email) {

        BindingForm form() {
            return new BindingForm(agentId, departmentId, email);
        }
    }

    record SimulateBody(
            @NotNull UUID departmentId,

            @Schema(
                    description = "As a customer would type it; absent for nobody known",
                    example = "rita@cliente.example")
            @Nullable
            @Size(max = 1000)
            String email) {}

    record View(
            UUID id,
            Instant createdAt,
            Binding.Named agent,
            Binding.Named department,
            @PersonalData String email,

            @Schema(description = "Why it may not do what it is for")
            List<BindingWarning> warnings,

            int version) {

        static View of(Bindings.Judged judged) {
            Binding binding = judged.binding();
            return new View(
                    binding.id(),
                    binding.createdAt(),
                    binding.agent(),
                    binding.department(),
                    binding.email(),
                    List.copyOf(judged.warnings()),
                    binding.version());
        }
    }

    @Operation(summary = "Customers bound to agents, the newest first")
    @GetMapping
    Page<Binding> list(
            ActingAgent acting,
            @RequestParam(required = false) @Nullable UUID agentId,
            @RequestParam(required = false) @Nullable UUID departmentId,
            @RequestParam(required = false) @Nullable @Size(max = 250) String email,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return bindings.list(acting, new BindingFilter(agentId, departmentId, email), PageRequest.of(limit, cursor));
    }

    @Operation(summary = "A binding")
    @GetMapping("/{id}")
    ResponseEntity<View> find(ActingAgent acting, @PathVariable UUID id) {
        return answer(bindings.find(acting, id));
    }

    @Operation(summary = "Bind a customer to an agent of a department")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<View> create(ActingAgent acting, @Valid @RequestBody Body body) {
        View made = View.of(bindings.create(acting, body.form()));
        return ResponseEntity.created(URI.create("/api/v1/customer-bindings/" + made.id()))
                .eTag(Versions.etag(made.version()))
                .body(made);
    }

    @Operation(summary = "Change a binding")
    @PutMapping("/{id}")
    ResponseEntity<View> change(
            ActingAgent acting,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Body body) {
        return answer(bindings.change(acting, id, body.form(), Versions.required(ifMatch)));
    }

    @Operation(summary = "Remove a binding")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(ActingAgent acting, @PathVariable UUID id) {
        bindings.delete(acting, id);
    }

    @Operation(summary = "Who would get a conversation that began now, and why; nothing changes")
    @PostMapping("/simulate")
    Simulation simulate(ActingAgent acting, @Valid @RequestBody SimulateBody body) {
        return simulator.simulate(acting, body.departmentId(), body.email());
    }

    private static ResponseEntity<View> answer(Bindings.Judged judged) {
        View view = View.of(judged);
        return Versions.ok(view, view.version());
    }
}
