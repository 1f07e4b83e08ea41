package app.balcao.people.web;

import app.balcao.people.ActingAgent;
import app.balcao.people.AgentRights;
import app.balcao.people.Permission;
import app.balcao.people.PermissionGroup;
import app.balcao.people.PermissionGroupForm;
import app.balcao.people.PermissionGroups;
import app.balcao.people.RightsReview;
import app.balcao.people.TicketSight;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.security.ConfirmedRecently;
import app.balcao.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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

/** Permission groups, and what follows from them for an agent. */
@RestController
@RequestMapping("/api/v1")
class PermissionGroupController {

    private final PermissionGroups groups;
    private final RightsReview review;

    PermissionGroupController(PermissionGroups groups, RightsReview review) {
        this.groups = groups;
        this.review = review;
    }

    record PermissionGroupBody(
            @NotBlank @Size(max = 120) String name,
            @NotNull TicketSight ticketSight,
            @NotNull @Size(max = 100) List<@NotNull Permission> permissions) {

        PermissionGroupForm form() {
            return new PermissionGroupForm(name, ticketSight, permissions);
        }
    }

    record MembersBody(@NotNull @Size(min = 1, max = 500) List<@NotNull UUID> agentIds) {}

    record PermissionGroupList(List<PermissionGroup> items) {}

    @Operation(summary = "List permission groups, the default one first")
    @GetMapping("/permission-groups")
    PermissionGroupList list(ActingAgent acting) {
        return new PermissionGroupList(groups.list(acting));
    }

    @GetMapping("/permission-groups/{id}")
    ResponseEntity<PermissionGroup> find(ActingAgent acting, @PathVariable UUID id) {
        PermissionGroup group = groups.find(acting, id);
        return Versions.ok(group, group.version());
    }

    @PostMapping("/permission-groups")
    @ResponseStatus(HttpStatus.CREATED)
    @ConfirmedRecently
    ResponseEntity<PermissionGroup> create(ActingAgent acting, @Valid @RequestBody PermissionGroupBody body) {
        PermissionGroup group = groups.create(acting, body.form());
        return ResponseEntity.created(URI.create("/api/v1/permission-groups/" + group.id()))
                .eTag(Versions.etag(group.version()))
                .body(group);
    }

    @PutMapping("/permission-groups/{id}")
    @ConfirmedRecently
    ResponseEntity<PermissionGroup> change(
            ActingAgent acting,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody PermissionGroupBody body) {
        PermissionGroup group = groups.change(acting, id, body.form(), Versions.required(ifMatch));
        return Versions.ok(group, group.version());
    }

    @Operation(summary = "Remove a permission group; its agents go into another")
    @DeleteMapping("/permission-groups/{id}")
    @ConfirmedRecently
    ResponseEntity<Void> delete(
            ActingAgent acting,
            @PathVariable UUID id,
            @Parameter(description = "The group its agents go into; needed while it has any")
                    @RequestParam(required = false)
                    @Nullable
                    UUID moveTo) {
        groups.delete(acting, id, moveTo);
        return ResponseEntity.noContent().build();
    }

    @Operation(summary = "List the agents of a permission group")
    @GetMapping("/permission-groups/{id}/members")
    Page<PermissionGroup.Member> members(
            ActingAgent acting,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return groups.members(acting, id, PageRequest.of(limit, cursor));
    }

    @Operation(summary = "Move agents into a permission group, from whichever they are in")
    @PutMapping("/permission-groups/{id}/members")
    @ConfirmedRecently
    PermissionGroup take(ActingAgent acting, @PathVariable UUID id, @Valid @RequestBody MembersBody body) {
        return groups.take(acting, id, body.agentIds());
    }

    @Operation(summary = "What an agent can do, and why")
    @GetMapping("/agents/{id}/rights")
    AgentRights rights(ActingAgent acting, @PathVariable UUID id) {
        return review.of(acting, id);
    }
}
