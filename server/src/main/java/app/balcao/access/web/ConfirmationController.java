package app.balcao.access.web;

import app.balcao.access.Confirmations;
import app.balcao.access.PasskeyCeremonies.AssertionOptions;
import app.balcao.access.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The proof, in the midst of a session, that its agent is still there. */
@RestController
@RequestMapping("/api/v1/session/confirmation")
class ConfirmationController {

    private final Confirmations confirmations;

    ConfirmationController(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    record Confirmation(
            @Nullable @Size(max = 1000) String password,
            @Nullable @Size(max = 100) String code) {}

    @GetMapping
    Confirmations.Ways ways(SignedIn session) {
        return confirmations.ways(session);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(
            SignedIn session,
            @Valid @RequestBody Confirmation body,
            HttpServletRequest request,
            HttpServletResponse response) {
        renew(
                confirmations.confirm(session, SessionCookie.read(request), body.password(), body.code()),
                request,
                response);
    }

    @PostMapping("/passkey-options")
    AssertionOptions passkeyOptions(SignedIn session) {
        return confirmations.passkeyOptions(session);
    }

    @PostMapping("/passkey")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirmByPasskey(
            SignedIn session,
            @Valid @RequestBody AssertionBody body,
            HttpServletRequest request,
            HttpServletResponse response) {
        renew(confirmations.confirm(session, SessionCookie.read(request), body.assertion()), request, response);
    }

    private static void renew(Optional<String> cookie, HttpServletRequest request, HttpServletResponse response) {
        cookie.ifPresent(value -> response.addHeader(HttpHeaders.SET_COOKIE, SessionCookie.set(value, request)));
    }
}
