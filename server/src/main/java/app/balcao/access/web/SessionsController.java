package app.balcao.access.web;

import app.balcao.access.Sessions;
import app.balcao.access.SignedIn;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.security.ConfirmedRecently;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own sessions, on all browsers. */
@RestController
@RequestMapping("/api/v1/sessions")
class SessionsController {

    private final Sessions sessions;

    SessionsController(Sessions sessions) {
        this.sessions = sessions;
    }

    record SessionList(List<Sessions.SessionView> items) {}

    @GetMapping
    SessionList list(SignedIn session) {
        return new SessionList(sessions.list(session));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ConfirmedRecently
    void end(SignedIn session, @PathVariable UUID id) {
        sessions.end(session, id);
    }

    /** Ends all others; the parameter must say so, lest a program that forgot an id ends them. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ConfirmedRecently
    void endOthers(SignedIn session, @RequestParam boolean others) {
        if (!others) {
            throw Problem.validation(FieldProblem.of("others", "required", "problem.field.required"));
        }
        sessions.endOthers(session);
    }
}
