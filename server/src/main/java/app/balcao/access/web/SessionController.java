package app.balcao.access.web;

import app.balcao.access.Sessions;
import app.balcao.access.SignIn;
import app.balcao.access.SignedIn;
import app.balcao.people.Me;
import app.balcao.people.MyData;
import app.balcao.platform.errors.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The session of the browser that calls. */
@RestController
@RequestMapping("/api/v1/session")
class SessionController {

    private final SignIn signIn;
    private final Sessions sessions;
    private final MyData myData;

    SessionController(SignIn signIn, Sessions sessions, MyData myData) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.myData = myData;
    }

    record Credentials(
            @NotBlank @Size(max = 250) String account,
            @NotBlank @Size(max = 250) String email,
            @NotEmpty @Size(max = 1000) String password) {}

    @PostMapping
    ResponseEntity<Me> begin(
            @Valid @RequestBody Credentials body,
            @RequestHeader(name = HttpHeaders.USER_AGENT, defaultValue = "") String userAgent,
            HttpServletRequest request) {
        SignIn.Entered entered = signIn.signIn(
                new SignIn.Attempt(body.account(), body.email(), body.password(), request.getRemoteAddr(), userAgent));
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.set(entered.cookie(), request))
                .body(entered.me());
    }

    /** Who is signed in. Hands out the CSRF cookie, also to nobody. */
    @GetMapping
    Me current(@Nullable SignedIn session) {
        if (session == null) {
            throw Problem.of(HttpStatus.UNAUTHORIZED, "not-signed-in", "problem.not-signed-in");
        }
        return myData.me(session.agent());
    }

    @DeleteMapping
    ResponseEntity<Void> end(@Nullable SignedIn session, HttpServletRequest request) {
        if (session != null) {
            sessions.end(session);
        }
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.clear(request))
                .build();
    }
}
