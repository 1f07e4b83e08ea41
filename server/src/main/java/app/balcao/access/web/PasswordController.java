package app.balcao.access.web;

import app.balcao.access.AccessLinks;
import app.balcao.access.Credentials;
import app.balcao.access.SignedIn;
import app.balcao.access.VisitorLimits;
import app.balcao.people.ActingAgent;
import app.balcao.platform.security.ConfirmedRecently;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Passwords: their strength, one's own, and the way in, back in and out for others. */
@RestController
@RequestMapping("/api/v1")
class PasswordController {

    private final Credentials credentials;
    private final AccessLinks links;
    private final VisitorLimits limits;

    PasswordController(Credentials credentials, AccessLinks links, VisitorLimits limits) {
        this.credentials = credentials;
        this.links = links;
        this.limits = limits;
    }

    record Candidate(@NotNull @Size(max = 1000) String password) {}

    record PasswordChange(
            @NotEmpty @Size(max = 1000) String current,
            @NotEmpty @Size(max = 1000) String password) {}

    record NewPassword(@NotEmpty @Size(max = 1000) String password) {}

    /** How strong a password would be; it is not kept. */
    @PostMapping("/password-strength")
    Credentials.Strength measure(ActingAgent acting, @Valid @RequestBody Candidate body, HttpServletRequest request) {
        limits.measuring(request.getRemoteAddr());
        return credentials.measure(body.password(), acting);
    }

    /** The same, for the agent whom a link was sent to. */
    @PostMapping("/access-links/{token}/password-strength")
    Credentials.Strength measureForLink(
            @PathVariable String token, @Valid @RequestBody Candidate body, HttpServletRequest request) {
        limits.measuring(request.getRemoteAddr());
        return links.measure(token, body.password());
    }

    @PutMapping("/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ConfirmedRecently
    void change(SignedIn session, @Valid @RequestBody PasswordChange body) {
        credentials.change(session, body.current(), body.password());
    }

    /** Gives an agent another password, which ends their sessions. */
    @PutMapping("/agents/{id}/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ConfirmedRecently
    void define(ActingAgent acting, @PathVariable UUID id, @Valid @RequestBody NewPassword body) {
        credentials.define(acting, id, body.password());
    }

    @PostMapping("/agents/{id}/resend-link")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resendLink(ActingAgent acting, @PathVariable UUID id) {
        links.resend(acting, id);
    }

    /** Tells an agent by e-mail where they sign in and with what; never a password. */
    @PostMapping("/agents/{id}/access-data")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sendAccessData(ActingAgent acting, @PathVariable UUID id) {
        links.sendAccessData(acting, id);
    }

    @PostMapping("/agents/{id}/unlock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlock(ActingAgent acting, @PathVariable UUID id) {
        credentials.unlock(acting, id);
    }

    /** Ends all sessions of an agent, who may sign in anew. */
    @PostMapping("/agents/{id}/sign-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(ActingAgent acting, @PathVariable UUID id) {
        credentials.signOut(acting, id);
    }
}
