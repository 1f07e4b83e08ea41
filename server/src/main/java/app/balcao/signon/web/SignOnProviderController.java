package app.balcao.signon.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.security.ConfirmedRecently;
import app.balcao.platform.web.Versions;
import app.balcao.signon.LinkedAgent;
import app.balcao.signon.ProviderTests;
import app.balcao.signon.SignOnProvider;
import app.balcao.signon.SignOnProviderForm;
import app.balcao.signon.SignOnProviders;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
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

/** Gestão › Single Sign-On. */
@RestController
@RequestMapping("/api/v1/sign-on-providers")
class SignOnProviderController {

    private final SignOnProviders providers;
    private final ProviderTests tests;

    SignOnProviderController(SignOnProviders providers, ProviderTests tests) {
        this.providers = providers;
        this.tests = tests;
    }

    record ProviderList(List<SignOnProvider> items) {}

    /** @param token to try; for providers that make tokens */
    record TestRequest(@Size(max = 8192) @Nullable String token) {}

    @Operation(summary = "Providers, by name")
    @GetMapping
    ProviderList list(ActingAgent acting) {
        return new ProviderList(providers.list(acting));
    }

    @Operation(summary = "Add a provider")
    @ConfirmedRecently
    @PostMapping
    ResponseEntity<SignOnProvider> create(ActingAgent acting, @Valid @RequestBody SignOnProviderForm body) {
        SignOnProvider made = providers.create(acting, body);
        return ResponseEntity.created(URI.create("/api/v1/sign-on-providers/" + made.id()))
                .eTag(Versions.etag(made.version()))
                .body(made);
    }

    @Operation(summary = "One provider")
    @GetMapping("/{id}")
    ResponseEntity<SignOnProvider> find(ActingAgent acting, @PathVariable UUID id) {
        SignOnProvider provider = providers.find(acting, id);
        return Versions.ok(provider, provider.version());
    }

    @Operation(summary = "Change a provider; without a secret, the one that is kept stays")
    @ConfirmedRecently
    @PutMapping("/{id}")
    ResponseEntity<SignOnProvider> change(
            ActingAgent acting,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody SignOnProviderForm body) {
        SignOnProvider changed = providers.change(acting, id, Versions.required(ifMatch), body);
        return Versions.ok(changed, changed.version());
    }

    @Operation(summary = "Remove a provider; nobody signs in by it any more")
    @ConfirmedRecently
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(ActingAgent acting, @PathVariable UUID id) {
        providers.delete(acting, id);
    }

    @Operation(summary = "Try a provider: does it answer, are its certificates good, would this token open")
    @PostMapping("/{id}/test")
    ProviderTests.Outcome test(ActingAgent acting, @PathVariable UUID id, @Valid @RequestBody TestRequest body) {
        return tests.test(acting, id, body.token());
    }

    @Operation(summary = "Agents who have signed in at a provider")
    @GetMapping("/{id}/links")
    Page<LinkedAgent> links(
            ActingAgent acting,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return providers.links(acting, id, PageRequest.of(limit, cursor));
    }

    @Operation(summary = "Forget whom a provider means by an agent")
    @ConfirmedRecently
    @DeleteMapping("/{id}/links/{agentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlink(ActingAgent acting, @PathVariable UUID id, @PathVariable UUID agentId) {
        providers.unlink(acting, id, agentId);
    }
}
