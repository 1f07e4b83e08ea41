package app.balcao.people.web;

import app.balcao.people.ActingAgent;
import app.balcao.people.Agent;
import app.balcao.people.AgentFilter;
import app.balcao.people.AgentForm;
import app.balcao.people.AgentSummary;
import app.balcao.people.Agents;
import app.balcao.people.FirstAccess;
import app.balcao.people.NewAgents;
import app.balcao.people.Seats;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.web.Versions;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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

/** Agents. */
@RestController
@RequestMapping("/api/v1/agents")
class AgentController {

    private final Agents agents;
    private final NewAgents newAgents;

    AgentController(Agents agents, NewAgents newAgents) {
        this.agents = agents;
        this.newAgents = newAgents;
    }

    record AgentBody(
            @NotBlank @Size(max = 250) String name,
            @NotBlank @Size(max = 250) String email,
            @NotNull Boolean isAdministrator,
            @NotNull Boolean active,

            @Schema(
                    description =
                            "Whether the agent is sent the link by which they validate a new address; absent is yes")
            @Nullable
            Boolean sendValidation,

            @Nullable String language,
            @Nullable @Size(max = 100) String timeZone,
            @Nullable @Size(max = 100) String chatNickname,

            @Schema(description = "Whether signing in makes the agent online in the chat; absent is yes") @Nullable
            Boolean chatOnlineAtSignIn,

            @Schema(
                    description =
                            "Whether waiting conversations are given to the agent; absent leaves it, which is yes for a new one")
            @Nullable
            Boolean automaticDistribution,

            @Schema(
                    description =
                            "How many conversations the agent attends at once; absent leaves it, which is 4 for a new one",
                    example = "4")
            @Nullable
            @Min(1)
            @Max(100)
            Integer mostConversations,

            @Nullable @Size(max = 50_000) String signatureHtml,

            @Schema(description = "Absent leaves it; a new agent then gets the account's default group") @Nullable
            UUID permissionGroupId,

            @Schema(description = "The work shift outside of which the agent cannot sign in; null for none") @Nullable
            UUID workShiftId,

            @NotNull @Size(max = 500) List<@Valid @NotNull PlaceBody> departments,

            @Schema(description = "Of a new agent only: chosen for them; absent lets them choose it by the link")
            @Nullable
            @Size(max = 1000)
            String password,

            @Schema(description = "Of a new agent only: whether they are told by e-mail what they sign in with")
            @Nullable
            Boolean sendSignInInformation) {

        AgentForm form() {
            return new AgentForm(
                    name,
                    email,
                    isAdministrator,
                    active,
                    !Boolean.FALSE.equals(sendValidation),
                    language,
                    timeZone,
                    chatNickname,
                    !Boolean.FALSE.equals(chatOnlineAtSignIn),
                    automaticDistribution,
                    mostConversations,
                    signatureHtml == null ? "" : signatureHtml,
                    permissionGroupId,
                    workShiftId,
                    departments.stream().map(PlaceBody::form).toList());
        }

        FirstAccess firstAccess() {
            return new FirstAccess(password, Boolean.TRUE.equals(sendSignInInformation));
        }
    }

    record PlaceBody(
            @NotNull UUID departmentId,
            @NotNull Boolean tickets,
            @NotNull Boolean chat,
            @NotNull Boolean manager) {

        AgentForm.AgentPlace form() {
            return new AgentForm.AgentPlace(departmentId, tickets, chat, manager);
        }
    }

    @GetMapping
    Page<AgentSummary> list(
            ActingAgent acting,
            @RequestParam(required = false) @Nullable @Size(max = 250) String search,
            @RequestParam(required = false) @Nullable Boolean active,
            @RequestParam(required = false) @Nullable UUID departmentId,
            @RequestParam(required = false) @Nullable Boolean administrator,
            @RequestParam(required = false) @Nullable Boolean emailValidated,
            @RequestParam(required = false) @Nullable Boolean locked,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        AgentFilter filter = new AgentFilter(search, active, departmentId, administrator, emailValidated, locked);
        return agents.list(acting, filter, PageRequest.of(limit, cursor));
    }

    /** How many agents may be active, and are. */
    @GetMapping("/seats")
    Seats seats(ActingAgent acting) {
        return agents.seats(acting);
    }

    @GetMapping("/{id}")
    ResponseEntity<Agent> find(ActingAgent acting, @PathVariable UUID id) {
        Agent agent = agents.find(acting, id);
        return Versions.ok(agent, agent.version());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Agent> create(ActingAgent acting, @Valid @RequestBody AgentBody body) {
        Agent agent = newAgents.register(acting, body.form(), body.firstAccess());
        return ResponseEntity.created(URI.create("/api/v1/agents/" + agent.id()))
                .eTag(Versions.etag(agent.version()))
                .body(agent);
    }

    @PutMapping("/{id}")
    ResponseEntity<Agent> change(
            ActingAgent acting,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody AgentBody body) {
        Agent agent = agents.change(acting, id, body.form(), Versions.required(ifMatch));
        return Versions.ok(agent, agent.version());
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(ActingAgent acting, @PathVariable UUID id) {
        agents.delete(acting, id);
        return ResponseEntity.noContent().build();
    }
}
