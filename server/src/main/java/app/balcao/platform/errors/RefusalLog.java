package app.balcao.platform.errors;

import app.balcao.platform.tenant.Tenant;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Writes into the program's log who was refused what they may not do, or tried too often. Never what was sent, nor
 * the long parts of an address, which may be the token of a link.
 */
final class RefusalLog {

    private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);
    private static final Pattern TOKEN = Pattern.compile("[^/]{40,}");

    private RefusalLog() {}

    static void keep(Problem problem) {
        boolean tells = problem.status() == HttpStatus.FORBIDDEN
                || problem.status() == HttpStatus.TOO_MANY_REQUESTS
                || problem.kind().equals("invalid-token");
        if (tells && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            HttpServletRequest request = attributes.getRequest();
            Authentication who = SecurityContextHolder.getContext().getAuthentication();
            log.info(
                    "Refused ({}): {} {} by {} of account {} from {}",
                    problem.kind(),
                    request.getMethod(),
                    TOKEN.matcher(request.getRequestURI()).replaceAll("***"),
                    who == null ? "nobody" : who.getName(),
                    Tenant.isSet() ? Tenant.id() : "none",
                    request.getRemoteAddr());
        }
    }
}
