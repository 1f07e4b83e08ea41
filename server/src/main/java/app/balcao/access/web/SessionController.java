package app.balcao.access.web;

import app.balcao.access.Entrance;
import app.balcao.access.SecondStep;
import app.balcao.access.Sessions;
import app.balcao.access.SignIn;
import app.balcao.access.SignedIn;
import app.balcao.people.Me;
import app.balcao.people.MyData;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The session of the browser that calls. */
@RestController
@RequestMapping("/api/v1/session")
class SessionController {

    private final SignIn signIn;
    private final Sessions sessions;
    private final MyData myData;
    private final EntryRequests entries;
    private final NotSignedIn notSignedIn;

    SessionController(SignIn signIn, Sessions sessions, MyData myData, EntryRequests entries, NotSignedIn notSignedIn) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.myData = myData;
        this.entries = entries;
        this.notSignedIn = notSignedIn;
    }

    record Credentials(
            @NotBlank @Size(max = 250) String account,
            @NotBlank @Size(max = 250) String email,
            @NotEmpty @Size(max = 1000) String password) {}

    /** Answers who is signed in now, or with 202 what the sign-in still waits for. */
    @PostMapping
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Me.class)))
    @ApiResponse(
            responseCode = "202",
            content = @Content(schema = @Schema(implementation = SignInStepsController.SecondFactorNeeded.class)))
    ResponseEntity<Object> begin(@Valid @RequestBody Credentials body, HttpServletRequest request) {
        SignIn.Outcome outcome = signIn.signIn(
                new SignIn.Attempt(body.account(), body.email(), body.password(), entries.context(request)));
        return switch (outcome) {
            case Entrance.Entered entered ->
                ResponseEntity.ok().headers(entries.cookies(entered, request)).body(entered.me());
            case SecondStep.Needed needed ->
                ResponseEntity.accepted()
                        .header(HttpHeaders.SET_COOKIE, SecondStepCookie.set(needed.ticket(), request))
                        .body(new SignInStepsController.SecondFactorNeeded(needed.methods()));
        };
    }

    /** Who is signed in. Hands out the CSRF cookie, also to nobody. */
    @GetMapping
    Me current(@Nullable SignedIn session, HttpServletRequest request) {
        if (session == null) {
            throw notSignedIn.problem(request);
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
