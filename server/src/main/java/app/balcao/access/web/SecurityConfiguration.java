package app.balcao.access.web;

import app.balcao.access.IpRules;
import app.balcao.access.Programs;
import app.balcao.access.Sessions;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.web.IdempotencyFilter;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** The gate: who may call what without a session, and what every answer carries. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String CONTENT_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data: blob: https: http:; font-src 'self' data:; connect-src 'self' ws: wss:;"
                    + " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static final String[] OPEN = {
        "/api/v1/session",
        "/api/v1/session/passkey",
        "/api/v1/session/passkey-options",
        "/api/v1/session/second-factor/**",
        "/api/v1/password-recoveries",
        "/api/v1/account-recoveries",
        "/api/v1/access-links/**",
        "/api/v1/accounts",
        "/api/v1/registration",
        "/api/v1/public-documents/**",
        "/api/v1/sign-on-choices",
        "/api/v1/openapi.json",
    };

    @Bean
    SecurityFilterChain gate(
            HttpSecurity http,
            Sessions sessions,
            Programs programs,
            IpRules ipRules,
            NotSignedIn notSignedIn,
            DSLContext sql,
            TransactionTemplate transaction,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        Problem csrf = Problem.of(HttpStatus.FORBIDDEN, "csrf", "problem.csrf");
        return http.sessionManagement(each -> each.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // The session is found anew in each request, which is no reason for a new token: another request that
                // is
                // under way would carry the former one and be refused.
                .csrf(each -> each.spa()
                        .ignoringRequestMatchers(ProgramFilter::carriesToken)
                        .csrfTokenRepository(csrfCookie())
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
                .addFilterBefore(new ProgramFilter(programs, problems), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new SessionFilter(sessions, ipRules, problems), AnonymousAuthenticationFilter.class)
                .addFilterAfter(
                        new IdempotencyFilter(sql, transaction, problems, ReaderRights::of), AuthorizationFilter.class)
                .authorizeHttpRequests(each -> each.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers("/api/**", "/realtime")
                        .authenticated()
                        .requestMatchers("/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .requestMatchers(HttpMethod.GET, "/**")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(each -> each.authenticationEntryPoint((request, response, failure) ->
                                problems.resolveException(request, response, null, notSignedIn.problem(request)))
                        .accessDeniedHandler((request, response, failure) ->
                                problems.resolveException(request, response, null, csrf)))
                .headers(each -> each.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .requestCache(each -> each.disable())
                .logout(each -> each.disable())
                .build();
    }

    private static CookieCsrfTokenRepository csrfCookie() {
        CookieCsrfTokenRepository repository = CookieCsrfTokenRepository.withHttpOnlyFalse();
        repository.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return repository;
    }

    /** Measuring each filter of each request costs more than the filters do. */
    @Bean
    SecurityObservationSettings withoutObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Spring would make up a user of its own without this; agents come by {@link Sessions} alone. */
    @Bean
    UserDetailsService noOtherUsers() {
        return name -> {
            throw new UsernameNotFoundException("Agents sign in at /api/v1/session");
        };
    }
}
