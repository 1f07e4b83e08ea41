package app.balcao.access.web;

import app.balcao.access.ApiToken;
import app.balcao.access.ApiTokenForm;
import app.balcao.access.ApiTokenPolicy;
import app.balcao.access.ApiTokens;
import app.balcao.people.ActingAgent;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.security.ConfirmedRecently;
import app.balcao.platform.web.Versions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
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

/** API tokens: one's own, and for administrators all of the account. */
@RestController
@RequestMapping("/api/v1")
class ApiTokenController {

    private final ApiTokens tokens;

    ApiTokenController(ApiTokens tokens) {
        this.tokens = tokens;
    }

    record TokenBody(
            @NotNull @Size(max = 250) String name,
            @NotNull @Size(max = 50) List<@NotNull @Size(max = 50) String> scopes,
            @NotNull @Size(max = 200) List<@NotNull @Size(max = 100) String> addresses,
            int days) {}

    record PolicyBody(boolean agentsMayCreate) {}

    @GetMapping("/api-tokens")
    Page<ApiToken> list(
            ActingAgent acting,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return tokens.list(acting, all, PageRequest.of(limit, cursor));
    }

    /** The answer shows the token this once: it must not be kept anywhere on the way. */
    @ConfirmedRecently
    @PostMapping("/api-tokens")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ApiTokens.Created> create(ActingAgent acting, @Valid @RequestBody TokenBody body) {
        ApiTokens.Created created =
                tokens.create(acting, new ApiTokenForm(body.name(), body.scopes(), body.addresses(), body.days()));
        return ResponseEntity.created(
                        URI.create("/api/v1/api-tokens/" + created.token().id()))
                .cacheControl(CacheControl.noStore())
                .body(created);
    }

    @DeleteMapping("/api-tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(ActingAgent acting, @PathVariable UUID id) {
        tokens.revoke(acting, id);
    }

    @GetMapping("/api-token-policy")
    ResponseEntity<ApiTokenPolicy> policy(ActingAgent acting) {
        ApiTokenPolicy policy = tokens.policy();
        return Versions.ok(policy, policy.version());
    }

    @ConfirmedRecently
    @PutMapping("/api-token-policy")
    ResponseEntity<ApiTokenPolicy> changePolicy(
            ActingAgent acting,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody PolicyBody body) {
        ApiTokenPolicy policy = tokens.change(acting, body.agentsMayCreate(), Versions.required(ifMatch));
        return Versions.ok(policy, policy.version());
    }
}
