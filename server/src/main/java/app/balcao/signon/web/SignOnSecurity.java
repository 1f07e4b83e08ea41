package app.balcao.signon.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The gate of {@code /sso/}: what comes here proves itself, by a token or by what it answers. It comes from other
 * sites by nature, so no token against forged requests is asked for, and no session that happens to be there counts.
 */
@Configuration(proxyBeanMethods = false)
class SignOnSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain signOnGate(HttpSecurity http) {
        return http.securityMatcher("/sso/**")
                .sessionManagement(each -> each.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(each -> each.disable())
                .authorizeHttpRequests(each -> each.anyRequest().permitAll())
                // The address may hold a token: no page that follows is told it, and nothing keeps the answer.
                .headers(each -> each.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'")))
                .requestCache(each -> each.disable())
                .logout(each -> each.disable())
                .build();
    }
}
