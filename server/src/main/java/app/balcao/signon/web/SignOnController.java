package app.balcao.signon.web;

import app.balcao.access.Entrance.Entered;
import app.balcao.access.web.EntryRequests;
import app.balcao.platform.errors.Problem;
import app.balcao.signon.AgentTokens;
import app.balcao.signon.ProviderSignIn;
import app.balcao.signon.ProviderSignIn.Arrived;
import app.balcao.signon.SamlSignIn;
import app.balcao.signon.SamlSignIn.Taken;
import app.balcao.signon.SignOnLimits;
import app.balcao.signon.SignOnRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The addresses that browsers are sent to by providers and intranets. Each answers by sending the browser on: into the
 * console, to the provider, or to the sign-in page with what went wrong.
 */
@RestController
@RequestMapping("/sso")
class SignOnController {

    private final AgentTokens tokens;
    private final ProviderSignIn providers;
    private final SamlSignIn saml;
    private final EntryRequests entries;
    private final SignOnLimits limits;

    SignOnController(
            AgentTokens tokens, ProviderSignIn providers, SamlSignIn saml, EntryRequests entries, SignOnLimits limits) {
        this.tokens = tokens;
        this.providers = providers;
        this.saml = saml;
        this.entries = entries;
        this.limits = limits;
    }

    /** An agent with a token of the intranet. */
    @GetMapping("/agent")
    ResponseEntity<Void> agentByLink(@RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        return agent(token, request);
    }

    /** The same by a form, which keeps the token out of the address. */
    @PostMapping(path = "/agent", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Void> agentByForm(@RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        return agent(token, request);
    }

    private ResponseEntity<Void> agent(String token, HttpServletRequest request) {
        limits.token(request.getRemoteAddr());
        return entered(tokens.enter(token, entries.context(request)), "/", request);
    }

    /** An agent who chose a provider on the sign-in page. */
    @GetMapping("/start")
    ResponseEntity<Void> start(
            @RequestParam String account,
            @RequestParam UUID provider,
            @RequestParam(name = "return", required = false) @Nullable String returnPath,
            HttpServletRequest request) {
        limits.start(request.getRemoteAddr());
        String known = BrowserKey.of(request);
        String key = known == null ? BrowserKey.create() : known;
        URI address = providers.begin(account, provider, returnPath, key);
        HttpHeaders headers = new HttpHeaders();
        headers.add(HttpHeaders.SET_COOKIE, BrowserKey.cookie(key, request));
        return Redirects.to(address, headers);
    }

    @GetMapping("/oidc/callback")
    ResponseEntity<Void> openIdCallback(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String iss,
            @RequestParam(required = false) @Nullable String error,
            HttpServletRequest request) {
        return arrived(
                providers.openIdReturn(state, code, iss, error, BrowserKey.of(request), entries.context(request)),
                request);
    }

    @GetMapping(path = "/saml/{account}/{provider}/metadata", produces = "application/samlmetadata+xml")
    String samlMetadata(@PathVariable String account, @PathVariable UUID provider) {
        return saml.metadata(account, provider).orElseThrow(Problem::notFound);
    }

    /**
     * The provider's own POST, with which browsers send none of our cookies. Whoever began here is sent on to show
     * that they did; the browser brings its cookie along then.
     */
    @PostMapping(path = "/saml/{account}/{provider}/acs", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Void> samlResponse(
            @PathVariable String account,
            @PathVariable UUID provider,
            @RequestParam(name = "SAMLResponse", defaultValue = "") String response,
            @RequestParam(name = "RelayState", required = false) @Nullable String state,
            HttpServletRequest request) {
        limits.token(request.getRemoteAddr());
        Taken taken = saml.take(account, provider, response, state, entries.context(request));
        return taken.entered() != null
                ? entered(taken.entered(), "/", request)
                : Redirects.to(URI.create("/sso/saml/return?state=" + taken.state()), new HttpHeaders());
    }

    @GetMapping("/saml/return")
    ResponseEntity<Void> samlReturn(
            @RequestParam(required = false) @Nullable String state, HttpServletRequest request) {
        return arrived(providers.samlReturn(state, BrowserKey.of(request), entries.context(request)), request);
    }

    @ExceptionHandler
    ResponseEntity<Void> refused(SignOnRefused refused) {
        return Redirects.refused(refused);
    }

    private ResponseEntity<Void> arrived(Arrived arrived, HttpServletRequest request) {
        return entered(arrived.entered(), arrived.path(), request);
    }

    private ResponseEntity<Void> entered(Entered entered, String path, HttpServletRequest request) {
        return Redirects.to(URI.create(path), entries.cookies(entered, request));
    }
}
