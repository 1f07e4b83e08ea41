package app.balcao.platform.i18n;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sets the language of answers given before any endpoint is reached, such as those of the security filters. */
@Component
@Order(LanguageFilter.AFTER_REQUEST_CONTEXT)
final class LanguageFilter extends OncePerRequestFilter {

    static final int AFTER_REQUEST_CONTEXT = -104;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        LocaleContextHolder.setLocale(Language.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))
                .orElse(Language.PT_BR)
                .locale());
        chain.doFilter(request, response);
    }
}
