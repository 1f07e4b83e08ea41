package app.balcao.access.web;

import app.balcao.access.AccessLinks;
import app.balcao.access.Recoveries;
import app.balcao.access.VisitorLimits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Forgotten passwords and accounts, and the links that come by e-mail. */
@RestController
@RequestMapping("/api/v1")
class RecoveryController {

    private final Recoveries recoveries;
    private final AccessLinks links;
    private final VisitorLimits limits;

    RecoveryController(Recoveries recoveries, AccessLinks links, VisitorLimits limits) {
        this.recoveries = recoveries;
        this.links = links;
        this.limits = limits;
    }

    record ForgottenPassword(
            @NotBlank @Size(max = 250) String account,
            @NotBlank @Size(max = 250) String email) {}

    record ForgottenAccount(@NotBlank @Size(max = 250) String email) {}

    record LinkUse(@Nullable @Size(max = 1000) String password) {}

    @PostMapping("/password-recoveries")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void recoverPassword(@Valid @RequestBody ForgottenPassword body, HttpServletRequest request) {
        recoveries.password(body.account(), body.email(), request.getRemoteAddr());
    }

    @PostMapping("/account-recoveries")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void recoverAccount(@Valid @RequestBody ForgottenAccount body, HttpServletRequest request) {
        recoveries.account(body.email(), request.getRemoteAddr());
    }

    @GetMapping("/access-links/{token}")
    AccessLinks.LinkInfo link(@PathVariable String token, HttpServletRequest request) {
        limits.link(request.getRemoteAddr());
        return links.find(token);
    }

    @PostMapping("/access-links/{token}/use")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void useLink(@PathVariable String token, @Valid @RequestBody LinkUse body, HttpServletRequest request) {
        limits.link(request.getRemoteAddr());
        links.use(token, body.password());
    }

    /** Says that a sign-in the link tells of was somebody else's. */
    @PostMapping("/access-links/{token}/disown")
    AccessLinks.Disowned disown(@PathVariable String token, HttpServletRequest request) {
        limits.link(request.getRemoteAddr());
        return links.disown(token);
    }
}
