package app.balcao.access.web;

import app.balcao.access.Confirmations;
import app.balcao.access.ProgramSignedIn;
import app.balcao.access.SignedIn;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.security.ConfirmedRecently;
import app.balcao.platform.security.PresenceProof;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Keeps operations that want a recent proof from sessions that have none. */
@Component
class ConfirmationInterceptor implements HandlerInterceptor, PresenceProof {

    private final Confirmations confirmations;

    ConfirmationInterceptor(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && method.hasMethodAnnotation(ConfirmedRecently.class)) {
            require();
        }
        return true;
    }

    @Override
    public void require() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller instanceof ProgramSignedIn) {
            throw Problem.of(HttpStatus.FORBIDDEN, "browsers-only", "access.api-token.browsers-only");
        }
        if (caller instanceof SignedIn session && !confirmations.isRecent(session)) {
            throw Problem.of(HttpStatus.FORBIDDEN, "confirmation-required", "access.confirmation.required");
        }
    }
}
