package app.balcao.portal.web;

import app.balcao.platform.errors.Problem;
import app.balcao.platform.web.IdempotencyFilter;
import app.balcao.portal.PortalCustomer;
import app.balcao.portal.PortalEntrance;
import app.balcao.portal.PortalSessions;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The gate of the portal's interface, apart from that of agents: neither's session opens anything of the other. */
@Configuration(proxyBeanMethods = false)
class PortalSecurity implements WebMvcConfigurer {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(PortalCustomer.class);
    }

    @Bean
    @Order(2)
    SecurityFilterChain portalGate(
            HttpSecurity http,
            PortalEntrance entrance,
            PortalSessions sessions,
            DSLContext sql,
            TransactionTemplate transaction,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        Problem notSignedIn = Problem.of(HttpStatus.UNAUTHORIZED, "not-signed-in", "portal.not-signed-in");
        Problem csrf = Problem.of(HttpStatus.FORBIDDEN, "csrf", "problem.csrf");
        return http.securityMatcher("/api/v1/portal/**")
                .sessionManagement(each -> each.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(each -> each.spa()
                        .csrfTokenRepository(csrfCookie())
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
                .addFilterBefore(new PortalFilter(entrance, sessions, problems), AnonymousAuthenticationFilter.class)
                .addFilterAfter(
                        new IdempotencyFilter(sql, transaction, problems, customer -> "customer"),
                        AuthorizationFilter.class)
                .authorizeHttpRequests(each -> each.requestMatchers(
                                "/api/v1/portal/*", "/api/v1/portal/*/logo", "/api/v1/portal/*/session")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(each -> each.authenticationEntryPoint((request, response, failure) ->
                                problems.resolveException(request, response, null, notSignedIn))
                        .accessDeniedHandler((request, response, failure) ->
                                problems.resolveException(request, response, null, csrf)))
                .headers(each -> each.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .requestCache(each -> each.disable())
                .logout(each -> each.disable())
                .build();
    }

    private static CookieCsrfTokenRepository csrfCookie() {
        CookieCsrfTokenRepository repository = CookieCsrfTokenRepository.withHttpOnlyFalse();
        repository.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return repository;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PortalCustomerResolver());
    }

    private static final class PortalCustomerResolver implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == PortalCustomer.class;
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binder) {
            return SecurityContextHolder.getContext().getAuthentication() instanceof PortalCustomer customer
                    ? customer
                    : null;
        }
    }
}
